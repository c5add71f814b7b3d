// Which columns are meant by the headings of real forms.
#include "mentoring/sign_up_headings.hpp"

#include <doctest/doctest.h>

#include "mentor/base/text.hpp"

using namespace mentor;

namespace {

// The columns that a sheet with these headings is understood to have: "email, name".
std::string understood(const std::vector<std::string>& headings) {
  SignUpTable table{"list.csv", headings, {}};
  table.rows.push_back({2, std::vector<std::string>(headings.size(), "x"), "", ""});
  std::vector<std::string> columns;
  for (const auto& [column, named] : usual_columns(table)) columns.push_back(column + " = " + joined(named, " + "));
  return joined(columns, ", ");
}

std::string column_of(const std::string& heading) {
  const std::string all = understood({heading});
  return all.substr(0, all.find(" = "));
}

struct Meant {
  const char* column;
  std::vector<std::string> headings;
};

}  // namespace

TEST_CASE("a heading is understood by its words, in whichever of its usual wordings") {
  const Meant kMeant[] = {
      {"name",
       {"Name", "Full name", "Your full name", "What is your name?", "Your Name:", "Name and surname", "Preferred name", "Mentor's name"}},
      {"email",
       {"Email", "E-mail", "Email Address", "E-mail address (work)", "Your e-mail", "Contact email", "What is your work e-mail address?"}},
      {"role",
       {"Role", "Would you like to be a mentor or a mentee?", "I would like to be a", "I am signing up as", "Are you a mentor or mentee?",
        "Mentoring role", "I want to take part as", "Mentor/Mentee", "I am a..."}},
      {"capacity",
       {"Capacity", "How many mentees could you support?", "How many mentees can you take on?", "Number of mentees", "Max. mentees",
        "Places", "Maximum number of mentees", "How many people would you be happy to mentor?"}},
      {"offers",
       {"Offers", "What could you help with?", "Skills you can offer", "Skills offered", "Areas of expertise",
        "Which topics can you mentor in?", "I can help others with", "What can you teach?", "Your strengths", "Skills I could share",
        "In which areas can you support a mentee?"}},
      {"wants",
       {"Wants", "Which topics would you like help with?", "What do you want to learn?", "Skills wanted", "Skills you want to develop",
        "In which areas would you like to be mentored?", "Where do you need help?", "Skills sought", "Development areas",
        "What would you like your mentor to help with?"}},
      {"tz", {"Time zone", "Timezone", "TZ", "Your time zone", "In which time zone do you work?"}},
      {"hours", {"Working hours", "Hours", "What are your working hours?", "Office hours"}},
      {"languages", {"Languages", "Which languages do you speak?", "Language(s)", "Preferred language"}},
      {"department", {"Department", "Dept.", "Your department", "Business unit", "Division", "Faculty", "Team"}},
      {"manager", {"Manager", "Line manager", "Manager's e-mail", "Email of your line manager", "Reports to", "Supervisor"}},
      {"level",
       {"Level", "Job level", "Grade", "Seniority", "Years of experience", "How many years of experience do you have?", "Career stage"}},
      {"never",
       {"Never", "Is there anyone you should not be matched with?", "People you'd rather not be paired with", "Conflicts of interest",
        "Anyone to avoid?", "Who shouldn't you be matched with?"}},
      {"prefers",
       {"Prefers", "Preferred mentor", "Preferred mentor (name)", "Do you have a mentor in mind?",
        "Who would you like to be matched with?"}},
      {"priority", {"Priority", "Waiting list", "Unmatched last round"}},
      {"timestamp", {"Timestamp", "Completion time", "Submitted at", "Submission date", "Zeitstempel", "Date submitted"}},
      {"",
       {"ID", "Start time", "Last modified time", "Job title", "Job role", "Comments", "Bio", "Programming languages", "Consent", "Gender",
        "Preferred gender of your mentor", "Employee ID", "Company", "Are you a people manager?", "How did you hear about us?"}},
  };
  for (const auto& meant : kMeant)
    for (const auto& heading : meant.headings) {
      CAPTURE(heading);
      CHECK(column_of(heading) == std::string(meant.column));
    }
}

TEST_CASE("of two headings of one meaning the one that says more counts, wherever it stands") {
  CHECK(understood({"Manager", "Manager email"}) == "manager = Manager email");
  CHECK(understood({"Manager email", "Manager"}) == "manager = Manager email");
  CHECK(understood({"Email", "Your work e-mail"}) == understood({"Your work e-mail", "Email"}));
  CHECK(understood({"Surname", "First name", "E-mail"}) == "email = E-mail, name = First name + Surname");
  CHECK(understood({"Name", "First name"}) == "name = First name + Name");
  CHECK(understood({"Skills"}) == "offers = Skills, wants = Skills");
  CHECK(understood({"Skills", "Skills wanted"}) == "wants = Skills wanted");
}

TEST_CASE("a column in which nothing stands, or only that somebody is anonymous, means nothing") {
  SignUpTable table{"list.csv", {"Email", "Your e-mail"}, {}};
  table.rows.push_back({2, {"anonymous", "ada@example.org"}, "", ""});
  table.rows.push_back({3, {" ", "bo@example.org"}, "", ""});
  CHECK(usual_columns(table).at("email") == std::vector<std::string>{"Your e-mail"});
}
