// A plan holds what it promises whatever the people, says why, and any change of it is found.
#include "mentor/mentoring/match_plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "commands/match/plan_json.hpp"
#include "mentor/base/error.hpp"
#include "mentor/render/formats.hpp"

using namespace mentor;

namespace {

SignUp person(std::string name, SignUpRole role, std::string skills, std::string site = "north", int places = 1) {
  SignUp made;
  made.email = name + "@example.org";
  made.name = std::move(name);
  made.role = role;
  made.places = places;
  made.answers = {{"skills", std::move(skills)}, {"site", std::move(site)}};
  return made;
}
SignUp mentee(std::string name, std::string wants, std::string site = "north") {
  return person(std::move(name), SignUpRole::mentee, std::move(wants), std::move(site));
}
SignUp mentor_of(std::string name, std::string offers, int places = 1, std::string site = "north") {
  return person(std::move(name), SignUpRole::mentor, std::move(offers), std::move(site), places);
}

MatchRule rule(RuleKind kind, const std::string& column, int weight) {
  MatchRule made;
  made.kind = kind;
  made.mentee = made.mentor = column;
  made.weight = weight;
  return made;
}

Criteria skills_and_sites() {
  Criteria made;
  made.rules = {rule(RuleKind::same, "site", 0), rule(RuleKind::overlap, "skills", 5)};
  return made;
}

MatchFacts facts(std::vector<SignUp> people, Criteria criteria = skills_and_sites()) {
  return {std::move(criteria), std::move(people), {}};
}

std::string email(const std::string& name) { return name + "@example.org"; }

// "sam" with "ada", by name.
std::set<std::pair<std::string, std::string>> pairs_of(const MatchPlan& plan) {
  std::set<std::pair<std::string, std::string>> all;
  for (const auto& pair : plan.pairs) all.emplace(plan.facts.people[pair.mentee].name, plan.facts.people[pair.mentor].name);
  return all;
}

std::size_t place_of(const MatchPlan& plan, const std::string& name, Party role) {
  return find_sign_up(plan.facts.people, email(name), role);
}

const UnmatchedPerson& unmatched(const MatchPlan& plan, const std::string& name) {
  for (const auto& one : plan.unmatched)
    if (plan.facts.people[one.person].name == name) return one;
  throw std::runtime_error(name + " is matched");
}

// So many people with random answers, some in both roles, and random decisions.
MatchFacts random_facts(std::mt19937& random, std::size_t count) {
  const auto below = [&](std::size_t limit) { return random() % limit; };
  constexpr const char* kSkills[] = {"sql", "talks", "hiring", "rust", "law"};
  constexpr const char* kSites[] = {"north", "south"};
  std::vector<SignUp> people;
  for (std::size_t i = 0; i < count; ++i) {
    std::string skills;
    for (const auto* skill : kSkills)
      if (below(3) == 0) skills += (skills.empty() ? "" : "; ") + std::string(skill);
    auto made = person("p" + std::to_string(i), static_cast<SignUpRole>(below(3)), skills, kSites[below(2)], static_cast<int>(below(4)));
    made.comes_first = below(5) == 0;
    people.push_back(std::move(made));
  }
  MatchFacts made = facts(std::move(people));
  made.criteria.wants_mentors = 1 + static_cast<int>(below(2));
  for (std::size_t i = 0; i < count / 4; ++i) {
    const auto one = email("p" + std::to_string(below(count)));
    const auto other = email("p" + std::to_string(below(count)));
    const auto role_of = [&](const std::string& address) { return made.people[find_sign_up(made.people, address, std::nullopt)].role; };
    if (role_of(one) == SignUpRole::mentor || role_of(other) == SignUpRole::mentee) continue;
    if (below(2) == 0)
      made.criteria.bans.push_back({one, other, ""});
    else if (one != other)
      made.known.push_back({below(3) == 0 ? KnownPair::State::ended : KnownPair::State::running, "h" + std::to_string(i), one, other});
  }
  return made;
}

std::int64_t matched_of(const MatchFacts& made) { return static_cast<std::int64_t>(make_plan(made, {}).totals.matched); }

}  // namespace

