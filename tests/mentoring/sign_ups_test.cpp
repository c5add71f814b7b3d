// Who is read from sheets of sign-ups, and what is told of rows that cannot be read.
#include "mentor/mentoring/sign_ups.hpp"

#include <algorithm>
#include <random>

#include "mentor/base/error.hpp"
#include "mentoring/sign_up_texts.hpp"

using namespace mentor;

namespace {

using Lines = std::vector<std::string>;

constexpr const char* kHead = "Name,Email,Role,Offers,Wants,Capacity\n";

SignUps read_rows(const std::string& rows) { return read_as_understood({sheet_of("list.csv", kHead + rows)}); }

const SignUp* person_at(const SignUps& all, std::string_view email) {
  const auto found = std::ranges::find(all.people, email, &SignUp::email);
  return found == all.people.end() ? nullptr : &*found;
}

std::string refusal(const std::vector<SignUpSheet>& sheets, const Criteria& criteria) {
  try {
    (void)read_by(sheets, criteria);
    return "";
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return error.message + "; " + error.hint;
  }
}

}  // namespace

TEST_CASE("a Google form is understood: whole questions as headings, sentences for places, options with a comma, late answers") {
  const auto sheet = fixture_sheet("google_form.csv");
  const Criteria criteria = understood_criteria({sheet});
  CHECK(columns_in(criteria) == Lines{"capacity = How many mentees could you support?", "email = Email Address",
                                      "languages = Which languages do you speak?", "name = What is your full name?",
                                      "offers = Which topics could you help with?", "role = Would you like to be a mentor or a mentee?",
                                      "timestamp = Timestamp", "tz = Your time zone", "wants = Which topics would you like help with?"});
  CHECK(criteria.capacity == std::map<std::string, int>{{"I can handle this! Give me three", 3}, {"One", 1}, {"Two please", 2}});
  CHECK(criteria.options.at("wants") == Lines{"Career planning", "Data, analytics and AI", "Negotiation, pay and promotion",
                                              "People leadership (1:1s, feedback)", "Public speaking", "Python", "Research methods",
                                              "Writing"});
  const SignUps all = read_by({sheet}, criteria);
  CHECK(all.faults.empty());
  CHECK(counted(all) == "60: 12 mentors, 35 mentees, 13 both, 50 places");
  CHECK(told(all.left_out) == Lines{"6 dalia.grau@example.org answered again later, line 62",
                                    "12 kathe.fontana@example.org answered again later, line 63",
                                    "63 kathe.fontana@example.org answered again later, line 64"});
}

TEST_CASE("late joiners come with the first sheet: a newer answer goes before the older one, and a second role stands beside the first") {
  const std::vector<SignUpSheet> sheets{fixture_sheet("late_joiners.csv"), fixture_sheet("google_form.csv")};
  const SignUps all = read_as_understood(sheets);
  CHECK(all.faults.empty());
  CHECK(counted(all) == "79: 22 mentors, 44 mentees, 13 both, 68 places");
  CHECK(told(all.left_out).at(2) == "22 ines.dvorak@example.org answered again later, line 20 of 'late_joiners.csv'");
  CHECK(read_as_understood({sheets[1], sheets[0]}).people == all.people);
}

TEST_CASE("a Microsoft form is understood: semicolons in and between cells, times of answering, a column of anonymous addresses") {
  const auto sheet = fixture_sheet("microsoft_form.csv");
  const Criteria criteria = understood_criteria({sheet});
  CHECK(columns_in(criteria) == Lines{"capacity = How many mentees can you take on?", "email = Your work e-mail", "name = Full name",
                                      "offers = Skills you can offer", "role = Role", "timestamp = Completion time",
                                      "wants = Skills you want to develop"});
  CHECK(unread_headings({sheet}, criteria) == Lines{"ID", "Start time", "Email", "Name", "Last modified time"});
  CHECK(criteria.options.at("offers").at(1) == "Data, analytics and AI");
  const SignUps all = read_by({sheet}, criteria);
  CHECK(all.faults.empty());
  CHECK(counted(all) == "40: 20 mentors, 20 mentees, 0 both, 43 places");
  CHECK(told(all.left_out) == Lines{"4 nils.novak@example.com answered again later, line 42"});
}

