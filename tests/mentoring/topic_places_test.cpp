// One rule says which meeting a topic is on, and how often it was carried: all that tell of topics are held against each other.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

using Json = nlohmann::json;

/// What a line prints as JSON, or one field of it.
Json json_of(Typing& at, const std::string& line, const char* field = nullptr) {
  Json json = Json::parse(at.out(line + " --json"));
  return field == nullptr ? json : json.at(field);
}

/// Where each topic is, by its id or by its text: "t1" -> "ada@2026-12-01", and where it tells so " carried 2" behind it.
using Places = std::map<std::string, std::string>;

std::string place(const std::string& ref, const Json& topic) { return ref + " carried " + std::to_string(topic.at("carried").get<int>()); }

/// Of a standing topic "standing carried 0", once: it is on all of them (check_standing).
void add_place(Places& places, const std::string& ref, const Json& topic) {
  const bool is_standing = topic.at("standing");
  auto& told = places[topic.at("id")];
  const std::string said = place(is_standing ? "standing" : ref, topic);
  if (!is_standing || told.empty()) told += said;
}

void add_places(Places& places, const Json& meeting) {
  if (meeting.is_null()) return;
  for (const auto& topic : meeting.at("topics")) add_place(places, meeting.at("ref"), topic);
}

std::vector<Json> planned(Typing& at) {
  std::vector<Json> found;
  for (auto& meeting : json_of(at, "meeting list --pair ada"))
    if (meeting.at("status") == "planned") found.push_back(meeting);
  return found;
}

Places by_list(Typing& at) {
  Places places;
  for (const auto& meeting : planned(at)) add_places(places, meeting);
  return places;
}

Places by_agenda(Typing& at) {
  Places places;
  for (const auto& meeting : planned(at)) {
    const Json page = json_of(at, "agenda " + meeting.at("ref").get<std::string>());
    for (const auto& topic : page.at("topics")) add_place(places, meeting.at("ref"), topic);
  }
  return places;
}

Places by_show(Typing& at, const Places& topics) {
  Places places;
  for (const auto& [id, where] : topics) {
    const Json topic = json_of(at, "show " + id);
    add_place(places, topic.at("meeting"), topic);
  }
  return places;
}

Places by_pair_report(Typing& at) {
  Places places;
  for (const auto& topic : json_of(at, "report pair ada", "topics")) add_place(places, topic.at("meeting"), topic);
  return places;
}

/// Of the next meeting alone.
Places by_week(Typing& at) {
  Places places;
  for (const auto& pair : json_of(at, "report week", "pairs")) add_places(places, pair.at("next_meeting"));
  return places;
}

/// Of the meetings of the next 7 days alone.
Places by_today(Typing& at) {
  Places places;
  for (const auto& meeting : json_of(at, "today", "meetings")) add_places(places, meeting);
  return places;
}

/// Those of `all` that are on one meeting, among them those that are on each.
Places on(const Places& all, const std::string& ref) {
  Places places;
  for (const auto& [id, where] : all)
    if (where.starts_with(ref + " ") || where.starts_with("standing ")) places.emplace(id, where);
  return places;
}

/// The ids of `all` whose words, "about ID.", stand in a text.
std::string named_in(const std::string& text, const Places& all) {
  std::string named;
  for (const auto& [id, where] : all)
    if (text.find("about " + id + ".") != std::string::npos) named += id + " ";
  return named;
}

std::string ids(const Places& places) {
  std::string found;
  for (const auto& [id, where] : places) found += id + " ";
  return found;
}

std::string said(const Places& places) {
  std::string text;
  for (const auto& [id, where] : places) text += id + " " + where + "\n";
  return text;
}

/// Calendar lines go on behind a fold.
std::string unfolded(std::string text) {
  for (auto fold = text.find("\r\n "); fold != std::string::npos; fold = text.find("\r\n ", fold)) text.erase(fold, 3);
  return text;
}

/// The entry of a meeting, by its uid.
std::string entry_of(const std::string& calendar, const std::string& uid) {
  const auto at = calendar.find("UID:" + uid);
  REQUIRE(at != std::string::npos);
  const auto begin = calendar.rfind("BEGIN:VEVENT", at);
  return calendar.substr(begin, calendar.find("END:VEVENT", at) - begin);
}

/// What stands is on every planned meeting, carried by none.
void check_standing(Typing& at, const std::vector<Json>& meetings, const Places& all) {
  const std::string standing = ids(on(all, "no meeting"));
  for (const auto& meeting : meetings) {
    std::string found;
    for (const auto& topic : json_of(at, "agenda " + meeting.at("ref").get<std::string>(), "topics"))
      if (topic.at("standing")) found += topic.at("id").get<std::string>() + " ";
    CHECK(found == standing);
  }
  for (const auto& [id, where] : all)
    if (where.starts_with("standing ")) CHECK(where == "standing carried 0");
}

