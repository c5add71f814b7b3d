// What the headings of a form of sign-ups mean.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/mentoring/sign_ups.hpp"

namespace mentor {

/// The columns that a criteria file can name without a heading of their own.
namespace sign_up_column {
inline constexpr const char* kName = "name";
inline constexpr const char* kEmail = "email";
inline constexpr const char* kRole = "role";
inline constexpr const char* kCapacity = "capacity";
inline constexpr const char* kOffers = "offers";
inline constexpr const char* kWants = "wants";
inline constexpr const char* kLevel = "level";
inline constexpr const char* kDepartment = "department";
inline constexpr const char* kLanguages = "languages";
inline constexpr const char* kHours = "hours";
inline constexpr const char* kZone = "tz";
inline constexpr const char* kManager = "manager";
inline constexpr const char* kNever = "never";
inline constexpr const char* kPrefers = "prefers";
inline constexpr const char* kPriority = "priority";
inline constexpr const char* kTimestamp = "timestamp";
inline constexpr const char* kStatus = "status";
}  // namespace sign_up_column

/// A sheet that was read.
struct SignUpTable {
  std::string path;
  std::vector<std::string> headings;
  std::vector<SheetRow> rows;  ///< those with a fault have no cells to be trusted
};

/// Reads a sheet to its end. Throws usage for one without rows, or with a heading twice.
SignUpTable read_table(const SignUpSheet& sheet);
/// The cell without an apostrophe against formulas and without blanks around it, those of the web among them; "" where there is none.
std::string cell_of(const SheetRow& row, std::size_t place);
/// The file's name without its folder.
std::string file_name(std::string_view path);

/// As headings and answers are compared: without case, and with one blank for every run of blanks and line breaks.
std::string comparable(std::string_view text);

/// Which headings of the sheet are usually meant by which column. Of several the one that says most wins, whatever their order; a column in
/// which nothing stands is passed over. Bare "Skills" are both what is offered and what is wanted.
std::map<std::string, std::vector<std::string>> usual_columns(const SignUpTable& table);

/// Where the criteria's columns stand in one sheet.
class SignUpLayout {
 public:
  SignUpLayout(const SignUpTable& table, const Criteria& criteria);
  /// Whether the sheet has the column: by the criteria, by its heading or, for what is usually there, by the words of a heading.
  bool has(const std::string& column) const { return !places(column).empty(); }
  /// Its cells, joined by a blank.
  std::string text(const SheetRow& row, const std::string& column) const;
  /// The heading as it stands; the column's own name where there is none.
  std::string heading(const std::string& column) const;

 private:
  const std::vector<std::size_t>& places(const std::string& column) const;
  std::vector<std::size_t> find(const std::string& column) const;

  const SignUpTable& table_;
  const Criteria& criteria_;
  std::map<std::string, std::vector<std::string>> usual_;
  std::map<std::string, std::size_t> by_heading_;
  mutable std::map<std::string, std::vector<std::size_t>> places_;
};

/// Throws usage for a column that the criteria name and no sheet has, with the nearest heading.
void require_named_columns(const std::vector<SignUpTable>& tables, const Criteria& criteria);

/// Whether a rule compares working hours, which need a column of time zones.
bool asks_hours(const Criteria& criteria);
/// The columns whose answers the rules compare.
std::vector<std::string> columns_of_rules(const Criteria& criteria);

}  // namespace mentor