TEST_CASE("a list kept by hand is understood: a mark, blank rows and columns, blanks around addresses, names in parts, who withdrew") {
  const SignUps all = read_as_understood({fixture_sheet("hand_kept.csv")});
  CHECK(told(all.faults).empty());
  CHECK(counted(all) == "22: 5 mentors, 11 mentees, 6 both, 19 places");
  CHECK(told(all.left_out) == Lines{"12 maelle.toth@example.net Status is withdrawn", "15 samir.ueda@example.net Status is withdrawn"});
  REQUIRE(person_at(all, "pavel.okoye@example.net") != nullptr);
  CHECK(person_at(all, "pavel.okoye@example.net")->name == "Pavel Okoye");
  CHECK(std::ranges::count_if(all.people, &SignUp::comes_first) == 2);
}

TEST_CASE("two lists are understood as one, each with headings of its own, and told apart by what they ask") {
  const std::vector<SignUpSheet> sheets{fixture_sheet("university/mentors.csv"), fixture_sheet("university/mentees.csv")};
  const Criteria criteria = understood_criteria(sheets);
  CHECK(columns_in(criteria) == Lines{"capacity = How many mentees can you take?", "department = Faculty",
                                      "email = University e-mail + Email", "name = Name + Full name",
                                      "never = Is there anyone you should not be matched with?", "offers = Areas of expertise",
                                      "prefers = Preferred mentor (name)", "wants = What do you want to learn?"});
  CHECK(criteria.sheets == std::map<std::string, SignUpRole>{{"mentees.csv", SignUpRole::mentee}, {"mentors.csv", SignUpRole::mentor}});
  const SignUps all = read_by(sheets, criteria);
  CHECK(all.faults.empty());
  CHECK(counted(all) == "88: 34 mentors, 54 mentees, 0 both, 43 places");
}

TEST_CASE("an export of a company's staff is understood: the manager by address rather than by name, hours in the zone of each") {
  const auto sheet = fixture_sheet("hr_export.csv");
  const Criteria criteria = understood_criteria({sheet});
  CHECK(criteria.columns.at("manager") == Lines{"Manager email"});
  CHECK(criteria.columns.at("level") == Lines{"Job level"});
  CHECK(unread_headings({sheet}, criteria) == Lines{"Employee ID", "Site", "Manager"});
  CHECK(criteria.rules.front().kind == RuleKind::excludes);
  const SignUps all = read_by({sheet}, criteria);
  CHECK(all.faults.empty());
  CHECK(counted(all) == "500: 150 mentors, 350 mentees, 0 both, 150 places");
  const SignUp* person = person_at(all, "greta.brandt@corp.example");
  REQUIRE(person != nullptr);
  CHECK(person->hours == HoursInUtc{DayHours{Minutes(0), Minutes(480)}, DayHours{Minutes(0), Minutes(480)}});
  CHECK(person->answers == std::map<std::string, std::string>{{"languages", "English; French"},
                                                              {"manager", "greta.brandt@corp.example"},
                                                              {"offers", "Python, Sales, Writing"}});
}

TEST_CASE("ticked roles are both, and one time of a column with its day above 12 tells the order of them all") {
  const SignUps all = read_as_understood({fixture_sheet("both_roles.csv")});
  CHECK(all.faults.empty());
  CHECK(counted(all) == "30: 10 mentors, 10 mentees, 10 both, 30 places");
  CHECK(told(all.left_out) == Lines{"2 chidi.grau@example.org answered again later, line 32"});
}

