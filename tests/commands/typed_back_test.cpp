// The law of what is printed: every date, time, length, cadence, reference and line to type can be typed back, and means the same.
#include <map>
#include <regex>
#include <set>

#include "commands/typing.hpp"
#include "mentor/base/dates.hpp"

using namespace mentor;

namespace {

constexpr const char* kDay = R"((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]{2}(?: \d{4})?))";

// The demo's store, seen the day after it ends and some weeks later.
struct Demo : Typing {
  Demo() {
    out("demo " + (folder / "demo").string());
    at_store = " --store " + (folder / "demo/mentor.db").string();
  }
  Typed typed(const std::string& line) { return type(line + at_store); }
  std::string at_store;
};

std::set<std::string> found_in(const std::string& text, const std::string& pattern, std::size_t group = 0) {
  std::set<std::string> found;
  const std::regex what(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), what), end; it != end; ++it) found.insert((*it)[group].str());
  return found;
}

// What every read prints in a terminal and a pipe, in Markdown, and what every write would say.
std::string all_that_is_printed(Demo& at, bool in_terminal = true) {
  std::string all;
  const auto add = [&](const std::string& line) {
    const Typed typed = at.typed(line);
    all += typed.out + "\n" + typed.err + "\n";
  };
  for (const auto& command : program().commands) {
    const std::string line(command.example);
    if (line.empty() || line.find('|') != std::string::npos) continue;
    if (command.access == Access::write) add(line + " --dry-run --no-input");
    if (command.access != Access::read) continue;
    at.out_terminal = in_terminal;
    add(line);
    at.out_terminal = false;
    add(line + " --format markdown");
  }
  at.out_terminal = in_terminal;
  for (const char* line : {"show sam", "show g1", "show c15", "show a8", "agreement ada", "meeting list --from 2026-09-01",
                           "report month --last", "history g1", "pair list", "action list --all", "agenda sam", "log ada x --dry-run",
                           "pair pause ada --dry-run", "agreement set ada --every \"2w thu 10:00\" --notice 2d --dry-run", "today"})
    add(line);
  at.out_terminal = false;
  return all;
}

std::string field_of(const std::string& json, const std::string& name) {
  const auto begin = json.find("\"" + name + "\": ");
  if (begin == std::string::npos) return "";
  const auto value = begin + name.size() + 4;
  return json.substr(value, json.find_first_of(",\n", value) - value);
}

// The day as it was printed: without a year it is the one near today that is such a weekday.
Date day_printed(const std::string& text, Date today) {
  const auto iso = text.find_first_of("0123456789");
  if (text.find('-') != std::string::npos) return parse_iso_date(text.substr(iso, 10)).value();
  std::smatch part;
  REQUIRE(std::regex_search(text, part, std::regex(R"((\d{1,2}) ([A-Z][a-z]{2})(?: (\d{4}))?)")));
  static const std::map<std::string, unsigned> kMonths{{"Jan", 1}, {"Feb", 2}, {"Mar", 3}, {"Apr", 4},  {"May", 5},  {"Jun", 6},
                                                       {"Jul", 7}, {"Aug", 8}, {"Sep", 9}, {"Oct", 10}, {"Nov", 11}, {"Dec", 12}};
  const auto in_year = [&](std::chrono::year year) {
    return Date(year / std::chrono::month(kMonths.at(part[2])) / std::chrono::day(static_cast<unsigned>(std::stoi(part[1]))));
  };
  if (part[3].matched) return in_year(std::chrono::year(std::stoi(part[3])));
  for (const int years : {0, -1, 1}) {
    const Date day = in_year(today.year() + std::chrono::years(years));
    if (day.ok() && text.starts_with(short_name(weekday_of(day)))) return day;
  }
  return in_year(today.year());
}

std::string typed_line(std::string line) {
  static const std::pair<const char*, const char*> kFilled[] = {
      {R"(\.\.\.)", "x"}, {R"(\bWHEN\b)", "\"2027-01-05 10:00\""}, {R"(\bD\b)", "2027-01-05"}, {R"(\bN\b)", "1"}, {R"(\bTEXT\b)", "x"}};
  for (const auto& [pattern, value] : kFilled) line = std::regex_replace(line, std::regex(pattern), value);
  return line;
}

// The lines to type in what was printed: each alone, without what is said behind three blanks.
std::set<std::string> lines_to_type(const std::string& text) {
  std::set<std::string> lines;
  for (const auto& found : found_in(text, R"((?:^|\n)  mentor ([^\n]*))", 1)) {
    std::string rest = found;
    for (std::size_t next = 0; next != std::string::npos;) {
      next = rest.find("   or   mentor ");
      const std::string line = rest.substr(0, next);
      lines.insert(typed_line(line.substr(0, line.find("   "))));
      if (next != std::string::npos) rest = rest.substr(next + 15);
    }
  }
  for (const auto& found : found_in(text, R"(: mentor ([a-z][^\n,;()]*))", 1)) lines.insert(typed_line(found));
  return lines;
}

}  // namespace

