// A matching from its sheet to its second round, as it is typed.
#include <filesystem>

#include "commands/typing.hpp"
#include "mentor/base/text.hpp"

using namespace mentor;

namespace {

constexpr const char* kSheet =
    "Name,Email,Role,Offers,Wants,Department,Capacity\n"
    "Ada Ferro,ada@example.org,mentor,SQL,,Data,1\n"
    "Bo Lind,bo@example.org,mentor,Talks,,Law,1\n"
    "Cy Roy,cy@example.org,mentee,,SQL,Platform,\n"
    "Di Mora,di@example.org,mentee,,Talks,Platform,\n"
    "Ed Sato,ed@example.org,mentee,,\"SQL, Talks\",Platform,\n";
constexpr const char* kCriteria =
    "[[must]]\nkind = \"different\"\ncolumn = \"department\"\n\n[[want]]\nkind = \"overlap\"\nmentee = \"wants\"\nmentor = "
    "\"offers\"\nweight = 5\n";

// A sheet, its criteria, and what is typed about them.
class Matching : public Typing {
 public:
  Matching() {
    write("list.csv", kSheet);
    write("criteria.toml", kCriteria);
  }

  std::string plan_line(const std::string& more) const {
    return "match plan " + path("list.csv") + " --criteria " + path("criteria.toml") + " " + more;
  }
  void plan() { out(plan_line("-o " + path("plan.json"))); }
  std::string apply_line() const { return "match apply " + path("plan.json") + " --every \"2w tue 15:00\""; }
  // Those of the pairs, as their list has them.
  std::string handles() {
    std::string all;
    const std::string listed = out("pair list --json");
    constexpr std::string_view kField = "\"handle\": \"";
    for (auto at = listed.find(kField); at != std::string::npos; at = listed.find(kField, at + 1)) {
      const auto begin = at + kField.size();
      all += (all.empty() ? "" : " ") + listed.substr(begin, listed.find('"', begin) - begin);
    }
    return all;
  }
};

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("match plan stores nothing, and its file is for the user alone") {
  Matching at;
  at.plan();
  CHECK(!std::filesystem::exists(at.folder / ".local"));
  CHECK(std::filesystem::status(at.folder / "plan.json").permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a plan of the same people in another order is the same but for nothing") {
  Matching at;
  at.plan();
  const std::string before = at.out("match show --json " + at.path("plan.json"));
  at.write("list.csv",
           "Email,Name,Wants,Offers,Capacity,Department,Role\n"
           "ed@example.org,Ed Sato,\"SQL, Talks\",,,Platform,mentee\n"
           "cy@example.org,Cy Roy,SQL,,,Platform,mentee\n"
           "bo@example.org,Bo Lind,,Talks,1,Law,mentor\n"
           "di@example.org,Di Mora,Talks,,,Platform,mentee\n"
           "ada@example.org,Ada Ferro,,SQL,1,Data,mentor\n");
  at.plan();
  CHECK(at.out("match show --json " + at.path("plan.json")) == before);
}

TEST_CASE("match apply makes the pairs as one command that undo takes back, and makes nothing twice") {
  Matching at;
  at.plan();
  const std::string said = at.out(at.apply_line() + " --tag spring --start 2026-12-01");
  CHECK(has(said, "2 pairs made: 2w tue 15:00"));
  CHECK(has(said, "1 mentee waits for a mentor"));
  const std::string pairs = at.handles();
  CHECK(has(at.out("show " + pairs.substr(0, pairs.find(' ')) + " --json"), "\"spring\""));
  CHECK(has(at.out(at.apply_line()), "no pair was made: all 2 pairs of the plan are there"));
  CHECK(at.handles() == pairs);
  at.out("undo --yes");
  CHECK(at.handles().empty());
  at.out(at.apply_line());
  CHECK(at.handles() == pairs);
}

TEST_CASE("match apply refuses a plan whose people, criteria or pairs changed, and says what changed") {
  Matching at;
  at.plan();
  std::string changed = kSheet;
  changed.replace(changed.find("SQL,Platform"), 3, "Law");
  at.write("list.csv", changed + "Fay Ito,fay@example.org,mentor,SQL,,Data,1\n");
  const Typed sheet = at.type(at.apply_line());
  CHECK(sheet.code == 4);
  CHECK(has(sheet.err, "Cy Roy <cy@example.org> answered otherwise"));
  CHECK(has(sheet.err, "Fay Ito <fay@example.org> signed up as a mentor"));
  CHECK(at.handles().empty());
  at.write("list.csv", kSheet);
  at.out("pair add --mentor \"Ada Ferro <ada@example.org>\" --mentee \"Zed <zed@example.org>\"");
  const Typed pair = at.type(at.apply_line());
  CHECK(pair.code == 4);
  CHECK(has(pair.err, "the pair 'zed-ada' is running now"));
  at.out("undo --yes");
  CHECK(at.type(at.apply_line() + " --dry-run").code == 0);
  CHECK(at.handles().empty());
}

TEST_CASE("match apply wants to know how often they meet, and a plan that holds") {
  Matching at;
  at.plan();
  CHECK(at.type("match apply " + at.path("plan.json")).code == 2);
  std::string text;
  {
    std::ifstream file(at.folder / "plan.json");
    text.assign(std::istreambuf_iterator<char>(file), {});
  }
  const auto rank = text.find("\"rank\": 1");
  REQUIRE(rank != std::string::npos);
  at.write("plan.json", text.replace(rank, 9, "\"rank\": 2"));
  CHECK(has(at.type(at.apply_line()).err, "does not hold, since it was changed"));
  CHECK(at.type("match show " + at.path("plan.json")).code == 2);
  CHECK(at.type("match why " + at.path("plan.json") + " ed").code == 2);
  const Typed verified = at.type("match verify " + at.path("plan.json"));
  CHECK(verified.code == 1);
  CHECK(has(verified.err, "the points, parts or rank of"));
}

TEST_CASE("a running pair counts, and is matched anew only where it is freed, which ends it") {
  Matching at;
  at.out("pair add --mentor \"Ada Ferro <ada@example.org>\" --mentee \"Cy Roy <cy@example.org>\"");
  at.plan();
  CHECK(has(at.out("match why " + at.path("plan.json") + " cy"), "in the running pair 'cy-ada', which stays"));
  CHECK(has(at.out("match why " + at.path("plan.json") + " ed ada"), "no place left"));
  at.out(at.plan_line("--unpin cy-ada --ban cy=ada -o " + at.path("plan.json")));
  const std::string said = at.out(at.apply_line());
  CHECK(has(said, "cy-ada ended"));
  CHECK(has(at.out("pair list --status ended"), "cy-ada"));
  CHECK(has(at.out(at.apply_line()), "no pair was made"));
  at.out("undo --yes");
  CHECK(has(at.out("pair list --status active"), "cy-ada"));
}

TEST_CASE("who was left over comes first in the next round, until they have a mentor") {
  Matching at;
  at.plan();
  at.out(at.apply_line());
  const std::string plan = at.out("match show --json " + at.path("plan.json"));
  const auto role = plan.find("\"role\": \"mentee\",\n      \"person\": \"");
  REQUIRE(role != std::string::npos);
  const std::string left_over = plan.substr(role + 37, plan.find('@', role + 37) - role - 37);
  at.write("late.csv",
           "Name,Email,Role,Offers,Wants,Department,Capacity\nGus Berg,gus@example.org,mentor,Chess,,Data,1\nHal "
           "Koch,hal@example.org,mentee,,Chess,Platform,\n");
  const auto second = [&] {
    return at.out("match plan " + at.path("list.csv") + " " + at.path("late.csv") + " --criteria " + at.path("criteria.toml") +
                  " --format csv -o " + at.path("second.json"));
  };
  CHECK(has(second(), left_over + "@example.org"));
  CHECK(!has(second(), "hal@example.org"));
  at.out("match apply " + at.path("second.json") + " --every as-needed");
  CHECK(has(at.out("person list --json"), "hal@example.org"));
  at.out("undo --yes");
  CHECK(has(second(), left_over + "@example.org"));
}

TEST_CASE("a review becomes pins and bans, and what moved is told") {
  Matching at;
  at.plan();
  at.write("review.csv",
           "mentee,mentor,ok\ned@example.org,ada@example.org,yes\ncy@example.org,ada@example.org,No\ndi@example.org,bo@example.org,\n");
  const std::string moved = at.out("match plan " + at.path("list.csv") + " --again " + at.path("plan.json") + " --review " +
                                   at.path("review.csv") + " -o " + at.path("plan.json"));
  CHECK(has(moved, "Who moved"));
  CHECK(has(moved, "Ed Sato"));
  CHECK(has(at.out("match why " + at.path("plan.json") + " ed"), "which was decided by hand"));
  CHECK(has(at.out("match why " + at.path("plan.json") + " cy ada"), "decided by hand that they are not to be a pair"));
  at.write("review.csv", "mentee,mentor,ok\ned@example.org,ada@example.org,perhaps\n");
  const Typed unclear = at.type("match plan " + at.path("list.csv") + " --review " + at.path("review.csv"));
  CHECK(unclear.code == 2);
  CHECK(has(unclear.err, "line 2: ok is 'perhaps'"));
  at.write("review.csv", "mentee,mentor,ok\ned@example.org,zed@example.org,yes\n");
  CHECK(
      has(at.type("match plan " + at.path("list.csv") + " --review " + at.path("review.csv")).err, "line 2: no mentor 'zed@example.org'"));
}

TEST_CASE("names that are typed may be short, and one that is several people is refused with them") {
  Matching at;
  at.write("list.csv", std::string(kSheet) + "Edda Wolf,edda@example.org,mentee,,SQL,Data,\n");
  const Typed two = at.type(at.plan_line("--pin ed=ada"));
  CHECK(two.code == 4);
  CHECK(has(two.err, "ed@example.org"));
  CHECK(has(two.err, "edda@example.org"));
  CHECK(at.type(at.plan_line("--pin \"ed sato=ada\"")).code == 0);
  CHECK(at.type(at.plan_line("--pin nobody=ada")).code == 3);
  CHECK(at.type(at.plan_line("--pin ada")).code == 2);
}

TEST_CASE("no answer, manager or private want is in what match show and why print for people") {
  Matching at;
  at.write("list.csv",
           "Name,Email,Role,Offers,Wants,Department,Manager,Identity\n"
           "Ada Ferro,ada@example.org,mentor,SQL,,Data,Canary Chief,canary-value\n"
           "Cy Roy,cy@example.org,mentee,,SQL,Platform,Ada Ferro,canary-value\n"
           "Di Mora,di@example.org,mentee,,SQL,Platform,Canary Chief,canary-other\n");
  at.write("criteria.toml",
           "[columns]\nidentity = \"Identity\"\n[[must]]\nkind = \"not\"\ncolumn = \"manager\"\n"
           "[[want]]\nkind = \"same\"\ncolumn = \"identity\"\nweight = 3\nprivate = true\n");
  at.plan();
  for (const char* format : {"table", "markdown", "csv", "html"}) {
    CAPTURE(format);
    const std::string shown = at.out("match show " + at.path("plan.json") + " --format " + format);
    CHECK(has(shown, "Di Mora"));
    for (const char* word : {"anary", "identity", "Identity", "manager", "Manager", "Platform"}) {
      CAPTURE(word);
      CHECK(!has(shown, word));
    }
  }
  CHECK(!has(at.out("match why " + at.path("plan.json") + " cy ada"), "anager"));
  CHECK(has(at.out("match why " + at.path("plan.json") + " cy ada"), "a private rule"));
}

TEST_CASE("a plan is written over nothing but a plan, and is then for the user alone") {
  Matching at;
  for (const char* file : {"list.csv", "criteria.toml"}) {
    CAPTURE(file);
    CHECK(has(at.type(at.plan_line("-o " + at.path(file))).err, "is there, and is no plan"));
  }
  CHECK(at.type(at.plan_line("")).code == 0);
  at.plan();
  std::filesystem::permissions(at.folder / "plan.json", std::filesystem::perms::all);
  at.plan();
  CHECK(std::filesystem::status(at.folder / "plan.json").permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(at.type("match show " + at.path("plan.json") + " -o " + at.path("plan.json")).code == 2);
}

TEST_CASE("one person in two sheets is told in both roles") {
  Matching at;
  at.write("mentors.csv", "Name,Email,Skills offered\nSam S,sam@example.org,SQL\n");
  at.write("mentees.csv", "Name,Email,Skills wanted\nSam,sam@example.org,Talks\nBob,bob@example.org,SQL\n");
  at.out("match plan " + at.path("mentors.csv") + " " + at.path("mentees.csv") + " -o " + at.path("plan.json"));
  for (const char* who : {"sam@example.org", "\"Sam S\""}) {
    const std::string said = at.out("match why " + at.path("plan.json") + " " + who);
    CAPTURE(said);
    CHECK(has(said, "Bob is matched with Sam S"));
    CHECK(has(said, "Sam has no mentor"));
  }
}

TEST_CASE("a pair that is freed has somebody in the sheets") {
  Matching at;
  at.out("pair add --mentor \"Zed <zed@example.org>\" --mentee \"Yo <yo@example.org>\"");
  CHECK(has(at.type(at.plan_line("--unpin yo-zed")).err, "nobody of the pair 'yo-zed' is in the sheets"));
}

TEST_CASE("each who has nobody gets a mail that names no rule and nobody else") {
  Matching at;
  at.plan();
  const std::string mails = at.out("match show " + at.path("plan.json") + " --format mbox");
  CHECK(has(mails, "We have found nobody for you yet."));
  CHECK(has(mails, "There are fewer places than people who look for a mentor."));
  for (const char* other : {"Ada", "Bo Lind", "department", "ada@", "bo@"}) CHECK(!has(mails, other));
  CHECK(mails.starts_with("From "));
  CHECK(at.type("today --format mbox").code == 2);
}
