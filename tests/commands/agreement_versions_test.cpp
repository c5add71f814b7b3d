// The agreement over time: versions, and who signs which.
#include <regex>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

std::string without_uids(std::string text) {
  return std::regex_replace(text, std::regex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "...");
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

struct Agreed : Typing {
  Agreed() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01 --tz Europe/London --notice 2d --reply-within "
        "1d "
        "--agenda-lead 1d --hours 9:00-17:00 --expect \"be on time\" --expect \"be *kind*\"");
  }
  std::string dates(const std::string& until) {
    std::string found;
    const std::string csv = out("meeting list --pair ada --until " + until + " --format csv");
    for (std::size_t at = 0; (at = csv.find("\n,ada@", at)) != std::string::npos; ++at) found += csv.substr(at + 11, 5) + " ";
    return found;
  }
};

}  // namespace

TEST_CASE("a new version keeps what it does not name, and is unsigned") {
  Agreed at;
  at.out("agreement sign ada --by both --on 2026-09-02");
  const std::string pair =
      at.out("agreement set ada --every \"2w thu 10:00\" --expect \"be brief\" --no-expect \"be on time\" --from 2026-12-01 --json");
  CHECK(holds(pair, "\"handle\": \"ada\""));
  CHECK(holds(pair, "\"from\": \"2026-09-01\""));
  CHECK(holds(at.out("agreement show ada"), "It holds from Tue 2026-09-01."));
  at.now += std::chrono::days(8);
  CHECK(holds(at.out("agreement show ada"), "It holds from Tue 2026-12-01."));
  CHECK(without_uids(at.out("agreement show ada --json")) ==
        "{\n"
        "  \"from\": \"2026-12-01\",\n"
        "  \"every\": \"2w thu 10:00\",\n"
        "  \"minutes\": 60,\n"
        "  \"tz\": \"Europe/London\",\n"
        "  \"channel\": \"video\",\n"
        "  \"notice_minutes\": 2880,\n"
        "  \"reply_within_minutes\": 1440,\n"
        "  \"agenda_lead_minutes\": 1440,\n"
        "  \"hours\": \"09:00-17:00\",\n"
        "  \"expectations\": [\n"
        "    \"be *kind*\",\n"
        "    \"be brief\"\n"
        "  ],\n"
        "  \"signed_by_mentor_on\": null,\n"
        "  \"signed_by_mentee_on\": null,\n"
        "  \"uid\": \"...\",\n"
        "  \"review_on\": null\n"
        "}\n");
}

TEST_CASE("a change of cadence in mid-period neither doubles nor loses a meeting") {
  Agreed at;
  at.out("agreement set ada --every \"weekly thu 15:00\" --from 2026-11-25");
  CHECK(at.dates("2026-12-15") == "11-24 12-03 12-10 ");
  at.out("agreement set ada --for 30m --from 2026-12-04");
  CHECK(at.dates("2026-12-15") == "11-24 12-03 12-10 ");
  at.out("agreement set ada --every \"2w thu 15:00\" --from 2026-12-11");
  at.out("agreement set ada --channel phone --from 2026-12-26");
  CHECK(at.dates("2027-01-31") == "11-24 12-03 12-10 12-17 12-31 01-14 01-28 ");
}

TEST_CASE("a version of the same day takes the place of the one before, and setting it again changes nothing") {
  Agreed at;
  at.out("agreement set ada --for 45m --from 2026-12-01");
  at.out("agreement set ada --for 30m --from 2026-12-01");
  const std::string shown = at.out("show ada");
  CHECK(holds(shown, "length 30 min (was 1 h)"));
  CHECK(!holds(shown, "45 min"));
  at.out("agreement sign ada --by both --on 2026-09-02");
  at.out("agreement set ada --for 1h --from 2026-09-01");
  CHECK(!holds(at.out("agreement show ada"), "to be signed"));
}

TEST_CASE("terms are taken away by empty values") {
  Agreed at;
  const std::string page = at.out("agreement set ada --notice \"\" --hours \"\" --no-expect --json");
  CHECK(holds(page, "\"notice_minutes\": null"));
  CHECK(holds(page, "\"hours\": null"));
  CHECK(holds(page, "\"expectations\": []"));
}

