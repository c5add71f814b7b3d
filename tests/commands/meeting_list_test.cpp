// Meetings of any time, and those outside the cadence.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

struct Meetings : Typing {
  Meetings() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --for 45m --start 2026-11-10 --tz Europe/London");
    out("pair add --mentee \"Sam Okafor\" --every \"2w thu 10:00\" --start 2026-11-02");
  }
};

}  // namespace

TEST_CASE("the next four weeks are listed by when they really begin, cancelled ones too") {
  Meetings at;
  at.out("meeting move ada@2026-12-01 --at \"2026-12-04 09:00\"");
  at.out("meeting cancel sam@2026-12-03");
  CHECK(at.out("meeting list") ==
        "Meeting         When              Length  Channel  Where  Status     Topics\n"
        "ada@2026-11-24  2026-11-24 16:00  45      video           planned         0\n"
        "sam@2026-12-03  2026-12-03 10:00  60      video           cancelled       0\n"
        "ada@2026-12-04  2026-12-04 10:00  45      video           planned         0\n"
        "ada@2026-12-08  2026-12-08 16:00  45      video           planned         0\n"
        "ada@2026-12-15  2026-12-15 16:00  45      video           planned         0\n"
        "sam@2026-12-17  2026-12-17 10:00  60      video           planned         0\n");
}

TEST_CASE("what is past is held, missed, cancelled or unrecorded") {
  Meetings at;
  at.out("log ada x --on 2026-11-10");
  at.out("meeting miss sam@2026-11-05 --by them");
  CHECK(holds(at.out("meeting list --from 2026-11-01 --until 2026-11-23 --format csv"),
              ",ada,2026-11-10T15:00:00Z,2026-11-10T15:00,Europe/London,45,video,,held,2026-11-10,,,,,c1,,,\n"));
  const std::string list = at.out("meeting list --from 2026-11-01 --until 2026-11-23");
  CHECK(holds(list, "sam@2026-11-05  2026-11-05 10:00  60      video           missed"));
  CHECK(holds(list, "ada@2026-11-10  2026-11-10 16:00  45      video           held"));
  CHECK(holds(list, "ada@2026-11-17  2026-11-17 16:00  45      video           unrecorded"));
  CHECK(holds(list, "sam@2026-11-19  2026-11-19 10:00  60      video           unrecorded"));
}

TEST_CASE("both days of a range are in it, and they are mine") {
  Meetings at;
  const auto refs = [&](const std::string& from, const std::string& until) {
    std::string found;
    const std::string csv = at.out("meeting list --pair ada --from " + from + " --until " + until + " --format csv");
    for (std::size_t i = 0; (i = csv.find(",ada@", i)) != std::string::npos; ++i) found += csv.substr(i + 10, 5) + " ";
    return found;
  };
  CHECK(refs("2026-11-24", "2026-12-01") == "11-24 12-01 ");
  CHECK(refs("2026-11-25", "2026-11-30").empty());
  at.out("agreement set ada --every \"weekly tue 23:30\" --from 2026-11-20");
  CHECK(refs("2026-11-25", "2026-11-25") == "11-24 ");
  CHECK(refs("2026-11-24", "2026-11-24").empty());
}

TEST_CASE("a meeting outside the cadence is added on the agreement's clock") {
  Meetings at;
  CHECK(at.out("meeting add ada --at \"fri 10:00\" --for 30m --where \"the café\"") ==
        "ada@2026-11-27 Ada Lovelace: Fri 2026-11-27 10:00 GMT (in 4 days), for me Fri 2026-11-27 11:00 CET (in 4 days), 30 "
        "min\n");
  const std::string json = at.out("show m1 --json");
  CHECK(holds(json, "\"ref\": \"ada@2026-11-27\""));
  CHECK(holds(json, "\"where\": \"the café\""));
  CHECK(holds(json, "\"local\": \"2026-11-27T10:00\""));
  CHECK(holds(json, "\"tz\": \"Europe/London\""));
  CHECK(at.out("meeting add sam --at \"2026-12-01 10:00\"")
            .starts_with("sam@2026-12-01 Sam Okafor: Tue 2026-12-01 10:00 CET (in 8 days), 1 h"));
}

TEST_CASE("a meeting on a day that has one, without a time, or on a time that clocks skip is refused") {
  Meetings at;
  CHECK(at.type("meeting add ada --at \"2026-11-24 18:00\"") ==
        Typed{4, "", "mentor: 'ada' already meets on 2026-11-24\n  mentor meeting list ada\n"});
  CHECK(at.type("meeting add ada --at 2026-11-25").code == 2);
  CHECK(at.type("meeting add ada").code == 2);
  CHECK(at.type("meeting add ada --at \"2027-03-28 01:30\"").code == 2);
  CHECK(at.type("meeting add ada --at \"03/04/26 10:00\"").code == 2);
}

TEST_CASE("a meeting is not added before the pair begins, in a pause, or after its end") {
  Meetings at;
  at.out("pair pause ada --from 2026-12-01 --until 2026-12-10");
  CHECK(at.type("meeting add ada --at \"2026-11-09 10:00\"") ==
        Typed{4, "", "mentor: 'ada' begins on 2026-11-10, after 2026-11-09\n  mentor pair edit ada --start 2026-11-09\n"});
  CHECK(at.type("meeting add ada --at \"2026-12-10 10:00\"").code == 4);
  CHECK(at.type("meeting add ada --at \"2026-12-11 10:00\"").code == 0);
  at.out("pair edit sam --end 2026-12-31");
  CHECK(at.type("meeting add sam --at \"2027-01-01 10:00\"").code == 4);
  CHECK(at.type("meeting move sam@2026-12-03 --at \"2027-01-01 10:00\"").code == 4);
  CHECK(at.type("meeting add sam --at \"2026-12-30 10:00\"").code == 0);
  at.out("pair end sam");
  CHECK(at.type("meeting add sam --at \"2026-12-29 10:00\"").code == 4);
}

TEST_CASE("of an ended pair's meetings only those that its end cancelled are listed") {
  Meetings at;
  at.out("pair end sam");
  CHECK(!holds(at.out("meeting list --pair sam"), "planned"));
  CHECK(holds(at.out("meeting list --pair sam"), "sam@2026-12-03  2026-12-03 10:00  60      video           cancelled"));
  CHECK(at.out("meeting list --pair ada --from 2026-11-25 --until 2026-11-30") ==
        "No meetings in this time. Plan one: mentor meeting add PAIR --at WHEN\n");
}