TEST_CASE("most people are matched first, then the points decide") {
  // Both want ada; only sam can have bo.
  const auto plan = make_plan(facts({mentee("kim", "sql; talks", "south"), mentee("sam", "sql"), mentor_of("ada", "sql; talks", 1, "south"),
                                     mentor_of("bo", "law")}),
                              {});
  CHECK(pairs_of(plan) == std::set<std::pair<std::string, std::string>>{{"kim", "ada"}, {"sam", "bo"}});
  CHECK(plan.totals.matched == 2);
  CHECK(plan.totals.points == 5 * kPoint);
  CHECK(plan.totals.is_proven);
}

TEST_CASE("who was left over before comes before more points") {
  auto waiting = mentee("zoe", "law");
  waiting.comes_first = true;
  const auto plan = make_plan(facts({mentee("sam", "sql"), waiting, mentor_of("ada", "sql")}), {});
  CHECK(pairs_of(plan) == std::set<std::pair<std::string, std::string>>{{"zoe", "ada"}});
}

TEST_CASE("a running pair keeps its place, and an earlier pair is not made again") {
  MatchFacts made = facts({mentee("sam", "sql"), mentee("kim", "sql"), mentor_of("ada", "sql", 2), mentor_of("bo", "sql")});
  made.known = {{KnownPair::State::running, "sam-ada", email("sam"), email("ada")},
                {KnownPair::State::ended, "kim-ada", email("kim"), email("ada")}};
  const auto plan = make_plan(made, {});
  CHECK(pairs_of(plan) == std::set<std::pair<std::string, std::string>>{{"kim", "bo"}});
  CHECK(plan.totals.placed == 1);
  made.known.front().state = KnownPair::State::freed;
  CHECK(make_plan(made, {}).totals.matched == 2);
  made.criteria.allows_earlier = true;
  CHECK(make_plan(made, {}).totals.matched == 2);
}

TEST_CASE("the unmatched are told the first rule that left nobody, and what would help") {
  const auto plan =
      make_plan(facts({mentee("kim", "sql"), mentee("sam", "sql"), mentee("lou", "sql", "south"), mentor_of("ada", "sql")}), {});
  const bool is_sam = plan.pairs.front().mentee == place_of(plan, "sam", Party::mentee);
  const auto& full = unmatched(plan, is_sam ? "kim" : "sam");
  CHECK(full.rule == "no place is left");
  CHECK(full.would_help == "one more place with ada");
  const auto& elsewhere = unmatched(plan, "lou");
  CHECK(elsewhere.rule == say_rule(plan.facts.criteria.rules.front()));
  CHECK(elsewhere.would_help == "two things: without \"" + elsewhere.rule + "\", and one more place with ada");
}

TEST_CASE("what is said to help does help") {
  std::mt19937 random(20261201);
  int helped = 0;
  for (int round = 0; round < 60; ++round) {
    const auto made = random_facts(random, 14);
    const auto plan = make_plan(made, {});
    for (const auto& one : plan.unmatched) {
      if (one.role != Party::mentee) continue;
      const bool by_place = one.would_help.starts_with("one more place ");
      const bool by_rule = one.would_help.starts_with("without ");
      if (!by_place && !by_rule) continue;
      MatchFacts other = made;
      if (by_rule) std::erase_if(other.criteria.rules, [](const MatchRule& each) { return each.is_must(); });
      for (auto& each : other.people)
        if (by_place && can_mentor(each) && one.would_help.find(each.name) == one.would_help.size() - each.name.size()) ++each.places;
      CAPTURE(round);
      CAPTURE(one.would_help);
      CHECK(matched_of(other) > static_cast<std::int64_t>(plan.totals.matched));
      ++helped;
    }
  }
  CHECK(helped > 20);
}

