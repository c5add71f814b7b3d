// The best assignment beside all that there are, its laws, and what its prices prove.
#include "mentor/domain/assignment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

using Random = std::mt19937;
int below(Random& random, int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); }

/// A problem with all its points in memory.
struct Sheet {
  std::vector<int> wanted;
  std::vector<int> places;
  std::vector<char> comes_first;
  std::vector<std::vector<Points>> points;  ///< by mentee, then mentor

  AssignmentProblem problem() const {
    AssignmentProblem problem{wanted, places, comes_first, 0, {}};
    for (const auto& row : points)
      for (const auto pair : row) problem.most = std::max(problem.most, pair);
    problem.row = [this](std::size_t mentee, std::span<Points> row) { std::ranges::copy(points[mentee], row.begin()); };
    return problem;
  }
};

/// Everybody wants a mentor, who has one place.
Sheet plain(std::vector<std::vector<Points>> points) {
  const auto mentors = points.empty() ? 0 : points.front().size();
  return {std::vector<int>(points.size(), 1), std::vector<int>(mentors, 1), std::vector<char>(points.size(), 0), std::move(points)};
}

struct Odds {
  int mentees;
  int mentors;
  int points;   ///< how many different ones
  int allowed;  ///< pairs of ten
};

Sheet random_sheet(Random& random, const Odds& odds) {
  Sheet sheet;
  for (int mentor = 0; mentor < odds.mentors; ++mentor) sheet.places.push_back(below(random, 4) == 0 ? below(random, 4) : 1);
  for (int mentee = 0; mentee < odds.mentees; ++mentee) {
    sheet.wanted.push_back(below(random, 4) == 0 ? below(random, 3) : 1);
    sheet.comes_first.push_back(below(random, 4) == 0);
    auto& row = sheet.points.emplace_back();
    for (int mentor = 0; mentor < odds.mentors; ++mentor)
      row.push_back(below(random, 10) < odds.allowed ? below(random, odds.points) : kForbidden);
  }
  return sheet;
}

/// What an assignment comes to, the most important first.
struct Outcome {
  int matched = 0;
  int early = 0;
  int further = 0;
  std::int64_t points = 0;
  friend auto operator<=>(const Outcome&, const Outcome&) = default;
};

void add_mentors(const Sheet& sheet, std::size_t mentee, std::span<const std::size_t> mentors, Outcome& outcome) {
  if (mentors.empty()) return;
  ++outcome.matched;
  outcome.early += sheet.comes_first[mentee];
  outcome.further += static_cast<int>(mentors.size()) - 1;
  for (const auto mentor : mentors) outcome.points += sheet.points[mentee][mentor];
}

Outcome outcome_of(const Sheet& sheet, std::span<const AssignedPair> pairs) {
  std::map<std::size_t, std::vector<std::size_t>> mentors;
  for (const auto& pair : pairs) mentors[pair.mentee].push_back(pair.mentor);
  Outcome outcome;
  for (const auto& [mentee, had] : mentors) add_mentors(sheet, mentee, had, outcome);
  return outcome;
}

/// Every set of mentors that a mentee may have.
std::vector<std::vector<std::size_t>> choices_of(const Sheet& sheet, std::size_t mentee) {
  std::vector<std::vector<std::size_t>> choices;
  for (unsigned set = 0; set < 1U << sheet.places.size(); ++set) {
    std::vector<std::size_t> mentors;
    for (std::size_t mentor = 0; mentor < sheet.places.size(); ++mentor)
      if ((set >> mentor & 1U) != 0) mentors.push_back(mentor);
    if (std::ssize(mentors) <= sheet.wanted[mentee] &&
        std::ranges::none_of(mentors, [&](auto mentor) { return sheet.points[mentee][mentor] < 0; }))
      choices.push_back(mentors);
  }
  return choices;
}

/// The best of all assignments, by trying every one.
Outcome best_of_all(const Sheet& sheet) {
  std::map<std::vector<int>, Outcome> by_free{{sheet.places, {}}};
  for (std::size_t mentee = 0; mentee < sheet.wanted.size(); ++mentee) {
    const auto choices = choices_of(sheet, mentee);
    std::map<std::vector<int>, Outcome> next;
    for (const auto& [free, outcome] : by_free)
      for (const auto& mentors : choices) {
        auto left = free;
        for (const auto mentor : mentors) --left[mentor];
        if (std::ranges::any_of(left, [](int places) { return places < 0; })) continue;
        auto more = outcome;
        add_mentors(sheet, mentee, mentors, more);
        next[left] = std::max(next[left], more);
      }
    by_free = std::move(next);
  }
  Outcome best;
  for (const auto& [free, outcome] : by_free) best = std::max(best, outcome);
  return best;
}

