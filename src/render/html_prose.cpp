// Running text in a page.
#include <algorithm>

#include "render/html_parts.hpp"

namespace mentor {
namespace {

// Before a badge a colon is heard and not seen.
constexpr std::string_view kColon = ": ";
constexpr std::string_view kUnseenColon = "<span class=\"unseen\">:</span> ";

std::string element(std::string_view name, const std::string& content) {
  return "<" + std::string(name) + ">" + content + "</" + std::string(name) + ">";
}

std::string toned(std::string_view classes, const std::string& content) {
  return "<span class=\"" + std::string(classes) + "\">" + content + "</span>";
}

bool stands_out(Tone tone) { return tone != Tone::plain && tone != Tone::strong; }

std::string span_html(const Span& span) {
  const std::string text = html_text(span.text.unguarded());
  if (stands_out(span.tone)) return toned(html_class(span.tone), text);
  return span.tone == Tone::strong ? element("strong", text) : text;
}

std::string spans_html(const Block& block) {
  std::string out;
  for (const auto& span : block.spans)
    if (is_read(span.shown)) out += span_html(span);
  return out;
}

// What is nought is there to be seen and does not shout.
std::string tile_html(const Tile& tile) {
  const Tone tone = tile.value == "0" ? Tone::dim : tile.tone;
  const std::string classes = tone == Tone::plain ? "" : " class=\"" + std::string(html_class(tone)) + "\"";
  const std::string note = tile.note.empty() ? "" : "<dd class=\"note\">" + html_text(tile.note) + "</dd>";
  return "<div" + classes + "><dt>" + html_text(tile.label) + "</dt><dd>" + html_text(tile.value) + "</dd>" + note + "</div>\n";
}

std::string tiles_html(std::span<const Tile> tiles) {
  std::string out = "<dl class=\"tiles\">\n";
  for (const auto& tile : tiles) out += tile_html(tile);
  return out + "</dl>\n";
}

// The box of a task is drawn; the word says the same to those who do not see it.
std::string item_opening(const Block& block) {
  if (block.kind == Block::Kind::task_done) return "<li class=\"task kept\"><span class=\"unseen\">Done: </span>";
  if (block.kind == Block::Kind::task_open) return "<li class=\"task\"><span class=\"unseen\">To do: </span>";
  return "<li>";
}

std::string list_html(std::span<const Block> items, int level) {
  std::string out = "<ul>\n";
  while (!items.empty()) {
    const auto rest = items.subspan(1);
    const auto next = std::ranges::find_if(rest, [&](const Block& block) { return block.level <= level; });
    const auto below = rest.first(static_cast<std::size_t>(next - rest.begin()));
    out += item_opening(items.front()) + spans_html(items.front());
    if (!below.empty()) out += "\n" + list_html(below, level + 1);
    out += "</li>\n";
    items = rest.subspan(below.size());
  }
  return out + "</ul>\n";
}

std::string commands_html(std::span<const Block> lines) {
  std::string out = "<pre><code>";
  for (const auto& line : lines) out += spans_html(line) + "\n";
  return out + "</code></pre>\n";
}

std::string single_html(const Block& block) {
  if (block.kind == Block::Kind::heading) return element("h3", html_heading(block)) + "\n";
  return block.tiles.empty() ? element("p", spans_html(block)) + "\n" : tiles_html(block.tiles);
}

}  // namespace

std::string_view html_class(Tone tone) {
  switch (tone) {
    case Tone::plain:
    case Tone::strong:
      return "";
    case Tone::dim:
      return "dim";
    case Tone::good:
      return "good";
    case Tone::warn:
      return "warn";
    case Tone::bad:
      return "bad";
  }
  return "";
}

std::string html_badge(Tone tone, const std::string& content) { return toned("badge " + std::string(html_class(tone)), content); }

std::string html_heading(const Block& block) {
  std::string out;
  for (const auto& span : block.spans) {
    if (!is_read(span.shown)) continue;
    const bool is_badge = stands_out(span.tone);
    if (is_badge && out.ends_with(kColon)) out.replace(out.size() - kColon.size(), kColon.size(), kUnseenColon);
    out += is_badge ? html_badge(span.tone, html_text(span.text.unguarded())) : html_text(span.text.unguarded());
  }
  return out;
}

std::string html_blocks(std::span<const Block> blocks) {
  const auto is_command = [](const Block& block) { return block.kind == Block::Kind::command; };
  const auto run_of = [&](auto belongs) {
    return blocks.first(static_cast<std::size_t>(std::ranges::find_if_not(blocks, belongs) - blocks.begin()));
  };
  std::string out;
  while (!blocks.empty()) {
    const auto items = run_of(is_listed);
    const auto lines = run_of(is_command);
    if (!items.empty()) out += list_html(items, 1);
    if (!lines.empty()) out += commands_html(lines);
    if (items.empty() && lines.empty() && blocks.front().kind != Block::Kind::gap) out += single_html(blocks.front());
    blocks = blocks.subspan(std::max<std::size_t>(1, items.size() + lines.size()));
  }
  return out;
}

std::string html_certificate(const Certificate& certificate) {
  std::string out;
  for (const auto& line : certificate.lines) out += (out.empty() ? "<p class=\"whom\">" : "<p>") + html_text(line) + "</p>\n";
  if (!certificate.listed.empty()) out += "<h3>" + html_text(certificate.list_title) + "</h3>\n<ul>\n";
  for (const auto& item : certificate.listed) out += "<li>" + html_text(item) + "</li>\n";
  if (!certificate.listed.empty()) out += "</ul>\n";
  out += "<div class=\"signatures\">\n";
  for (const auto& name : certificate.signatures) out += "<p>" + html_text(name) + "</p>\n";
  return out + "</div>\n";
}

}  // namespace mentor
