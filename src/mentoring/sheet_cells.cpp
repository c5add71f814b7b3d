#include "mentoring/sheet_cells.hpp"

#include <algorithm>
#include <array>

#include "mentor/base/error.hpp"

namespace mentor {
namespace {

// What a column is called, and the words that mean it in a heading of a form, whatever stands between them.
struct ColumnName {
  SheetColumn column;
  std::string_view name;
  std::vector<std::vector<std::string_view>> words;
};

const std::vector<ColumnName>& checkin_columns() {
  static const std::vector<ColumnName> all{
      {SheetColumn::pair, "pair", {{"pair"}}},
      {SheetColumn::met_on, "met_on", {{"met", "on"}, {"met"}, {"date"}}},
      {SheetColumn::minutes, "minutes", {{"minutes"}, {"length"}}},
      {SheetColumn::channel, "channel", {{"channel"}}},
      {SheetColumn::rating, "rating", {{"rating"}}},
      {SheetColumn::note, "note", {{"note"}, {"notes"}}},
      {SheetColumn::wins, "wins", {{"wins"}, {"win"}}},
      {SheetColumn::blockers, "blockers", {{"blockers"}, {"blocker"}}},
  };
  return all;
}

const std::vector<ColumnName>& pair_columns() {
  static const std::vector<ColumnName> all{
      {SheetColumn::mentor, "mentor", {{"mentor"}, {"mentor", "name"}}},
      {SheetColumn::mentor_email, "mentor_email", {{"email", "mentor"}, {"mail", "mentor"}, {"address", "mentor"}}},
      {SheetColumn::mentee, "mentee", {{"mentee"}, {"mentee", "name"}}},
      {SheetColumn::mentee_email, "mentee_email", {{"email", "mentee"}, {"mail", "mentee"}, {"address", "mentee"}}},
      {SheetColumn::every, "every", {{"every"}, {"cadence"}, {"frequency"}, {"how", "often"}}},
      {SheetColumn::start, "start", {{"start"}, {"starts"}, {"date", "start"}, {"begin"}}},
      {SheetColumn::end, "end", {{"end"}, {"ends"}, {"date", "end"}}},
      {SheetColumn::tag, "tag", {{"tag"}, {"tags"}, {"cohort"}, {"programme"}, {"program"}, {"group"}}},
      {SheetColumn::timestamp, "timestamp", {{"timestamp"}}},
  };
  return all;
}

const ColumnName* column_named(const std::vector<ColumnName>& columns, std::string_view heading) {
  const auto words = words_of_heading(heading);
  const auto means = [&](const ColumnName& column) {
    return fold_case(heading) == column.name ||
           std::ranges::any_of(column.words, [&](const auto& meant) { return std::ranges::equal(meant, words); });
  };
  const auto found = std::ranges::find_if(columns, means);
  return found == columns.end() ? nullptr : &*found;
}

std::vector<std::string_view> names_of_columns(const std::vector<ColumnName>& columns) {
  std::vector<std::string_view> names;
  for (const auto& column : columns)
    if (column.column != SheetColumn::timestamp) names.push_back(column.name);
  return names;
}

void require_columns(const SheetLayout& layout) {
  const auto has = [&](SheetColumn column) { return layout.places.contains(column); };
  if (layout.is_of_pairs && !has(SheetColumn::mentor) && !has(SheetColumn::mentee))
    throw usage_error("the sheet has neither a column 'mentor' nor 'mentee'", "name the columns in its first line");
  if (layout.is_of_pairs) return;
  for (const auto needed : {SheetColumn::pair, SheetColumn::met_on})
    if (!has(needed))
      throw usage_error(std::string("the sheet has no column '") + (needed == SheetColumn::pair ? "pair'" : "met_on'"),
                        "a sheet of check-ins has: " + joined(names_of_columns(checkin_columns()), ",") +
                            "; one of pairs: " + joined(names_of_columns(pair_columns()), ","));
}

constexpr auto kIsDigit = [](char c) { return c >= '0' && c <= '9'; };

// "2025.6.3 15:00" as "2025-06-03 15:00": with the year in front there is one order. "" for anything else.
std::string year_first(std::string_view text) {
  const auto end = std::min(text.find_first_of(" T"), text.size());
  std::vector<std::string> parts{""};
  for (const char c : text.substr(0, end)) {
    if (c == '-' || c == '.' || c == '/')
      parts.emplace_back();
    else if (kIsDigit(c))
      parts.back() += c;
    else
      return "";
  }
  constexpr std::size_t kYearDigits = 4;
  if (parts.size() != 3 || parts[0].size() != kYearDigits) return "";
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].empty() || parts[i].size() > 2) return "";
    parts[i].insert(0, 2 - parts[i].size(), '0');
  }
  return joined(parts, "-") + std::string(text.substr(end));
}

