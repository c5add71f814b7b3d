// The criteria file, read by one table of its keys.
#include "mentor/config/criteria.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "config/toml_reader.hpp"
#include "config/toml_values.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/person.hpp"

namespace mentor {
namespace {

constexpr TomlHints kCriteriaHints{"man mentor-criteria shows how it is written", "man mentor-criteria shows how it is written",
                                   "leave out options that nobody ticked"};
constexpr int kMostPlaces = 100;
constexpr int kMostMentors = 10;
constexpr int kMostWeight = 10;

// What is put first in a message: the file, line and column of an entry.
std::string criteria_place(const TomlEntry& entry, std::string_view path) {
  return fmt::format("{}:{}:{}: ", visible_line(path), entry.line, entry.column);
}

std::string some_text(const TomlValue& value) {
  const auto& found = text(value);
  if (trimmed(found).empty()) throw usage_error("must not be empty");
  return found;
}

std::vector<std::string> some_texts(const TomlValue& value) {
  const auto& found = as<std::vector<std::string>>(value, "a list of text");
  if (found.empty()) throw usage_error("must not be empty");
  for (const auto& each : found) (void)some_text(each);
  return found;
}

std::string address(const TomlValue& value) {
  try {
    return fold_case(parse_address(trimmed(text(value))));
  } catch (const Error& error) {
    throw usage_error("must be a mail address, since names may change: " + error.message);
  }
}

bool flag(const TomlValue& value) { return as<bool>(value, "true or false"); }

// A key with how its value is put into `Target`.
template <class Target>
struct ReadKey {
  CriteriaKey key;
  void (*read)(Target&, const TomlValue&);
};

// A table whose keys are the words of a sheet.
struct ReadWords {
  CriteriaKey key;
  void (*read)(Criteria&, const std::string& word, const TomlValue&);
};

const ReadKey<Criteria> kTopKeys[] = {
    {{"wants_mentors", "whole number, 1 to 10", "As many mentors may a mentee have; 1 where it is not said."},
     [](Criteria& c, const TomlValue& v) { c.wants_mentors = whole(v, 1, kMostMentors); }},
    {{"allow_earlier_pairs", "true or false", "Whether people who were a pair before may be one again; false where it is not said."},
     [](Criteria& c, const TomlValue& v) { c.allows_earlier = flag(v); }},
    {{"timestamps", "ymd, dmy or mdy", "The order of day and month in timestamps, where the sheets do not tell."},
     [](Criteria& c, const TomlValue& v) { c.timestamps = choice_of<DayOrder>(v); }},
};

const ReadWords kWordTables[] = {
    {{"columns", "text or list of text",
      "A name for a column: its heading, or several headings whose answers are joined by a blank. Rules may name a column by either. "
      "Known without a rule are name, email, role, capacity, hours, tz, priority and timestamp."},
     [](Criteria& c, const std::string& word, const TomlValue& v) {
       const bool is_list = std::holds_alternative<std::vector<std::string>>(v);
       c.columns[word] = is_list ? some_texts(v) : std::vector{some_text(v)};
     }},
    {{"capacity", "whole number, 0 to 100", "An answer to the question how many: the places that it means."},
     [](Criteria& c, const std::string& word, const TomlValue& v) { c.capacity[word] = whole(v, 0, kMostPlaces); }},
    {{"roles", "mentor, mentee or both", "An answer to the question of the role: what it means."},
     [](Criteria& c, const std::string& word, const TomlValue& v) { c.roles[word] = choice_of<SignUpRole>(v); }},
    {{"sheets", "mentor, mentee or both", "The name of a sheet's file: the role of all in it."},
     [](Criteria& c, const std::string& word, const TomlValue& v) { c.sheets[word] = choice_of<SignUpRole>(v); }},
    {{"options", "list of text",
      "A column: the answers that can be ticked, as they stand. They win over splitting at commas and semicolons."},
     [](Criteria& c, const std::string& word, const TomlValue& v) { c.options[word] = some_texts(v); }},
    {{"aliases", "text", "A term: the term that it means."},
     [](Criteria& c, const std::string& word, const TomlValue& v) { c.aliases[word] = some_text(v); }},
};

const ReadKey<SkipRule> kSkipKeys[] = {
    {{"column", "text", "The column."}, [](SkipRule& row, const TomlValue& v) { row.column = some_text(v); }},
    {{"is", "text", "Rows with this answer in it are left out; \"\": those without any."},
     [](SkipRule& row, const TomlValue& v) { row.is = text(v); }},
};

const ReadKey<MatchRule> kRuleKeys[] = {
    {{"kind", "text", "One of the kinds below."}, [](MatchRule& row, const TomlValue& v) { row.kind = choice_of<RuleKind>(v); }},
    {{"mentee", "text", "The column of the mentee's answer."}, [](MatchRule& row, const TomlValue& v) { row.mentee = some_text(v); }},
    {{"mentor", "text", "The column of the mentor's answer."}, [](MatchRule& row, const TomlValue& v) { row.mentor = some_text(v); }},
    {{"column", "text", "The column that both answer, in place of mentee and mentor."},
     [](MatchRule& row, const TomlValue& v) { row.mentee = row.mentor = some_text(v); }},
    {{"by", "number", "By how much, of how many, or for how many hours: see the kinds."},
     [](MatchRule& row, const TomlValue& v) { row.by = number(v); }},
    {{"order", "list of text", "Answers that are words and stand for numbers, the lowest first."},
     [](MatchRule& row, const TomlValue& v) { row.order = some_texts(v); }},
    {{"private", "true or false", "Whether it never shows in a reason that leaves this machine."},
     [](MatchRule& row, const TomlValue& v) { row.is_private = flag(v); }},
    {{"weight", "whole number, 1 to 10", "Of a want: what it is worth beside the others."},
     [](MatchRule& row, const TomlValue& v) { row.weight = whole(v, 1, kMostWeight); }},
};

const ReadKey<MatchDecision> kDecisionKeys[] = {
    {{"mentee", "mail address", "The mentee."}, [](MatchDecision& row, const TomlValue& v) { row.mentee = address(v); }},
    {{"mentor", "mail address", "The mentor."}, [](MatchDecision& row, const TomlValue& v) { row.mentor = address(v); }},
    {{"by", "text", "Who decided it. A pin with a name may go against a must."},
     [](MatchDecision& row, const TomlValue& v) { row.by = some_text(v); }},
};

constexpr std::string_view kWeight = "weight";

// [[skip]] and its like.
struct RowTable {
  std::string_view name;
  std::string_view about;
};
constexpr RowTable kRowTables[] = {
    {"skip", "Rows of the sheets that are left out."},
    {"must", "A pair for which it does not hold is none. Each must leaves fewer people somebody: mentor match check counts them."},
    {"want", "A pair gets its weight times 0 to 1, by how far it holds."},
    {"pin", "A pair that is made, whatever it is worth."},
    {"ban", "A pair that is never made."},
};

std::vector<std::string_view> table_names() {
  auto names = all_names(kRowTables, &RowTable::name);
  for (const auto& table : kWordTables) names.push_back(table.key.name);
  for (const auto& top : kTopKeys) names.push_back(top.key.name);
  return names;
}

template <class Keys>
std::vector<std::string_view> key_names(const Keys& keys) {
  std::vector<std::string_view> names;
  for (const auto& key : keys) names.push_back(key.key.name);
  return names;
}

using Entries = std::vector<const TomlEntry*>;

class CriteriaReader {
 public:
  explicit CriteriaReader(std::string_view path) : path_(path) {}

