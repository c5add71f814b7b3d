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
constexpr int kNarrowest = 8;     // prose is never narrower
constexpr int kNarrowText = 24;   // nor a column of text
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
  int natural;  // the width of what stands in it
  int width;
};

std::vector<ShownColumn> shown_columns(const Table& table, const Target& target) {
  std::vector<ShownColumn> shown;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (!is_typed(column)) continue;
    int widest = display_width(column.header);
    for (const auto& row : table.rows)
      for (const auto& line : wrap(people_text(row[i], target), 0)) widest = std::max(widest, display_width(line));
    shown.push_back({i, &column, widest, widest});
  }
  return shown;
}

int total_width(const std::vector<ShownColumn>& columns) {
  return std::accumulate(columns.begin(), columns.end(), -kBetween, [](int sum, const auto& c) { return sum + c.width + kBetween; });
}

// Gives way in columns of text, the widest first. False when that is not enough.
bool wrap_columns(std::vector<ShownColumn>& columns, int width) {
  for (auto& c : columns) c.width = c.natural;
  for (int excess = total_width(columns) - width; excess > 0; --excess) {
    ShownColumn* widest = nullptr;
    for (auto& c : columns)
      if (c.column->fit == Fit::wraps && c.width > kNarrowText && (widest == nullptr || c.width > widest->width)) widest = &c;
    if (widest == nullptr) return false;
    --widest->width;
  }
  return true;
}

// Leaves out one column that is `dropped` by its fit, the last first, until the others have room.
bool drop_columns(std::vector<ShownColumn>& columns, int width, Fit dropped) {
  for (auto i = columns.size(); i-- > 0;) {
    if (columns[i].column->fit != dropped) continue;
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i));
    if (wrap_columns(columns, width)) return true;
  }
  return false;
}

std::string aligned(const std::string& text, const ShownColumn& column, Tone tone, const Target& target) {
  const std::string blanks(static_cast<std::size_t>(std::max(0, column.width - display_width(text))), ' ');
  return column.column->align == Align::right ? blanks + toned(text, tone, target) : toned(text, tone, target) + blanks;
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

std::string rows_of(const Table& table, const std::vector<ShownColumn>& columns, const Target& target) {
  std::vector<std::vector<std::string>> headers;
  for (const auto& c : columns) headers.push_back({c.column->header});
  std::string out;
  append_row(out, columns, headers, std::vector<Tone>(columns.size(), Tone::dim), target);
  for (const auto& row : table.rows) {
    std::vector<std::vector<std::string>> cells;
    std::vector<Tone> tones;
    for (const auto& c : columns) {
      cells.push_back(wrap(people_text(row[c.index], target), c.width < c.natural ? c.width : 0));
      tones.push_back(row[c.index].tone);
    }
    append_row(out, columns, cells, tones, target);
  }
  return out;
}

// On a narrow screen text wraps, dates get short, what matters least is left out, and at last each row is told line by line.
std::string print(const Table& table, const Target& target) {
  std::string out = title(table.title, target);
  if (table.rows.empty()) return table.empty.empty() ? "" : out + wrapped(visible_line(table.empty), Tone::plain, target);
  auto columns = shown_columns(table, target);
  if (target.width == 0 || wrap_columns(columns, target.width)) return out + rows_of(table, columns, target);
  Target narrow = target;
  narrow.has_short_dates = true;
  columns = shown_columns(table, narrow);
  const bool has_room = wrap_columns(columns, target.width) || drop_columns(columns, target.width, Fit::drops_early) ||
                        drop_columns(columns, target.width, Fit::drops_late);
  return out + (has_room ? rows_of(table, columns, narrow) : stacked(table, shown_columns(table, target), target));
}

std::string text_of(const Block& block) {
  std::string text;
  for (const auto& span : block.spans)
    if (is_typed(span.shown)) text += visible(span.text.unguarded());
  return text;
}

// Tones survive only where the text fits one line: a wrapped line would have to carry them over its break.
std::string toned_text(const Block& block, const Target& target) {
  std::string text;
  for (const auto& span : block.spans)
    if (is_typed(span.shown)) text += toned(visible(span.text.unguarded()), span.tone, target);
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
      return {"  ", "      "};
    default:
      return {"", ""};
  }
}

std::string print_block(const Block& block, const Target& target) {
  if (block.kind == Block::Kind::heading) return title(text_of(block), target);
  const Lead lead = lead_of(block);
  const std::string text = text_of(block);
  // A line to type is broken only where the screen ends.
  const int widest = block.kind == Block::Kind::command ? target.width : std::min(target.width, kProseWidth);
  const int room = target.width > 0 ? widest - display_width(lead.first) : 0;
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
    const bool is_apart = block.kind == Block::Kind::heading || block.kind == Block::Kind::gap;
    if (is_apart && !out.empty()) out += "\n";
    if (block.kind != Block::Kind::gap) out += print_block(block, target);
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

std::string print(const Certificate&, const Target&) { return ""; }

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
