// Proves which word is near enough to be meant.
#include "mentor/base/text.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace mentor;

namespace {

constexpr std::array<std::string_view, 7> kNouns{"pair", "goal", "agenda", "meeting", "checkin", "action", "report"};

}  // namespace

TEST_CASE("distance counts letters that are missing, extra, wrong or swapped") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("ada", "ada") == 0);
  CHECK(edit_distance("", "ada") == 3);
  CHECK(edit_distance("ada", "") == 3);
  CHECK(edit_distance("ada", "adda") == 1);
  CHECK(edit_distance("goal", "gaol") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("a swapped pair is not edited again") { CHECK(edit_distance("ca", "abc") == 3); }

TEST_CASE("a slip of up to a third of the longer word finds its word") {
  CHECK(nearest("gaol", kNouns) == "goal");
  CHECK(nearest("meetign", kNouns) == "meeting");
  CHECK(nearest("chekcin", kNouns) == "checkin");
  CHECK(nearest("meXXing", kNouns) == "meeting");
  CHECK(nearest("mXXXing", kNouns) == std::nullopt);
  CHECK(nearest("status", kNouns) == std::nullopt);
}

TEST_CASE("three letters that begin a word are near to it, two are not") {
  CHECK(nearest("age", kNouns) == "agenda");
  CHECK(nearest("ag", kNouns) == std::nullopt);
}

TEST_CASE("one wrong letter is always a slip") {
  constexpr std::array<std::string_view, 1> kShort{"me"};
  CHECK(nearest("my", kShort) == "me");
}

TEST_CASE("the nearest wins, and of equals the first") {
  constexpr std::array<std::string_view, 3> kNames{"adam", "ada", "adb"};
  CHECK(nearest("ada", kNames) == "ada");
  CHECK(nearest("adc", kNames) == "ada");
  CHECK(nearest("adax", kNames) == "adam");
}

TEST_CASE("nothing is near to nothing, nor to words of any length") {
  const std::string endless(1 << 20, 'x');
  const std::array<std::string_view, 1> names{endless};
  CHECK(nearest("", kNouns) == std::nullopt);
  CHECK(nearest(endless, kNouns) == std::nullopt);
  CHECK(nearest("xxx", names) == std::nullopt);
  CHECK(nearest("goal", {}) == std::nullopt);
}

TEST_CASE("the hint names the word meant, or says nothing") {
  CHECK(did_you_mean("gaol", kNouns) == "did you mean 'goal'?");
  CHECK(did_you_mean("status", kNouns) == "");
}
