#include "commands/match/report.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "commands/match/plan_json.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/mentoring/match_plan.hpp"

namespace mentor {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return say_count(static_cast<long long>(count), one, many);
}

const std::string& name_of_person(const MatchPlan& plan, std::size_t person) { return plan.facts.people[person].name; }
const std::string& email_of(const MatchPlan& plan, std::size_t person) { return plan.facts.people[person].email; }

// Of private rules all that there is, so that nobody sees who answered them.
struct FoldedParts {
  std::vector<PointsPart> open;
  std::int64_t private_points = 0;
  std::int64_t private_of = 0;
  std::int64_t of() const {
    return std::accumulate(open.begin(), open.end(), private_of, [](std::int64_t sum, const PointsPart& part) { return sum + part.of; });
  }
};

FoldedParts folded(const MatchPlan& plan, const PlannedPair& pair) {
  FoldedParts parts;
  for (const auto& part : pair.parts) {
    const MatchRule& rule = plan.facts.criteria.rules[part.rule];
    if (say_rule(rule) == kPrivateRule) {
      parts.private_points += part.points;
      parts.private_of += rule.weight * kPoint;
    } else {
      parts.open.push_back(part);
    }
  }
  return parts;
}

// "3 of 5 for wants that are offered"
Phrases parts_of(const MatchPlan& plan, const PlannedPair& pair) {
  Phrases said;
  const FoldedParts parts = folded(plan, pair);
  const auto say = [](std::int64_t points, std::int64_t of, const std::string& what) {
    return say_points(points) + " of " + say_points(of) + " " + what;
  };
  for (const auto& part : parts.open)
    if (part.of > 0) said.emplace_back(say(part.points, part.of, "for " + say_rule(plan.facts.criteria.rules[part.rule])));
  if (parts.private_of > 0) said.emplace_back(say(parts.private_points, parts.private_of, "by private rules"));
  if (pair.is_pinned) said.emplace_back("decided by hand");
  return said;
}

std::string overruled_by(const MatchPlan& plan, const PlannedPair& pair) {
  for (const auto& pin : plan.facts.criteria.pins)
    if (pin.mentee == email_of(plan, pair.mentee) && pin.mentor == email_of(plan, pair.mentor)) return pin.by;
  return "";
}

std::vector<Tile> tiles_of(const MatchPlan& plan) {
  const MatchTotals& totals = plan.totals;
  return {{"matched", std::to_string(totals.matched),
           "of " + counted(totals.mentees - totals.placed, "mentee", "mentees") + " who look for a mentor"},
          {"free places", std::to_string(totals.places), "of " + counted(totals.mentors, "mentor", "mentors")},
          {"points", say_points(totals.points), say_points(totals.best_possible) + " if each had whom they suit most"},
          {"proof", totals.is_proven ? "checked" : "none", totals.is_proven ? say_proof(plan.facts) : "the prices prove nothing"}};
}

// Somebody may have as their mentor whom they mentor.
void add_mutual(const MatchPlan& plan, std::vector<Block>& blocks) {
  std::set<std::pair<std::string_view, std::string_view>> pairs;
  for (const auto& pair : plan.pairs) pairs.emplace(email_of(plan, pair.mentee), email_of(plan, pair.mentor));
  for (const auto& pair : plan.pairs) {
    const auto& mentee = email_of(plan, pair.mentee);
    const auto& mentor = email_of(plan, pair.mentor);
    if (mentee < mentor && pairs.contains({mentor, mentee}))
      blocks.push_back(
          bullet(name_of_person(plan, pair.mentee) + " and " + name_of_person(plan, pair.mentor) + " would mentor each other"));
  }
}

Prose summary(const MatchPlan& plan) {
  Prose prose{{heading(1, "Matches"), paragraph({strong(say_plan(plan))}, tiles_of(plan))}};
  if (plan.totals.placed > 0)
    prose.blocks.push_back(bullet(counted(plan.totals.placed, "mentee has", "mentees have") + " a mentor in a running pair, which stays"));
  add_mutual(plan, prose.blocks);
  for (const auto& pair : plan.pairs)
    if (!pair.overrules.empty())
      prose.blocks.push_back(bullet(name_of_person(plan, pair.mentee) + " with " + name_of_person(plan, pair.mentor) + ": " +
                                    overruled_by(plan, pair) + " overruled '" + pair.overrules + "'"));
  return prose;
}