TEST_CASE("every fault of a sheet is told at once, with its line, its column and what to type") {
  const SignUps all = read_as_understood({fixture_sheet("traps.csv")});
  CHECK(told(all.faults) ==
        Lines{"22 Email: there is no address; type it, such as ada@example.org; by it a person is known",
              "23 Email: 'not an address' is not a mail address; type one address alone, such as ada@example.org",
              "24 Email: 'a@example.org; b@example.org' is not a mail address; type one address alone, such as ada@example.org",
              "25 Email: 'person1@example.org' is already there, line 3; leave out one of the lines",
              "27 Role: 'Sponsor' says no role; add below [roles]: \"Sponsor\" = \"mentor\", \"mentee\" or \"both\"",
              "28 Role: there is no role; type mentor, mentee or both",
              "29 Capacity: 'as many as needed' says no number of places; add below [capacity]: \"as many as needed\" = N",
              "30 Capacity: '1-2' says no number of places; add below [capacity]: \"1-2\" = N",
              "31 Capacity: '-1' is no number of places; type one from 0 to 100",
              "32 Capacity: '101' is no number of places; type one from 0 to 100",
              "34 : it has 3 cells, and the header 6: 'Offers' is missing; an empty cell is still parted from the next by ','",
              "35 : it has 7 cells, and the header 6; a text with a comma or a semicolon in it stands in quotes"});
  REQUIRE(person_at(all, "paused@example.org") != nullptr);
  CHECK(person_at(all, "paused@example.org")->places == 0);
}

TEST_CASE("neither the order of rows nor that of columns, nor that of sheets, changes who is read or what the digest is") {
  const std::string text = fixture_text("both_roles.csv");
  const SignUps all = read_as_understood({sheet_of("a.csv", text)});
  Lines rows;
  std::istringstream lines(text);
  std::string head;
  std::getline(lines, head);
  for (std::string line; std::getline(lines, line);) rows.push_back(line);
  std::ranges::shuffle(rows, std::mt19937(7));
  CHECK(read_as_understood({sheet_of("a.csv", head + "\n" + joined(rows, "\n") + "\n")}).people == all.people);
  CHECK(read_as_understood({sheet_of("a.csv", head + "\n" + joined(rows, "\n") + "\n")}).sheets == all.sheets);

  const SignUps ab = read_rows("Ada,ada@example.org,mentor,Writing,,2\n");
  const SignUps ba =
      read_as_understood({sheet_of("list.csv", "Capacity,Wants,Offers,Role,Email,Name\n2,,Writing,mentor,ada@example.org,Ada\n")});
  CHECK(ab.people == ba.people);
  CHECK(ab.sheets == ba.sheets);
  CHECK(ab.sheets != read_rows("Ada,ada@example.org,mentor,Writing,,3\n").sheets);
}

TEST_CASE("an address is one person's whatever its case and the blanks around it, in one role, and stands there again in the other") {
  CHECK(told(read_rows("Ada,Ada@Example.org\xC2\xA0,mentor,Writing,,1\nAda,mailto:ada@example.org,mentor,Writing,,2\n").faults) ==
        Lines{"3 Email: 'ada@example.org' is already there, line 2; leave out one of the lines"});
  CHECK(counted(read_rows("Ada,ada@example.org,mentor,Writing,,1\nAda,ada@example.org,mentee,,Writing,\n")) ==
        "2: 1 mentors, 1 mentees, 0 both, 1 places");
  CHECK(read_rows("Ada,ada@example.org,both,Writing,,1\nAda,ada@example.org,mentee,,Writing,\n").faults.size() == 1);
  CHECK(told(read_rows("Ada,ada@example.org,mentor,Writing,,1\nAda,ada@example.org,mentor,Writing,,1\n").left_out) ==
        Lines{"3 ada@example.org is there twice"});
}

TEST_CASE("a person without a name goes by the address, and one without a number has one place") {
  const SignUps all = read_rows(",ada@example.org,mentor,Writing,,\n");
  CHECK(all.people.front().name == "ada@example.org");
  CHECK(all.people.front().places == 1);
}

