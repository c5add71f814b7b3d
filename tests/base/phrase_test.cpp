#include "mentor/base/phrase.hpp"

#include <doctest/doctest.h>

#include <type_traits>

using namespace mentor;

namespace {

const Phrase kSecret("he may be burnt out", true);

}  // namespace

static_assert(!std::is_convertible_v<RawText, std::string>, "a text as it is stored is not printed by accident");
static_assert(!std::is_convertible_v<Phrase, std::string>, "nor is a phrase");

TEST_CASE("private words are read on a terminal as a table, in JSON, and where they are asked for, in a report only then") {
  const auto reads = [](const Destination& to) { return disclosure_to(to) == Disclosure::private_too; };
  CHECK(reads({.is_marked = true}));
  CHECK(reads({.is_looked_at = true}));
  CHECK_FALSE(reads({}));
  CHECK_FALSE(reads({.is_marked = true, .is_report = true}));
  CHECK_FALSE(reads({.is_looked_at = true, .is_report = true}));
  CHECK(reads({.is_asked = true}));
  CHECK(reads({.is_report = true, .is_asked = true}));
}

TEST_CASE("a phrase keeps what is private in it when it is put together") {
  const Phrase said = "a9 sam: " + kSecret + " (me)" + std::string(", due fri");
  CHECK(said.is_private());
  CHECK(said.shown(Disclosure::private_too) == "a9 sam: he may be burnt out (me), due fri");
  CHECK(said.shown(Disclosure::shared_only) == "a9 sam: (private) (me), due fri");
}

TEST_CASE("what stands between two private parts is private") {
  Phrase said = kSecret + "; shared; ";
  said += kSecret;
  CHECK((said + ".").shown(Disclosure::shared_only) == "(private).");
}

TEST_CASE("a phrase without private words is shown whole") {
  const Phrase said = Phrase("sam", false) + ": " + "hello";
  CHECK_FALSE(said.is_private());
  CHECK(said.shown(Disclosure::shared_only) == "sam: hello");
}

TEST_CASE("private things are left out and counted where they may not be read") {
  struct Entity {
    bool is_private;
  };
  std::vector<Entity> things{{true}, {false}, {true}};
  CHECK(leave_out_private(things, Disclosure::private_too) == 0);
  CHECK(leave_out_private(things, Disclosure::shared_only) == 2);
  CHECK(things.size() == 1);
}