/// The best, which has proved itself and is sorted.
Assignment proven(const Sheet& sheet) {
  const auto problem = sheet.problem();
  auto best = assign(problem);
  CHECK(is_proven(problem, best.pairs, best.prices));
  CHECK(std::ranges::is_sorted(best.pairs));
  return best;
}
Outcome best_of(const Sheet& sheet) { return outcome_of(sheet, proven(sheet).pairs); }

/// The sizes at which all pairs are offered, and at which few are.
constexpr Odds kSmall{7, 7, 5, 7};
constexpr Odds kLarger{60, 45, 6, 9};
constexpr Odds kSparse{80, 80, 1000, 2};
constexpr Odds kDistinct{50, 40, 100'000'000, 10};

/// Whether it throws usage.
bool is_refused(const AssignmentProblem& problem) {
  try {
    worth_of(problem);
  } catch (const Error& error) {
    return error.kind == ErrorKind::usage;
  }
  return false;
}

}  // namespace

TEST_CASE("the best assignment is the best of all that there are") {
  Random random(1);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const auto sheet = random_sheet(random, {1 + below(random, 7), 1 + below(random, 7), 1 + below(random, 9), 2 + below(random, 9)});
    CHECK(best_of(sheet) == best_of_all(sheet));
  }
}

TEST_CASE("as many people as possible are matched, whatever it costs in points") {
  CHECK(proven(plain({{1000, 0}, {900, kForbidden}})).pairs == std::vector<AssignedPair>{{0, 1}, {1, 0}});
}

TEST_CASE("who comes first is matched before anybody with more points, but never in place of two") {
  auto sheet = plain({{1000}, {1}});
  sheet.comes_first = {0, 1};
  CHECK(proven(sheet).pairs == std::vector<AssignedPair>{{1, 0}});
  sheet = plain({{5, kForbidden}, {5, 5}, {kForbidden, 5}});
  sheet.comes_first = {0, 1, 0};
  sheet.wanted = {1, 2, 1};
  CHECK(outcome_of(sheet, proven(sheet).pairs) == Outcome{2, 1, 0, 10});
}

TEST_CASE("nobody has a second mentor while another has none") {
  auto sheet = plain({{9, 9}, {0, kForbidden}});
  sheet.wanted = {2, 1};
  CHECK(proven(sheet).pairs == std::vector<AssignedPair>{{0, 1}, {1, 0}});
}

TEST_CASE("as many pairs as possible are made, whatever it costs in points") {
  auto sheet = plain({{9, 0, 0, kForbidden}, {0, kForbidden, kForbidden, 0}});
  sheet.wanted = {2, 2};
  sheet.places = {1, 1, 0, 1};
  CHECK(outcome_of(sheet, proven(sheet).pairs) == Outcome{2, 0, 1, 9});
  sheet.places = {1, 1, 1, 1};
  CHECK(outcome_of(sheet, proven(sheet).pairs) == Outcome{2, 0, 2, 0});
}

TEST_CASE("a pair that is forbidden, or there twice, is no proof at any price") {
  CHECK(!is_proven(plain({{kForbidden}}).problem(), std::vector<AssignedPair>{{0, 0}}, {{1}, {0}}));
  auto sheet = plain({{5, 5}});
  sheet.wanted = {2};
  sheet.places = {2, 1};
  const auto best = proven(sheet);
  CHECK(best.pairs == std::vector<AssignedPair>{{0, 0}, {0, 1}});
  CHECK(!is_proven(sheet.problem(), std::vector<AssignedPair>{{0, 0}, {0, 0}}, best.prices));
}

TEST_CASE("one more place never lowers the number matched") {
  Random random(2);
  for (const auto& odds : {kSmall, kLarger, kSparse}) {
    auto sheet = random_sheet(random, odds);
    for (int round = 0; round < 10; ++round) {
      const auto before = best_of(sheet);
      ++sheet.places[static_cast<std::size_t>(below(random, odds.mentors))];
      CHECK(best_of(sheet) >= before);
    }
  }
}

TEST_CASE("a mentor's price is what one more place there is worth") {
  Random random(3);
  for (int round = 0; round < 20; ++round) {
    auto sheet = random_sheet(random, round % 2 == 0 ? Odds{20, 20, 6, 2} : Odds{40, 30, 6, 3});
    sheet.places.push_back(100);  // places enough, so that one more changes no worth, of a mentor for nobody
    for (auto& row : sheet.points) row.push_back(kForbidden);
    const auto worth = worth_of(sheet.problem());
    const auto worth_now = [&](const Outcome& outcome) {
      return outcome.points + outcome.further * worth.further + outcome.matched * worth.first +
             outcome.early * (worth.first_of_early - worth.first);
    };
    const auto best = proven(sheet);
    for (std::size_t mentor = 0; mentor < sheet.places.size(); ++mentor) {
      ++sheet.places[mentor];
      CHECK(worth_now(best_of(sheet)) - worth_now(outcome_of({sheet}, best.pairs)) == best.prices.mentors[mentor]);
      --sheet.places[mentor];
    }
  }
}