Table pairs_table(const MatchPlan& plan) {
  Table table{"Who with whom",
              {{"mentee", "Mentee", Align::left, Fit::wraps},
               {"mentor", "Mentor", Align::left, Fit::wraps},
               {"points", "Points", Align::right},
               {"of", "Of", Align::right, Fit::drops_late},
               {"rank", "Rank", Align::right, Fit::drops_late},
               {"why", "Why", Align::left, Fit::wraps}},
              {},
              "Nobody could be matched.",
              false};
  for (const auto& pair : plan.pairs)
    table.rows.push_back({name_of_person(plan, pair.mentee), name_of_person(plan, pair.mentor), say_points(pair.points),
                          say_points(folded(plan, pair).of()), std::int64_t{pair.rank}, parts_of(plan, pair)});
  return table;
}

// Three wants at most have a piece of their own.
Chart points_chart(const MatchPlan& plan) {
  constexpr std::size_t kOwnPieces = 3;
  Chart chart;
  chart.kind = Chart::Kind::parts;
  chart.unit = Chart::Unit::number;
  chart.title = "Points by part";
  chart.axis = "Pair";
  chart.for_pages = true;
  std::vector<std::size_t> wants;
  for (std::size_t i = 0; i < plan.facts.criteria.rules.size(); ++i)
    if (!plan.facts.criteria.rules[i].is_must() && say_rule(plan.facts.criteria.rules[i]) != kPrivateRule) wants.push_back(i);
  std::ranges::stable_sort(
      wants, [&](std::size_t a, std::size_t b) { return plan.facts.criteria.rules[a].weight > plan.facts.criteria.rules[b].weight; });
  for (std::size_t i = 0; i < std::min(wants.size(), kOwnPieces); ++i)
    chart.series.push_back({say_rule(plan.facts.criteria.rules[wants[i]]), {}});
  const bool has_private = std::ranges::any_of(plan.facts.criteria.rules,
                                               [](const MatchRule& rule) { return !rule.is_must() && say_rule(rule) == kPrivateRule; });
  if (wants.size() > kOwnPieces || has_private) chart.series.push_back({"the other wants", {}});
  for (const auto& pair : plan.pairs) {
    chart.labels.push_back(name_of_person(plan, pair.mentee) + " with " + name_of_person(plan, pair.mentor));
    std::vector<double> pieces(chart.series.size());
    for (const auto& part : pair.parts) {
      const auto place = static_cast<std::size_t>(std::ranges::find(wants, part.rule) - wants.begin());
      if (!pieces.empty()) pieces[std::min(place, pieces.size() - 1)] += in_points(part.points);
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) chart.series[i].values.emplace_back(pieces[i]);
  }
  chart.description = "The points of each pair, a piece for each want that it reaches.";
  return chart;
}

Table unmatched_table(const MatchPlan& plan) {
  Table table{"Who has nobody",
              {{"name", "Name", Align::left, Fit::wraps},
               {"role", "As"},
               {"rule", "What left nobody", Align::left, Fit::wraps},
               {"would_help", "What would help", Align::left, Fit::wraps}},
              {},
              "Everyone has somebody.",
              false};
  for (const auto& one : plan.unmatched)
    table.rows.push_back({name_of_person(plan, one.person), name_of(one.role), one.rule, one.would_help});
  return table;
}

Table load_table(const MatchPlan& plan) {
  Table table{"The load of each mentor",
              {{"mentor", "Mentor", Align::left, Fit::wraps},
               {"places", "Places", Align::right},
               {"running", "Running pairs", Align::right},
               {"matched", "Matched", Align::right},
               {"left", "Left", Align::right}},
              {},
              "Nobody signed up to mentor.",
              false};
  std::map<std::size_t, std::int64_t> matched;
  for (const auto& pair : plan.pairs) ++matched[pair.mentor];
  std::map<std::string_view, std::int64_t> running;
  for (const auto& known : plan.facts.known)
    if (known.state == KnownPair::State::running) ++running[known.mentor];
  std::vector<std::size_t> mentors;
  for (std::size_t i = 0; i < plan.facts.people.size(); ++i)
    if (can_mentor(plan.facts.people[i])) mentors.push_back(i);
  std::ranges::sort(mentors, {}, [&](std::size_t i) { return std::pair(fold_case(name_of_person(plan, i)), email_of(plan, i)); });
  for (const auto i : mentors) {
    const auto& mentor = plan.facts.people[i];
    const std::int64_t left = mentor.places - running[mentor.email] - matched[i];
    table.rows.push_back({mentor.name, std::int64_t{mentor.places}, running[mentor.email], matched[i], std::max<std::int64_t>(left, 0)});
  }
  return table;
}

