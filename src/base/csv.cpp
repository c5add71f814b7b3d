#include "mentor/base/csv.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr int kEnd = -1;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kDelimiters = ",;\t";

bool is_blank(const std::vector<std::string>& cells) {
  return std::ranges::all_of(cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

// "line 7, byte 12" of a text that begins on `line`.
std::string place_in(const std::vector<std::string>& cells, std::size_t line) {
  std::string place;
  for (const auto& cell : cells) {
    const auto bad = first_unstorable(cell);
    const auto good = std::string_view(cell).substr(0, bad.value_or(cell.size()));
    line += static_cast<std::size_t>(std::ranges::count(good, '\n'));
    if (!bad) continue;
    place = cell[*bad] == '\0' ? "there is a byte of 0" : "there are bytes that are not UTF-8";
    const auto column = static_cast<std::size_t>(&cell - cells.data()) + 1;
    return place + " in cell " + std::to_string(column) + " (line " + std::to_string(line) + ", byte " + std::to_string(*bad + 1) +
           " of the cell)";
  }
  return place;
}

}  // namespace

SheetReader::SheetReader(TextPieces pieces) : pieces_(std::move(pieces)) {
  find_delimiter();
  SheetRow row;
  while (header_.empty() && read_record(row)) {
    if (!row.fault.empty()) throw usage_error("the header of the sheet cannot be read: " + row.fault, row.hint);
    if (!is_blank(row.cells)) header_ = std::move(row.cells);
  }
  if (header_.empty()) throw usage_error("the sheet is empty", "its first line names the columns");
  for (auto& name : header_) name = trimmed(name);
}

int SheetReader::get() {
  const int c = peek();
  if (c == kEnd) return kEnd;
  if (replay_at_ < replayed_.size())
    ++replay_at_;
  else
    piece_.remove_prefix(1);
  ++taken_;
  if (c == '\n') ++line_;
  return c;
}

int SheetReader::peek() {
  if (replay_at_ < replayed_.size()) return static_cast<unsigned char>(replayed_[replay_at_]);
  if (piece_.empty()) piece_ = pieces_();
  return piece_.empty() ? kEnd : static_cast<unsigned char>(piece_.front());
}

// Reads the first line that is not blank ahead, without what stands in quotes.
void SheetReader::find_delimiter() {
  std::string ahead;
  std::size_t counts[3] = {};
  bool is_quoted = false;
  for (int c = get(); c != kEnd && ahead.size() < kSheetRowLimit; c = get()) {
    ahead += static_cast<char>(c);
    if (c == '"') is_quoted = !is_quoted;
    const auto which = kDelimiters.find(static_cast<char>(c));
    if (!is_quoted && which != std::string_view::npos) ++counts[which];
    if (!is_quoted && (c == '\n' || c == '\r') && !trimmed(ahead).empty()) break;
  }
  delimiter_ = kDelimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts)];
  replayed_ = ahead.substr(ahead.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  line_ = 1;
}

bool SheetReader::is_full(SheetRow& row) const {
  if (taken_ <= kSheetRowLimit) return false;
  row.fault = "the line is longer than 1 MiB";
  row.hint = "is it a sheet? A quote that is never closed makes one line of all that follows";
  return true;
}

void SheetReader::read_quoted(SheetRow& row, std::string& cell) {
  const std::size_t opened = line_;
  for (;;) {
    const int c = get();
    if (c == kEnd) {
      row.fault = "the quote that opens on line " + std::to_string(opened) + " is never closed";
      row.hint = "close it; a quote within a cell is doubled: \"\"";
      return;
    }
    if (is_full(row)) return;
    if (c == '"' && peek() != '"') return;
    if (c == '"') get();
    cell += static_cast<char>(c);
  }
}

bool SheetReader::read_record(SheetRow& row) {
  row = {};
  taken_ = 0;
  row.line = line_;
  if (is_over_ || peek() == kEnd) return false;
  std::string cell;
  bool is_start = true;
  bool was_quoted = false;
  for (;;) {
    const int c = get();
    const bool is_end = c == kEnd || c == '\n' || c == '\r';
    if (is_end || c == delimiter_) {
      row.cells.push_back(std::move(cell));
      cell.clear();
      is_start = true;
      was_quoted = false;
      if (!is_end) continue;
      if (c == '\r' && peek() == '\n')
        get();
      else if (c == '\r')
        ++line_;
      return true;
    }
    if (c == '"' && is_start) {
      read_quoted(row, cell);
      was_quoted = true;
    } else if (was_quoted && row.fault.empty() && c != ' ') {
      row.fault = "a quote ends in the middle of cell " + std::to_string(row.cells.size() + 1);
      row.hint = "a quote within a cell is doubled: \"\"";
    } else if (!was_quoted) {
      cell += static_cast<char>(c);
    }
    is_over_ = (was_quoted && peek() == kEnd && !row.fault.empty()) || is_full(row);
    if (is_over_) return true;
    is_start = false;
  }
}

bool SheetReader::next(SheetRow& row) {
  do {
    if (!read_record(row)) return false;
  } while (row.fault.empty() && is_blank(row.cells));
  if (!row.fault.empty()) return true;
  row.fault = place_in(row.cells, row.line);
  if (!row.fault.empty()) {
    row.hint = "save the sheet as CSV UTF-8";
  } else if (row.cells.size() < header_.size()) {
    row.fault = "it has " + std::to_string(row.cells.size()) + " cells, and the header " + std::to_string(header_.size()) + ": '" +
                header_[row.cells.size()] + "' is missing";
    row.hint = std::string("an empty cell is still parted from the next by ") +
               (delimiter_ == '\t' ? "a tab" : std::string("'") + delimiter_ + "'");
  } else if (row.cells.size() > header_.size()) {
    row.fault = "it has " + std::to_string(row.cells.size()) + " cells, and the header " + std::to_string(header_.size());
    row.hint = "a text with a comma or a semicolon in it stands in quotes";
  }
  return true;
}

bool begins_like_formula(std::string_view text) {
  const auto first = text.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

std::string quoted_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string csv_cell(std::string_view text) {
  if (!begins_like_formula(text)) return quoted_cell(text);
  return quoted_cell("'" + std::string(text));
}

std::string_view without_apostrophe(std::string_view cell) {
  return cell.starts_with('\'') && begins_like_formula(cell) ? cell.substr(1) : cell;
}

}  // namespace mentor
