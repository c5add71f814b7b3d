// The criteria file as a coordinator finds it: every part with what may be changed there.
#include <fmt/format.h>

#include <algorithm>

#include "config/toml_values.hpp"
#include "mentor/config/criteria.hpp"

namespace mentor {
namespace {

std::string toml_key(const std::string& key) {
  const bool is_bare = !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return is_bare ? key : toml_string(key);
}

std::string texts(const std::vector<std::string>& all) {
  return list_text(all, [](const std::string& each) { return each; });
}

std::string text_or_texts(const std::vector<std::string>& all) { return all.size() == 1 ? toml_string(all.front()) : texts(all); }

// A list of options, each on a line of its own.
std::string lines_of(const std::vector<std::string>& all) {
  std::string out = "[\n";
  for (const auto& each : all) out += "  " + toml_string(each) + ",\n";
  return out + "]";
}

std::string comment(std::string_view about) { return "\n# " + std::string(about) + "\n"; }

// A table by its words; where it is empty its example stands in a comment.
template <class Values, class Say>
std::string words_table(std::string_view name, std::string_view about, std::string_view example, const Values& values, Say say_value) {
  if (values.empty()) return comment(about) + "#[" + std::string(name) + "]\n#" + std::string(example) + "\n";
  std::string out = comment(about) + "[" + std::string(name) + "]\n";
  for (const auto& [word, value] : values) out += toml_key(word) + " = " + say_value(value) + "\n";
  return out;
}

std::string line(std::string_view key, const std::string& value) { return std::string(key) + " = " + value + "\n"; }

std::string columns_of(const MatchRule& rule) {
  if (rule.mentee == rule.mentor) return rule.mentee.empty() ? "" : line("column", toml_string(rule.mentee));
  return (rule.mentee.empty() ? "" : line("mentee", toml_string(rule.mentee))) +
         (rule.mentor.empty() ? "" : line("mentor", toml_string(rule.mentor)));
}

std::string rule_text(const MatchRule& rule) {
  std::string out = rule.is_must() ? "[[must]]\n" : "[[want]]\n";
  out += line("kind", toml_string(name_of(rule.kind))) + columns_of(rule);
  if (rule.by) out += line("by", fmt::format("{}", *rule.by));
  if (!rule.order.empty()) out += line("order", texts(rule.order));
  if (!rule.is_must()) out += line("weight", std::to_string(rule.weight));
  return out + (rule.is_private ? line("private", "true") : "");
}

std::string rules_text(const Criteria& criteria, bool is_must) {
  std::string out;
  for (const auto& rule : criteria.rules)
    if (rule.is_must() == is_must) out += rule_text(rule) + "\n";
  if (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string decision_text(std::string_view table, const MatchDecision& decision) {
  return "[[" + std::string(table) + "]]\n" + line("mentee", toml_string(decision.mentee)) + line("mentor", toml_string(decision.mentor)) +
         (decision.by.empty() ? "" : line("by", toml_string(decision.by)));
}

std::string top_text(const Criteria& criteria) {
  const std::string order = criteria.timestamps ? "timestamps = " + toml_string(name_of(*criteria.timestamps)) : "#timestamps = \"dmy\"";
  return "wants_mentors = " + std::to_string(criteria.wants_mentors) + "  # as many mentors may a mentee have\n" +
         "allow_earlier_pairs = " + (criteria.allows_earlier ? "true" : "false") + "  # who were a pair before may be one again\n" + order +
         "  # where the sheets do not tell: \"ymd\", \"dmy\" or \"mdy\"\n";
}

}  // namespace

std::string criteria_text(const Criteria& criteria) {
  const auto role = [](SignUpRole value) { return toml_string(name_of(value)); };
  std::string out = "# What is asked of mentors and mentees. All keys and kinds: man mentor-criteria\n\n" + top_text(criteria);
  out += words_table("columns", "Names for columns, and their headings as they stand in the sheet.",
                     "name = [\"First name\", \"Last name\"]", criteria.columns, text_or_texts);
  out += words_table("capacity", "What an answer to \"how many?\" means.", "\"Give me three\" = 3", criteria.capacity,
                     [](int places) { return std::to_string(places); });
  out += words_table("roles", "What an answer to \"mentor or mentee?\" means: \"mentor\", \"mentee\" or \"both\".",
                     "\"I want to learn\" = \"mentee\"", criteria.roles, role);
  out += words_table("sheets", "Sheets that hold one role alone.", "\"mentors.csv\" = \"mentor\"", criteria.sheets, role);
  out += words_table("options", "Answers that can be ticked, where one holds a comma or a semicolon.",
                     "offers = [\"Research, Development\", \"Sales\"]", criteria.options, lines_of);
  out += words_table("aliases", "Terms that mean another one.", "\"JS\" = \"JavaScript\"", criteria.aliases, toml_string);
  out += comment("Rows that are left out.");
  if (criteria.skip.empty()) out += "#[[skip]]\n#column = \"Status\"\n#is = \"withdrawn\"\n";
  for (const auto& skip : criteria.skip) out += "[[skip]]\n" + line("column", toml_string(skip.column)) + line("is", toml_string(skip.is));
  out += comment("A pair that breaks one of these is never made.") + rules_text(criteria, true);
  out += comment("A pair gets points by these, each up to its weight of 1 to 10.") + rules_text(criteria, false);
  out += comment("Pairs that are decided, by address. A pin may go against a must where \"by\" says who wants it.");
  if (criteria.pins.empty() && criteria.bans.empty())
    out += "#[[pin]]\n#mentee = \"grace@example.org\"\n#mentor = \"ada@example.org\"\n#by = \"Kay\"\n";
  for (const auto& pin : criteria.pins) out += decision_text("pin", pin);
  for (const auto& ban : criteria.bans) out += decision_text("ban", ban);
  return out;
}

}  // namespace mentor