TEST_CASE("a plan is the same whatever the order of the decisions, reads back from its JSON, and holds") {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    const auto plan = make_plan(random_facts(random, 4 + round), {{"sheet.csv", 42}});
    CHECK(faults_of(plan) == std::vector<std::string>{});
    CHECK(plan.totals.is_proven);
    const std::string text = to_json(plan_value(plan));
    CHECK(parse_plan(text, "plan.json") == plan);
  }
}

TEST_CASE("any change of a plan is found") {
  std::mt19937 random(11);
  int tried = 0;
  for (int round = 0; round < 20; ++round) {
    const auto plan = make_plan(random_facts(random, 16), {});
    const auto is_found = [&](MatchPlan changed) { return !faults_of(changed).empty(); };
    for (std::size_t i = 0; i < plan.pairs.size(); ++i) {
      MatchPlan changed = plan;
      changed.pairs.erase(changed.pairs.begin() + static_cast<std::ptrdiff_t>(i));
      CHECK(is_found(changed));
      changed = plan;
      changed.pairs[i].points += 1;
      CHECK(is_found(changed));
      changed = plan;
      changed.pairs[i].rank += 1;
      CHECK(is_found(changed));
      changed = plan;
      changed.pairs[i].is_pinned = true;
      CHECK(is_found(changed));
      ++tried;
    }
    for (std::size_t i = 0; i < plan.facts.people.size(); ++i) {
      MatchPlan changed = plan;
      changed.facts.people[i].places += 1;
      CHECK(is_found(changed));
    }
    for (const bool is_mentor : {false, true})
      for (std::size_t i = 0; i < (is_mentor ? plan.prices.mentors : plan.prices.mentees).size(); ++i) {
        MatchPlan changed = plan;
        ++(is_mentor ? changed.prices.mentors : changed.prices.mentees)[i];
        CHECK(is_found(changed));
      }
    MatchPlan changed = plan;
    changed.sheets.push_back({"another.csv", 1});
    CHECK(is_found(changed));
    changed = plan;
    changed.totals.matched += 1;
    CHECK(is_found(changed));
    for (auto& price : changed.prices.mentors) price += kPoint;
    changed.totals = plan.totals;
    if (plan.totals.places > 0 && !plan.prices.mentors.empty()) CHECK(is_found(changed));
  }
  CHECK(tried > 40);
}

TEST_CASE("another pair than planned costs what the reason says") {
  const auto plan =
      make_plan(facts({mentee("kim", "sql; talks"), mentee("sam", "sql"), mentor_of("ada", "sql; talks"), mentor_of("bo", "sql")}), {});
  REQUIRE(pairs_of(plan) == std::set<std::pair<std::string, std::string>>{{"kim", "ada"}, {"sam", "bo"}});
  const auto reason = why(plan, place_of(plan, "sam", Party::mentee), place_of(plan, "ada", Party::mentor));
  CHECK(reason.cost_to_others == 5 * kPoint / 2);  // kim gets half of what she wants from bo
  CHECK(reason.displaced.empty());
  CHECK(reason.reason.find("all together would lose 2.5 points") != std::string::npos);
  const auto swapped = why(plan, place_of(plan, "ada", Party::mentor), place_of(plan, "sam", Party::mentee));
  CHECK(swapped.reason == reason.reason);
}