  Criteria read(std::vector<TomlEntry> entries) {
    std::ranges::sort(entries, {}, [](const TomlEntry& entry) { return std::pair(entry.line, entry.column); });
    std::vector<Entries> rows;
    std::map<std::pair<std::string_view, std::size_t>, std::size_t> row_of;
    for (const auto& entry : entries) {
      const auto& first = entry.steps.front();
      if (!first.table) {
        read_single(entry);
        continue;
      }
      const auto [row, is_new] = row_of.try_emplace({first.key, *first.table}, rows.size());
      if (is_new) rows.emplace_back();
      rows[row->second].push_back(&entry);
    }
    for (const auto& row : rows) read_row(row.front()->steps.front().key, row);
    std::stable_partition(criteria_.rules.begin(), criteria_.rules.end(), std::mem_fn(&MatchRule::is_must));
    refuse_circles(entries);
    return std::move(criteria_);
  }

 private:
  [[noreturn]] void refuse(const TomlEntry& entry, const std::string& what, const std::string& hint) const {
    throw usage_error(criteria_place(entry, path_) + what, hint.empty() ? std::string(kCriteriaHints.edit) : hint);
  }

  [[noreturn]] void refuse_unknown(const TomlEntry& entry, std::string_view word, const std::vector<std::string_view>& known) const {
    refuse(entry, "unknown key '" + visible_line(entry.key) + "'", did_you_mean(word, known));
  }

