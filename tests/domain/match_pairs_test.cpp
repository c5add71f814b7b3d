// Rules that name people, who is never a pair, and that a row says of each pair what is said of it alone.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "domain/matching_samples.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

const std::vector<SignUp>& three_mentors() {
  static const auto kPeople = [] {
    std::vector<SignUp> people{mentee({}), person("ada@example.org", SignUpRole::mentor), person("joan@example.org", SignUpRole::mentor),
                               person("kay@example.org", SignUpRole::mentor)};
    people[1].name = "Ada Lovelace";
    people[2].name = "Joan Cl\u00e4rke";
    people[3].name = "Kay";
    return people;
  }();
  return kPeople;
}

// The points of the first mentee with each mentor, where the mentee has written `list` into "p".
std::vector<Points> listed(const MatchRule& asked, const std::string& list, std::vector<SignUp> people = three_mentors()) {
  people[0].answers["p"] = list;
  const MatchPoints points(criteria({asked}), people);
  std::vector<Points> row(points.mentors().size());
  points.row(0, row);
  return row;
}

using Row = std::vector<Points>;

}  // namespace

TEST_CASE("a ranked list gives the first place all and the last one least, by name or address") {
  const auto asked = rule(RuleKind::prefers, "p", "", 1);
  CHECK(listed(asked, "ada  LOVELACE; Kay") == Row{kPoint, 0, kPoint / 2});
  CHECK(listed(asked, "Joan Cla\u0308rke, Ada Lovelace, Kay") == Row{kPoint * 2 / 3, kPoint, kPoint / 3});
  CHECK(listed(asked, "Kay <KAY@example.org>\nada@example.org") == Row{kPoint / 2, 0, kPoint});
  CHECK(listed(asked, "Kay; kay; Ada Lovelace") == Row{kPoint / 2, 0, kPoint});
  CHECK(listed(asked, "Ada; Lovelace") == Row{0, 0, 0});
}

TEST_CASE("a name that nobody has keeps its place in a ranked list, and is told") {
  const auto asked = rule(RuleKind::prefers, "p", "", 1);
  CHECK(listed(asked, "Nobody; Kay") == Row{0, 0, kPoint / 2});
  auto people = three_mentors();
  people[0].answers["p"] = "Nobody; Kay";
  const MatchPoints points(criteria({asked}), people);
  REQUIRE(points.unresolved_names().size() == 1);
  CHECK(points.unresolved_names()[0] == UnresolvedName{0, 0, "Nobody", 0});
}

TEST_CASE("a name is told as nobody's only where neither a mentor nor a mentee has it") {
  auto people = three_mentors();
  people[1].role = SignUpRole::both;
  people[1].answers["never"] = "Kay; grace; Nobody, Else; Nobody";
  const MatchPoints points(criteria({rule(RuleKind::clock, "", ""), rule(RuleKind::excludes, "never", "never")}), people);
  const auto told = points.unresolved_names();
  CHECK(std::vector<UnresolvedName>(told.begin(), told.end()) ==
        std::vector<UnresolvedName>{{1, 1, "Nobody", 0}, {1, 1, "Nobody, Else", 0}});
}

TEST_CASE("a name that is written with a comma is one where somebody is called so") {
  auto people = three_mentors();
  people[1].name = "Lovelace, Ada";
  CHECK(listed(rule(RuleKind::prefers, "p", "", 1), "Lovelace, Ada", people) == Row{kPoint, 0, 0});
  CHECK(listed(rule(RuleKind::prefers, "p", "", 1), "Kay; Lovelace, Ada", people) == Row{kPoint / 2, 0, kPoint});
  CHECK(listed(rule(RuleKind::prefers, "p", "", 1), "Kay; Turing, Alan", people) == Row{0, 0, kPoint});
  CHECK(listed(rule(RuleKind::prefers, "p", "", 1), "Joan Cl\u00e4rke, Kay\nLovelace, Ada", people) ==
        Row{kPoint / 3, kPoint, kPoint * 2 / 3});
}

TEST_CASE("as a must only those listed remain, and all where nobody is listed") {
  const auto asked = rule(RuleKind::prefers, "p", "");
  CHECK(listed(asked, "Kay") == Row{kForbidden, kForbidden, 0});
  CHECK(listed(asked, "") == Row{0, 0, 0});
}

TEST_CASE("as a must a mentor who lists anybody gets nobody else") {
  auto people = three_mentors();
  people[1].answers["q"] = "grace@example.org";
  people[2].answers["q"] = "nobody here";
  for (const char* column : {"", "p"}) CHECK(listed(rule(RuleKind::prefers, column, "q"), "", people) == Row{0, kForbidden, 0});
}

