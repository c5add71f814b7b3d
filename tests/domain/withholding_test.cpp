// Which groups are told by themselves, and that none too small can be told from the others.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "mentor/domain/withholding.hpp"

using namespace mentor;

namespace {

// "told, withheld": a word a group.
std::string said(const std::vector<bool>& withheld) {
  std::string text;
  for (const bool is : withheld) text += std::string(text.empty() ? "" : " ") + (is ? "-" : "told");
  return text;
}

// Whether some sum and difference, each group up to twice, of the whole and the groups that are told is one of 1 to 4 members.
bool gives_away(const std::vector<bool>& withheld, const std::vector<GroupCell>& cells) {
  std::vector<std::size_t> told;
  for (std::size_t group = 0; group < withheld.size(); ++group)
    if (!withheld[group]) told.push_back(group);
  std::size_t ways = 5;
  for (std::size_t i = 0; i < told.size(); ++i) ways *= 5;
  for (std::size_t way = 0; way < ways; ++way) {
    std::size_t size = 0;
    bool is_set = true;
    for (const auto& cell : cells) {
      std::size_t rest = way;
      int weight = static_cast<int>(rest % 5) - 2;
      for (const auto group : told) {
        rest /= 5;
        const bool is_in = std::ranges::find(cell.groups, group) != cell.groups.end();
        weight += is_in ? static_cast<int>(rest % 5) - 2 : 0;
      }
      is_set = is_set && (weight == 0 || weight == 1);
      size += weight == 1 ? cell.size : 0;
    }
    if (is_set && size > 0 && size < kLeastGroup) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a group of four is withheld, and with it the next smallest, which a difference would tell it by") {
  CHECK(said(withheld_groups(3, {{{0}, 20}, {{1}, 4}, {{2}, 9}})) == "told - -");
}

TEST_CASE("where others are in no group, they hide the one that is withheld") {
  CHECK(said(withheld_groups(3, {{{0}, 20}, {{1}, 4}, {{2}, 9}, {{}, 30}})) == "told - told");
}

TEST_CASE("those in no group are a group, too: few of them are not told by what is left") {
  CHECK(said(withheld_groups(2, {{{0}, 20}, {{1}, 9}, {{}, 2}})) == "told -");
}

TEST_CASE("two groups that are withheld hide each other only where they are five together") {
  CHECK(said(withheld_groups(4, {{{0}, 20}, {{1}, 2}, {{2}, 2}, {{3}, 9}})) == "told - - -");
  CHECK(said(withheld_groups(4, {{{0}, 20}, {{1}, 3}, {{2}, 3}, {{3}, 9}})) == "told - - told");
}

TEST_CASE("a group within another does not tell the few around it") {
  CHECK(said(withheld_groups(2, {{{0, 1}, 20}, {{0}, 3}, {{}, 40}})) == "told -");
}

TEST_CASE("two groups that overlap by a few and are everybody do not tell those few") {
  CHECK(said(withheld_groups(2, {{{0}, 20}, {{1}, 10}, {{0, 1}, 3}})) == "told -");
  CHECK(said(withheld_groups(2, {{{0}, 20}, {{1}, 10}, {{0, 1}, 3}, {{}, 8}})) == "told told");
}

TEST_CASE("of the pairs of a whole under five no group is told, and of large groups all are") {
  CHECK(said(withheld_groups(1, {{{0}, 4}})) == "-");
  CHECK(said(withheld_groups(2, {{{0}, 40}, {{1}, 50}})) == "told told");
  CHECK(withheld_groups(0, {}).empty());
}

TEST_CASE("no sum or difference of what is told is one of fewer than five, whatever the groups") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::size_t groups = 1 + random() % 4;
    std::vector<GroupCell> cells;
    for (std::size_t pattern = 0; pattern < (std::size_t{1} << groups); ++pattern) {
      if (random() % 2 == 0) continue;
      GroupCell cell{{}, 1 + random() % 12};
      for (std::size_t group = 0; group < groups; ++group)
        if ((pattern >> group) & 1) cell.groups.push_back(group);
      cells.push_back(cell);
    }
    std::size_t all = 0;
    for (const auto& cell : cells) all += cell.size;
    if (all < kLeastGroup) continue;
    CAPTURE(round);
    CHECK_FALSE(gives_away(withheld_groups(groups, cells), cells));
  }
}