TEST_CASE("without somebody who stays unmatched the number and the points are the same") {
  Random random(4);
  for (const auto& odds : {kSmall, kLarger, kSparse}) {
    auto sheet = random_sheet(random, odds);
    sheet.places.resize(sheet.places.size(), 1);
    const auto best = proven(sheet);
    std::vector<char> is_matched(sheet.wanted.size(), 0);
    for (const auto& pair : best.pairs) is_matched[pair.mentee] = 1;
    for (std::size_t mentee = 0; mentee < is_matched.size(); ++mentee) {
      if (is_matched[mentee] != 0) continue;
      auto without = sheet;
      without.points[mentee].assign(sheet.places.size(), kForbidden);
      CHECK(best_of(without) == outcome_of(sheet, best.pairs));
    }
  }
}

TEST_CASE("points that are doubled keep the pairs, and people in another order theirs") {
  Random random(5);
  const auto sheet = random_sheet(random, kDistinct);
  const auto best = proven(sheet);
  auto doubled = sheet;
  for (auto& row : doubled.points)
    for (auto& points : row) points = points == kForbidden ? kForbidden : points * 2;
  CHECK(proven(doubled).pairs == best.pairs);

  std::vector<std::size_t> order(sheet.wanted.size());
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), random);
  auto shuffled = sheet;
  for (std::size_t place = 0; place < order.size(); ++place) {
    shuffled.wanted[place] = sheet.wanted[order[place]];
    shuffled.comes_first[place] = sheet.comes_first[order[place]];
    shuffled.points[place] = sheet.points[order[place]];
  }
  auto pairs = proven(shuffled).pairs;
  for (auto& pair : pairs) pair.mentee = order[pair.mentee];
  std::ranges::sort(pairs);
  CHECK(pairs == best.pairs);
}

TEST_CASE("the same problem has the same pairs and prices, and says how far it is") {
  Random random(6);
  const auto sheet = random_sheet(random, {600, 400, 4, 9});
  std::vector<double> done;
  const auto best = assign(sheet.problem(), [&](double part) { done.push_back(part); });
  const auto again = proven(sheet);
  CHECK(again.pairs == best.pairs);
  CHECK(again.prices == best.prices);
  CHECK(std::ranges::is_sorted(done));
  CHECK(done.size() > 3);
  CHECK(done.back() == 1);
}

TEST_CASE("an assignment that was changed is proven only where it is as good") {
  Random random(7);
  for (int round = 0; round < 30; ++round) {
    const auto sheet = random_sheet(random, kSmall);
    const auto problem = sheet.problem();
    const auto best = proven(sheet);
    const auto is_still = [&](std::vector<AssignedPair> pairs) { return is_proven(problem, pairs, best.prices); };
    for (std::size_t place = 0; place < best.pairs.size(); ++place) {
      auto pairs = best.pairs;
      pairs.erase(pairs.begin() + static_cast<std::ptrdiff_t>(place));
      CHECK(!is_still(pairs));
      pairs = best.pairs;
      pairs.push_back(pairs[place]);
      CHECK(!is_still(pairs));
      for (std::size_t mentor = 0; mentor <= sheet.places.size(); ++mentor) {
        pairs = best.pairs;
        pairs[place].mentor = mentor;
        const auto of = std::ranges::count_if(pairs, [&](const auto& pair) { return pair.mentor == mentor; });
        const auto same = std::ranges::count(pairs, pairs[place]);
        const bool is_possible = mentor < sheet.places.size() && of <= sheet.places[mentor] && same == 1 &&
                                 sheet.points[pairs[place].mentee][mentor] != kForbidden;
        CHECK(is_still(pairs) == (is_possible && outcome_of(sheet, pairs) == outcome_of(sheet, best.pairs)));
      }
    }
  }
}