TEST_CASE("with a list on each side the mean counts, of those who list anybody") {
  auto people = three_mentors();
  people[1].answers["q"] = "somebody else, grace";
  people[2].answers["q"] = "nobody here";
  const auto asked = rule(RuleKind::prefers, "p", "q", 1);
  CHECK(listed(asked, "Ada Lovelace; Joan Cl\u00e4rke; Kay", people) == Row{kPoint * 3 / 4, kPoint / 3, kPoint / 3});
  CHECK(listed(rule(RuleKind::prefers, "p", "q"), "Ada Lovelace; Kay", people) == Row{0, kForbidden, 0});
  CHECK(listed(rule(RuleKind::prefers, "", "q", 1), "Kay", people) == Row{kPoint / 2, 0, 0});
}

TEST_CASE("not forbids whom an answer names, on either side") {
  auto people = three_mentors();
  people[2].answers["never"] = "GRACE@example.org";
  CHECK(listed(rule(RuleKind::excludes, "p", ""), "ada lovelace ", people) == Row{kForbidden, 0, 0});
  CHECK(listed(rule(RuleKind::excludes, "p", "never"), "ada lovelace", people) == Row{kForbidden, kForbidden, 0});
  CHECK(listed(rule(RuleKind::excludes, "", "never"), "ada lovelace", people) == Row{0, kForbidden, 0});
  CHECK(listed(rule(RuleKind::excludes, "p", "", 2), "Kay", people) == Row{2 * kPoint, 2 * kPoint, 0});
}

TEST_CASE("a name that two people have forbids both, and prefers neither") {
  auto people = three_mentors();
  people[2].name = "ADA Lovelace";
  CHECK(listed(rule(RuleKind::excludes, "p", ""), "Ada Lovelace", people) == Row{kForbidden, kForbidden, 0});
  CHECK(listed(rule(RuleKind::prefers, "p", "", 1), "Ada Lovelace; Kay", people) == Row{0, 0, kPoint / 2});
}

TEST_CASE("nobody is paired with themselves, nor with whom a ban names") {
  std::vector<SignUp> people{person("kay@example.org", SignUpRole::both), person("ada@example.org", SignUpRole::mentor),
                             person("ada@example.org", SignUpRole::mentee)};
  auto asked = criteria({});
  const auto rows = [&] {
    const MatchPoints points(asked, people);
    std::vector<Row> all;
    for (std::size_t i = 0; i < points.mentees().size(); ++i) points.row(i, all.emplace_back(points.mentors().size()));
    return all;
  };
  CHECK(rows() == std::vector<Row>{{kForbidden, 0}, {0, kForbidden}});
  asked.bans = {{"Ada@example.org", "kay@example.org", ""}};
  CHECK(rows() == std::vector<Row>{{kForbidden, 0}, {kForbidden, kForbidden}});
}

namespace {

using Random = std::mt19937;

int below(Random& random, int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); }

std::string some_of(Random& random, const Words& words, int most) {
  Words picked;
  for (int i = below(random, most + 1); i > 0; --i)
    picked.push_back(words[static_cast<std::size_t>(below(random, static_cast<int>(words.size())))]);
  std::string text;
  for (const auto& word : picked) text += (text.empty() ? "" : below(random, 2) == 0 ? ", " : ";") + word;
  return text;
}

std::vector<SignUp> random_people(Random& random, int count) {
  const Words terms{"ai", "AI", "retail", "a, b", "sql", "\u00fc", "u\u0308", "js", "javascript"};
  Words names;
  for (int i = 0; i < count; ++i) names.push_back(i % 3 == 0 ? "p" + std::to_string(i) + "@x.org" : "Name " + std::to_string(i / 2));
  std::vector<SignUp> people;
  for (int i = 0; i < count; ++i) {
    SignUp made = person("p" + std::to_string(i) + "@x.org", static_cast<SignUpRole>(below(random, 3)));
    made.name = "name " + std::to_string(i / 2);
    for (const char* column : {"t", "u"})
      if (auto text = some_of(random, terms, 4); !text.empty()) made.answers[column] = text;
    if (below(random, 5) != 0) made.answers["n"] = std::to_string(below(random, 6)) + (below(random, 2) == 0 ? "" : " years");
    for (const char* column : {"list", "never"})
      if (auto text = some_of(random, names, 3); !text.empty()) made.answers[column] = text;
    if (below(random, 5) != 0) made.hours = hours(below(random, 24), below(random, 24) + 24, below(random, 3) - 1);
    people.push_back(std::move(made));
  }
  return people;
}