TEST_CASE("expectations are added to those that stand, and every term is read back") {
  Agreed at;
  CHECK(at.out("agreement set ada --expect \"be brief\" --expect \"be on time\"") ==
        "ada (Ada Lovelace), from Mon 2026-11-23 (today), they agree:\n"
        "- every: weekly tue 15:00\n"
        "- length: 1 h\n"
        "- time zone: Europe/London\n"
        "- channel: video\n"
        "- notice: 2 days\n"
        "- reply within: 1 day\n"
        "- agenda lead: 1 day\n"
        "- hours: 09:00-17:00\n"
        "- expectations: be on time; be *kind*; be brief\n"
        "- next meeting: Tue 2026-11-24 15:00 GMT (tomorrow), for me Tue 2026-11-24 16:00 CET (tomorrow)\n"
        "- not signed yet: mentor agreement sign ada --by both\n");
  CHECK(holds(at.out("agreement set ada --no-expect \"be *kind*\" --notice \"\""), "- notice: none\n"));
  CHECK(holds(at.out("agreement show ada --json"), "\"expectations\": [\n    \"be on time\",\n    \"be brief\"\n  ]"));
  CHECK(holds(at.out("agreement set ada --no-expect --expect \"be there\""), "- expectations: be there\n"));
}

TEST_CASE("an expectation that is not there cannot be taken out") {
  Agreed at;
  CHECK(at.type("agreement set ada --no-expect \"be on tim\"") ==
        Typed{3, "", "mentor: no expectation 'be on tim' (did you mean 'be on time'?)\n"});
}

TEST_CASE("no version holds before the pair begins") {
  Agreed at;
  CHECK(at.out("agreement set ada --for 45m --from 2026-08-01")
            .starts_with(
                "ada (Ada Lovelace), from Tue 2026-09-01 (83 days ago), they agree:\n- every: weekly tue 15:00\n- length: 45 min\n"));
}

TEST_CASE("each side signs once, and both at once") {
  Agreed at;
  CHECK(holds(at.out("agreement sign ada"), "[x] signed by Grace Hopper on Mon 2026-11-23"));
  CHECK(at.type("agreement sign ada") == Typed{4, "", "mentor: Grace Hopper already signed on 2026-11-23\n  mentor agreement show ada\n"});
  CHECK(holds(at.out("agreement sign ada --by them --on 2026-11-20"), "[x] signed by Ada Lovelace on Fri 2026-11-20"));
  CHECK(at.type("agreement sign ada --by mentor").code == 4);
  CHECK(at.type("agreement sign ada --by both").code == 4);
  CHECK(at.type("agreement sign ada --on 2026-11-24").code == 4);
}

TEST_CASE("once the version in force is signed, the next to come is") {
  Agreed at;
  at.out("agreement set ada --for 45m --from 2026-12-01");
  CHECK(holds(at.out("agreement sign ada --by both"), "It holds from Tue 2026-09-01."));
  CHECK(holds(at.out("agreement sign ada"), "It holds from Tue 2026-12-01."));
  CHECK(holds(at.out("agreement sign ada --by them"), "It holds from Tue 2026-12-01."));
  CHECK(at.type("agreement sign ada").code == 4);
  at.now += std::chrono::days(8);
  CHECK(!holds(at.out("agreement show ada"), "to be signed"));
}

TEST_CASE("several pairs get the same terms, or none does") {
  Agreed at;
  at.out("pair add --mentee Sam");
  at.out("pair add --mentee Eve");
  at.out("pair end eve");
  CHECK(at.type("agreement set sam eve --every weekly").code == 4);
  CHECK(holds(at.out("agreement list"), "sam   as-needed"));
  at.out("agreement set ada sam --channel phone");
  const std::string list = at.out("agreement list");
  CHECK(list ==
        "Pair  Every             Length  Channel  Times in       From        Signed by\n"
        "ada   weekly tue 15:00  60      phone    Europe/London  2026-11-23  nobody yet\n"
        "sam   as-needed         60      phone    Europe/Berlin  2026-11-23  nobody yet\n");
}

TEST_CASE("a change from a later day that is set back leaves no later version, and the signatures stand") {
  Agreed at;
  at.out("agreement sign ada --by both");
  at.out("agreement set ada --every \"weekly thu 15:00\" --from 2026-12-15");
  CHECK(holds(at.out("agreement set ada --every \"weekly tue 15:00\" --from 2026-12-15"), "- the change is taken back"));
  const std::string page = at.out("agreement show ada");
  CHECK_FALSE(holds(page, "What changes later"));
  CHECK_FALSE(holds(page, "to be signed"));
  CHECK(holds(at.out("history ada --format csv"), ",agreement.from,2026-12-15,,"));
  CHECK(holds(at.out("agreement set ada --every \"weekly tue 15:00\""), "- nothing changes"));
  CHECK_FALSE(holds(at.out("agreement show ada"), "to be signed"));
  at.out("agreement set ada --every \"weekly thu 15:00\" --from 2026-12-15");
  at.out("agreement set ada --every \"weekly thu 15:00\" --from 2026-12-08");
  CHECK_FALSE(holds(at.out("agreement show ada"), "nothing"));
}
