// What other programs read in our calendars: khal, python3-icalendar, libical and calcurse, over a year of changing clocks.
#include <doctest/doctest.h>

#include <cstdlib>

#include "cli/lines.hpp"

using namespace mentor::real;

namespace {

struct Place {
  std::string handle;
  std::string name;
  std::string slot;
  std::string zone;
};

// Each slot falls near or into the zone's changes of clocks, where it has any.
const std::vector<Place> kPlaces{{"london", "Ada Lovelace", "weekly sun 01:30", "Europe/London"},
                                 {"york", "Joe \"Joey\" Doe; Jr., M.A.", "weekly sun 02:30", "America/New_York"},
                                 {"lord", "Ruby Lord", "weekly sun 01:45", "Australia/Lord_Howe"},
                                 {"kathmandu", "Tenzing N\xC3\xBC", "2w thu 10:00", "Asia/Kathmandu"},
                                 {"casablanca", "Fatima Zahra", "weekly sun 02:30", "Africa/Casablanca"},
                                 {"apia", "Lupe", "monthly 31 09:00", "Pacific/Apia"},
                                 {"johns", "John Saint", "weekly sat 23:45", "America/St_Johns"},
                                 {"dublin", "Niamh D", "weekly sun 00:30", "Europe/Dublin"},
                                 {"berlin", "\xE4\xBD\xA0\xE5\xA5\xBD \xF0\x9F\x8E\x93", "3d 23:30", "Europe/Berlin"}};

/// Pairs in every place, with meetings moved, cancelled, added and paused, and topics that try to break out.
void fill(const Home& home) {
  for (const auto& place : kPlaces)
    REQUIRE(home.run({"pair", "add", "--mentor", place.name + " <" + place.handle + "@example.org>", "--every", place.slot, "--tz",
                      place.zone, "--start", "2026-01-01", "--handle", place.handle, "--for", "45m"})
                .code == 0);
  home.out("meeting move london@2026-03-29 --at \"2026-04-02 18:15\" --because \"no, thanks\"");
  home.out("meeting cancel york@2026-03-08");
  home.out("meeting add lord --at \"2026-04-04 12:15\" --for 2h --where \"Room 1; left, \\ back\"");
  home.out("pair pause kathmandu --from 2026-05-01 --until 2026-06-30");
  home.write(home.folder / "pairs.json", home.out("pair list --json"));  // before one is no longer listed
  home.out("pair end apia --because moved");
  REQUIRE(home.run({"agenda", "add", "london", "one\nATTENDEE:mailto:x@example.org\rSUMMARY:y\r\nEND:VEVENT"}).code == 0);
  REQUIRE(home.run({"agenda", "add", "york", std::string(300, 'x') + "\xC3\xBC\xF0\x9F\x8E\x93" + std::string(100, ',')}).code == 0);
}

/// What a script of tests/calendar prints; it must succeed.
std::string said_by(const Home& home, const std::string& script, const std::string& arguments) {
  const std::string said = (home.folder / "said").string();
  const std::string command =
      "/usr/bin/python3 '" MENTOR_SOURCE_DIR "/tests/calendar/" + script + "' " + arguments + " >'" + said + "' 2>'" + said + ".err'";
  const int code = std::system(command.c_str());
  INFO(home.read(said));
  INFO(home.read(said + ".err"));
  CHECK(code == 0);
  return home.read(said);
}

}  // namespace

TEST_CASE("khal, python3-icalendar, libical and calcurse read the same instants, summaries and statuses as we print") {
  Home home;
  home.now = "2026-01-02T09:00:00Z";
  home.write(home.config(), "[me]\nemail = \"grace@example.org\"\n");
  fill(home);
  const std::string list = "meeting list --from 2026-01-02 --until 2026-12-31 ";
  home.write(home.folder / "meetings.ics", home.out(list + "--format ics"));
  home.write(home.folder / "meetings.json", home.out(list + "--json"));
  CHECK(said_by(home, "read_back.py", "'" LIBICAL_READER "' '" + home.folder.string() + "'") != "");
}

TEST_CASE("an invitation is read by python's mail parser and icalendar, and what they answer is taken") {
  Home home;
  home.write(home.config(), "[me]\nname = \"Grace Hopper\"\nemail = \"grace@example.org\"\n");
  home.out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --tz Europe/London --start 2026-09-01");
  home.out(
      "agenda add ada \"\xC3\x9C"
      "ber\xC2\xAD"
      "raschung; eins, zwei\"");
  const std::string mail = "'" + (home.folder / "mail").string() + "' ";
  const auto outcome = [&](const std::string& answer) {
    home.write(home.folder / "mail", home.out("agenda invite ada@2026-11-24"));
    return home.json("agenda import -", {.input = said_by(home, "answer.py", mail + answer)}).at(0).at("outcome").get<std::string>();
  };
  CHECK(outcome("COUNTER 2026-11-25T17:00+01:00") == "proposed");
  CHECK(outcome("ACCEPTED") == "agreed");
  home.out("meeting move ada@2026-11-24 --at \"2026-11-25 16:00\"");
  CHECK(outcome("COUNTER 2026-11-25T17:00+01:00") == "already");
  const auto libical_takes_the_mail = [&] {
    home.write(home.folder / "sent.ics", said_by(home, "answer.py", mail + "ITSELF"));
    return std::system(("'" LIBICAL_READER "' <'" + (home.folder / "sent.ics").string() + "' >/dev/null").c_str()) == 0;
  };
  CHECK(libical_takes_the_mail());
  CHECK(outcome("DECLINED") == "cancelled");
  home.write(home.folder / "mail", home.out("agenda withdraw ada@2026-11-24"));
  CHECK(libical_takes_the_mail());
}