TEST_CASE("an answer that is withdrawn later takes the earlier ones along") {
  const std::string head = "Timestamp,Name,Email,Role,Wants,Status\n";
  const SignUps all = read_as_understood({sheet_of("list.csv", head + "2026-11-03 09:00,Ada,ada@example.org,mentee,Writing,\n"
                                                                      "2026-11-04 09:00,Ada,ada@example.org,mentee,Writing,Withdrawn\n"
                                                                      "2026-11-04 09:00,,,,,withdrawn\n")});
  CHECK(all.people.empty());
  CHECK(told(all.faults).empty());
  CHECK(told(all.left_out) ==
        Lines{"2 ada@example.org answered again later, line 3", "3 ada@example.org Status is Withdrawn", "4  Status is withdrawn"});
}

TEST_CASE("what is wrong in an answer that does not count is not told") {
  const std::string head = "Timestamp,Name,Email,Role,Offers,Capacity\n";
  const SignUps all = read_as_understood({sheet_of("list.csv", head + "2026-11-03 09:00,Ada,ada@example.org,mentor,Writing,as ever\n"
                                                                      "2026-11-03 09:01,Ada,ada@example.org,mentor,Writing,2\n")});
  CHECK(told(all.faults).empty());
  CHECK(counted(all) == "1: 1 mentors, 0 mentees, 0 both, 2 places");
}

TEST_CASE("where nothing tells whether day or month comes first, only an answer that depends on it is refused") {
  const std::string head = "Timestamp,Name,Email,Role,Wants\n";
  const auto twice = [&](const std::string& first, const std::string& second, std::optional<DayOrder> order = std::nullopt) {
    const auto sheet = sheet_of("list.csv", head + first + ",Ada,ada@example.org,mentee,Writing\n" + second +
                                                ",Ada,ada@example.org,mentee,Python\n" + first + ",Bo,bo@example.org,mentee,Python\n");
    Criteria criteria = understood_criteria({sheet});
    criteria.timestamps = order;
    const SignUps all = read_by({sheet}, criteria);
    return all.faults.empty() ? told(all.left_out).front() : told(all.faults).front();
  };
  CHECK(twice("03/11/2026 09:00", "04/11/2026 09:00") == "2 ada@example.org answered again later, line 3");
  CHECK(twice("02/11/2026 09:00", "11/02/2026 09:01") ==
        "3 Email: 'ada@example.org' is already there, line 2, and nothing tells whether the day or the month of the times comes first; "
        "add at the top of the criteria: timestamps = \"dmy\", or \"mdy\"");
  CHECK(twice("02/11/2026 09:00", "11/02/2026 09:01", DayOrder::day_first) == "3 ada@example.org answered again later, line 2");
  CHECK(twice("02/11/2026 09:00", "11/02/2026 09:01", DayOrder::month_first) == "2 ada@example.org answered again later, line 3");
  CHECK(twice("13/11/2026 09:00", "11/14/2026 09:01") ==
        "3 Email: 'ada@example.org' is already there, line 2, and some times have the day first, some the month; make them alike in the "
        "sheet");
  CHECK(twice("2026-11-03 09:00", "2026-11-03 09:00") ==
        "3 Email: 'ada@example.org' is already there, line 2, and nothing tells which came later; leave out one of the lines");
  CHECK(twice("2026-11-03 09:00", "yesterday") ==
        "3 Email: 'ada@example.org' is already there, line 2, and one of them has no time that can be read; leave out one of the lines");
  CHECK(twice("2026/11/03 11:59:00 PM GMT+1", "2026/11/03 11:00:00 PM GMT") == "2 ada@example.org answered again later, line 3");
}

TEST_CASE("a sheet without a column of roles is told by the criteria, by what it asks, by its name, or refused with the line to add") {
  const auto read = [](const std::string& path, const std::string& text, const std::map<std::string, SignUpRole>& said = {}) {
    Criteria criteria = understood_criteria({sheet_of(path, text)});
    if (!said.empty()) criteria.sheets = said;
    return read_by({sheet_of(path, text)}, criteria);
  };
  const std::string bare = "Name,Email,Skills\nAda,ada@example.org,Writing\n";
  CHECK(read("a/b.csv", "Name,Email,How many mentees?\nAda,ada@example.org,2\n").people.front().role == SignUpRole::mentor);
  CHECK(read("mentors.csv", "Name,Email,Wants\nAda,ada@example.org,x\n").people.front().role == SignUpRole::mentee);
  CHECK(read("a/Mentors 2026.csv", bare).people.front().role == SignUpRole::mentor);
  CHECK(read("a/all-mentees.csv", bare).people.front().role == SignUpRole::mentee);
  CHECK(told(read("a/list.csv", bare).faults) ==
        Lines{": nothing says whether these are mentors or mentees; add below [sheets]: \"list.csv\" = \"mentor\", or \"mentee\""});
  CHECK(read("a/list.csv", bare, {{"list.csv", SignUpRole::mentee}}).people.front().role == SignUpRole::mentee);
}

