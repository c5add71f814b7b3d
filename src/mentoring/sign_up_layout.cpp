// The rows of a sheet of sign-ups, and where the criteria's columns stand in it.
#include <algorithm>
#include <set>

#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentoring/sign_up_headings.hpp"

namespace mentor {

std::string comparable(std::string_view text) {
  std::string plain;
  for (const char c : fold_case(text)) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_blank)
      plain += c;
    else if (!plain.empty() && plain.back() != ' ')
      plain += ' ';
  }
  if (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

std::string file_name(std::string_view path) { return std::string(path.substr(path.find_last_of('/') + 1)); }

std::string cell_of(const SheetRow& row, std::size_t place) {
  constexpr std::string_view kWebBlanks[] = {"\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF"};  // no-break space, zero width space, mark
  if (!row.fault.empty() || place >= row.cells.size()) return {};
  std::string_view text = trimmed(without_apostrophe(row.cells[place]));
  for (std::size_t before = text.size() + 1; text.size() < before;) {
    before = text.size();
    for (const auto blank : kWebBlanks) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size());
      if (text.ends_with(blank)) text.remove_suffix(blank.size());
    }
    text = trimmed(text);
  }
  return std::string(text);
}

SignUpTable read_table(const SignUpSheet& sheet) {
  const std::string path = quoted_path(sheet.path);
  try {
    SheetReader reader(sheet.open());
    SignUpTable table{sheet.path, reader.header(), {}};
    std::set<std::string> seen;
    for (const auto& heading : table.headings)
      if (first_unstorable(heading))
        throw usage_error("the heading '" + visible_line(heading) + "' is no text", "save the sheet as CSV UTF-8");
    for (const auto& heading : table.headings)
      if (!heading.empty() && !seen.insert(comparable(heading)).second)
        throw usage_error("the heading '" + visible_line(heading) + "' stands twice", "give one of them another name in the sheet");
    for (SheetRow row; reader.next(row);) table.rows.push_back(std::move(row));
    if (table.rows.empty()) throw usage_error("there is nobody in the sheet", "below its headings there is a line a person");
    return table;
  } catch (const Error& error) {
    throw Error(error.kind, path + ": " + error.message, error.hint);
  }
}

SignUpLayout::SignUpLayout(const SignUpTable& table, const Criteria& criteria)
    : table_(table), criteria_(criteria), usual_(usual_columns(table)) {
  for (std::size_t i = 0; i < table.headings.size(); ++i) by_heading_.emplace(comparable(table.headings[i]), i);
}

std::vector<std::size_t> SignUpLayout::find(const std::string& column) const {
  std::vector<std::size_t> found;
  const auto add = [&](const std::string& heading) {
    if (const auto at = by_heading_.find(comparable(heading)); at != by_heading_.end()) found.push_back(at->second);
  };
  if (const auto named = criteria_.columns.find(column); named != criteria_.columns.end()) {
    for (const auto& heading : named->second) add(heading);
    return found;
  }
  add(column);
  if (const auto usual = usual_.find(column); found.empty() && usual != usual_.end())
    for (const auto& heading : usual->second) add(heading);
  return found;
}

const std::vector<std::size_t>& SignUpLayout::places(const std::string& column) const {
  const auto known = places_.find(column);
  return known != places_.end() ? known->second : places_.emplace(column, find(column)).first->second;
}

std::string SignUpLayout::text(const SheetRow& row, const std::string& column) const {
  std::string all;
  for (const auto place : places(column)) {
    const std::string cell = cell_of(row, place);
    if (!cell.empty()) all += (all.empty() ? "" : " ") + cell;
  }
  return all;
}

std::string SignUpLayout::heading(const std::string& column) const {
  std::vector<std::string> headings;
  for (const auto place : places(column)) headings.push_back(table_.headings[place]);
  return headings.empty() ? column : joined(headings, " ");
}

bool asks_hours(const Criteria& criteria) {
  return std::ranges::any_of(criteria.rules, [](const MatchRule& rule) { return rule.kind == RuleKind::clock; });
}

std::vector<std::string> columns_of_rules(const Criteria& criteria) {
  std::set<std::string> columns;
  for (const auto& rule : criteria.rules) {
    if (rule.kind == RuleKind::clock) continue;
    columns.insert({rule.mentee, rule.mentor});
  }
  columns.erase("");
  return {columns.begin(), columns.end()};
}

void require_named_columns(const std::vector<SignUpTable>& tables, const Criteria& criteria) {
  std::vector<std::string_view> headings;
  for (const auto& table : tables) headings.insert(headings.end(), table.headings.begin(), table.headings.end());
  const auto refuse = [&](const std::string& column, const std::string& where) {
    const std::string guess = did_you_mean(column, headings);
    throw usage_error("no sheet has the column '" + visible_line(column) + "' of " + where,
                      guess.empty() ? "the headings there are: " + joined(headings, ", ") : guess);
  };
  std::set<std::string> known;
  for (const auto heading : headings) known.insert(comparable(heading));
  for (const auto& [column, named] : criteria.columns)
    for (const auto& heading : named)
      if (!known.contains(comparable(heading))) refuse(heading, "[columns] " + column);
  auto asked = columns_of_rules(criteria);
  for (const auto& rule : criteria.skip) asked.push_back(rule.column);
  if (asks_hours(criteria)) asked.emplace_back(sign_up_column::kZone);
  for (const auto& [column, options] : criteria.options) asked.push_back(column);
  std::vector<SignUpLayout> layouts;
  for (const auto& table : tables) layouts.emplace_back(table, criteria);
  for (const auto& column : asked)
    if (std::ranges::none_of(layouts, [&](const SignUpLayout& layout) { return layout.has(column); })) refuse(column, "the criteria");
}

}  // namespace mentor
