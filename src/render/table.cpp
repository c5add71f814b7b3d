// The format people see: tables fitted to the terminal, sheets, prose.
#include <algorithm>
#include <numeric>

#include "mentor/base/text.hpp"
#include "mentor/render/formats.hpp"
#include "render/cell_text.hpp"
#include "render/chart_text.hpp"

namespace mentor {
namespace {

constexpr int kBetween = 2;       // blanks between columns
constexpr int kNarrowest = 8;     // a wrapped column is never narrower
constexpr int kProseWidth = 100;  // longer lines are hard to read

std::string_view code_of(Tone tone) {
  switch (tone) {
    case Tone::strong:
      return "\x1b[1m";
    case Tone::dim:
      return "\x1b[2m";
    case Tone::good:
      return "\x1b[32m";
    case Tone::warn:
      return "\x1b[33m";
    case Tone::bad:
      return "\x1b[31m";
    case Tone::plain:
      break;
  }
  return "";
}

std::string toned(const std::string& text, Tone tone, const Target& target) {
  if (!target.colour || tone == Tone::plain || text.empty()) return text;
  return std::string(code_of(tone)) + text + "\x1b[0m";
}

void trim_end(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
}

struct ShownColumn {
  std::size_t index;
  const Column* column;
  int width;
  bool right;
  bool whole;  // a date or a number is not cut: half of it would be another one
};

bool is_cut(const Cell& cell) { return is_text(cell) || std::holds_alternative<std::monostate>(cell.value); }

std::vector<ShownColumn> shown_columns(const Table& table, const Target& target) {
  std::vector<ShownColumn> shown;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (column.header.empty()) continue;
    ShownColumn s{i, &column, display_width(column.header), column.align == Align::right, false};
    for (const auto& row : table.rows) {
      s.width = std::max(s.width, display_width(people_text(row[i], target)));
      s.whole = s.whole || !is_cut(row[i]);
    }
    shown.push_back(s);
  }
  return shown;
}

int total_width(const std::vector<ShownColumn>& columns) {
  return std::accumulate(columns.begin(), columns.end(), -kBetween, [](int sum, const auto& c) { return sum + c.width + kBetween; });
}

// Columns that wrap give way first, the widest first; then any text. False when that is not enough.
bool fit_columns(std::vector<ShownColumn>& columns, int width) {
  for (const bool wrapping : {true, false}) {
    for (int excess = total_width(columns) - width; excess > 0; --excess) {
      ShownColumn* widest = nullptr;
      for (auto& c : columns)
        if (!c.whole && c.column->wraps == wrapping && c.width > kNarrowest && (widest == nullptr || c.width > widest->width)) widest = &c;
      if (widest == nullptr) break;
      --widest->width;
    }
  }
  return total_width(columns) <= width;
}

std::vector<std::string> cell_lines(const std::string& text, const ShownColumn& column, bool fitted) {
  if (!fitted) return {text};
  if (column.column->wraps) return wrap(text, column.width);
  return {fit(text, column.width)};
}

std::string aligned(const std::string& text, const ShownColumn& column, Tone tone, const Target& target) {
  const std::string blanks(static_cast<std::size_t>(std::max(0, column.width - display_width(text))), ' ');
  return column.right ? blanks + toned(text, tone, target) : toned(text, tone, target) + blanks;
}

void append_row(std::string& out, const std::vector<ShownColumn>& columns, const std::vector<std::vector<std::string>>& cells,
                const std::vector<Tone>& tones, const Target& target) {
  std::size_t height = 1;
  for (const auto& lines : cells) height = std::max(height, lines.size());
  for (std::size_t y = 0; y < height; ++y) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) line.append(kBetween, ' ');
      line += aligned(y < cells[i].size() ? cells[i][y] : "", columns[i], tones[i], target);
    }
    trim_end(line);
    out += line + "\n";
  }
}

std::string wrapped(const std::string& text, Tone tone, const Target& target) {
  std::string out;
  for (const auto& line : wrap(text, target.width > 0 ? std::max(target.width, kNarrowest) : 0)) out += toned(line, tone, target) + "\n";
  return out;
}

std::string title(const std::string& text, const Target& target) {
  return text.empty() ? "" : wrapped(visible_line(text), Tone::strong, target);
}

