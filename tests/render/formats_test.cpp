// Each format of one view, byte for byte.
#include "mentor/render/formats.hpp"

#include <algorithm>

#include "mentor/base/text.hpp"
#include "render/golden.hpp"
#include "render/hostile_view.hpp"

using namespace mentor;

namespace {

struct Reader {
  Zone zone = Zone::load("Europe/Berlin");
  Target target{.now = hostile::kNow, .zone = &zone};
};

std::string printed(const char* format, bool terminal = false, int width = 0, bool colour = false) {
  Reader reader;
  reader.target.terminal = terminal;
  reader.target.width = width;
  reader.target.colour = colour;
  return find_format(format)->print(hostile::view(), reader.target);
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// What a terminal would obey: every control character but the line break, and what steers or hides from readers.
bool obeys(const std::string& text) {
  std::string plain = text;
  std::erase(plain, '\n');
  return visible(plain) != plain;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("each format prints the view as its golden file has it") {
  check_golden("table_pipe.txt", printed("table"));
  check_golden("table_wide.txt", printed("table", true, 160));
  check_golden("table_80.txt", printed("table", true, 80));
  check_golden("table_narrow.txt", printed("table", true, 40));
  check_golden("table_colour.txt", printed("table", true, 120, true));
  check_golden("view.json", printed("json"));
  check_golden("view.csv", printed("csv"));
  check_golden("view.md", printed("markdown"));
}

TEST_CASE("a terminal is fitted at every width, and nothing of a table is lost where it is too narrow") {
  for (int width = 20; width <= 200; width += 3) {
    CAPTURE(width);
    const std::string text = printed("table", true, width);
    for (const auto& line : lines_of(text)) {
      CAPTURE(line);
      // A line to type is never broken.
      if (!line.starts_with("  mentor ")) CHECK(display_width(line) <= width);
    }
    for (const char* id : {"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"}) CHECK(holds(text, id));
  }
}

TEST_CASE("no text steers a terminal, in any format for people or width") {
  for (const char* format : {"table", "json", "csv", "markdown"})
    for (const int width : {0, 20, 40, 80, 160}) {
      CAPTURE(format);
      CAPTURE(width);
      CHECK(!obeys(printed(format, true, width)));
    }
  CHECK(!obeys(printed("json")));
  CHECK(!obeys(printed("table")));
  CHECK(!obeys(printed("markdown")));
}

TEST_CASE("colour adds nothing but its own codes") {
  std::string text = printed("table", true, 120, true);
  for (const char* code : {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m"})
    for (std::size_t at; (at = text.find(code)) != std::string::npos;) text.erase(at, std::string_view(code).size());
  CHECK(text == printed("table", true, 120));
}

TEST_CASE("json depends on neither terminal, width nor colour") { CHECK(printed("json", true, 20, true) == printed("json")); }

TEST_CASE("csv to a file or pipe keeps text byte for byte") {
  const std::string csv = printed("csv");
  CHECK(holds(csv, "red \x1b[31m bell \x07 tab\there cr\rlf\nend \x7f"));
  CHECK(holds(csv, "bidi \u202Egnp.exe"));
}

TEST_CASE("csv puts one apostrophe before what a spreadsheet would run") {
  Table table{"", {{"text", ""}}, {}, "", false};
  const auto csv_of = [&](const char* text) {
    Reader reader;
    table.rows = {{text}};
    View view;
    view.rows = table;
    return print_csv(view, reader.target).substr(5);
  };
  CHECK(csv_of("=1+1") == "'=1+1\n");
  CHECK(csv_of("+1") == "'+1\n");
  CHECK(csv_of("-1") == "'-1\n");
  CHECK(csv_of("@x") == "'@x\n");
  CHECK(csv_of("\tx") == "'\tx\n");
  CHECK(csv_of("\rx") == "\"'\rx\"\n");
  CHECK(csv_of("'=1") == "''=1\n");
  CHECK(csv_of("a=1") == "a=1\n");
  CHECK(csv_of("'a'") == "'a'\n");
  CHECK(csv_of("say \"x\"") == "\"say \"\"x\"\"\"\n");
  CHECK(csv_of("a,b") == "\"a,b\"\n");
  CHECK(csv_of("a\nb") == "\"a\nb\"\n");
  CHECK(csv_of("") == "\n");
}

TEST_CASE("a number in csv is never taken for a formula") {
  Reader reader;
  View view;
  view.data = Value::Record{{"n", -3}, {"d", -0.5}};
  CHECK(print_csv(view, reader.target) == "n,d\n-3,-0.5\n");
}

TEST_CASE("csv prints the fields of the data, a row a record, and the rows of a report in place of them") {
  Reader reader;
  View view;
  view.sections = {Prose{{paragraph("words")}}, Table{"", {{"c", "C"}}, {{2}}, "", false}};
  CHECK(print_csv(view, reader.target).empty());
  view.data = Value::List{
      Value::Record{
          {"a", 1}, {"of", Value::Record{{"b", "x,y"}}}, {"tags", Value::List{"s", "t"}}, {"lines", Value::List{Value::Record{}}}},
      Value::Record{{"c", true}, {"a", Value()}}};
  CHECK(print_csv(view, reader.target) == "a,of.b,tags,c\n1,\"x,y\",s; t,\n,,,true\n");
  view.rows = Table{"", {{"c", "C"}}, {}, "none", false};
  CHECK(print_csv(view, reader.target) == "c\n");
}

TEST_CASE("of a view only what a format prints is made") {
  std::string made;
  const auto view_of = [&] {
    View view;
    view.make_data = [&] { return made += "data ", Value::Record{{"n", 1}}; };
    view.make_sections = [&] { return made += "sections ", std::vector<Section>{}; };
    view.make_calendar = [&](View&) { made += "calendar "; };
    view.make_mails = [&] { return made += "mails ", std::string("From x"); };
    return view;
  };
  for (const auto& format : formats()) {
    View view = view_of();
    make(view, format.prints);
  }
  CHECK(made == "sections data data sections calendar data sections mails ");
  View view = view_of();
  view.make_rows = [&] { return made = "rows", Table(); };
  make(view, Prints::rows);
  CHECK(made == "rows");
}

TEST_CASE("csv of an empty list has the header of a list that is not") {
  Reader reader;
  View view;
  view.data = Value::List{};
  view.make_example = [] { return Value::Record{{"id", "g1"}, {"health", Value::Record{{"status", ""}}}}; };
  make(view, Prints::rows);
  CHECK(print_csv(view, reader.target) == "id,health.status\n");
}

TEST_CASE("an unknown format is none") {
  CHECK(find_format("xml") == nullptr);
  CHECK(find_format("") == nullptr);
  CHECK(find_format("json")->name == "json");
}

TEST_CASE("on a narrow screen text wraps, dates get short, what matters least goes, and ids and statuses are never cut") {
  Reader reader;
  reader.target.terminal = true;
  View view;
  Table table{
      "",
      {{"id", "Promise"},
       {"text", "What", Align::left, Fit::wraps},
       {"due", "Due"},
       {"late", "Late", Align::left, Fit::drops_late},
       {"early", "Early", Align::left, Fit::drops_early},
       {"health", "Health"}},
      {{"a1", "book the room for the thirtieth of this month", reader.zone.date_at(hostile::kNow), "late on", "early", "needs-check-in"}},
      "",
      false};
  view.sections = sections_from(std::move(table));
  const auto at = [&](int width) {
    reader.target.width = width;
    return print_table(view, reader.target);
  };
  CHECK(at(110) ==
        "Promise  What                                           Due                 Late     Early  Health\n"
        "a1       book the room for the thirtieth of this month  Mon 23 Nov (today)  late on  early  needs-check-in\n");
  CHECK(at(90) ==
        "Promise  What                           Due                 Late     Early  Health\n"
        "a1       book the room for the          Mon 23 Nov (today)  late on  early  needs-check-in\n"
        "         thirtieth of this month\n");
  CHECK(at(82) ==
        "Promise  What                           Due         Late     Early  Health\n"
        "a1       book the room for the          Mon 23 Nov  late on  early  needs-check-in\n"
        "         thirtieth of this month\n");
  CHECK(at(75) ==
        "Promise  What                           Due         Late     Health\n"
        "a1       book the room for the          Mon 23 Nov  late on  needs-check-in\n"
        "         thirtieth of this month\n");
  CHECK(at(61) ==
        "Promise  What                      Due         Health\n"
        "a1       book the room for the     Mon 23 Nov  needs-check-in\n"
        "         thirtieth of this month\n");
  CHECK(at(40) ==
        "Promise  a1\n"
        "What     book the room for the thirtieth\n"
        "         of this month\n"
        "Due      Mon 23 Nov (today)\n"
        "Late     late on\n"
        "Early    early\n"
        "Health   needs-check-in\n");
}
