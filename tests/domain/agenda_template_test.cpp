// The topics that a template is made of.
#include "mentor/domain/agenda_template.hpp"

#include <doctest/doctest.h>

#include "mentor/base/error.hpp"

using namespace mentor;
using std::chrono::minutes;

namespace {

using Items = std::vector<AgendaTemplate::Item>;

Items items(std::string_view text) { return parse_template("own", text, "own.md").items; }

std::string refusal(std::string_view text) {
  try {
    (void)items(text);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return error.message;
  }
  return "";
}

}  // namespace

TEST_CASE("a template is a topic a line, with minutes or without; headings and blank lines are skipped") {
  CHECK(
      items("# Demo day\n\n- How to open the talk (10 min)\r\n* Questions (of the room)\n  - Slides (1h)\n- Rest (5)\n") ==
      Items{
          {"How to open the talk", minutes(10)}, {"Questions (of the room)", std::nullopt}, {"Slides", minutes(60)}, {"Rest", minutes(5)}});
  CHECK(items("\xEF\xBB\xBF- One") == Items{{"One", std::nullopt}});
}

TEST_CASE("a line that is no topic is refused with its number") {
  CHECK(refusal("- One\n\nTwo\n") == "own.md:3: 'Two' is no topic");
  CHECK(refusal("- (10 min)\n") == "own.md:1: the topic has no words");
  CHECK(refusal("- Long (11h)\n") == "own.md:1: a topic takes 1 to 600 minutes");
  CHECK(refusal("- One\n- \xFF\n") == "own.md:2: a byte that is no UTF-8 text");
  CHECK(refusal("# nothing\n\n") == "own.md has no topic");
}

TEST_CASE("each shipped template has 4 to 7 topics, all with minutes, and fits a meeting of 45 minutes") {
  REQUIRE(shipped_templates().size() == 5);
  for (const auto& shipped : shipped_templates()) {
    INFO(shipped.name);
    CHECK(shipped.items.size() >= 4);
    CHECK(shipped.items.size() <= 7);
    CHECK(shipped.planned() == minutes(45));
    for (const auto& item : shipped.items) CHECK(item.length);
  }
}
