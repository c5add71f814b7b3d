// Topics that come from templates, and those that come back each meeting.
#include <sys/stat.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

using Json = nlohmann::json;

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// It is Monday 23 November 2026, 10:00 in Berlin; Ada mentors Grace, who types, each Tuesday for an hour.
struct Topics : Typing {
  Topics() { out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01"); }

  Json json(const std::string& line) { return Json::parse(out(line + " --json")); }
  /// The texts on the agenda of a meeting.
  std::vector<std::string> on(const std::string& meeting) {
    std::vector<std::string> texts;
    const Json page = json("agenda " + meeting);
    for (const auto& topic : page.at("topics")) texts.push_back(topic.at("text"));
    return texts;
  }
  void write_template(const std::string& name, const std::string& text) {
    const auto place = folder / ".config/mentor/templates";
    std::filesystem::create_directories(place);
    std::ofstream(place / (name + ".md")) << text;
  }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a template puts its topics with their minutes on the agenda, and one undo takes all of them back") {
  Topics at;
  CHECK(at.out("agenda add ada --template regular") ==
        "Ada Lovelace: 5 topics of 'regular', 45 min\n"
        "- t1 How are you, and what has changed since we met? (5 min)\n"
        "- t2 What we promised: what was done, what was not, and why (5 min)\n"
        "- t3 What is most on your mind today? (20 min)\n"
        "- t4 The goals: how far, and which step is next? (10 min)\n"
        "- t5 What do you take with you, and what does each of us do until next time? (5 min)\n"
        "- for ada@2026-11-24\n");
  CHECK(at.json("agenda ada").at("minutes_planned") == 45);
  at.out("undo");
  CHECK(at.on("ada").empty());
}

TEST_CASE("by, private, goal, meeting and standing are of every topic of a template, minutes of those without") {
  Topics at;
  at.write_template("demo-day", "# Demo day\n- Slides (10 min)\n- Questions\n");
  const Json topics = at.json("agenda add ada --template demo-day --by them --private --minutes 15 --meeting ada@2026-12-01");
  REQUIRE(topics.size() == 2);
  for (const auto& topic : topics) {
    CHECK(topic.at("by") == "mentor");
    CHECK(topic.at("private") == true);
    CHECK(topic.at("meeting") == "ada@2026-12-01");
  }
  CHECK(topics[0].at("minutes") == 10);
  CHECK(topics[1].at("minutes") == 15);
  CHECK(at.type("agenda add ada --template regular --minutes 5").code == 2);
  CHECK(at.json("agenda add ada --template demo-day --standing")[1].at("standing") == true);
}

TEST_CASE("the same key adds a template once") {
  Topics at;
  const Json first = at.json("agenda add ada --template stuck --key k");
  CHECK(at.json("agenda add ada --template stuck --key k") == first);
  CHECK(at.on("ada").size() == 6);
}

TEST_CASE("a template goes to all pairs with a tag") {
  Topics at;
  at.out("pair add --mentee Sam --every \"2w thu 10:00\" --tag spring");
  at.out("pair edit ada --tag spring");
  CHECK(at.json("agenda add --tag spring --template first-meeting").size() == 12);
  CHECK(at.on("sam").size() == 6);
}

TEST_CASE("templates are listed without a store, own ones behind those that are shipped") {
  Typing empty;
  const std::string list = empty.out("agenda add --template list");
  for (const auto* name : {"first-meeting (45 min)", "regular", "mid-way", "stuck", "last-meeting"}) CHECK(holds(list, name));
  CHECK_FALSE(std::filesystem::exists(empty.folder / ".local"));
  Topics at;
  at.write_template("demo-day", "- Slides (10 min)\n- Questions\n");
  at.write_template("README", "no template");
  const Json named = at.json("agenda add ada --template list");
  REQUIRE(named.size() == 6);
  CHECK(named[5] ==
        Json::parse(R"({"name": "demo-day", "topics": [{"text": "Slides", "minutes": 10}, {"text": "Questions", "minutes": null}]})"));
  CHECK(holds(at.out("__complete -- agenda add ada --template d"), "demo-day\t"));
  CHECK(holds(at.out("__complete -- agenda add ada --template=mid"), "--template=mid-way\t"));
}

TEST_CASE("an own template takes the place of a shipped one") {
  Topics at;
  at.write_template("regular", "- Just talk\n");
  at.out("agenda add ada --template regular");
  CHECK(at.on("ada") == Texts{"Just talk"});
}

TEST_CASE("a template that is not there is refused with the nearest, one with a bad line with the line") {
  Topics at;
  const Typed unknown = at.type("agenda add ada --template reguler");
  CHECK(unknown.code == 3);
  CHECK(unknown.err == "mentor: no agenda template 'reguler' (did you mean 'regular'?)\n");
  CHECK(at.type("agenda add ada --template ../config").code == 3);
  at.write_template("own", "- One\nTwo\n");
  const Typed bad = at.type("agenda add ada --template own");
  CHECK(bad.code == 2);
  CHECK(holds(bad.err, "templates/own.md:2: 'Two' is no topic"));
  CHECK(holds(bad.err, "write it as - How to open the talk (10 min)"));
  CHECK(at.on("ada").empty());
}

TEST_CASE("a template that others may write is refused, and so is one in such a folder") {
  Topics at;
  at.write_template("own", "- One\n");
  const auto file = at.folder / ".config/mentor/templates/own.md";
  REQUIRE(::chmod(file.c_str(), 0666) == 0);
  CHECK(at.type("agenda add ada --template own").code == 6);
  REQUIRE(::chmod(file.c_str(), 0600) == 0);
  REQUIRE(::chmod(file.parent_path().c_str(), 0777) == 0);
  CHECK(at.type("agenda add ada --template own").code == 6);
  REQUIRE(::chmod(file.parent_path().c_str(), 0700) == 0);
  CHECK(at.type("agenda add ada --template own").code == 0);
}

TEST_CASE("a text and a template are not given together, and one of them is") {
  Topics at;
  CHECK(at.type("agenda add ada \"How to open\" --template regular").code == 2);
  CHECK(at.type("agenda add ada").code == 2);
  CHECK(at.type("agenda add --template regular").code == 2);
}

TEST_CASE("a standing topic is on each planned meeting, whatever was discussed, until it is dropped") {
  Topics at;
  CHECK(at.out("agenda add ada --standing \"Wins of the week\" --minutes 5") ==
        "t1 Ada Lovelace: Wins of the week\n"
        "- for each meeting until it is dropped, next ada@2026-11-24\n"
        "- brought by Grace, 5 min\n");
  for (const auto* meeting : {"ada", "ada@2026-12-01", "ada@2026-12-08"}) CHECK(at.on(meeting) == Texts{"Wins of the week"});
  CHECK(holds(at.out("agenda ada"), "[ ] t1 Wins of the week (Grace, 5 min, each meeting)\n"));
  at.now += std::chrono::hours(32);  // Tuesday, after the meeting
  const Json logged = at.json("log ada talked --done t1");
  CHECK(logged.at("done") == Json::parse("[\"t1\"]"));
  CHECK(at.json("show ada@2026-11-24").at("topics")[0].at("id") == "t1");
  at.now += std::chrono::hours(24 * 7);
  at.out("log ada \"talked again\"");
  CHECK(at.on("ada") == Texts{"Wins of the week"});
  CHECK(at.json("show t1").at("carried") == 0);
  CHECK(at.json("show t1").at("standing") == true);
  const Typed done = at.type("done t1");
  CHECK(done.code == 0);
  CHECK(holds(done.err, "mentor drop t1 ends it"));
  CHECK(at.on("ada") == Texts{"Wins of the week"});
  at.out("drop t1");
  CHECK(at.on("ada").empty());
  at.out("reopen t1");
  CHECK(at.on("ada@2026-12-22") == Texts{"Wins of the week"});
}

TEST_CASE("what a check-in says was discussed does not name a standing topic as carried over") {
  Topics at;
  at.out("agenda add ada --standing \"Wins of the week\"");
  at.out("agenda add ada \"How to open the talk\"");
  at.now += std::chrono::hours(32);
  CHECK(holds(at.out("log ada talked"), "carried over: t2 How to open the talk\n"));
}

TEST_CASE("removing the check-in that discussed a standing topic leaves it standing") {
  Topics at;
  at.out("agenda add ada --standing \"Wins of the week\"");
  at.now += std::chrono::hours(32);
  at.out("log ada talked --done t1");
  at.out("rm c1");
  CHECK(at.json("show t1").at("status") == "open");
  CHECK(at.on("ada@2026-12-08") == Texts{"Wins of the week"});
}

TEST_CASE("a topic becomes standing and is taken back, and was carried by no meeting meanwhile") {
  Topics at;
  at.out("agenda add ada \"Wins of the week\" --meeting ada@2026-12-08");
  at.out("edit t1 --standing");
  CHECK(at.on("ada@2026-12-01") == Texts{"Wins of the week"});
  at.now += std::chrono::hours(32);
  at.out("log ada talked");
  at.out("edit t1 --no-standing");
  CHECK(at.json("show t1").at("carried") == 0);
  CHECK(at.on("ada@2026-12-01") == Texts{"Wins of the week"});
  CHECK(at.on("ada@2026-12-08").empty());
}

TEST_CASE("a standing topic is put on no single meeting") {
  Topics at;
  CHECK(at.type("agenda add ada --standing Wins --meeting ada@2026-12-01").code == 2);
  at.out("agenda add ada --standing Wins");
  const Typed pinned = at.type("edit t1 --meeting ada@2026-12-01");
  CHECK(pinned.code == 4);
  CHECK(holds(pinned.err, "mentor edit t1 --no-standing --meeting ada@2026-12-01"));
  at.out("edit t1 --no-standing --meeting ada@2026-12-01");
  CHECK(at.on("ada@2026-12-01") == Texts{"Wins"});
  CHECK(at.on("ada@2026-11-24").empty());
}

TEST_CASE("a moved or cancelled meeting takes no standing topic along") {
  Topics at;
  at.out("agenda add ada --standing Wins");
  CHECK_FALSE(holds(at.out("meeting cancel ada"), "1 topic for"));
  at.out("meeting move ada@2026-12-01 --at \"2026-12-10 15:00\"");
  CHECK(at.on("ada@2026-12-01") == Texts{"Wins"});
  CHECK(at.on("ada@2026-12-15") == Texts{"Wins"});
}