TEST_CASE("forcing a pair costs what a plan with it pinned comes to") {
  std::mt19937 random(23);
  int compared = 0;
  for (int round = 0; round < 30; ++round) {
    auto made = random_facts(random, 12);
    made.criteria.wants_mentors = 1;
    const auto plan = make_plan(made, {});
    for (std::size_t i = 0; i < made.people.size() && compared < 200; ++i)
      for (std::size_t j = 0; j < made.people.size(); ++j) {
        if (i == j || !can_be_mentored(made.people[i]) || !can_mentor(made.people[j])) continue;
        const auto reason = why(plan, i, j);
        if (!reason.cost_to_others || reason.reason.find("would be") == std::string::npos) continue;
        auto pinned = made;
        decide(pinned, {{made.people[i].email, made.people[j].email, ""}}, {});
        const auto with = make_plan(pinned, {});
        const auto own = [&](const MatchPlan& of) {
          std::int64_t sum = 0;
          for (const auto& pair : of.pairs) sum += pair.mentee == i ? pair.points : 0;
          return sum;
        };
        CAPTURE(reason.reason);
        CHECK(*reason.cost_to_others == (plan.totals.points - own(plan)) - (with.totals.points - own(with)));
        ++compared;
      }
  }
  CHECK(compared > 50);
}

TEST_CASE("pins that cannot be kept are all told at once") {
  const auto people = std::vector{mentee("kim", "sql", "south"),
                                  mentee("sam", "sql"),
                                  mentee("lou", "sql"),
                                  mentor_of("ada", "sql"),
                                  person("bo", SignUpRole::both, "sql"),
                                  person("cem", SignUpRole::both, "sql")};
  const auto refusal = [&](const std::vector<MatchDecision>& pins, const std::vector<MatchDecision>& bans) -> std::string {
    MatchFacts made = facts(people);
    try {
      decide(made, pins, bans);
      return "";
    } catch (const Error& error) {
      return error.message;
    }
  };
  const auto has = [](const std::string& message, std::string_view words) { return message.find(words) != std::string::npos; };
  CHECK(refusal({{"sam", "ada", ""}}, {}).empty());
  const auto both = refusal({{"kim", "ada", ""}, {"sam", "ada", ""}}, {});
  CHECK(has(both, "it breaks a must"));
  CHECK(has(both, "'ada' has 1 place and 2 pins"));
  CHECK(has(refusal({{"sam", "ada", ""}, {"sam", "bo", ""}}, {}), "is pinned to 2 mentors"));
  CHECK(has(refusal({{"bo", "cem", ""}, {"cem", "bo", ""}}, {}), "go round in a circle"));
  CHECK(has(refusal({{"bo", "bo", ""}}, {}), "to themselves"));
  CHECK(has(refusal({{"sam", "ada", ""}}, {{"sam", "ada", ""}}), "pinned and banned"));
  CHECK(has(refusal({{"zed", "ada", ""}}, {}), "no mentee 'zed'"));
  CHECK(refusal({{"kim", "ada", "Rosa"}}, {}).empty());
}

TEST_CASE("a pin that somebody answers for overrules a must, and says so") {
  MatchFacts made = facts({mentee("kim", "sql", "south"), mentor_of("ada", "sql")});
  made.criteria.pins = {{"kim", "ada", "Rosa"}};
  decide(made, {}, {});
  const auto plan = make_plan(made, {});
  REQUIRE(plan.pairs.size() == 1);
  CHECK(plan.pairs.front().overrules == say_rule(made.criteria.rules.front()));
  CHECK(why(plan, plan.pairs.front().mentee, std::nullopt).reason.find("by Rosa") != std::string::npos);
  CHECK(faults_of(plan).empty());
}

TEST_CASE("a later decision takes the place of an earlier one about the same two") {
  MatchFacts made = facts({mentee("sam", "sql"), mentor_of("ada", "sql")});
  decide(made, {{"sam", "ada", ""}}, {});
  CHECK(make_plan(made, {}).pairs.size() == 1);
  decide(made, {}, {{"sam", "ada", ""}});
  CHECK(made.criteria.pins.empty());
  CHECK(make_plan(made, {}).pairs.empty());
}

TEST_CASE("a private rule is counted and never named") {
  auto asked = skills_and_sites();
  asked.rules[1].is_private = true;
  const auto plan = make_plan(facts({mentee("sam", "sql"), mentor_of("ada", "sql")}, asked), {});
  const auto reason = why(plan, place_of(plan, "sam", Party::mentee), std::nullopt).reason;
  CHECK(reason.find("5 by private rules") != std::string::npos);
  CHECK(reason.find("skills") == std::string::npos);
}