/// Every place that tells of topics says the same; reminders name those of the meetings that are near, and ask for topics where there are
/// none.
void check_places(Typing& at) {
  const Places all = by_list(at);
  CHECK(said(by_agenda(at)) == said(all));
  CHECK(said(by_show(at, all)) == said(all));
  CHECK(said(by_pair_report(at)) == said(all));
  const auto meetings = planned(at);
  const std::string next = meetings.front().at("ref");
  CHECK(said(by_week(at)) == said(on(all, next)));
  for (const auto& [id, where] : by_today(at)) CHECK(where == all.at(id));
  const std::string calendar = unfolded(at.out("meeting list --pair ada --format ics"));
  check_standing(at, meetings, all);
  std::map<std::string, int> asked;
  for (const auto& reminder : json_of(at, "remind")) {
    if (reminder.at("state") != "coming" && reminder.at("state") != "due") continue;
    const std::string subject = reminder.at("subject");
    if (reminder.at("kind") == "meeting") CHECK(named_in(reminder.at("body"), all) == ids(on(all, subject)));
    if (reminder.at("kind") == "agenda") ++asked[subject];
  }
  for (const auto& meeting : meetings) {
    const std::string ref = meeting.at("ref");
    CHECK(named_in(entry_of(calendar, meeting.at("uid")), all) == ids(on(all, ref)));
    CHECK(named_in(json_of(at, "agenda invite " + ref).at("mail"), all) == ids(on(all, ref)));
    if (!on(all, ref).empty()) CHECK(asked[ref] == 0);
  }
}

struct Weekly : Typing {
  explicit Weekly(const std::string& zone = "Europe/Berlin") {
    now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 30) + std::chrono::hours(9);  // a Monday
    out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --start 2026-09-01 --agenda-lead 2d --tz " +
        zone);
    out("config init");
    out("pair edit ada --mentee \"Grace Hopper <grace@example.org>\"");
  }
};

/// Types at random: topics, also put on a meeting, and meetings moved, cancelled, missed and logged.
struct Month : Weekly {
  explicit Month(unsigned seed) : Weekly(seed % 2 == 0 ? "America/Los_Angeles" : "Europe/Berlin"), random(seed) {}

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); }
  /// One of the next four; what cannot be done there is refused and changes nothing.
  std::string any_planned() {
    const auto meetings = planned(*this);
    return meetings.at(below(std::min<std::size_t>(4, meetings.size()))).at("ref");
  }
  void try_to(const std::string& line) {
    if (type(line).code == 0) told += to_iso(now) + " " + line + "\n";
  }
  void add(const std::string& more) {
    if (open < 5) try_to("agenda add ada \"about t" + std::to_string(++made) + ".\"" + more);  // a reminder names five
    open = std::min<std::size_t>(5, open + 1);
  }
  void step() {
    const std::string day = to_iso(add_days(Date(std::chrono::floor<std::chrono::days>(now)), 1 + static_cast<int>(below(12))));
    switch (below(11)) {
      case 9:
        return add(" --standing");
      case 10:
        return try_to("edit t" + std::to_string(1 + below(static_cast<std::size_t>(std::max(1, made)))) +
                      (below(2) == 0 ? " --standing" : " --no-standing"));
      case 0:
        return add("");
      case 1:
        return add(" --meeting " + any_planned());
      case 2:
        return try_to("meeting move " + any_planned() + " --at \"" + day + " 1" + std::to_string(1 + below(8)) + ":00\"");
      case 3:
        return planned(*this).size() > 2 ? try_to("meeting cancel " + any_planned()) : void();
      case 4:
        return try_to("meeting miss ada");
      case 5:
        return try_to("log ada talked");
      case 6:
        return try_to("log ada \"called outside the plan\" --on now --channel phone");
      default:
        now += std::chrono::hours(7 * (1 + static_cast<int>(below(12))));
    }
  }

  std::mt19937 random;
  int made = 0;
  std::size_t open = 0;
  std::string told;
};

}  // namespace

TEST_CASE("a topic put on a meeting that was cancelled is on the next one, wherever it is told of") {
  Weekly at;
  at.out("agenda add ada \"about t1.\" --meeting ada@2026-12-08");
  CHECK(said(by_list(at)) == "t1 ada@2026-12-08 carried 0\n");
  at.out("meeting cancel ada@2026-12-08");
  CHECK(said(by_list(at)) == "t1 ada@2026-12-01 carried 0\n");
  CHECK(said(by_week(at)) == "t1 ada@2026-12-01 carried 0\n");
  check_places(at);
}

TEST_CASE("a topic put on a meeting that lies further off than reminders look, and was cancelled, is on the next one") {
  Weekly at;
  at.out("agenda add ada \"about t1.\" --meeting ada@2027-02-02");
  at.out("meeting cancel ada@2027-02-02");
  CHECK(said(by_week(at)) == "t1 ada@2026-12-01 carried 0\n");
  check_places(at);
}

TEST_CASE("a call on the evening before the meeting a topic is for does not carry it, whatever the date in UTC") {
  Weekly at("America/Los_Angeles");
  at.out("agenda add ada \"about t1.\"");
  at.now = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1) + std::chrono::hours(1);  // Mon 30 Nov 17:00 in Los Angeles
  at.out("log ada \"called outside the plan\" --on now --channel phone");
  CHECK(said(by_list(at)) == "t1 ada@2026-12-01 carried 0\n");
  at.now = std::chrono::sys_days(std::chrono::year(2026) / 12 / 3) + std::chrono::hours(1);  // Wed 2 Dec 17:00 there
  at.out("log ada talked --meeting ada@2026-12-01");
  CHECK(said(by_list(at)) == "t1 ada@2026-12-08 carried 1\n");
  check_places(at);
}

TEST_CASE("whatever is put on, moved, cancelled, missed and logged, all that tell of topics say the same") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    Month month(seed);
    for (int step = 0; step < 27; ++step) {
      month.step();
      if (step % 3 != 2) continue;
      INFO(month.told);
      check_places(month);
    }
  }
}