TEST_CASE("a column that no sheet has is refused with the nearest heading") {
  const auto sheet =
      sheet_of("list.csv", "Full name,Email,Role,What could you help with?,Department\nAda,ada@example.org,mentor,Python,IT\n");
  Criteria criteria = understood_criteria({sheet});
  criteria.columns["offers"] = {"What could you help wiht?"};
  CHECK(refusal({sheet}, criteria) ==
        "no sheet has the column 'What could you help wiht?' of [columns] offers; did you mean 'What could you help with?'?");
  criteria = understood_criteria({sheet});
  MatchRule rule;
  rule.kind = RuleKind::different;
  rule.mentee = rule.mentor = "Departmant";
  criteria.rules = {rule};
  CHECK(refusal({sheet}, criteria) == "no sheet has the column 'Departmant' of the criteria; did you mean 'Department'?");
  criteria.rules.front().mentee = criteria.rules.front().mentor = "department";
  CHECK(read_by({sheet}, criteria).people.front().answers == std::map<std::string, std::string>{{"department", "IT"}});
}

TEST_CASE("a sheet that is empty, has headings alone, has one of them twice or no addresses is refused") {
  const auto refused = [](const std::string& text) {
    try {
      (void)understood_criteria({sheet_of("list.csv", text)});
      return std::string();
    } catch (const Error& error) {
      return error.message + "; " + error.hint;
    }
  };
  CHECK(refused("") == "'list.csv': the sheet is empty; its first line names the columns");
  CHECK(refused("Name,Email\n,\n") == "'list.csv': there is nobody in the sheet; below its headings there is a line a person");
  CHECK(refused("Name,Email,name \nAda,a@b,c\n") ==
        "'list.csv': the heading 'name' stands twice; give one of them another name in the sheet");
  CHECK(told(read_by({sheet_of("list.csv", "Name,Role\nAda,mentor\n")}, {}).faults) ==
        Lines{": no heading is that of the mail addresses; add below [columns]: email = \"HEADING\""});
  CHECK(told(read_by({sheet_of("list.csv", "")}, {}).faults) ==
        Lines{": 'list.csv': the sheet is empty; its first line names the columns"});
}

TEST_CASE("cells of a megabyte, thousands of columns, bytes of 0 and bytes that are no text are told by line") {
  const SignUps long_cell = read_rows("Ada," + std::string(1100000, 'a') + ",mentor,Writing,,1\nBo,bo@example.org,mentor,Writing,,1\n");
  REQUIRE(long_cell.faults.size() == 1);
  CHECK(long_cell.faults.front().line == 2);
  CHECK(told(read_rows(std::string("Ada,ada@example.org,mentor,Wri\0ting,,1\n", 38)).faults) ==
        Lines{"2 : there is a byte of 0 in cell 4 (line 2, byte 4 of the cell); save the sheet as CSV UTF-8"});
  CHECK(told(read_rows("J\xFCrgen,ada@example.org,mentor,Writing,,1\n").faults) ==
        Lines{"2 : there are bytes that are not UTF-8 in cell 1 (line 2, byte 2 of the cell); save the sheet as CSV UTF-8"});
  std::string head = "Email,Role", row = "ada@example.org,mentor";
  for (int i = 0; i < 5000; ++i) head += ",Question " + std::to_string(i), row += ",a";
  CHECK(counted(read_as_understood({sheet_of("list.csv", head + "\n" + row + "\n")})) == "1: 1 mentors, 0 mentees, 0 both, 1 places");
}
