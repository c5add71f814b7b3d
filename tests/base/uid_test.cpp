// Proves the layout of a UUIDv7 and its text.
#include "mentor/base/uid.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace mentor;

namespace {

const Instant kNow = parse_iso_instant("2022-02-22T19:22:22Z").value();

}  // namespace

TEST_CASE("a new uid begins with the milliseconds of the instant, then version 7 and the variant") {
  const std::string text = to_string(make_uid(kNow));
  REQUIRE(text.size() == 36);
  CHECK(text.substr(0, 15) == "017f22e2-79b0-7");
  CHECK(std::string_view("89ab").find(text[19]) != std::string_view::npos);
}

TEST_CASE("a clock before 1970 counts as 1970") {
  CHECK(to_string(make_uid(Instant{std::chrono::seconds{-5}})).substr(0, 13) == "00000000-0000");
}

TEST_CASE("a thousand uids of one instant differ") {
  std::set<Uid> seen;
  for (int made = 0; made < 1000; ++made) seen.insert(make_uid(kNow));
  CHECK(seen.size() == 1000);
}

TEST_CASE("a later uid is greater") { CHECK(make_uid(kNow) < make_uid(kNow + std::chrono::seconds{1})); }

TEST_CASE("a uid is read back from its text, in upper case too") {
  const Uid uid = make_uid(kNow);
  CHECK(parse_uid(to_string(uid)) == uid);
  CHECK(to_string(parse_uid("017F22E2-79B0-7CC3-98C4-DC0C0C07398F").value()) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST_CASE("text that is not a uid is none") {
  for (const std::string_view text :
       {"", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2079b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4--c0c0c07398f"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_uid(text).has_value());
  }
}
