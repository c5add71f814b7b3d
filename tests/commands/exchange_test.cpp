// The commands store export and store import, as they are typed.
#include <filesystem>
#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

struct Exchange : Typing {
  explicit Exchange(bool has_pairs = true) {
    if (has_pairs) begin_two_pairs();
  }
  std::string file(const std::string& name, const std::string& text) {
    const std::string path = (folder / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  /// Imports a sheet; what is said, with the file's name as FILE.
  Typed import_of(const std::string& text, const std::string& more = "") {
    const std::string path = file("sheet", text);
    Typed typed = type("store import " + path + more);
    for (std::size_t at = 0; (at = typed.err.find(path)) != std::string::npos;) typed.err.replace(at, path.size(), "FILE");
    return typed;
  }
  std::string complaint(const std::string& text) { return import_of(text).err; }
  std::string sheet() { return out("store export --format csv"); }
};

const std::string kHeader = "pair,met_on,minutes,channel,rating,note,wins,blockers\n";

}  // namespace

TEST_CASE("a sheet of check-ins is logged as if each was typed, and joins the meeting of its day") {
  Exchange at;
  CHECK(at.import_of(kHeader + "ada,2026-11-10,50,video,4,a talk,first; second,noise\nsam,2026-11-11,,phone,,,,\n") ==
        Typed{0, "imported 2 check-ins\n", ""});
  CHECK(at.out("show c1 --format markdown").find("a talk") != std::string::npos);
  CHECK(at.out("checkin list ada --json").find("\"met_at\": \"2026-11-10T14:00:00Z\"") != std::string::npos);
  CHECK(at.sheet() == kHeader + "ada,2026-11-10,50,video,4,a talk,first; second,noise\nsam,2026-11-11,,phone,,,,\n");
}

TEST_CASE("every bad line is told at once by number and column, with what to type, and nothing is imported") {
  Exchange at;
  const std::string sheet = kHeader +
                            "ada,2026-11-31,50,video,4,x,,\n"                   // 2
                            "ada,03-04-2026,50,video,4,x,,\n"                   // 3
                            "ada,,50,video,4,x,,\n"                             // 4
                            "ada,2025-11-10,50,video,4,x,,\n"                   // 5
                            "ada,2026-12-24,50,video,4,x,,\n"                   // 6
                            "ada,yesterday,50,video,4,x,,\n"                    // 7
                            "adda,2026-11-10,50,video,4,x,,\n"                  // 8
                            ",2026-11-10,half,dove,9,x,,\n"                     // 9
                            "\"ada\",2026-11-10,50,video,4,\"two\nlines\",,\n"  // 10, 11
                            "ada,2026-11-10,50\n";                              // 12
  const Typed typed = at.import_of(sheet);
  CHECK(typed.code == 2);
  CHECK(typed.out == "");
  CHECK(typed.err ==
        "mentor: 9 lines of 'FILE' are bad, and nothing was imported\n"
        "  line 2, met_on: there is no day '2026-11-31': November 2026 has 30 days; type 2026-11-30 or 2026-12-01\n"
        "  line 3, met_on: '03-04-2026' can be two days; type 2026-04-03 or 2026-03-04\n"
        "  line 4, met_on: there is no day; type the day they met: 2026-12-01\n"
        "  line 5, met_on: 'ada' began on Tue 2026-09-01, after Mon 2025-11-10; mentor pair edit ada --start 2025-11-10\n"
        "  line 6, met_on: a check-in is about what took place, and Thu 2026-12-24 12:00 CET (in 31 days) is still to come; mentor agenda "
        "add "
        "ada \"...\" puts a topic on the next meeting\n"
        "  line 7, met_on: 'yesterday' says another day in another year; type 2026-11-22\n"
        "  line 8, pair: no pair 'adda'; did you mean 'ada'? --create-pairs makes it\n"
        "  line 9, pair: there is no pair; type a handle: mentor pair list\n"
        "  line 9, minutes: 'half' is no length of a meeting; type the minutes: 45\n"
        "  line 9, channel: 'dove' is no channel; one of video, phone, in-person, email, message, app\n"
        "  line 9, rating: '9' is no rating; 1 to 5\n"
        "  line 12: it has 3 cells, and the header 8: 'channel' is missing; an empty cell is still parted from the next by ','\n"
        "  --skip-bad takes the others\n");
  CHECK(at.sheet() == kHeader);
  const Typed skipped = at.import_of(sheet, " --skip-bad");
  CHECK(skipped.code == 1);
  CHECK(skipped.out == "imported 1 check-in\n- left out: 9 bad lines\n");
  CHECK(at.sheet() == kHeader + "ada,2026-11-10,50,video,4,\"two\nlines\",,\n");
}

TEST_CASE("a day with its year in front is taken with dots, slashes and without noughts") {
  Exchange at;
  CHECK(at.import_of("pair,met_on\nada,2026.11.03\nada,2026/11/4\nada,2026-11-05 15:00\nada,6 Nov 2026\n").code == 0);
  CHECK(at.sheet() ==
        kHeader + "ada,2026-11-03,60,video,,,,\nada,2026-11-04,,video,,,,\nada,2026-11-05,,video,,,,\nada,2026-11-06,,video,,,,\n");
}

TEST_CASE("the same sheet again adds nothing, and another note of that day does") {
  Exchange at;
  const std::string sheet = "pair,met_on,note\nada,2026-11-10,x\nada,2026-11-10,y\nada,2026-11-10,x\n";
  CHECK(at.import_of(sheet).out == "imported 2 check-ins\n- there already: 1 check-in\n");
  CHECK(at.import_of(sheet).out == "imported nothing new\n- there already: 3 check-ins\n");
}

TEST_CASE("what spreadsheets make of a sheet is read") {
  Exchange at;
  CHECK(at.import_of("\xEF\xBB\xBFPair;Met on;Note\r\nada;2026-11-10;\"a\r\nb; \"\"c\"\"\"\r\n").code == 0);
  CHECK(at.import_of("pair\tmet_on\tnote\nada\t2026-11-11\t'=1+1\n").code == 0);
  CHECK(at.out("show c1 --json").find("a\\u000d\\nb; \\\"c\\\"") != std::string::npos);
  CHECK(at.out("show c2 --json").find("\"=1+1\"") != std::string::npos);
}

TEST_CASE("what is no text of ours is named, with what to do") {
  Exchange at;
  CHECK(at.complaint("PK\x03\x04 [Content_Types].xml") ==
        "mentor: 'FILE' is a workbook of Excel (.xlsx)\n  open it in the spreadsheet and save it as CSV UTF-8\n");
  CHECK(at.complaint("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet").find("LibreOffice (.ods)") != std::string::npos);
  CHECK(at.complaint("PK\x03\x04 notes.txt").find("is a zip archive") != std::string::npos);
  CHECK(at.complaint(std::string("\xFF\xFEp\0a\0", 6)).find("is text in UTF-16") != std::string::npos);
  CHECK(at.complaint(std::string("p\0a\0i\0", 6)).find("is text in UTF-16") != std::string::npos);
  CHECK(at.complaint("BEGIN:VCALENDAR\r\n").find("mentor agenda import FILE") != std::string::npos);
  CHECK(at.complaint("").find("'FILE' is empty") != std::string::npos);
  CHECK(at.complaint("pair,met_on,nte\n") == "mentor: the sheet has columns that are not known: 'nte' (did you mean 'note'?)\n");
  CHECK(at.complaint("pair,met_on,date\n") == "mentor: two columns of the sheet mean 'met_on'\n  leave one out\n");
  CHECK(at.complaint("pair,note\n").find("the sheet has no column 'met_on'") != std::string::npos);
  CHECK(at.type("store import " + at.folder.string()).code == 2);
  CHECK(at.type("store import " + (at.folder / "none").string()).code == 1);
}

TEST_CASE("a pair that is not there is made where that was asked for, from its first check-in on") {
  Exchange at;
  CHECK(at.import_of("pair,met_on\nBen Baker,2026-10-02\nBen Baker,2026-10-01\n").code == 3);
  CHECK(at.import_of("pair,met_on\nBen Baker,2026-10-02\nBen Baker,2026-10-01\n", " --create-pairs").out ==
        "imported 1 pair, 2 check-ins\n");
  const std::string ben = at.out("show ben --json");
  CHECK(ben.find("\"starts_on\": \"2026-10-01\"") != std::string::npos);
  CHECK(ben.find("\"role\": \"mentee\"") != std::string::npos);
}

TEST_CASE("a sheet of pairs makes pairs with their agreements, under a form's headings too") {
  Exchange at(false);
  CHECK(at.import_of("mentor,mentor_email,mentee,mentee_email,every,start,end,tag\n"
                     "Ada Lovelace,ada@example.org,Ben Baker,ben@example.org,weekly tue 15:00,2026-09-01,2027-03-01,autumn; maths\n"
                     "Ada Lovelace,ADA@example.org,Cleo Cole,,,,,\n"
                     ",,Sam Okafor,sam@example.org,2w thu 10:00,,,\n")
            .out == "imported 3 pairs\n");
  CHECK(at.out("person list --format csv").find("Ada") == at.out("person list --format csv").rfind("Ada"));
  CHECK(at.out("show ben-ada --json").find("\"every\": \"weekly tue 15:00\"") != std::string::npos);
  CHECK(at.out("show sam --json").find("\"role\": \"mentor\"") != std::string::npos);
  CHECK(at.import_of("Timestamp;Mentor's full name;E-mail address of the mentor;Name of the mentee;How often?\n"
                     "1;Ada Lovelace;ada@example.org;Ben Baker;weekly\n2;Dan Dean;dan@example.org;Eve Eck;weekly\n")
            .out == "imported 1 pair\n- there already: 1 pair\n");
  const Typed bad = at.import_of(
      "mentor,mentor_email,mentee,every,start,end\nX,none,Y,often,2026-09-31,\n,,,,2026-10-01,\nZ,,Z,,,\nA,,B,,2026-10-02,2026-10-01\n");
  CHECK(bad.code == 2);
  for (const char* said : {"line 2, mentor_email: 'none' is not a mail address",
                           "line 2, every: ", "line 2, start: there is no day '2026-09-31'", "line 3, mentor: nobody is named",
                           "line 4, mentee: 'Z' cannot mentor themselves", "line 5, end: 2026-10-01 is before the start, 2026-10-02"}) {
    CAPTURE(said);
    CHECK(bad.err.find(said) != std::string::npos);
  }
}

TEST_CASE("a sheet that is only tried changes nothing, and one that was taken is undone as one command") {
  Exchange at;
  const std::string sheet = "pair,met_on\nada,2026-11-10\nada,2026-11-11\n";
  const Typed tried = at.import_of(sheet, " --dry-run");
  CHECK(tried.out == "Would be recorded (--dry-run):\n\nimported 2 check-ins\n");
  CHECK(tried.err == "nothing was changed\n");
  CHECK(at.sheet() == kHeader);
  at.import_of(sheet);
  at.out("undo");
  CHECK(at.sheet() == kHeader);
}

TEST_CASE("an export makes the same store elsewhere, from a file and through a pipe") {
  Exchange at;
  at.out("log ada \"a talk\" --on 2026-11-10 --private-note secret --i-will \"send slides\"");
  const std::string path = (at.folder / "all.ndjson").string();
  CHECK(at.type("store export -o " + path) == Typed{0, "", "1 private line is inside (--without-private leaves it out)\n"});
  const std::string text = at.out("store export");
  Exchange other(false);
  other.out("store import " + path);
  CHECK(other.out("store export") == text);
  Exchange third(false);
  third.stdin_text = text;
  third.out("store import -");
  CHECK(third.out("store export") == text);
  CHECK(third.out("undo --yes").find("taken back store import") != std::string::npos);
  CHECK(third.out("pair list --format csv").find("ada") == std::string::npos);
}

TEST_CASE("an export of some pairs leaves private words out and says so") {
  Exchange at;
  at.out("log ada \"a talk\" --on 2026-11-10 --private-note secret");
  const Typed typed = at.type("store export ada");
  CHECK(typed.err == "1 private line was left out (--include-private puts it in)\n");
  CHECK(typed.out.find("secret") == std::string::npos);
  CHECK(at.out("store export ada --include-private").find("secret") != std::string::npos);
  CHECK(at.out("store export --without-private").find("secret") == std::string::npos);
  CHECK(at.out("store export --format csv").find("secret") == std::string::npos);
  CHECK(at.out("store export --format csv --include-private").find("secret") != std::string::npos);
  CHECK(at.type("store export --without-private --include-private").code == 2);
  CHECK(at.type("store export --format markdown").code == 2);
  CHECK(at.type("store export nobody").code == 3);
  CHECK(at.type("pair list --format ndjson").code == 2);
}

TEST_CASE("an export of a newer version is refused, and a row that was changed since is named") {
  Exchange at;
  at.out("log ada \"a talk\" --on 2026-11-10");
  std::string text = at.out("store export");
  at.out("edit c1 --rating 3");
  const Typed typed = at.import_of(text);
  CHECK(typed.code == 4);
  CHECK(typed.err.find("rating: the check-in c1 in the store says otherwise; mentor show c1") != std::string::npos);
  text.replace(text.find("\"version\":1"), 11, "\"version\":2");
  CHECK(at.import_of(text).code == 6);
}