TEST_CASE("nobody, one side alone and one person in both roles are plans, too") {
  CHECK(make_plan(facts({}), {}).totals.is_proven);
  CHECK(unmatched(make_plan(facts({mentee("sam", "sql")}), {}), "sam").rule == "nobody signed up to mentor");
  CHECK(unmatched(make_plan(facts({mentor_of("ada", "sql")}), {}), "ada").rule == "nobody signed up to be mentored");
  const auto alone = make_plan(facts({person("ada", SignUpRole::both, "sql")}), {});
  CHECK(alone.pairs.empty());
  CHECK(faults_of(alone).empty());
}

TEST_CASE("what is no plan is refused with its place") {
  const auto plan = make_plan(facts({mentee("sam", "sql"), mentor_of("ada", "sql")}), {});
  const std::string text = to_json(plan_value(plan));
  const auto refusal = [&](std::string_view from, std::string_view to) -> std::string {
    std::string changed = text;
    const auto at = changed.find(from);
    REQUIRE(at != std::string::npos);
    changed.replace(at, from.size(), to);
    try {
      (void)parse_plan(changed, "plan.json");
      return "";
    } catch (const Error& error) {
      return error.message;
    }
  };
  CHECK(refusal("\"rank\": 1", "\"rank\": \"first\"").find("'pairs[0].rank' is no whole number") != std::string::npos);
  CHECK(refusal("\"rank\": 1", "\"place\": 1").find("has no 'rank'") != std::string::npos);
  CHECK(refusal("\"rank\": 1", "\"rank\": 1, \"rank\": 1").find("or one twice") != std::string::npos);
  CHECK(refusal("\"mentor\": \"ada@example.org\"", "\"mentor\": \"eve@example.org\"").find("names nobody") != std::string::npos);
  CHECK(refusal("{", "[").find("no JSON") != std::string::npos);
}

TEST_CASE("of plans that are equally good the one that moves fewest people is taken") {
  std::mt19937 random(41);
  for (int round = 0; round < 30; ++round) {
    CAPTURE(round);
    const auto made = random_facts(random, 20);
    const auto first = make_plan(made, {});
    MatchFacts again = made;
    for (const auto& pair : first.pairs) again.before.emplace_back(made.people[pair.mentee].email, made.people[pair.mentor].email);
    std::ranges::sort(again.before);
    // In another order of the people another plan would be found.
    std::ranges::reverse(again.people);
    const auto second = make_plan(again, {});
    CHECK(second.totals == first.totals);
    CHECK(difference(first, second).moves.empty());
    CHECK(faults_of(second).empty());
  }
}

TEST_CASE("a pin that has become a pair is fulfilled, and a ban does not take away what somebody answers for") {
  MatchFacts made = facts({mentee("sam", "sql"), mentor_of("ada", "sql")});
  made.known = {{KnownPair::State::running, "sam-ada", email("sam"), email("ada")}};
  made.criteria.pins = {{email("sam"), email("ada"), "Kay"}};
  CHECK_NOTHROW(decide(made, {}, {}));
  CHECK(make_plan(made, {}).pairs.empty());
  CHECK_THROWS_AS(decide(made, {}, {{"sam", "ada", ""}}), Error);
  made.criteria.bans = {{email("sam"), email("ada"), ""}};
  CHECK_THROWS_AS(decide(made, {}, {}), Error);
}

TEST_CASE("the proof says what of those who come first it proves") {
  auto waiting = mentee("zoe", "law");
  waiting.comes_first = true;
  const auto plan = make_plan(facts({mentee("sam", "sql"), waiting, mentor_of("ada", "sql")}), {});
  const auto reason = why(plan, place_of(plan, "sam", Party::mentee), place_of(plan, "ada", Party::mentor)).reason;
  CHECK(reason.find("1 person fewer of those who come first would be matched") != std::string::npos);
}
