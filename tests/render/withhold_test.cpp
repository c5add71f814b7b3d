#include "mentor/render/formats.hpp"

#include <doctest/doctest.h>

using namespace mentor;

namespace {

const Phrase kSecret("secret", true);

View view() {
  View view;
  view.data = Value::List{Value::Record{{"id", "a1"}, {"text", kSecret}}, Value::Record{{"id", "a2"}, {"text", "shared"}}};
  Table table{"", {{"id", "Id"}, {"text", "Text"}, {"lines", "Lines"}}, {}, "", false};
  table.rows = {{"a1", kSecret, Cell()}, {"a2", "shared", Phrases{"one", kSecret, "two"}}};
  view.rows = table;
  view.rows->keeps_rows = true;
  view.sections = {table, Sheet{"t4 " + kSecret, {{"text", "Text", Cell(kSecret)}}},
                   Prose{{heading(1, "About " + kSecret), paragraph({strong("a1"), plain(" sam: " + kSecret + " (me)")}),
                          bullet("promised: " + kSecret), bullet("shared"), heading(2, "Promises"), bullet(kSecret)}}};
  return view;
}

std::string printed(std::string_view format, Disclosure disclosure) {
  View shown = view();
  withhold_private(shown, disclosure, find_format(format)->prints);
  const Zone utc = Zone::utc();
  Target target;
  target.zone = &utc;
  return find_format(format)->print(shown, target);
}

}  // namespace

TEST_CASE(
    "rows and bullets with private words go, with the heading of a part that held no others, and what was asked for stays without them") {
  CHECK(printed("table", Disclosure::shared_only) ==
        "Id  Text    Lines\n"
        "a2  shared  one; two\n"
        "\n"
        "t4 (private)\n"
        "Text  (private)\n"
        "\n"
        "About (private)\n"
        "a1 sam: (private) (me)\n"
        "- shared\n");
  CHECK(printed("csv", Disclosure::shared_only) == "id,text,lines\na1,(private),\na2,shared,one; two\n");
}

TEST_CASE("listed records with private words go from JSON where it may not hold them") {
  CHECK(printed("json", Disclosure::shared_only) == "[\n  {\n    \"id\": \"a2\",\n    \"text\": \"shared\"\n  }\n]\n");
}

TEST_CASE("nothing is taken out where private words may be read") {
  for (const char* format : {"table", "csv", "json", "markdown", "html"}) {
    CAPTURE(format);
    CHECK(printed(format, Disclosure::private_too).find("secret") != std::string::npos);
    CHECK(printed(format, Disclosure::shared_only).find("secret") == std::string::npos);
  }
}

TEST_CASE("what is left out of what a format prints is counted, with what never came in") {
  const auto count = [](std::string_view format) {
    View counted = view();
    counted.left_out = 10;
    return withhold_private(counted, Disclosure::shared_only, find_format(format)->prints);
  };
  CHECK(count("json") == 11);
  CHECK(count("csv") == 12);
  CHECK(count("ics") == 10);
  CHECK(count("table") == 18);
}

TEST_CASE("a table of which nothing is left does not say that there is nothing") {
  View shown;
  Table table{"", {{"id", "Id"}, {"text", "Text"}}, {{"a1", kSecret}}, "No promises here.", false};
  shown.sections = {table};
  withhold_private(shown, Disclosure::shared_only, Prints::sections);
  const Zone utc = Zone::utc();
  Target target;
  target.zone = &utc;
  CHECK(find_format("table")->print(shown, target) == "Nothing here but what is private.\n");
}
