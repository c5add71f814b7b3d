// The commands match init and match check, as they are typed.
#include <filesystem>
#include <fstream>

#include "commands/typing.hpp"
#include "mentor/base/text.hpp"

using namespace mentor;

namespace {

class MatchTyping : public Typing {
 public:
  static std::string fixture(const std::string& name) { return MENTOR_SOURCE_DIR "/tests/fixtures/sheets/" + name; }
  // With the folder of the test taken out.
  std::string plain(std::string text) const {
    for (auto at = text.find(folder.string() + "/"); at != std::string::npos; at = text.find(folder.string() + "/"))
      text.erase(at, folder.string().size() + 1);
    return text;
  }
};

constexpr const char* kSheet =
    "Name,Email,Role,Offers,Wants,Department,Capacity\n"
    "Ada,ada@example.org,mentor,Writing,,IT,1\n"
    "Bo,bo@example.org,mentor,Python,,Law,20\n"
    "Cy,cy@example.org,mentee,,Writing,IT,\n"
    "Di,di@example.org,mentee,,Python,IT,\n"
    "Ed,ed@example.org,mentee,,Chess,Law,\n"
    "Fay,fay@example.org,mentor,Writing,,IT,1\n";

constexpr const char* kCriteria =
    "[[must]]\nkind = \"different\"\ncolumn = \"department\"\n\n[[must]]\nkind = \"overlap\"\nmentee = \"wants\"\nmentor = \"offers\"\n";

}  // namespace

TEST_CASE("match check says before anything is solved whom each must leaves without anybody, and whom all of them do") {
  MatchTyping at;
  at.write("list.csv", kSheet);
  at.write("criteria.toml", kCriteria);
  CHECK(at.plain(at.out("match check " + at.path("list.csv") + " --criteria " + at.path("criteria.toml"))) ==
        R"(Who can be matched
3 mentees, 3 mentors with 22 places
- Bo has 20 places, and most have 1 or fewer

What each must leaves without anybody
Must                    Mentees  Mentors
different department          0        0
wants that are offered        1        0

Left without anybody
Name  Address          Role    By
Cy    cy@example.org   mentee  wants that are offered
Ed    ed@example.org   mentee  wants that are offered
Ada   ada@example.org  mentor  wants that are offered
Fay   fay@example.org  mentor  wants that are offered
)");
}

TEST_CASE("match check needs no store and makes none") {
  MatchTyping at;
  at.out("match check " + MatchTyping::fixture("hand_kept.csv"));
  CHECK(std::filesystem::is_empty(at.folder));
}

TEST_CASE("match check counts the places that are missing, and never says whom a private rule is about") {
  MatchTyping at;
  const std::string sheets = MatchTyping::fixture("university/mentors.csv") + " " + MatchTyping::fixture("university/mentees.csv");
  const std::string out = at.out("match check " + sheets);
  CHECK(out.find("11 mentees more than places") != std::string::npos);
  CHECK(out.find("a private rule") != std::string::npos);
  CHECK(at.out("match check --json " + sheets).find("\"places_missing\": 11") != std::string::npos);
}

TEST_CASE("what match init writes is what match check goes by without it") {
  for (const auto* name : {"google_form.csv", "microsoft_form.csv", "hand_kept.csv", "hr_export.csv", "both_roles.csv"}) {
    CAPTURE(name);
    MatchTyping at;
    const std::string sheet = MatchTyping::fixture(name);
    at.out("match init " + sheet + " -o " + at.path("criteria.toml"));
    CHECK(at.out("match check " + sheet + " --criteria " + at.path("criteria.toml")) == at.out("match check " + sheet));
  }
}

TEST_CASE("match init says column by column what it understood, and what not") {
  MatchTyping at;
  at.write("list.csv",
           "ID,First name,Surname,E-mail,Role,Places\n1,Ada,Holt,ada@example.org,mentor,two please\n2,Bo,Ito,bo@example.org,mentor,lots\n");
  CHECK(at.plain(at.out("match init " + at.path("list.csv") + " -o " + at.path("criteria.toml"))) ==
        R"(wrote 'criteria.toml'
- capacity: 'Places', with 1 answer in words
- email: 'E-mail'
- name: 'First name' + 'Surname'
- role: 'Role'
- not looked at: 'ID'
- not understood: line 3, Places: 'lots' says no number of places; add below [capacity]: "lots" = N
  mentor match check list.csv --criteria criteria.toml
)");
  const Typed again = at.type("match init " + at.path("list.csv") + " -o " + at.path("criteria.toml"));
  CHECK(again.code == 4);
  CHECK(at.plain(again.err) == "mentor: 'criteria.toml' is already there\n  name another file, or take that one away\n");
  CHECK(at.out("match init " + at.path("list.csv")).starts_with("# What is asked of mentors and mentees."));
}

TEST_CASE("match check tells all that is wrong with all sheets at once, each line with its sheet, number, column and what to type") {
  MatchTyping at;
  at.write("a.csv", "Name,Email,Role\nAda,,mentor\n");
  at.write("b.csv", "Name,Email,Role\nBo,bo@example.org,sponsor\n");
  const Typed typed = at.type("match check " + at.path("a.csv") + " " + at.path("b.csv"));
  CHECK(typed.code == 2);
  CHECK(at.plain(typed.err) ==
        R"(mentor: 2 lines of the sign-ups cannot be read, and nobody was checked
  'a.csv', line 2, Email: there is no address; type it, such as ada@example.org; by it a person is known
  'b.csv', line 2, Role: 'sponsor' says no role; add below [roles]: "sponsor" = "mentor", "mentee" or "both"
  change the sheet, or the criteria: mentor match init SHEET -o criteria.toml
)");
}

TEST_CASE("stdin, a workbook and a file that is not there are no sheets of sign-ups") {
  MatchTyping at;
  at.write("list.xlsx", "PK\x03\x04 xl/workbook.xml");
  CHECK(at.type("match check -").code == 2);
  CHECK(at.type("match check " + at.path("list.xlsx")).code == 2);
  CHECK(at.type("match check " + at.path("none.csv")).code == 1);
  CHECK(at.type("match check " + at.folder.string()).code == 2);
}
