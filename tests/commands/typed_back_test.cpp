// The law of what is printed: every date, time, length, cadence, reference and line to type can be typed back, and means the same.
#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "commands/random_lines.hpp"
#include "commands/typing.hpp"
#include "mentor/base/dates.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/domain/cadence.hpp"

using namespace mentor;

namespace {

constexpr const char* kDay = R"((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]{2}(?: \d{4})?))";

// The demo's store, seen the day after it ends and some weeks later.
struct Typist : Typing {
  Typed typed(const std::string& line) { return type(line + at_store); }
  std::string at_store;
};
struct Demo : Typist {
  Demo() {
    out("demo " + (folder / "demo").string());
    at_store = " --store " + (folder / "demo/mentor.db").string();
  }
};

std::set<std::string> found_in(const std::string& text, const std::string& pattern, std::size_t group = 0) {
  std::set<std::string> found;
  const std::regex what(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), what), end; it != end; ++it) found.insert((*it)[group].str());
  return found;
}

// What every read prints in a terminal and a pipe, in Markdown, and what every write would say.
std::string all_that_is_printed(Typist& at, bool in_terminal = true) {
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

constexpr const char* kZones[] = {"Europe/Berlin",  "America/New_York",  "Pacific/Auckland",    "Africa/Lagos",
                                  "Asia/Kathmandu", "America/Sao_Paulo", "Australia/Lord_Howe", "UTC"};
// The clocks change that day, or a year ends, or it is the 29th of February.
constexpr const char* kNows[] = {"2026-03-29T05:00:00Z", "2026-11-01T20:00:00Z", "2026-12-31T22:30:00Z", "2027-01-01T00:30:00Z",
                                 "2028-02-29T12:00:00Z", "2026-10-25T00:30:00Z", "2026-04-04T15:30:00Z"};
constexpr const char* kCadences[] = {"weekly tue 15:00", "2w thu 10:00", "monthly 31 09:00", "last sun 02:30",
                                     "weekly sun 02:30", "daily 08:30",  "quarterly 1 10:00"};

// A store of random commands, somewhere, on a day that is not like others.
struct Anywhere : Typist {
  explicit Anywhere(unsigned seed) : dice{std::mt19937(seed)}, zone(Zone::load(one_of(kZones))) {
    now = parse_iso_instant(one_of(kNows)).value();
    dice.days_later = days_between(Date(std::chrono::year(2026) / 11 / 23), zone.date_at(now));
    std::filesystem::create_directories(folder / ".config/mentor");
    std::ofstream(folder / ".config/mentor/config.toml") << "me.tz = \"" << zone.name() << "\"\nme.email = \"grace@example.org\"\n";
    const std::string start = to_iso(add_days(zone.date_at(now), -20 - dice.below(80)));
    for (const char* who : {"--mentor \"Ada Lovelace <ada@example.org>\"", "--mentee \"Sam Okafor <sam@example.org>\""}) {
      other_zones.push_back(Zone::load(one_of(kZones)));
      out("pair add " + std::string(who) + " --every \"" + one_of(kCadences) + "\" --tz " + other_zones.back().name() + " --start " +
          start);
    }
    const auto commands = writing_commands();
    for (int i = 0; i < 60; ++i) {
      const Typed typed = type(line_of(*commands[static_cast<std::size_t>(dice.below(static_cast<int>(commands.size())))], dice));
      if (typed.code == 0) echoes += typed.out + "\n" + typed.err + "\n";
    }
  }
  template <std::size_t kCount>
  const char* one_of(const char* const (&texts)[kCount]) {
    return texts[dice.below(kCount)];
  }
  Date today() const { return zone.date_at(now); }

  Dice dice;
  Zone zone;
  std::vector<Zone> other_zones;
  std::string echoes;
};

unsigned seeds() {
  const char* asked = std::getenv("MENTOR_TYPED_BACK_STORES");
  return asked == nullptr ? 24 : static_cast<unsigned>(std::atoi(asked));
}

// What reads print of what is there: no echo of what might be, and nothing of what is gone.
std::string all_that_is_read(Typist& at) {
  std::string all;
  for (const bool in_terminal : {true, false}) {
    at.out_terminal = in_terminal;
    for (const char* line : {"today",
                             "pair list",
                             "show ada",
                             "show sam",
                             "goal list --status all",
                             "agenda ada",
                             "agenda sam",
                             "meeting list",
                             "meeting list --unlogged",
                             "checkin list",
                             "action list --all",
                             "agreement list",
                             "agreement show ada",
                             "agreement show sam",
                             "report week",
                             "report week --last",
                             "report month",
                             "report pair ada",
                             "report ending sam",
                             "report health",
                             "report programme",
                             "remind list",
                             "person show me"}) {
      const Typed typed = at.typed(line);
      if (typed.code == 0) all += typed.out + "\n" + typed.err + "\n";
    }
  }
  at.out_terminal = false;
  return all;
}

std::set<std::string> references_in(const std::string& text) {
  return found_in(text, R"((?:^|[\s(])((?:[gstcam]\d+|p[12])|[a-z]+@\d{4}-\d\d-\d\d)(?=[\s,:).]))", 1);
}

// With the one parser of every option, leaning either way, where a whole time is its first day.
std::string day_of(const std::string& text, const Anywhere& at, DateBias lean, DateEdge edge = DateEdge::first) {
  try {
    return to_iso(parse_day(text, {at.now, at.zone}, lean, edge));
  } catch (const Error& error) {
    return error.message;
  }
}

void check_days(const std::string& printed, const Anywhere& at) {
  for (const auto& text : found_in(printed, "(?:until |from |since )?(?:" + std::string(kDay) + "|\\b\\d{4}-\\d\\d-\\d\\d\\b)")) {
    CAPTURE(text);
    const Date meant = day_printed(text.substr(text.find_first_of("MTWFS0123456789")), at.today());
    CHECK(day_of(text, at, DateBias::past) == to_iso(meant));
    CHECK(day_of(text, at, DateBias::future) == to_iso(meant));
  }
  for (const auto& text : found_in(printed, R"(\bin \d+ days?\b|\b\d+ days? ago\b)")) {
    CAPTURE(text);
    const int days = std::stoi(text.substr(text.find_first_of("0123456789")));
    CHECK(day_of(text, at, DateBias::past) == to_iso(add_days(at.today(), text.starts_with("in") ? days : -days)));
  }
  const std::string heading = R"(week (\d+): (\w{3} \d+(?: \w+)?(?: \d{4})? to \w{3} \d+ \w+ \d{4}))";
  for (const auto& text : found_in(printed, heading)) {
    CAPTURE(text);
    const Date first = parse_iso_date(day_of(text, at, DateBias::past)).value_or(Date());
    CHECK(weekday_of(first) == std::chrono::Monday);
    CHECK(std::to_string(iso_week(first).week) == text.substr(5, text.find(':') - 5));
    CHECK(day_of(text.substr(0, text.find(':')), at, DateBias::past) == to_iso(first));
    CHECK(day_of(text.substr(text.find(':') + 2), at, DateBias::past, DateEdge::last) == to_iso(add_days(first, 6)));
  }
}

void check_times(const std::string& printed, const Anywhere& at) {
  const auto times = found_in(printed, std::string(kDay) + R"( \d\d:\d\d (?:[A-Z]{3,5}|[+-]\d\d(?:\d\d)?)(?!\d))");
  std::vector<const Zone*> zones{&at.zone};
  for (const auto& zone : at.other_zones) zones.push_back(&zone);
  for (const auto& time : times) {
    CAPTURE(time);
    const auto clock = time.find(':') - 2;
    const WallTime wall = mentor::at(day_printed(time.substr(0, clock), at.today()), parse_clock(time.substr(clock, 5)).value());
    const std::string abbreviation = time.substr(clock + 6);
    std::set<Instant> meant;
    for (const Zone* zone : zones)
      for (const Instant one : {zone->meaning_of(wall).first, zone->meaning_of(wall).second})
        if (zone->to_wall(one) == wall && zone->abbreviation_at(one) == abbreviation) meant.insert(one);
    CHECK(meant.size() == 1);
    for (const Zone* zone : zones) {
      const bool has_it = std::ranges::any_of(meant, [&](Instant one) { return zone->abbreviation_at(one) == abbreviation; });
      if (!has_it) continue;
      CHECK(parse_when(time, {at.now, at.zone, std::chrono::Monday, zone}, DateBias::past).instant == *meant.begin());
      CHECK(parse_when(time, {at.now, *zone, std::chrono::Monday, &at.zone}, DateBias::future).instant == *meant.begin());
    }
  }
}

void check_lengths(const std::string& printed) {
  for (const auto& length : found_in(printed, R"(\b(?:\d+ h \d+ min|\d+ h|\d+ min|\d+ days?)\b)")) {
    CAPTURE(length);
    const Minutes meant = parse_duration(length);
    CHECK((say_length(meant) == length || say_term(meant) == length || meant == Minutes{0} || length.starts_with("24 ")));
  }
  for (
      const auto& cadence : found_in(
          printed,
          R"((?:weekly|\d+w) [a-z]{3}(?:,[a-z]{3})* \d\d:\d\d|(?:monthly|quarterly) \d+ \d\d:\d\d|(?:1st|2nd|3rd|4th|last) [a-z]{3} \d\d:\d\d)")) {
    CAPTURE(cadence);
    CHECK(to_string(parse_cadence(cadence)) == cadence);
  }
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
  const std::string printed = all_that_is_printed(at);
  at.typed("pair add --mentor Zoe --tz Europe/London --start 2020-01-01 --now 2020-01-01");
  at.typed("pair add --mentor Wale --tz Africa/Lagos --start 2020-01-01 --now 2020-01-01");
  const auto times = found_in(printed, std::string(kDay) + R"( \d\d:\d\d(?: [A-Z]{3,4})?)");
  CHECK(times.size() > 10);
  for (const auto& time : times) {
    CAPTURE(time);
    const auto clock_begin = time.find(':') - 2;
    const Date day = day_printed(time, today);
    const std::string abbreviation = time.size() > clock_begin + 6 ? time.substr(clock_begin + 6) : "";
    const Zone zone = Zone::load(abbreviation.empty() ? "Europe/London" : zones.at(abbreviation));
    const Minutes clock{std::stoi(time.substr(clock_begin, 2)) * 60 + std::stoi(time.substr(clock_begin + 3, 2))};
    // In a pair that has no meeting and is older than all of it.
    const std::string pair = abbreviation == "WAT" ? "wale" : "zoe";
    const Typed typed = at.typed("meeting add " + pair + " --at \"" + time + "\" --json --dry-run");
    CAPTURE(typed.err);
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
  const auto references = references_in(all_that_is_read(at));
  CHECK(references.size() > 20);
  for (const auto& reference : references) {
    const Typed typed = at.typed("show " + reference);
    CAPTURE(reference);
    CAPTURE(typed.err);
    CHECK(typed.code == 0);
  }
}

TEST_CASE("what random stores print in any zone, on any day, can be typed back and means the same") {
  for (unsigned seed = 0; seed < seeds(); ++seed) {
    Anywhere at(seed);
    CAPTURE(seed);
    CAPTURE(at.zone.name());
    CAPTURE(to_iso(at.now));
    const std::string read = all_that_is_read(at);
    const std::string printed = at.echoes + read;
    check_days(printed, at);
    check_times(printed, at);
    check_lengths(printed);
    for (const auto& reference : references_in(read)) {
      const Typed typed = at.type("show " + reference);
      CAPTURE(reference);
      CAPTURE(typed.err);
      CHECK(typed.code == 0);
    }
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