  // Runs `read`, which says what is wrong with a value but not of which key.
  template <class Read>
  void read_value(const TomlEntry& entry, Read read_it) const {
    try {
      read_it();
    } catch (const Error& error) {
      refuse(entry, "'" + visible_line(entry.steps.back().key) + "' " + error.message, error.hint);
    }
  }

  void read_single(const TomlEntry& entry) {
    const auto& name = entry.steps.front().key;
    if (std::ranges::find(kRowTables, name, &RowTable::name) != std::end(kRowTables))
      refuse(entry, "'" + name + "' is a list of tables", "begin each with [[" + name + "]]");
    if (entry.steps.size() == 1) return read_top(entry, name);
    const auto table = std::ranges::find(kWordTables, name, [](const ReadWords& words) { return words.key.name; });
    if (table == std::end(kWordTables)) refuse_unknown(entry, name, table_names());
    const auto& word = entry.steps[1];
    if (entry.steps.size() > 2 || word.table)
      refuse(entry, "unknown key '" + visible_line(entry.key) + "'", "put an answer or a heading with dots in it into quotes");
    if (trimmed(word.key).empty() || first_unstorable(word.key)) refuse(entry, "an empty key in [" + name + "]", "");
    read_value(entry, [&] { table->read(criteria_, word.key, entry.value); });
  }

  void read_top(const TomlEntry& entry, const std::string& name) {
    const auto top = std::ranges::find(kTopKeys, name, [](const auto& key) { return key.key.name; });
    if (top == std::end(kTopKeys)) refuse_unknown(entry, name, table_names());
    read_value(entry, [&] { top->read(criteria_, entry.value); });
  }

  template <class Row, std::size_t kCount>
  Row row_by(const ReadKey<Row> (&keys)[kCount], const Entries& entries) const {
    Row row;
    for (const auto* entry : entries) {
      if (entry->steps.size() != 2 || entry->steps[1].table) refuse_unknown(*entry, entry->steps.back().key, key_names(keys));
      const auto found = std::ranges::find(keys, entry->steps[1].key, [](const auto& key) { return key.key.name; });
      if (found == std::end(keys)) refuse_unknown(*entry, entry->steps[1].key, key_names(keys));
      read_value(*entry, [&] { found->read(row, entry->value); });
    }
    return row;
  }

  static const TomlEntry* entry_of(const Entries& entries, std::string_view key) {
    const auto found = std::ranges::find_if(entries, [&](const TomlEntry* entry) { return entry->steps.back().key == key; });
    return found == entries.end() ? nullptr : *found;
  }

  void require(const Entries& entries, std::string_view table, std::initializer_list<std::string_view> keys) const {
    for (const auto key : keys)
      if (entry_of(entries, key) == nullptr) refuse(*entries.front(), fmt::format("a [[{}]] without '{}'", table, key), "");
  }

  void read_row(std::string_view table, const Entries& entries) {
    const auto& first = *entries.front();
    const bool is_known = std::ranges::find(kRowTables, table, &RowTable::name) != std::end(kRowTables);
    if (!is_known && std::ranges::any_of(kWordTables, [&](const ReadWords& words) { return words.key.name == table; }))
      refuse(first, fmt::format("'{}' is one table", table), fmt::format("begin it with [{}]", table));
    if (!is_known) refuse_unknown(first, table, table_names());
    if (first.steps.size() == 1) refuse(first, fmt::format("a [[{}]] without keys", table), "");
    if (table == "skip") {
      criteria_.skip.push_back(row_by(kSkipKeys, entries));
      require(entries, table, {"column", "is"});
    } else if (table == "pin" || table == "ban") {
      (table == "pin" ? criteria_.pins : criteria_.bans).push_back(row_by(kDecisionKeys, entries));
      require(entries, table, {"mentee", "mentor"});
    } else {
      read_rule(table, entries);
    }
  }

  void read_rule(std::string_view table, const Entries& entries) {
    const bool is_want = table == "want";
    const auto* weight = entry_of(entries, kWeight);
    if (!is_want && weight != nullptr) refuse(*weight, "a must has no weight", "take the weight away, or make it a [[want]]");
    auto rule = row_by(kRuleKeys, entries);
    require(entries, table, {"kind"});
    if (is_want) require(entries, table, {kWeight});
    check_columns(rule, entries);
    check_numbers(rule, entries);
    criteria_.rules.push_back(std::move(rule));
  }

