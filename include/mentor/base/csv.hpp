// Sheets as spreadsheets save them: rows of cells by RFC 4180, with the numbers of their lines.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// The next piece of a text; "" at its end. A piece stays as it is until the next one is asked for.
using TextPieces = std::function<std::string_view()>;

/// No row of a sheet is longer, in bytes.
inline constexpr std::size_t kSheetRowLimit = 1024 * 1024;

/// A row, or why it is none.
struct SheetRow {
  std::size_t line = 0;  ///< where it begins; the first line of the file is 1
  std::vector<std::string> cells;
  std::string fault;  ///< "" where it could be read
  std::string hint;   ///< what to do about the fault
};

/// Reads a sheet row by row. A byte order mark, ends of lines of any system, and commas, semicolons or tabs between the cells, whichever
/// the first line has most of, are all understood; line breaks in quotes are part of the cell.
class SheetReader {
 public:
  /// Reads the header, whose cells are trimmed. Throws usage for an empty sheet or a header that cannot be read.
  explicit SheetReader(TextPieces pieces);

  const std::vector<std::string>& header() const { return header_; }
  /// The next row that is not blank; false at the end. A row has as many cells as the header, or a fault: a cell too many or too few, text
  /// that is not UTF-8, a quote that is never closed, a row beyond the limit. Nothing is read behind the last two.
  bool next(SheetRow& row);

 private:
  int get();
  int peek();
  bool read_record(SheetRow& row);
  void read_quoted(SheetRow& row, std::string& cell);
  void find_delimiter();
  bool is_full(SheetRow& row) const;

  TextPieces pieces_;
  std::string replayed_;  ///< what was read ahead
  std::size_t replay_at_ = 0;
  std::string_view piece_;
  char delimiter_ = ',';
  bool is_over_ = false;
  std::size_t line_ = 1;
  std::size_t taken_ = 0;  ///< bytes of the row so far
  std::vector<std::string> header_;
};

/// Whether a spreadsheet runs the text as a formula, quoted or not, once apostrophes are taken off it.
bool begins_like_formula(std::string_view text);
/// A text as a cell of a sheet: an apostrophe before what a spreadsheet would run, and quotes where they are needed.
std::string csv_cell(std::string_view text);
/// In quotes where they are needed.
std::string quoted_cell(std::string_view text);
/// A cell without the apostrophe that csv_cell put there.
std::string_view without_apostrophe(std::string_view cell);

}  // namespace mentor