std::string print(const Sheet& sheet, const Target& target) {
  std::string out = title(sheet.title.unguarded(), target);
  int widest = 0;
  for (const auto& entry : sheet.entries) widest = std::max(widest, display_width(entry.header));
  const std::string indent(static_cast<std::size_t>(widest + kBetween), ' ');
  const int room = target.width > 0 ? std::max(kNarrowest, target.width - widest - kBetween) : 0;
  for (const auto& entry : sheet.entries) {
    if (entry.header.empty()) continue;
    const auto lines = wrap(people_text(entry.cell, target), room);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string line = (i == 0 ? toned(pad(entry.header, widest), Tone::dim, target) + std::string(kBetween, ' ') : indent) +
                         toned(lines[i], entry.cell.tone, target);
      trim_end(line);
      out += line + "\n";
    }
  }
  return out;
}

// What is too wide for the screen even when cut: each row's cells one below the other, so that nothing is lost.
std::string stacked(const Table& table, const std::vector<ShownColumn>& columns, const Target& target) {
  std::string out;
  for (const auto& row : table.rows) {
    Sheet sheet;
    for (const auto& c : columns)
      if (!people_text(row[c.index], target).empty()) sheet.entries.push_back({c.column->key, c.column->header, row[c.index]});
    out += (out.empty() ? "" : "\n") + print(sheet, target);
  }
  return out;
}

std::string print(const Table& table, const Target& target) {
  std::string out = title(table.title, target);
  if (table.rows.empty()) return table.empty.empty() ? "" : out + wrapped(visible_line(table.empty), Tone::plain, target);
  auto columns = shown_columns(table, target);
  const bool fitted = target.width > 0 && total_width(columns) > target.width;
  if (fitted && !fit_columns(columns, target.width)) return out + stacked(table, columns, target);
  std::vector<std::vector<std::string>> headers;
  for (const auto& c : columns) headers.push_back({fitted ? fit(c.column->header, c.width) : c.column->header});
  append_row(out, columns, headers, std::vector<Tone>(columns.size(), Tone::dim), target);
  for (const auto& row : table.rows) {
    std::vector<std::vector<std::string>> cells;
    std::vector<Tone> tones;
    for (const auto& c : columns) {
      cells.push_back(cell_lines(people_text(row[c.index], target), c, fitted));
      tones.push_back(row[c.index].tone);
    }
    append_row(out, columns, cells, tones, target);
  }
  return out;
}

std::string text_of(const Block& block) {
  std::string text;
  for (const auto& span : block.spans) text += visible(span.text.unguarded());
  return text;
}

// Tones survive only where the text fits one line: a wrapped line would have to carry them over its break.
std::string toned_text(const Block& block, const Target& target) {
  std::string text;
  for (const auto& span : block.spans) text += toned(visible(span.text.unguarded()), span.tone, target);
  return text;
}

struct Lead {
  std::string first;
  std::string rest;
};

Lead lead_of(const Block& block) {
  switch (block.kind) {
    case Block::Kind::bullet:
      return block.level > 1 ? Lead{"    - ", "      "} : Lead{"- ", "  "};
    case Block::Kind::task_open:
      return {"[ ] ", "    "};
    case Block::Kind::task_done:
      return {"[x] ", "    "};
    case Block::Kind::command:
      return {"  ", "  "};
    default:
      return {"", ""};
  }
}

std::string print_block(const Block& block, const Target& target) {
  if (block.kind == Block::Kind::heading) return title(text_of(block), target);
  const Lead lead = lead_of(block);
  const std::string text = text_of(block);
  const int room =
      target.width > 0 && block.kind != Block::Kind::command ? std::min(target.width, kProseWidth) - display_width(lead.first) : 0;
  const auto lines = wrap(text, room > 0 ? std::max(room, kNarrowest) : 0);
  if (lines.size() == 1) return lead.first + toned_text(block, target) + "\n";
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string line = (i == 0 ? lead.first : lead.rest) + lines[i];
    trim_end(line);
    out += line + "\n";
  }
  return out;
}

std::string print(const Prose& prose, const Target& target) {
  std::string out;
  for (const auto& block : prose.blocks) {
    if (block.kind == Block::Kind::heading && !out.empty()) out += "\n";
    out += print_block(block, target);
  }
  return out;
}

// A drawing is not broken over lines, what stands behind it is.
std::string print(const Chart& chart, const Target& target) {
  if (chart.for_pages) return "";
  std::string out = title(chart.title, target);
  for (const auto& line : chart_lines(chart, target)) out += wrapped(line, Tone::plain, target);
  return out + wrapped(visible_line(chart.description), Tone::dim, target);
}

}  // namespace

std::string print_table(const View& view, const Target& target) {
  if (!view.verbatim.empty()) return view.verbatim;
  std::string out;
  for (const auto& section : view.sections) {
    const std::string text = std::visit([&](const auto& s) { return print(s, target); }, section);
    if (!out.empty() && !text.empty()) out += "\n";
    out += text;
  }
  return out;
}

}  // namespace mentor