TEST_CASE("no price of a proof can be lower, or much higher, and none left out") {
  Random random(8);
  for (const auto& odds : {kSmall, kLarger, kSparse}) {
    const auto sheet = random_sheet(random, odds);
    const auto problem = sheet.problem();
    const auto best = proven(sheet);
    const auto far = worth_of(problem).first_of_early * 4;
    const auto is_still = [&](bool of_mentor, std::size_t place, std::int64_t more) {
      auto prices = best.prices;
      (of_mentor ? prices.mentors : prices.mentees)[place] += more;
      return is_proven(problem, best.pairs, prices);
    };
    for (std::size_t mentor = 0; mentor < sheet.places.size(); ++mentor) {
      CHECK(!is_still(true, mentor, -1));
      CHECK(is_still(true, mentor, far) == (sheet.places[mentor] == 0));
    }
    for (std::size_t mentee = 0; mentee < sheet.wanted.size(); ++mentee) {
      CHECK((is_still(false, mentee, -1) == (sheet.wanted[mentee] == 0)));
      const auto& row = sheet.points[mentee];
      CHECK(is_still(false, mentee, far) == std::ranges::all_of(row, [](Points points) { return points == kForbidden; }));
    }
    auto prices = best.prices;
    prices.mentors.pop_back();
    CHECK(!is_proven(problem, best.pairs, prices));
    prices = best.prices;
    prices.mentees.push_back(0);
    CHECK(!is_proven(problem, best.pairs, prices));
  }
}

TEST_CASE("where there is nobody, or nobody for anybody, nobody is matched") {
  CHECK(proven({}).pairs.empty());
  CHECK(proven(plain({{}, {}})).pairs.empty());
  CHECK(proven({{}, {1, 2}, {}, {}}).pairs.empty());
  CHECK(proven(plain({{kForbidden, kForbidden}, {kForbidden, kForbidden}})).pairs.empty());
  auto sheet = plain({{1, 2}, {3, 4}});
  sheet.places = {0, 0};
  CHECK(proven(sheet).pairs.empty());
  sheet = plain({{1, 2}, {3, 4}});
  sheet.wanted = {0, 0};
  CHECK(proven(sheet).pairs.empty());
  CHECK(best_of(plain({{0, 0}, {0, 0}})) == Outcome{2, 0, 0, 0});
}

TEST_CASE("where all points are equal everybody is matched, and so where all agree on who is best") {
  const std::size_t people = 500;
  CHECK(best_of(plain(std::vector(people, std::vector<Points>(people, kPoint)))) == Outcome{500, 0, 0, 500 * kPoint});
  std::vector<Points> row(people);
  std::iota(row.begin(), row.end(), 0);
  CHECK(best_of(plain(std::vector(people, row))) == Outcome{500, 0, 0, 500 * 499 / 2});
}

TEST_CASE("dense costs with a known optimum, as the field publishes them, are solved") {
  Random random(9);
  for (const std::size_t size : {100U, 200U, 300U}) {
    // Costs of a row and a column, which a permutation reaches and all others pass: by duality the sum is the least.
    std::vector<Points> base(2 * size);
    for (auto& cost : base) cost = 1 + below(random, 20);
    std::vector<std::size_t> permutation(size);
    std::iota(permutation.begin(), permutation.end(), 0U);
    std::shuffle(permutation.begin(), permutation.end(), random);
    std::vector points(size, std::vector<Points>(size));
    for (std::size_t row = 0; row < size; ++row)
      for (std::size_t column = 0; column < size; ++column)
        points[row][column] = 100 - base[row] - base[size + column] - (permutation[row] == column ? 0 : below(random, 61));
    const auto most = static_cast<int>(size) * 100 - std::accumulate(base.begin(), base.end(), 0);
    CHECK(best_of(plain(points)) == Outcome{static_cast<int>(size), 0, 0, most});
  }
}

TEST_CASE("the largest worths that can be weighed are, and larger ones refused") {
  constexpr Points kMost = std::numeric_limits<Points>::max();
  Random random(10);
  auto sheet = random_sheet(random, {40, 30, 3, 9});
  for (auto& row : sheet.points)
    for (auto& points : row) points = points == kForbidden ? kForbidden : kMost - points;
  std::ranges::fill(sheet.comes_first, 1);
  // A mentee who wants ever more mentors, and places for them, add to all worths.
  sheet.places.push_back(0);
  for (auto& row : sheet.points) row.push_back(kForbidden);
  for (int step = 1 << 29; step > 0; step /= 2) {
    sheet.wanted[0] += step;
    sheet.places.back() += step;
    if (!is_refused(sheet.problem())) continue;
    sheet.wanted[0] -= step;
    sheet.places.back() -= step;
  }
  CHECK(worth_of(sheet.problem()).first_of_early > (std::int64_t{1} << 61) - (std::int64_t{1} << 33));
  CHECK(worth_of(sheet.problem()).first_of_early <= std::int64_t{1} << 61);
  CHECK(best_of(sheet).matched > 25);
  sheet.wanted[0] += 1;
  sheet.places.back() += 1;
  CHECK(is_refused(sheet.problem()));
}