TEST_CASE("every date that is printed can be typed back and is the same day") {
  for (const int later : {0, 40, 200}) {
    Demo at;
    at.now += std::chrono::days(later);
    const Date today = Zone::load("Europe/Berlin").date_at(at.now);
    const auto printed = all_that_is_printed(at);
    const auto days = found_in(printed, std::string(kDay) + "|\\b\\d{4}-\\d\\d-\\d\\d\\b");
    CHECK(days.size() > 20);
    for (const auto& day : days) {
      CAPTURE(day);
      CAPTURE(later);
      const Date meant = day_printed(day, today);
      if (meant > today) {
        const Typed typed = at.typed("goal add ada \"read three papers\" --due \"" + day + "\" --json --dry-run");
        CHECK(field_of(typed.out, "due_on") == "\"" + to_iso(meant) + "\"");
      } else {
        const Typed typed = at.typed("report week --of \"" + day + "\" --json");
        CHECK(field_of(typed.out, "from") == "\"" + to_iso(week_start(meant, std::chrono::Monday)) + "\"");
      }
    }
  }
}

TEST_CASE("every time that is printed can be typed back and is the same instant") {
  Demo at;
  const std::map<std::string, std::string> zones{{"CET", "Europe/Berlin"}, {"CEST", "Europe/Berlin"}, {"GMT", "Europe/London"},
                                                 {"BST", "Europe/London"}, {"WAT", "Africa/Lagos"},   {"UTC", "UTC"}};
  const Date today = Zone::load("Europe/Berlin").date_at(at.now);
  const auto times = found_in(all_that_is_printed(at), std::string(kDay) + R"( \d\d:\d\d(?: [A-Z]{3,4})?)");
  CHECK(times.size() > 10);
  for (const auto& time : times) {
    CAPTURE(time);
    const auto clock_begin = time.find(':') - 2;
    const Date day = day_printed(time, today);
    if (day <= today) continue;
    const std::string abbreviation = time.size() > clock_begin + 6 ? time.substr(clock_begin + 6) : "";
    const Zone zone = Zone::load(abbreviation.empty() ? "Europe/London" : zones.at(abbreviation));
    const Minutes clock{std::stoi(time.substr(clock_begin, 2)) * 60 + std::stoi(time.substr(clock_begin + 3, 2))};
    const Typed typed =
        at.typed("meeting add " + std::string(abbreviation == "WAT" ? "sam" : "ada") + " --at \"" + time + "\" --json --dry-run");
    CAPTURE(typed.err);
    // A day has one meeting: one that is planned there is refused for that alone.
    if (typed.code == 4) continue;
    CHECK(field_of(typed.out, "starts_at") == "\"" + to_iso(zone.to_instant(mentor::at(day, clock))) + "\"");
  }
}

TEST_CASE("every length and every cadence that is printed can be typed back and is the same") {
  Demo at;
  const std::string printed = all_that_is_printed(at);
  const auto lengths = found_in(printed, R"(\b(?:\d+ h \d+ min|\d+ h|\d+ min)\b)");
  CHECK(lengths.size() > 3);
  for (const auto& length : lengths) {
    CAPTURE(length);
    std::smatch part;
    REQUIRE(std::regex_match(length, part, std::regex(R"((?:(\d+) h)? ?(?:(\d+) min)?)")));
    const int minutes = (part[1].matched ? std::stoi(part[1]) * 60 : 0) + (part[2].matched ? std::stoi(part[2]) : 0);
    if (minutes == 0 || minutes > 24 * 60) continue;
    CHECK(field_of(at.typed("meeting add ada --at \"2026-12-30 10:00\" --for \"" + length + "\" --json --dry-run").out, "minutes") ==
          std::to_string(minutes));
  }
  const auto cadences = found_in(
      printed,
      R"((?:weekly|\d+w) [a-z]{3}(?:,[a-z]{3})* \d\d:\d\d|(?:monthly|quarterly) \d+ \d\d:\d\d|(?:1st|2nd|3rd|4th|last) [a-z]{3} \d\d:\d\d)");
  CHECK(cadences.size() > 1);
  for (const auto& cadence : cadences) {
    CAPTURE(cadence);
    CHECK(field_of(at.typed("agreement set ada --every \"" + cadence + "\" --json --dry-run").out, "every") == "\"" + cadence + "\"");
  }
}

TEST_CASE("every reference that is printed can be typed back") {
  Demo at;
  const auto references = found_in(all_that_is_printed(at), R"((?:^|[\s(])((?:[gstca]\d+|p[12])|[a-z]+@\d{4}-\d\d-\d\d)(?=[\s,:).]))", 1);
  CHECK(references.size() > 20);
  for (const auto& reference : references) {
    CAPTURE(reference);
    const Typed typed = at.typed("show " + reference);
    CAPTURE(typed.err);
    // What a dry run would have made is not there.
    CHECK((typed.code == 0 || typed.code == 3));
    CHECK(typed.code != 2);
  }
}

TEST_CASE("every line to type that is printed is read without a complaint about how it is typed") {
  for (const int later : {0, 40}) {
    Demo at;
    at.now += std::chrono::days(later);
    const auto lines = lines_to_type(all_that_is_printed(at, false));
    CHECK(lines.size() > 15);
    for (const auto& line : lines) {
      CAPTURE(line);
      if (line.starts_with("remind install")) continue;  // wants settings, whatever is typed
      const Typed typed = at.typed(line + " --no-input");
      CAPTURE(typed.err);
      CHECK(typed.code != 2);
    }
  }
}