Criteria random_criteria(Random& random) {
  Criteria made;
  made.aliases = {{"js", "javascript"}};
  made.options = {{"t", {"a, b"}}};
  for (int i = below(random, 8); i > 0; --i) {
    const auto kind = static_cast<RuleKind>(below(random, 8));
    const bool lists = kind == RuleKind::prefers || kind == RuleKind::excludes;
    const bool numbers = kind == RuleKind::at_least || kind == RuleKind::within;
    const std::string first = lists ? "list" : numbers ? "n" : "t";
    const std::string second = lists ? "never" : numbers ? "n" : "u";
    const int sides = lists ? below(random, 3) : 2;
    auto asked = rule(kind, sides == 1 ? "" : first, sides == 0 ? "" : second, below(random, 3) == 0 ? 0 : 1 + below(random, 10));
    if (kind == RuleKind::overlap && below(random, 2) == 0) asked.by = 1 + below(random, 3);
    if (kind == RuleKind::clock) asked.by = 1 + below(random, 4);
    if (numbers) asked.by = below(random, 3);
    made.rules.push_back(std::move(asked));
  }
  return made;
}

// Pair by pair, as those are told who ask why.
Points slow_worth(const MatchPoints& points, const std::vector<SignUp>& people, std::size_t mentee, std::size_t mentor) {
  if (people[points.mentees()[mentee]].email == people[points.mentors()[mentor]].email) return kForbidden;
  if (points.broken_must(mentee, mentor)) return kForbidden;
  Points sum = 0;
  for (const auto& part : points.parts(mentee, mentor)) {
    CHECK(part.points <= part.of);
    sum += part.points;
  }
  return sum;
}

}  // namespace

TEST_CASE("a row says of every pair what its parts and its musts say") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const auto people = random_people(random, 2 + below(random, 20));
    const auto asked = random_criteria(random);
    const MatchPoints points(asked, people);
    std::vector<Points> row(points.mentors().size());
    std::vector<char> holding(row.size());
    for (std::size_t i = 0; i < points.mentees().size(); ++i) {
      points.row(i, row);
      for (std::size_t j = 0; j < row.size(); ++j) REQUIRE(row[j] == slow_worth(points, people, i, j));
      std::vector<std::optional<std::size_t>> first(row.size());
      for (std::size_t r = asked.rules.size(); r-- > 0;) {
        if (!asked.rules[r].is_must()) continue;
        points.must_row(r, i, holding);
        for (std::size_t j = 0; j < row.size(); ++j)
          if (holding[j] == 0) first[j] = r;
      }
      for (std::size_t j = 0; j < row.size(); ++j) REQUIRE(first[j] == points.broken_must(i, j));
    }
  }
}

TEST_CASE("an answer of more terms than a small number counts is counted all the same") {
  std::string many;
  for (int i = 0; i < 40000; ++i) many += "t" + std::to_string(i) + ";";
  const std::vector<SignUp> people{mentee({{"a", many}}), mentor_with({{"a", many}})};
  CHECK(worth(criteria({want(RuleKind::overlap, "a")}), people) == kPoint);
}

TEST_CASE("weights that are scaled scale all points alike") {
  Random random(2);
  for (int round = 0; round < 50; ++round) {
    const auto people = random_people(random, 20);
    auto asked = random_criteria(random);
    for (auto& each : asked.rules) each.weight = (each.weight + 4) / 5;
    auto scaled = asked;
    for (auto& each : scaled.rules) each.weight *= 5;
    const MatchPoints points(asked, people);
    const MatchPoints larger(scaled, people);
    CHECK(larger.most() == 5 * points.most());
    Row row(points.mentors().size());
    Row other(row.size());
    for (std::size_t i = 0; i < points.mentees().size(); ++i) {
      points.row(i, row);
      larger.row(i, other);
      for (std::size_t j = 0; j < row.size(); ++j) REQUIRE(other[j] == (row[j] == kForbidden ? kForbidden : 5 * row[j]));
    }
  }
}

TEST_CASE("people in another order are worth the same") {
  Random random(3);
  for (int round = 0; round < 30; ++round) {
    auto people = random_people(random, 15);
    const auto asked = random_criteria(random);
    const auto worths = [&] {
      const MatchPoints points(asked, people);
      std::map<std::pair<std::string, std::string>, Points> all;
      Row row(points.mentors().size());
      for (std::size_t i = 0; i < points.mentees().size(); ++i) {
        points.row(i, row);
        for (std::size_t j = 0; j < row.size(); ++j) all[{people[points.mentees()[i]].email, people[points.mentors()[j]].email}] = row[j];
      }
      return all;
    };
    const auto before = worths();
    std::ranges::shuffle(people, random);
    CHECK(worths() == before);
  }
}

TEST_CASE("rows may be asked for by several threads") {
  Random random(4);
  const auto people = random_people(random, 200);
  const MatchPoints points(random_criteria(random), people);
  const auto sum = [&] {
    long all = 0;
    Row row(points.mentors().size());
    for (std::size_t i = 0; i < points.mentees().size(); ++i) {
      points.row(i, row);
      for (const auto each : row) all += each;
    }
    return all;
  };
  const long alone = sum();
  std::vector<long> sums(4);
  std::vector<std::thread> threads;
  for (auto& each : sums) threads.emplace_back([&each, &sum] { each = sum(); });
  for (auto& thread : threads) thread.join();
  CHECK(sums == std::vector<long>(4, alone));
}
