// HTML: one page that is whole by itself. It has no script, loads nothing, and its policy forbids both.
#include <algorithm>
#include <charconv>

#include "render/html_parts.hpp"
#include "render/mail_encoding.hpp"

namespace mentor {
namespace {

std::string bytes_of(std::string_view hexadecimal) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2) {
    unsigned char byte = 0;
    std::from_chars(hexadecimal.data() + i, hexadecimal.data() + i + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

std::string policy() {
  return "default-src 'none'; style-src 'sha256-" + base64(bytes_of(page_style_sha256())) + "'; base-uri 'none'; form-action 'none'";
}

bool is_title(const Block& block) { return block.kind == Block::Kind::heading && block.level == 1; }
bool is_part(const Block& block) { return block.kind == Block::Kind::heading && block.level <= 2; }

Block title_of(const View& view) {
  for (const auto& section : view.sections)
    if (const auto* prose = std::get_if<Prose>(&section))
      if (const auto found = std::ranges::find_if(prose->blocks, is_title); found != prose->blocks.end()) return *found;
  return heading(1, "Mentoring");
}

std::string text_of(const Block& block) {
  std::string text;
  for (const auto& span : block.spans)
    if (is_read(span.shown)) text += span.text.unguarded();
  return text;
}

// The parts of a page one after the other; each begins with a heading of the second level, and what stands before the first of them
// belongs to the title.
class Body {
 public:
  Body(const Block& title, const Target& target) : title_(title), target_(target) {
    out_ = "<header>\n<h1>" + html_heading(title) + "</h1>\n";
    end_ = "</header>\n";
  }

  void operator()(const Prose& prose) {
    std::span<const Block> blocks(prose.blocks);
    while (!blocks.empty()) {
      const auto opens = is_part(blocks.front());
      if (opens && !is_title(blocks.front())) open(html_heading(blocks.front()));
      if (opens) blocks = blocks.subspan(1);
      const auto end = std::ranges::find_if(blocks, is_part);
      const auto own = blocks.first(static_cast<std::size_t>(end - blocks.begin()));
      out_ += html_blocks(own);
      blocks = blocks.subspan(own.size());
    }
  }
  void operator()(const Table& table) {
    if (table.rows.empty() && table.empty.empty()) return;
    open(html_text(table.title));
    out_ += html_table(table, table.title.empty() ? text_of(title_) : table.title, target_);
  }
  void operator()(const Sheet& sheet) {
    open(html_text(sheet.title.unguarded()));
    out_ += html_sheet(sheet, target_);
  }
  void operator()(const Certificate& certificate) {
    open(html_text(certificate.title), " class=\"certificate\"");
    out_ += html_certificate(certificate);
  }
  // Those that follow each other stand side by side.
  void operator()(const Chart& chart) {
    if (chart.labels.empty()) return;
    if (end_ != kFiguresEnd) {
      open("In figures");
      out_ += "<div class=\"figures\">\n";
      end_ = kFiguresEnd;
    }
    out_ += html_chart(chart, "chart-" + std::to_string(++charts_), target_);
  }
  std::string finished() && {
    close();
    return std::move(out_);
  }

 private:
  void open(const std::string& title, std::string_view attributes = "") {
    close();
    end_ = "</section>\n";
    if (title.empty()) {
      out_ += "<section>\n";
      return;
    }
    const std::string id = "part-" + std::to_string(++parts_);
    out_ += "<section" + std::string(attributes) + " aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + title + "</h2>\n";
  }
  static constexpr std::string_view kFiguresEnd = "</div>\n</section>\n";

  void close() { out_ += std::exchange(end_, {}); }

  const Block& title_;
  const Target& target_;
  std::string out_;
  std::string end_;
  int parts_ = 0;
  int charts_ = 0;
};

std::string head(const Block& title) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
         policy() +
         "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
         html_attribute(text_of(title)) + "</title>\n<style>" + std::string(page_style()) + "</style>\n</head>\n";
}

std::string notice(const View& view) {
  if (!view.shows_private) return "";
  return "<p class=\"notice\"><strong>Private lines are in here.</strong> This page was made with --include-private: keep it to "
         "yourself.</p>\n";
}

}  // namespace

std::string print_html(const View& view, const Target& given) {
  Target target = given;
  target.terminal = false;
  const Block title = title_of(view);
  Body body(title, target);
  for (const auto& section : view.sections) std::visit([&](const auto& s) { body(s); }, section);
  return head(title) + "<body>\n<main>\n" + notice(view) + std::move(body).finished() +
         "</main>\n<footer>Times: " + html_text(target.zone->name()) +
         ". Made with mentor from notes that stay on their owner's machine.</footer>\n</body>\n</html>\n";
}

}  // namespace mentor
