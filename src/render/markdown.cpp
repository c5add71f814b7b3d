// Markdown: text from the store stays text, whatever it holds.
#include <algorithm>

#include "mentor/base/text.hpp"
#include "mentor/render/formats.hpp"
#include "render/cell_text.hpp"
#include "render/chart_text.hpp"

namespace mentor {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// "lt;" and "#60;" behind a '&'.
bool names_character(std::string_view text) {
  const auto end = std::ranges::find_if(text, [](char c) { return !is_word(c) && c != '#'; });
  return end != text.begin() && end != text.end() && *end == ';';
}

// Whether the character at `i` would act as markup there.
bool acts(std::string_view text, std::size_t i) {
  const char c = text[i];
  const char before = i > 0 ? text[i - 1] : ' ';
  const char after = i + 1 < text.size() ? text[i + 1] : ' ';
  switch (c) {
    case '\\':
    case '`':
    case '<':
    case '[':
    case ']':
    case '|':
      return true;
    case '*':
    case '~':
      return after != ' ' || before != ' ';
    case '_':
      return !(is_word(before) && is_word(after));
    case '&':
      return names_character(text.substr(i + 1));
    case '#':
      return i + 1 == text.size();  // closes a heading
    default:
      return false;
  }
}

// At the start of a block a few more would: headings, lists, quotes, rules.
std::size_t acting_at_start(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  if (std::string_view("#>+-=*").find(text.front()) != std::string_view::npos) return 0;
  const auto digits = text.find_first_not_of("0123456789");
  const bool numbered = digits != 0 && digits != std::string_view::npos && (text[digits] == '.' || text[digits] == ')');
  return numbered && (digits + 1 == text.size() || text[digits + 1] == ' ') ? digits : std::string_view::npos;
}

std::string escaped(std::string_view raw, bool at_start) {
  std::string text = visible_line(raw);
  // Blanks in front would hide what begins a block, or make it code.
  if (at_start) text.erase(0, text.find_first_not_of(' '));
  const auto start = at_start ? acting_at_start(text) : std::string_view::npos;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == start || acts(text, i)) out += '\\';
    out += text[i];
  }
  return out;
}

std::string spans(const Block& block) {
  std::string out;
  for (const auto& span : block.spans) {
    if (!is_read(span.shown)) continue;
    const std::string text = escaped(span.text.unguarded(), out.empty());
    const auto first = text.find_first_not_of(' ');
    if (span.tone != Tone::strong || first == std::string::npos) {
      out += text;
      continue;
    }
    const auto last = text.find_last_not_of(' ');
    out += text.substr(0, first) + "**" + text.substr(first, last - first + 1) + "**" + text.substr(last + 1);
  }
  return out;
}

std::string lead_of(const Block& block) {
  switch (block.kind) {
    case Block::Kind::heading:
      return std::string(static_cast<std::size_t>(block.level), '#') + " ";
    case Block::Kind::bullet:
      return block.level > 1 ? "  - " : "- ";
    case Block::Kind::task_open:
      return "- [ ] ";
    case Block::Kind::task_done:
      return "- [x] ";
    default:
      return "";
  }
}

// Only the items of one list and the lines of one example stand together: every reader of Markdown parts the others at a blank line.
bool stand_together(const Block& before, const Block& after) {
  if (is_listed(before)) return is_listed(after);
  return before.kind == Block::Kind::command && after.kind == Block::Kind::command;
}

std::string print(const Prose& prose) {
  std::string out;
  const Block* before = nullptr;
  for (const auto& block : prose.blocks) {
    if (before != nullptr && !stand_together(*before, block)) out += "\n";
    if (block.kind == Block::Kind::gap) {
      before = nullptr;
      continue;
    }
    before = &block;
    const bool is_command = block.kind == Block::Kind::command;
    out += is_command ? "    " + visible_line(block.spans.front().text.unguarded()) : lead_of(block) + spans(block);
    out += "\n";
  }
  return out;
}

std::string print(const Table& table, const Target& target) {
  std::string out = table.title.empty() ? "" : "## " + escaped(table.title, false) + "\n\n";
  if (table.rows.empty()) return table.empty.empty() ? "" : out + escaped(table.empty, true) + "\n";
  std::string header = "|";
  std::string rule = "|";
  for (const auto& column : table.columns) {
    if (!is_read(column)) continue;
    header += " " + escaped(column.header, false) + " |";
    rule += column.align == Align::right ? " ---: |" : " --- |";
  }
  out += header + "\n" + rule + "\n";
  for (const auto& row : table.rows) {
    std::string line = "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (is_read(table.columns[i])) line += " " + escaped(people_text(row[i], target), false) + " |";
    out += line + "\n";
  }
  return out;
}

std::string print(const Sheet& sheet, const Target& target) {
  std::string out = sheet.title.empty() ? "" : "## " + escaped(sheet.title.unguarded(), false) + "\n\n";
  for (const auto& entry : sheet.entries)
    if (!entry.header.empty())
      out += "- **" + escaped(entry.header, false) + ":** " + escaped(people_text(entry.cell, target), false) + "\n";
  return out;
}

// As code, so that what is drawn keeps its shape. A file is read elsewhere, so the locale says nothing about it.
std::string print(const Chart& chart, const Target& given) {
  if (chart.for_pages) return "";
  Target target = given;
  target.utf8 = true;
  std::string out = "**" + escaped(chart.title, false) + ".** " + escaped(chart.description, false) + "\n\n";
  for (const auto& line : chart_lines(chart, target)) out += "    " + line + "\n";
  return out;
}

}  // namespace

std::string print_markdown(const View& view, const Target& given) {
  Target target = given;
  target.terminal = false;
  if (!view.verbatim.empty()) return view.verbatim;
  std::string out;
  for (const auto& section : view.sections) {
    std::string text;
    if (const auto* prose = std::get_if<Prose>(&section)) text = print(*prose);
    if (const auto* table = std::get_if<Table>(&section)) text = print(*table, target);
    if (const auto* sheet = std::get_if<Sheet>(&section)) text = print(*sheet, target);
    if (const auto* chart = std::get_if<Chart>(&section)) text = print(*chart, target);
    if (!out.empty() && !text.empty()) out += "\n";
    out += text;
  }
  return out;
}

}  // namespace mentor