std::vector<std::string> names_with(const MatchPlan& plan, const std::vector<std::string>& emails, bool (*has_role)(const SignUp&)) {
  std::vector<std::string> names;
  for (const auto& email : emails) {
    const auto found =
        std::ranges::find_if(plan.facts.people, [&](const SignUp& person) { return person.email == email && has_role(person); });
    names.push_back(found == plan.facts.people.end() ? email : found->name);
  }
  return names;
}

}  // namespace

std::string say_plan(const MatchPlan& plan) {
  const MatchTotals& totals = plan.totals;
  return std::to_string(totals.matched) + " of " + counted(totals.mentees - totals.placed, "mentee", "mentees") + " matched, with " +
         say_points(totals.points) + " points (" + say_points(totals.best_possible) + " if each had whom they suit most); " +
         (totals.is_proven ? "proven: " + say_proof(plan.facts) + "." : "not proven.");
}

std::string say_proof(const MatchFacts& facts) {
  const bool has_early =
      std::ranges::any_of(facts.people, [](const SignUp& person) { return person.comes_first && can_be_mentored(person); });
  return std::string("no plan matches more") + (has_early ? ", or as many with more of those who come first" : "") +
         ", or as many with more points";
}

std::vector<Section> plan_sections(const MatchPlan& plan) {
  auto sections = sections_from(summary(plan), pairs_table(plan));
  if (!plan.unmatched.empty()) sections.emplace_back(unmatched_table(plan));
  sections.emplace_back(load_table(plan));
  if (!plan.pairs.empty()) sections.emplace_back(points_chart(plan));
  return sections;
}

Table plan_rows(const MatchPlan& plan) {
  Table table{"",
              {{"mentee", ""},
               {"mentee_name", ""},
               {"mentor", ""},
               {"mentor_name", ""},
               {"points", ""},
               {"of", ""},
               {"rank", ""},
               {"why", ""},
               {"ok", ""}},
              {},
              "",
              false};
  for (const auto& pair : plan.pairs)
    table.rows.push_back({email_of(plan, pair.mentee), name_of_person(plan, pair.mentee), email_of(plan, pair.mentor),
                          name_of_person(plan, pair.mentor), in_points(pair.points), in_points(folded(plan, pair).of()),
                          std::int64_t{pair.rank}, parts_of(plan, pair), ""});
  return table;
}

std::vector<Section> difference_sections(const MatchPlan& before, const MatchPlan& after) {
  const auto changed = difference(before, after);
  Prose prose{{paragraph({strong(say_plan(after))})}};
  const auto say_change = [](std::int64_t number, const std::string& one, const std::string& many, const std::string& size) {
    if (number == 0) return "as many " + many + " as before";
    return size + (number > 0 ? " more " : " fewer ") + (size == "1" ? one : many) + " than before";
  };
  prose.blocks.push_back(
      bullet(say_change(changed.matched, "mentee with a mentor", "mentees with a mentor", std::to_string(std::abs(changed.matched)))));
  prose.blocks.push_back(bullet(say_change(changed.points, "point", "points", say_points(std::abs(changed.points)))));
  Table table{"Who moved",
              {{"mentee", "Mentee", Align::left, Fit::wraps},
               {"before", "Before", Align::left, Fit::wraps},
               {"after", "Now", Align::left, Fit::wraps}},
              {},
              "Nobody moved.",
              false};
  for (const auto& move : changed.moves) {
    const bool is_known = std::ranges::find(after.facts.people, move.mentee, &SignUp::email) != after.facts.people.end();
    const auto& plan = is_known ? after : before;
    const auto said = [](const std::vector<std::string>& names) { return names.empty() ? std::string("nobody") : joined(names, ", "); };
    table.rows.push_back({names_with(plan, {move.mentee}, can_be_mentored).front(), said(names_with(before, move.before, can_mentor)),
                          said(names_with(after, move.after, can_mentor))});
  }
  return sections_from(std::move(prose), std::move(table));
}

}  // namespace mentor