  void check_columns(const MatchRule& rule, const Entries& entries) const {
    const auto& facts = rule_kinds()[static_cast<std::size_t>(rule.kind)];
    const auto* column = entry_of(entries, "column");
    const auto* side = entry_of(entries, "mentee") != nullptr ? entry_of(entries, "mentee") : entry_of(entries, "mentor");
    const auto& kind = *entry_of(entries, "kind");
    const std::string name = "'" + std::string(name_of(rule.kind)) + "'";
    if (column != nullptr && side != nullptr) refuse(*column, "'column' stands for both 'mentee' and 'mentor'", "leave one of them out");
    if (facts.columns == RuleColumns::both && (rule.mentee.empty() || rule.mentor.empty()))
      refuse(kind, name + " compares two answers", "name the columns by mentee and mentor, or by column where it is the same");
    if (facts.columns == RuleColumns::any && rule.mentee.empty() && rule.mentor.empty())
      refuse(kind, name + " needs a column with names", "name it by mentee, by mentor, or by column for both");
    if (facts.columns == RuleColumns::none && !(rule.mentee.empty() && rule.mentor.empty()))
      refuse(column != nullptr ? *column : *side, name + " asks for no column", "take it away; hours and tz stand in [columns]");
  }

  void check_numbers(MatchRule& rule, const Entries& entries) const {
    const auto& facts = rule_kinds()[static_cast<std::size_t>(rule.kind)];
    const std::string name = "'" + std::string(name_of(rule.kind)) + "'";
    if (rule.by && !facts.usual_by) refuse(*entry_of(entries, "by"), name + " takes no 'by'", "");
    if (rule.by && !(*rule.by >= facts.least_by && *rule.by <= facts.most_by))
      refuse(*entry_of(entries, "by"), fmt::format("'by' of {} must be from {} to {}", name, facts.least_by, facts.most_by), "");
    if (rule.kind == RuleKind::overlap && rule.by && *rule.by != std::floor(*rule.by))
      refuse(*entry_of(entries, "by"), "'by' of 'overlap' must be a whole number", "");
    if (rule.by) *rule.by += 0.0;  // -0 is 0
    if (!rule.order.empty() && !facts.has_order) refuse(*entry_of(entries, "order"), name + " takes no 'order'", "");
    std::set<std::string> seen;
    for (const auto& word : rule.order)
      if (!seen.insert(normal_term(word, {})).second)
        refuse(*entry_of(entries, "order"), "'order' holds '" + visible_line(word) + "' twice", "");
  }

  void refuse_circles(const std::vector<TomlEntry>& entries) const {
    const auto alias = circular_alias(criteria_.aliases);
    if (!alias) return;
    for (const auto& entry : entries)
      if (entry.steps.size() == 2 && entry.steps[0].key == "aliases" && entry.steps[1].key == *alias)
        refuse(entry, "'" + visible_line(*alias) + "' is an alias of itself", "let all of them mean one term that is no alias");
  }

  std::string_view path_;
  Criteria criteria_;
};

template <class Keys>
std::vector<CriteriaKey> keys_of(const Keys& keys) {
  std::vector<CriteriaKey> all;
  for (const auto& key : keys) all.push_back(key.key);
  return all;
}

std::vector<CriteriaKey> row_keys(std::string_view table) {
  if (table == "skip") return keys_of(kSkipKeys);
  if (table == "pin" || table == "ban") return keys_of(kDecisionKeys);
  auto keys = keys_of(kRuleKeys);
  if (table == "must") std::erase_if(keys, [](const CriteriaKey& key) { return key.name == kWeight; });
  return keys;
}

}  // namespace

Criteria parse_criteria(std::string_view text, std::string_view path) {
  return CriteriaReader(path).read(read_toml(text, path, kCriteriaHints));
}

std::vector<CriteriaSection> criteria_sections() {
  // The titles of tables, which their names stand in.
  static const std::map<std::string_view, std::string> kTitles = [] {
    std::map<std::string_view, std::string> titles;
    for (const auto& table : kWordTables) titles[table.key.name] = "[" + std::string(table.key.name) + "]";
    for (const auto& table : kRowTables) titles[table.name] = "[[" + std::string(table.name) + "]]";
    return titles;
  }();
  std::vector<CriteriaSection> sections{{"", "", "", keys_of(kTopKeys)}};
  for (const auto& table : kWordTables) sections.push_back({kTitles.at(table.key.name), table.key.about, table.key.type, {}});
  for (const auto& table : kRowTables) sections.push_back({kTitles.at(table.name), table.about, "", row_keys(table.name)});
  return sections;
}

}  // namespace mentor
