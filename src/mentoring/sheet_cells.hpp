// The columns of a sheet by what they mean, and the values of its cells.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/csv.hpp"
#include "mentor/base/dates.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/import.hpp"

namespace mentor {

enum class SheetColumn {
  pair,
  met_on,
  minutes,
  channel,
  rating,
  note,
  wins,
  blockers,
  mentor,
  mentor_email,
  mentee,
  mentee_email,
  every,
  start,
  end,
  tag,
  timestamp,
};

/// The words that matter in a heading, sorted: "Your mentor's e-mail address" is {email, mentor}.
std::vector<std::string> words_of_heading(std::string_view heading);

/// The header as columns.
struct SheetLayout {
  bool is_of_pairs = false;
  std::map<SheetColumn, std::size_t> places;
};

/// Throws usage for columns that are not known, stand twice, or are needed and not there.
SheetLayout layout_of(const std::vector<std::string>& header);
/// As it is told to people.
std::string_view name_of_column(SheetColumn column);

/// The cells of one row, and what is wrong with them.
class CellReader {
 public:
  CellReader(const SheetLayout& layout, const SheetRow& row, std::vector<ImportFault>& faults)
      : layout_(layout), row_(row), faults_(faults) {}

  bool is_good() const { return is_good_; }
  std::size_t line() const { return row_.line; }

  /// As it stands, without the apostrophe that stops formulas; "" where there is no such column.
  std::string text(SheetColumn column) const {
    const auto found = layout_.places.find(column);
    return found == layout_.places.end() ? std::string() : std::string(without_apostrophe(row_.cells[found->second]));
  }
  std::string word(SheetColumn column) const { return std::string(trimmed(text(column))); }

  /// `read` of the word, unless that is empty.
  template <class Read>
  auto maybe(SheetColumn column, const Read& read) -> std::optional<decltype(read(std::string()))> {
    const std::string said = word(column);
    if (said.empty()) return std::nullopt;
    return checked(column, [&] { return read(said); });
  }
  template <class Read>
  auto checked(SheetColumn column, const Read& read) -> std::optional<decltype(read())> {
    try {
      return read();
    } catch (const Error& error) {
      fault(column, error);
      return std::nullopt;
    }
  }
  void fault(SheetColumn column, const Error& error) {
    is_good_ = false;
    faults_.push_back({row_.line, std::string(name_of_column(column)), error});
  }

 private:
  const SheetLayout& layout_;
  const SheetRow& row_;
  std::vector<ImportFault>& faults_;
  bool is_good_ = true;
};

// What a cell says. Each throws usage, with what to type.

/// A day that is the same whenever the sheet is read, and perhaps a time: with its year in front, or with the name of the month.
When day_in_cell(const std::string& text, const Clock& clock);
Minutes minutes_in_cell(const std::string& text);
Channel channel_in_cell(const std::string& text);
int rating_in_cell(const std::string& text);
/// What stands between `between`, trimmed, without what is empty.
std::vector<std::string> items_in_cell(std::string_view text, std::string_view between);

}  // namespace mentor
