// The command `match check`: who can be matched at all, before anything is solved.
#include <algorithm>
#include <map>
#include <set>

#include "commands/commands.hpp"
#include "commands/match/sheets.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/match_check.hpp"

namespace mentor::match_check {
namespace {

void define(Spec& spec, SheetChoice& choice) {
  define_sheets(spec, choice);
  define_criteria(spec, choice);
}

struct Checked {
  Criteria criteria;
  SignUps all;
  MatchCheck check;
  std::vector<std::string> warnings;
};

std::string count_of(std::size_t count, const char* one, const char* many) { return say_count(static_cast<long long>(count), one, many); }

// Names in lists of one rule that mean nobody, or several. A manager who does not take part is known by an address, and no slip.
std::vector<std::string> say_unresolved(const Criteria& criteria, std::span<const UnresolvedName> names) {
  const auto forbids = [&](std::size_t rule) { return criteria.rules[rule].kind == RuleKind::excludes; };
  std::map<std::size_t, std::set<std::string>> by_rule;
  for (const auto& name : names)
    if (!forbids(name.rule) || name.name.find('@') == std::string::npos) by_rule[name.rule].insert("'" + visible_line(name.name) + "'");
  std::vector<std::string> lines;
  constexpr std::size_t kMostNamed = 5;
  for (const auto& [rule, said] : by_rule) {
    std::string line =
        say_rule(criteria.rules[rule]) + ": " + count_of(said.size(), "name means", "names mean") + " nobody, or several people";
    const bool is_private = criteria.rules[rule].is_private || forbids(rule);
    const std::vector<std::string> first(said.begin(),
                                         std::next(said.begin(), static_cast<std::ptrdiff_t>(std::min(said.size(), kMostNamed))));
    lines.push_back(is_private ? line : line + ": " + joined(first, ", "));
  }
  return lines;
}

std::vector<std::string> say_far_above(const SignUps& all, const MatchCheck& check) {
  std::vector<std::string> lines;
  for (const auto mentor : check.far_above)
    lines.push_back(visible_line(all.people[mentor].name) + " has " + std::to_string(all.people[mentor].places) +
                    " places, and most have " + std::to_string(check.median_places) + " or fewer");
  return lines;
}

std::string say_rule_of(const Checked& checked, const LeftWithout& left) {
  if (left.rule) return say_rule(checked.criteria.rules[*left.rule]);
  const bool is_mentee = left.side == SignUpRole::mentee;
  return (is_mentee ? checked.check.mentors : checked.check.mentees) == 0 ? (is_mentee ? "there is no mentor" : "there is no mentee")
                                                                          : "a ban, or nobody but themselves";
}

Value value_of(const Checked& checked) {
  const MatchCheck& check = checked.check;
  const auto missing = check.mentees > check.places ? check.mentees - check.places : 0;
  return Value::Record{
      {"people", checked.all.people.size()},
      {"mentees", check.mentees},
      {"mentors", check.mentors},
      {"places", check.places},
      {"places_missing", missing},
      {"rules", list_of(check.musts,
                        [&](const MustCheck& must) {
                          return Value(Value::Record{{"rule", say_rule(checked.criteria.rules[must.rule])},
                                                     {"leaves_without", must.mentees},
                                                     {"leaves_mentors_without", must.mentors}});
                        })},
      {"without",
       list_of(check.without,
               [&](const LeftWithout& left) {
                 const SignUp& person = checked.all.people[left.person];
                 return Value(Value::Record{
                     {"email", person.email}, {"name", person.name}, {"role", name_of(left.side)}, {"rule", say_rule_of(checked, left)}});
               })},
      {"left_out",
       list_of(
           checked.all.left_out,
           [](const LeftOutRow& row) {
             return Value(Value::Record{{"sheet", row.path}, {"line", row.line}, {"email", text_or_null(row.email)}, {"because", row.why}});
           })},
      {"warnings", texts(checked.warnings)}};
}

std::vector<Block> head(const Checked& checked) {
  const MatchCheck& check = checked.check;
  std::vector<Block> blocks{heading(1, "Who can be matched"),
                            paragraph(count_of(check.mentees, "mentee", "mentees") + ", " + count_of(check.mentors, "mentor", "mentors") +
                                      " with " + count_of(check.places, "place", "places"))};
  if (check.mentees > check.places) {
    const auto missing = check.mentees - check.places;
    blocks.push_back(bullet({strong(count_of(missing, "mentee more than places", "mentees more than places"))}));
  }
  if (check.without.empty()) blocks.push_back(bullet("for everybody there is somebody"));
  for (const auto& warning : checked.warnings) blocks.push_back(bullet(warning));
  return blocks;
}

Table rules_table(const Checked& checked) {
  Table table{"What each must leaves without anybody",
              {{"rule", "Must", Align::left, Fit::wraps},
               {"leaves_without", "Mentees", Align::right},
               {"leaves_mentors_without", "Mentors", Align::right}},
              {},
              "There is no must.",
              false};
  for (const auto& must : checked.check.musts)
    table.rows.push_back({say_rule(checked.criteria.rules[must.rule]), must.mentees, must.mentors});
  return table;
}

Table without_table(const Checked& checked) {
  Table table{"Left without anybody",
              {{"name", "Name"}, {"email", "Address"}, {"role", "Role"}, {"rule", "By", Align::left, Fit::wraps}},
              {},
              "Nobody.",
              false};
  for (const auto& left : checked.check.without) {
    const SignUp& person = checked.all.people[left.person];
    table.rows.push_back({person.name, person.email, std::string(name_of(left.side)), say_rule_of(checked, left)});
  }
  return table;
}

Table left_out_table(const Checked& checked) {
  Table table{"Rows that do not count",
              {{"sheet", "Sheet"}, {"line", "Line", Align::right}, {"email", "Address"}, {"because", "Because", Align::left, Fit::wraps}},
              {},
              "None.",
              false};
  for (const auto& row : checked.all.left_out) table.rows.push_back({row.path, row.line, row.email, row.why});
  return table;
}

View run(Context& context, const SheetChoice& choice) {
  const auto sheets = opened_sheets(choice.sheets);
  Checked checked{criteria_of(choice, sheets), {}, {}, {}};
  checked.all = sign_ups_of(context.zones, context.today(), sheets, checked.criteria, "nobody was checked");
  const MatchPoints points(checked.criteria, checked.all.people);
  checked.check = check_matching(checked.criteria, checked.all.people, points);
  std::ranges::sort(checked.check.without, {}, [&](const LeftWithout& left) {
    const SignUp& person = checked.all.people[left.person];
    return std::tuple(left.side != SignUpRole::mentee, fold_case(person.name), person.email);
  });
  checked.warnings = say_far_above(checked.all, checked.check);
  for (auto& line : say_unresolved(checked.criteria, points.unresolved_names())) checked.warnings.push_back(std::move(line));
  View view;
  view.data = value_of(checked);
  view.rows = rules_table(checked);
  view.sections = sections_from(Prose{head(checked)}, *view.rows);
  if (!checked.check.without.empty()) view.sections.emplace_back(without_table(checked));
  if (!checked.all.left_out.empty()) view.sections.emplace_back(left_out_table(checked));
  return view;
}

}  // namespace

CommandInstance command() { return bind<SheetChoice>(define, run); }

}  // namespace mentor::match_check