bool has_year(std::string_view text) {
  constexpr std::ptrdiff_t kYearDigits = 4;
  for (auto at = text.begin(); at != text.end();) {
    const auto digits = std::find_if(at, text.end(), kIsDigit);
    const auto end = std::find_if_not(digits, text.end(), kIsDigit);
    if (end - digits == kYearDigits) return true;
    at = end;
  }
  return false;
}

}  // namespace

std::vector<std::string> words_of_heading(std::string_view heading) {
  constexpr std::array<std::string_view, 8> kFillers{"s", "your", "the", "of", "full", "please", "is", "e"};
  const std::string slug = ascii_slug(heading);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < slug.size();) {
    const auto end = std::min(slug.find('-', at), slug.size());
    const std::string word = slug.substr(at, end - at);
    at = end + 1;
    const bool is_mail = word == "mail" && slug.find("e-mail") != std::string::npos;
    if (std::ranges::find(kFillers, word) == kFillers.end()) words.push_back(is_mail ? "email" : word);
  }
  const bool has_mail = std::ranges::find(words, "email") != words.end();
  if (has_mail) std::erase(words, "address");
  std::ranges::sort(words);
  return words;
}

std::string_view name_of_column(SheetColumn column) {
  for (const auto* columns : {&checkin_columns(), &pair_columns()})
    for (const auto& one : *columns)
      if (one.column == column) return one.name;
  return "";
}

SheetLayout layout_of(const std::vector<std::string>& header) {
  const auto known = [&](const std::vector<ColumnName>& columns) {
    return std::ranges::count_if(header, [&](const std::string& heading) { return column_named(columns, heading) != nullptr; });
  };
  SheetLayout layout{known(pair_columns()) > known(checkin_columns()), {}};
  const auto& columns = layout.is_of_pairs ? pair_columns() : checkin_columns();
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto* column = column_named(columns, header[i]);
    if (column == nullptr)
      unknown.push_back("'" + visible_line(header[i]) + "'");
    else if (!layout.places.emplace(column->column, i).second)
      throw usage_error("two columns of the sheet mean '" + std::string(column->name) + "'", "leave one out");
  }
  require_columns(layout);
  if (unknown.empty()) return layout;
  const auto names = names_of_columns(columns);
  const std::string guess = unknown.size() == 1 ? did_you_mean(unknown.front().substr(1, unknown.front().size() - 2), names) : "";
  throw usage_error("the sheet has columns that are not known: " + joined(unknown, ", "),
                    guess.empty() ? "take them out; those there are: " + joined(names, ", ") : guess);
}

When day_in_cell(const std::string& text, const Clock& clock) {
  const DateContext context{clock.now, clock.mine};
  const std::string plain = year_first(text);
  const When when = parse_when(plain.empty() ? text : plain, context, DateBias::past);
  if (!plain.empty() || has_year(text)) return when;
  throw usage_error("'" + visible_line(text) + "' says another day in another year", "type " + to_iso(when.date));
}

Minutes minutes_in_cell(const std::string& text) {
  constexpr int kMost = 24 * 60;
  const auto number = whole_number(text);
  const auto refusal = [&] { return usage_error("'" + visible_line(text) + "' is no length of a meeting", "type the minutes: 45"); };
  if (number && *number > 0 && *number <= kMost) return Minutes(*number);
  if (number) throw refusal();
  try {
    const Minutes length = parse_duration(text);
    if (length > Minutes(0) && length <= Minutes(kMost)) return length;
  } catch (const Error&) {
  }
  throw refusal();
}

Channel channel_in_cell(const std::string& text) {
  if (const auto channel = from_name<Channel>(fold_case(text))) return *channel;
  const auto names = all_names(kEnumNames<Channel>, &EnumName<Channel>::text);
  throw usage_error("'" + visible_line(text) + "' is no channel", "one of " + joined(names, ", "));
}

int rating_in_cell(const std::string& text) {
  constexpr int kHighest = 5;
  const auto rating = whole_number(text);
  if (rating && *rating >= 1 && *rating <= kHighest) return *rating;
  throw usage_error("'" + visible_line(text) + "' is no rating", "1 to 5");
}

std::vector<std::string> items_in_cell(std::string_view text, std::string_view between) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(between, at), text.size());
    if (const auto item = trimmed(text.substr(at, end - at)); !item.empty()) items.emplace_back(item);
    at = end + between.size();
  }
  return items;
}

}  // namespace mentor
