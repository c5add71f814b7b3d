#include "mentoring/sign_up_rows.hpp"

#include <algorithm>

#include "config/toml_values.hpp"
#include "mentor/base/digest.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/person.hpp"
#include "mentoring/sign_up_cells.hpp"

namespace mentor {

using namespace sign_up_column;

namespace {

std::uint64_t digest_of_row(const SignUpTable& table, const SheetRow& row) {
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i < table.headings.size(); ++i)
    if (const std::string cell = cell_of(row, i); !cell.empty()) pairs.push_back(comparable(table.headings[i]) + "=" + cell);
  std::ranges::sort(pairs);
  Digest digest;
  for (const auto& pair : pairs) digest.add(pair);
  return mixed(digest.value());
}

std::optional<SignUpRole> role_of_file(std::string_view path) {
  const std::string slug = "-" + ascii_slug(file_name(path)) + "-";
  const auto stands = [&](std::string_view word) { return slug.find("-" + std::string(word) + "-") != std::string::npos; };
  const bool mentors = stands("mentor") || stands("mentors");
  const bool mentees = stands("mentee") || stands("mentees");
  if (mentors == mentees) return std::nullopt;
  return mentors ? SignUpRole::mentor : SignUpRole::mentee;
}

}  // namespace

std::uint64_t mixed(std::uint64_t state) {
  state = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
  state = (state ^ (state >> 27)) * 0x94d049bb133111eb;
  return state ^ (state >> 31);
}

std::uint64_t digest_of(const SignUpTable& table) {
  std::vector<std::uint64_t> rows;
  for (const auto& row : table.rows) rows.push_back(digest_of_row(table, row));
  std::ranges::sort(rows);
  Digest digest;
  for (const auto row : rows) digest.add(std::to_string(row));
  return mixed(digest.value());
}

std::optional<SignUpRole> role_of_sheet(const SignUpTable& table, const SignUpLayout& layout, const Criteria& criteria) {
  if (const auto said = criteria.sheets.find(file_name(table.path)); said != criteria.sheets.end()) return said->second;
  const bool offers = layout.has(kOffers) || layout.has(kCapacity);
  const bool wants = layout.has(kWants);
  if (offers != wants) return offers ? SignUpRole::mentor : SignUpRole::mentee;
  return role_of_file(table.path);
}

template <class Read>
void SignUpRowReader::checked(SignUpRow& read, const char* column, const Read& take) const {
  try {
    take();
  } catch (const Error& error) {
    read.faults.push_back({table_.path, read.line, layout_.heading(column), error});
  }
}

SignUpRowReader::SignUpRowReader(const SignUpTable& table, std::size_t sheet, const Criteria& criteria, int year, ZoneFinder& zones)
    : table_(table), sheet_(sheet), criteria_(criteria), year_(year), zones_(zones), layout_(table, criteria) {
  facts_.role = layout_.has(kRole) ? std::nullopt : role_of_sheet(table, layout_, criteria);
  facts_.has_stamps = layout_.has(kTimestamp);
  facts_.asks_email = layout_.has(kEmail);
  facts_.email_heading = layout_.heading(kEmail);
  asked_ = columns_of_rules(criteria);
  asks_hours_ = asks_hours(criteria);
}

std::optional<SignUpFault> SignUpRowReader::fault_of_sheet() const {
  if (!facts_.asks_email) {
    const std::vector<std::string_view> headings(table_.headings.begin(), table_.headings.end());
    const std::string guess = did_you_mean("email", headings);
    return SignUpFault{
        table_.path, 0, "",
        usage_error("no heading is that of the mail addresses", guess.empty() ? "add below [columns]: email = \"HEADING\"" : guess)};
  }
  if (facts_.role || layout_.has(kRole)) return std::nullopt;
  return SignUpFault{table_.path, 0, "",
                     usage_error("nothing says whether these are mentors or mentees",
                                 "add below [sheets]: " + toml_string(file_name(table_.path)) + " = \"mentor\", or \"mentee\"")};
}

SignUpRow SignUpRowReader::read(const SheetRow& row) const {
  SignUpRow read;
  read.sheet = sheet_;
  read.line = row.line;
  if (!row.fault.empty()) {
    read.faults.push_back({table_.path, row.line, "", usage_error(row.fault, row.hint)});
    return read;
  }
  read.says = digest_of_row(table_, row);
  read.skipped = why_skipped(row);
  read.has_stamps = facts_.has_stamps;
  read.stamp = stamp_in_cell(layout_.text(row, kTimestamp));
  checked(read, kEmail, [&] { read.person.email = address_in_cell(layout_.text(row, kEmail)); });
  checked(read, kRole, [&] { read.person.role = facts_.role ? *facts_.role : role_in_cell(layout_.text(row, kRole), criteria_); });
  read_answers(row, read);
  return read;
}

std::string SignUpRowReader::why_skipped(const SheetRow& row) const {
  for (const auto& rule : criteria_.skip) {
    const std::string said = layout_.text(row, rule.column);
    if (!said.empty() && comparable(said) == comparable(rule.is)) return layout_.heading(rule.column) + " is " + said;
  }
  return {};
}

void SignUpRowReader::read_answers(const SheetRow& row, SignUpRow& read) const {
  SignUp& person = read.person;
  person.name = visible_line(layout_.text(row, kName));
  if (person.name.empty()) person.name = person.email;
  checked(read, kName, [&] { (void)parse_name(person.name); });
  if (can_mentor(person)) checked(read, kCapacity, [&] { person.places = places_in_cell(layout_.text(row, kCapacity), criteria_); });
  person.comes_first = criteria_.columns.contains(kPriority) && is_yes(layout_.text(row, kPriority));
  for (const auto& column : asked_)
    if (std::string said = layout_.text(row, column); !said.empty()) person.answers.emplace(column, std::move(said));
  const std::string zone = asks_hours_ ? layout_.text(row, kZone) : "";
  const Zone* found = nullptr;
  if (!zone.empty()) checked(read, kZone, [&] { found = &zones_.find(zone); });
  if (found != nullptr) checked(read, kHours, [&] { person.hours = hours_in_utc(*found, layout_.text(row, kHours), year_); });
}

}  // namespace mentor
