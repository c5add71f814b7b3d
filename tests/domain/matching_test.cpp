// What answers mean, what each kind of rule makes of them, and that the fast way and the slow one agree.
#include "mentor/domain/matching.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

using Answers = std::map<std::string, std::string>;

SignUp person(std::string email, SignUpRole role, Answers answers = {}) {
  SignUp made;
  made.name = email.substr(0, email.find('@'));
  made.email = std::move(email);
  made.role = role;
  made.answers = std::move(answers);
  return made;
}

SignUp mentee(Answers answers) { return person("grace@example.org", SignUpRole::mentee, std::move(answers)); }
SignUp mentor_with(Answers answers) { return person("ada@example.org", SignUpRole::mentor, std::move(answers)); }

MatchRule rule(RuleKind kind, std::string mentee, std::string mentor, int weight = 0, std::optional<double> by = std::nullopt) {
  MatchRule made;
  made.kind = kind;
  made.mentee = std::move(mentee);
  made.mentor = std::move(mentor);
  made.weight = weight;
  made.by = by;
  return made;
}

MatchRule must(RuleKind kind, const std::string& column, std::optional<double> by = std::nullopt) {
  return rule(kind, column, column, 0, by);
}
MatchRule want(RuleKind kind, const std::string& column, std::optional<double> by = std::nullopt) {
  return rule(kind, column, column, 1, by);
}

Criteria criteria(std::vector<MatchRule> rules) {
  Criteria made;
  made.rules = std::move(rules);
  return made;
}

// The points of the first mentee with the first mentor, kForbidden where a must is broken.
Points worth(const Criteria& asked, const std::vector<SignUp>& people) {
  const MatchPoints points(asked, people);
  std::vector<Points> row(points.mentors().size());
  points.row(0, row);
  return row.at(0);
}

// The same of a mentee's and a mentor's answer in the column "a".
Points worth(const MatchRule& asked, const std::string& of_mentee, const std::string& of_mentor) {
  const auto answers = [](const std::string& text) { return text.empty() ? Answers{} : Answers{{"a", text}}; };
  return worth(criteria({asked}), {mentee(answers(of_mentee)), mentor_with(answers(of_mentor))});
}

bool holds(const MatchRule& asked, const std::string& of_mentee, const std::string& of_mentor) {
  return worth(asked, of_mentee, of_mentor) != kForbidden;
}

using Words = std::vector<std::string>;

std::string usage_message(const Criteria& asked, const std::vector<SignUp>& people) {
  try {
    const MatchPoints points(asked, people);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return error.message + "\n" + error.hint;
  }
  return "";
}

HoursInUtc hours(int from, int until, int summer = 0) {
  const auto at = [](int hour) { return Minutes{(hour + 24) % 24 * 60}; };
  return {DayHours{at(from), at(until)}, DayHours{at(from + summer), at(until + summer)}};
}

Points clock_worth(const MatchRule& asked, std::optional<HoursInUtc> a, std::optional<HoursInUtc> b) {
  std::vector<SignUp> people{mentee({}), mentor_with({})};
  people[0].hours = a;
  people[1].hours = b;
  return worth(criteria({asked}), people);
}

}  // namespace

TEST_CASE("an answer is split at semicolons, commas and line breaks, and at no comma within a number") {
  CHECK(terms_of("Java, Python", {}) == Words{"Java", "Python"});
  CHECK(terms_of("Java;Python;", {}) == Words{"Java", "Python"});
  CHECK(terms_of(" Java,Python ;; \n SQL ", {}) == Words{"Java", "Python", "SQL"});
  CHECK(terms_of("1,5 years, 2,000", {}) == Words{"1,5 years", "2,000"});
  CHECK(terms_of("", {}).empty());
  CHECK(terms_of(" , ;", {}).empty());
}

TEST_CASE("an option that holds commas is one answer, and the longest of several wins") {
  const Words options{"Research", "Research, Development", "Sales; Marketing", "Research, Development, and more"};
  CHECK(terms_of("Research, Development, Sales; Marketing;Research", options) ==
        Words{"Research, Development", "Sales; Marketing", "Research"});
  CHECK(terms_of("Research, Development, and more", options) == Words{"Research, Development, and more"});
  CHECK(terms_of("Research, Developments", options) == Words{"Research", "Developments"});
  CHECK(terms_of("Other, Research", options) == Words{"Other", "Research"});
}

TEST_CASE("terms are compared without case, marks' spelling and blanks") {
  CHECK(normal_term("  Machine \t Learning\n", {}) == "machine learning");
  CHECK(normal_term("U\u0308bung", {}) == normal_term("\u00dcBUNG", {}));
  CHECK(normal_term("Stra\u00dfe", {}) == normal_term("STRASSE", {}));
  CHECK(normal_term("a\u00a0b", {}) == "a b");
}

TEST_CASE("an alias means what its chain ends in, and a circle ends too") {
  const std::map<std::string, std::string> aliases{
      {"JS", "ECMAScript"}, {"ecmascript", " JavaScript "}, {"a", "b"}, {"B", "c"}, {"c", "A"}};
  CHECK(normal_term("js", aliases) == "javascript");
  CHECK(normal_term("c", aliases) == "a");
  CHECK(normal_term("b", aliases) == normal_term("a", aliases));
  CHECK(circular_alias(aliases) == "B");
  CHECK(circular_alias({{"a", "A "}}) == "a");
  CHECK(circular_alias({{"x", "y"}, {"y", "z"}}) == std::nullopt);
}

TEST_CASE("a number is read out of an answer where there is one alone") {
  struct Case {
    std::string_view answer;
    std::optional<double> number;
  };
  const Case cases[] = {{"5", 5},       {"5.5", 5.5},    {"5,5 years", 5.5}, {"10+ years", 10},  {"Level 3", 3},
                        {"> 20", 20},   {"\u22655", 5},  {"-3", -3},         {"1,200", 1200},    {"3 yrs.", 3},
                        {"7th", 7},     {"", {}},        {"none", {}},       {"5-10 years", {}}, {"B1", {}},
                        {"2 or 3", {}}, {"\u00fc5", {}}, {"year\u00a05", 5}, {"5.", 5},          {"inf", {}}};
  for (const auto& row : cases) {
    CAPTURE(row.answer);
    CHECK(number_in_answer(row.answer, {}) == row.number);
  }
}

TEST_CASE("where an order is given, only its words are numbers") {
  const Words order{"Junior", "Senior", "5+ years"};
  CHECK(number_in_answer(" senior ", order) == 1);
  CHECK(number_in_answer("5+ Years", order) == 2);
  CHECK(number_in_answer("5", order) == std::nullopt);
}

TEST_CASE("overlap is the share of wanted terms that are offered, whole terms alone") {
  const auto asked = want(RuleKind::overlap, "a");
  CHECK(worth(asked, "AI", "retail") == 0);
  CHECK(worth(asked, "US", "Australia") == 0);
  CHECK(worth(asked, "Java", "JavaScript") == 0);
  CHECK(worth(asked, " ai , SQL", "Ai ;x") == kPoint / 2);
  CHECK(worth(asked, "a, b, c", "c, a, d") == kPoint * 2 / 3);
  CHECK(worth(asked, "a, A , a", "a") == kPoint);
  CHECK(worth(asked, "a", "a, b, c, d") == kPoint);
  CHECK(worth(asked, "\u00fcben", "u\u0308BEN") == kPoint);
}

TEST_CASE("overlap as a must needs one term or as many as it says, and nothing of who wants nothing") {
  CHECK(holds(must(RuleKind::overlap, "a"), "x, y", "y"));
  CHECK(!holds(must(RuleKind::overlap, "a"), "x, y", "z"));
  CHECK(!holds(must(RuleKind::overlap, "a"), "x", ""));
  CHECK(holds(must(RuleKind::overlap, "a"), "", "z"));
  CHECK(!holds(must(RuleKind::overlap, "a", 2), "x, y, z", "y"));
  CHECK(holds(must(RuleKind::overlap, "a", 2), "x, y, z", "y, z"));
  CHECK(holds(must(RuleKind::overlap, "a", 2), "x", "x"));
}

TEST_CASE("a want of overlap counts whole where as many are offered as are enough") {
  CHECK(worth(want(RuleKind::overlap, "a", 2), "x, y, z", "y, z") == kPoint);
  CHECK(worth(want(RuleKind::overlap, "a", 2), "x, y, z", "y") == kPoint / 2);
}

TEST_CASE("who wants nothing and lists nobody can reach nothing") {
  const auto asked = criteria({want(RuleKind::overlap, "a"), rule(RuleKind::prefers, "p", "", 3), want(RuleKind::same, "s")});
  const MatchPoints points(asked, std::vector<SignUp>{mentee({}), mentor_with({{"a", "x"}})});
  CHECK(points.parts(0, 0) == std::vector<PointsPart>{{0, 0, 0}, {1, 0, 0}, {2, 0, kPoint}});
  CHECK(points.most() == 5 * kPoint);
}

TEST_CASE("aliases and options hold for the columns of the rules") {
  auto asked = criteria({rule(RuleKind::overlap, "wants", "offers", 1)});
  asked.aliases = {{"JS", "JavaScript"}};
  asked.options = {{"offers", {"Career change, or a return", "JavaScript"}}, {"wants", {"Career change, or a return"}}};
  const auto pair = [](std::string wants, std::string offers) {
    return std::vector<SignUp>{mentee({{"wants", std::move(wants)}}), mentor_with({{"offers", std::move(offers)}})};
  };
  CHECK(worth(asked, pair("js", "JavaScript, Career change, or a return")) == kPoint);
  CHECK(worth(asked, pair("Career change, or a return", "JavaScript, Career change, or a return")) == kPoint);
  CHECK(worth(asked, pair("or a return", "JavaScript, Career change, or a return")) == 0);
}

TEST_CASE("same and different take an answer as one value, but for options and semicolons") {
  CHECK(holds(must(RuleKind::same, "a"), "Research, Development", "research,  development "));
  CHECK(!holds(must(RuleKind::same, "a"), "Research, Development", "Research"));
  CHECK(holds(must(RuleKind::different, "a"), "Research, Development", "Development, Research"));
  CHECK(holds(must(RuleKind::same, "a"), "English;German", "German;French"));
  CHECK(!holds(must(RuleKind::different, "a"), "English;German", "German"));
  auto asked = criteria({must(RuleKind::same, "a")});
  asked.options["a"] = {"English", "German"};
  CHECK(worth(asked, {mentee({{"a", "English, German"}}), mentor_with({{"a", "German"}})}) == 0);
}

TEST_CASE("where an answer is missing, different holds and same does not") {
  for (const auto& [of_mentee, of_mentor] : std::vector<std::pair<std::string, std::string>>{{"", "x"}, {"x", ""}, {"", ""}}) {
    CAPTURE(of_mentee);
    CAPTURE(of_mentor);
    CHECK(holds(must(RuleKind::different, "a"), of_mentee, of_mentor));
    CHECK(worth(want(RuleKind::different, "a"), of_mentee, of_mentor) == kPoint);
    CHECK(!holds(must(RuleKind::same, "a"), of_mentee, of_mentor));
    CHECK(worth(want(RuleKind::same, "a"), of_mentee, of_mentor) == 0);
  }
}

TEST_CASE("at-least asks that the mentor's number exceeds the mentee's by so much") {
  CHECK(holds(must(RuleKind::at_least, "a"), "3", "3 years"));
  CHECK(!holds(must(RuleKind::at_least, "a"), "3", "2.5"));
  CHECK(holds(must(RuleKind::at_least, "a", 2), "3", "5"));
  CHECK(!holds(must(RuleKind::at_least, "a", 2), "3", "4"));
  CHECK(holds(must(RuleKind::at_least, "a", 0.1), "0.2", "0.3"));
  CHECK(worth(want(RuleKind::at_least, "a", 2), "3", "9") == kPoint);
}

TEST_CASE("within asks that two numbers differ by at most so much") {
  CHECK(holds(must(RuleKind::within, "a"), "3", "3"));
  CHECK(!holds(must(RuleKind::within, "a"), "3", "4"));
  CHECK(holds(must(RuleKind::within, "a", 1), "3", "2"));
  CHECK(holds(must(RuleKind::within, "a", 1), "3", "4"));
  CHECK(!holds(must(RuleKind::within, "a", 1), "3", "4.5"));
}

TEST_CASE("a number that is missing breaks a must and gives a want nothing") {
  for (const auto kind : {RuleKind::at_least, RuleKind::within}) {
    CHECK(!holds(must(kind, "a", 100), "3", ""));
    CHECK(!holds(must(kind, "a", 100), "", "3"));
    CHECK(worth(want(kind, "a", 100), "3", "") == 0);
    CHECK(worth(want(kind, "a", 100), "", "") == 0);
  }
}

TEST_CASE("words that stand for numbers are compared by their order") {
  auto asked = must(RuleKind::at_least, "a", 1);
  asked.order = {"Junior", "Senior", "Head"};
  CHECK(holds(asked, "junior", "Senior"));
  CHECK(!holds(asked, "Senior", "senior"));
  CHECK(!holds(asked, "Head", "Junior"));
}

TEST_CASE("all answers that are no numbers are refused at once, with what to type") {
  const std::vector<SignUp> people{mentee({{"level", "junior"}}), mentor_with({{"level", "Head of"}})};
  CHECK(usage_message(criteria({must(RuleKind::at_least, "level")}), people) ==
        std::string("there are answers that are no numbers, or not in the order of their rule:") + kListMark +
            "grace@example.org: 'junior' in 'level'" + kListMark +
            "ada@example.org: 'Head of' in 'level'\n"
            "list the answers in the rule, the lowest first: order = [\"junior\", \"Head of\"]");
  auto ordered = must(RuleKind::within, "level");
  ordered.order = {"Junior", "Head"};
  CHECK(usage_message(criteria({ordered}), people).ends_with("\nadd them to the rule's order: order = [\"Head of\"]"));
}

TEST_CASE("working hours overlap over midnight, and in winter as in summer") {
  const auto three = rule(RuleKind::clock, "", "", 0, 3);
  CHECK(clock_worth(three, hours(9, 17), hours(14, 22)) == 0);
  CHECK(clock_worth(three, hours(9, 17), hours(15, 23)) == kForbidden);
  CHECK(clock_worth(three, hours(22, 6), hours(1, 4)) == 0);
  CHECK(clock_worth(three, hours(1, 4), hours(22, 6)) == 0);
  CHECK(clock_worth(three, hours(22, 6), hours(20, 1)) == 0);
  CHECK(clock_worth(three, hours(22, 6), hours(9, 17)) == kForbidden);
  // In summer one of the two has moved an hour, and the overlap is three hours in winter alone.
  CHECK(clock_worth(three, hours(9, 17), hours(14, 22, 1)) == kForbidden);
  CHECK(clock_worth(three, hours(9, 17, -1), hours(14, 22, -1)) == 0);
  CHECK(clock_worth(three, hours(9, 17), std::nullopt) == kForbidden);
}

TEST_CASE("hours that overlap twice a day count together") {
  CHECK(clock_worth(rule(RuleKind::clock, "", "", 0, 4), hours(20, 10), hours(8, 22)) == 0);
  CHECK(clock_worth(rule(RuleKind::clock, "", "", 0, 5), hours(20, 10), hours(8, 22)) == kForbidden);
}

TEST_CASE("a want of hours counts in part") {
  const auto four = rule(RuleKind::clock, "", "", 2, 4);
  CHECK(clock_worth(four, hours(9, 17), hours(14, 22)) == 2 * kPoint * 3 / 4);
  CHECK(clock_worth(four, hours(9, 17), hours(9, 17)) == 2 * kPoint);
  CHECK(clock_worth(four, hours(9, 17), std::nullopt) == 0);
}

namespace {

const std::vector<SignUp>& three_mentors() {
  static const auto kPeople = [] {
    std::vector<SignUp> people{mentee({}), person("ada@example.org", SignUpRole::mentor), person("joan@example.org", SignUpRole::mentor),
                               person("kay@example.org", SignUpRole::mentor)};
    people[1].name = "Ada Lovelace";
    people[2].name = "Joan Cl\u00e4rke";
    people[3].name = "Kay";
    return people;
  }();
  return kPeople;
}

// The points of the first mentee with each mentor, where the mentee has written `list` into "p".
std::vector<Points> listed(const MatchRule& asked, const std::string& list, std::vector<SignUp> people = three_mentors()) {
  people[0].answers["p"] = list;
  const MatchPoints points(criteria({asked}), people);
  std::vector<Points> row(points.mentors().size());
  points.row(0, row);
  return row;
}

using Row = std::vector<Points>;

}  // namespace

TEST_CASE("a ranked list gives the first place all and the last one least, by name or address") {
  const auto asked = rule(RuleKind::prefers, "p", "", 1);
  CHECK(listed(asked, "ada  LOVELACE; Kay") == Row{kPoint, 0, kPoint / 2});
  CHECK(listed(asked, "Joan Cla\u0308rke, Ada Lovelace, Kay") == Row{kPoint * 2 / 3, kPoint, kPoint / 3});
  CHECK(listed(asked, "Kay <KAY@example.org>\nada@example.org") == Row{kPoint / 2, 0, kPoint});
  CHECK(listed(asked, "Kay; kay; Ada Lovelace") == Row{kPoint / 2, 0, kPoint});
  CHECK(listed(asked, "Ada; Lovelace") == Row{0, 0, 0});
}

TEST_CASE("a name that nobody has keeps its place in a ranked list, and is told") {
  const auto asked = rule(RuleKind::prefers, "p", "", 1);
  CHECK(listed(asked, "Nobody; Kay") == Row{0, 0, kPoint / 2});
  auto people = three_mentors();
  people[0].answers["p"] = "Nobody; Kay";
  const MatchPoints points(criteria({asked}), people);
  REQUIRE(points.unresolved_names().size() == 1);
  CHECK(points.unresolved_names()[0] == UnresolvedName{0, 0, "Nobody", 0});
}

TEST_CASE("a name that is written with a comma is one where somebody is called so") {
  auto people = three_mentors();
  people[1].name = "Lovelace, Ada";
  CHECK(listed(rule(RuleKind::prefers, "p", "", 1), "Lovelace, Ada", people) == Row{kPoint, 0, 0});
  CHECK(listed(rule(RuleKind::prefers, "p", "", 1), "Kay; Lovelace, Ada", people) == Row{kPoint / 2, 0, kPoint});
}

TEST_CASE("as a must only those listed remain, and all where nobody is listed") {
  const auto asked = rule(RuleKind::prefers, "p", "");
  CHECK(listed(asked, "Kay") == Row{kForbidden, kForbidden, 0});
  CHECK(listed(asked, "") == Row{0, 0, 0});
}

TEST_CASE("with a list on each side the mean counts, of those who list anybody") {
  auto people = three_mentors();
  people[1].answers["q"] = "somebody else, grace";
  people[2].answers["q"] = "nobody here";
  const auto asked = rule(RuleKind::prefers, "p", "q", 1);
  CHECK(listed(asked, "Ada Lovelace; Joan Cl\u00e4rke; Kay", people) == Row{kPoint * 3 / 4, kPoint / 3, kPoint / 3});
  CHECK(listed(rule(RuleKind::prefers, "p", "q"), "Ada Lovelace; Kay", people) == Row{0, kForbidden, 0});
  CHECK(listed(rule(RuleKind::prefers, "", "q", 1), "Kay", people) == Row{kPoint / 2, 0, 0});
}

TEST_CASE("not forbids whom an answer names, on either side") {
  auto people = three_mentors();
  people[2].answers["never"] = "GRACE@example.org";
  CHECK(listed(rule(RuleKind::excludes, "p", ""), "ada lovelace ", people) == Row{kForbidden, 0, 0});
  CHECK(listed(rule(RuleKind::excludes, "p", "never"), "ada lovelace", people) == Row{kForbidden, kForbidden, 0});
  CHECK(listed(rule(RuleKind::excludes, "", "never"), "ada lovelace", people) == Row{0, kForbidden, 0});
  CHECK(listed(rule(RuleKind::excludes, "p", "", 2), "Kay", people) == Row{2 * kPoint, 2 * kPoint, 0});
}

TEST_CASE("a name that two people have forbids both, and prefers neither") {
  auto people = three_mentors();
  people[2].name = "ADA Lovelace";
  CHECK(listed(rule(RuleKind::excludes, "p", ""), "Ada Lovelace", people) == Row{kForbidden, kForbidden, 0});
  CHECK(listed(rule(RuleKind::prefers, "p", "", 1), "Ada Lovelace; Kay", people) == Row{0, 0, kPoint / 2});
}

TEST_CASE("nobody is paired with themselves, nor with whom a ban names") {
  std::vector<SignUp> people{person("kay@example.org", SignUpRole::both), person("ada@example.org", SignUpRole::mentor),
                             person("ada@example.org", SignUpRole::mentee)};
  auto asked = criteria({});
  const auto rows = [&] {
    const MatchPoints points(asked, people);
    std::vector<Row> all;
    for (std::size_t i = 0; i < points.mentees().size(); ++i) points.row(i, all.emplace_back(points.mentors().size()));
    return all;
  };
  CHECK(rows() == std::vector<Row>{{kForbidden, 0}, {0, kForbidden}});
  asked.bans = {{"Ada@example.org", "kay@example.org", ""}};
  CHECK(rows() == std::vector<Row>{{kForbidden, 0}, {kForbidden, kForbidden}});
}

TEST_CASE("a rule is said in a few plain words, and a private one in none") {
  const auto said = [](const MatchRule& asked) { return say_rule(asked); };
  CHECK(said(must(RuleKind::different, "department")) == "different department");
  CHECK(said(rule(RuleKind::overlap, "wants", "offers", 5)) == "wants that are offered");
  CHECK(said(rule(RuleKind::overlap, "wants", "offers", 0, 2)) == "at least 2 wants that are offered");
  CHECK(said(must(RuleKind::overlap, "languages")) == "languages in common");
  CHECK(said(rule(RuleKind::same, "Where do you work?", "site")) == "same 'Where do you work?' and site");
  CHECK(said(must(RuleKind::at_least, "level")) == "mentor's level at least the mentee's");
  CHECK(said(must(RuleKind::at_least, "years", 2.5)) == "mentor's years at least 2.5 above the mentee's");
  CHECK(said(must(RuleKind::within, "level", 1)) == "level within 1");
  CHECK(said(rule(RuleKind::clock, "", "", 1, 3)) == "working hours overlap by 3 hours");
  CHECK(said(rule(RuleKind::clock, "", "", 1)) == "working hours overlap by 1 hour");
  CHECK(said(rule(RuleKind::prefers, "prefers", "", 1)) == "preferred by the mentee");
  CHECK(said(must(RuleKind::excludes, "manager")) == "a private rule");
  auto hidden = want(RuleKind::same, "gender");
  hidden.is_private = true;
  CHECK(said(hidden) == "a private rule");
}

namespace {

using Random = std::mt19937;

int below(Random& random, int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); }

std::string some_of(Random& random, const Words& words, int most) {
  Words picked;
  for (int i = below(random, most + 1); i > 0; --i)
    picked.push_back(words[static_cast<std::size_t>(below(random, static_cast<int>(words.size())))]);
  std::string text;
  for (const auto& word : picked) text += (text.empty() ? "" : below(random, 2) == 0 ? ", " : ";") + word;
  return text;
}

std::vector<SignUp> random_people(Random& random, int count) {
  const Words terms{"ai", "AI", "retail", "a, b", "sql", "\u00fc", "u\u0308", "js", "javascript"};
  Words names;
  for (int i = 0; i < count; ++i) names.push_back(i % 3 == 0 ? "p" + std::to_string(i) + "@x.org" : "Name " + std::to_string(i / 2));
  std::vector<SignUp> people;
  for (int i = 0; i < count; ++i) {
    SignUp made = person("p" + std::to_string(i) + "@x.org", static_cast<SignUpRole>(below(random, 3)));
    made.name = "name " + std::to_string(i / 2);
    for (const char* column : {"t", "u"})
      if (auto text = some_of(random, terms, 4); !text.empty()) made.answers[column] = text;
    if (below(random, 5) != 0) made.answers["n"] = std::to_string(below(random, 6)) + (below(random, 2) == 0 ? "" : " years");
    for (const char* column : {"list", "never"})
      if (auto text = some_of(random, names, 3); !text.empty()) made.answers[column] = text;
    if (below(random, 5) != 0) made.hours = hours(below(random, 24), below(random, 24) + 24, below(random, 3) - 1);
    people.push_back(std::move(made));
  }
  return people;
}

Criteria random_criteria(Random& random) {
  Criteria made;
  made.aliases = {{"js", "javascript"}};
  made.options = {{"t", {"a, b"}}};
  for (int i = below(random, 8); i > 0; --i) {
    const auto kind = static_cast<RuleKind>(below(random, 8));
    const bool lists = kind == RuleKind::prefers || kind == RuleKind::excludes;
    const bool numbers = kind == RuleKind::at_least || kind == RuleKind::within;
    const std::string first = lists ? "list" : numbers ? "n" : "t";
    const std::string second = lists ? "never" : numbers ? "n" : "u";
    const int sides = lists ? below(random, 3) : 2;
    auto asked = rule(kind, sides == 1 ? "" : first, sides == 0 ? "" : second, below(random, 3) == 0 ? 0 : 1 + below(random, 10));
    if (kind == RuleKind::overlap && below(random, 2) == 0) asked.by = 1 + below(random, 3);
    if (kind == RuleKind::clock) asked.by = 1 + below(random, 4);
    if (numbers) asked.by = below(random, 3);
    made.rules.push_back(std::move(asked));
  }
  return made;
}

// Pair by pair, as those are told who ask why.
Points slow_worth(const MatchPoints& points, const std::vector<SignUp>& people, std::size_t mentee, std::size_t mentor) {
  if (people[points.mentees()[mentee]].email == people[points.mentors()[mentor]].email) return kForbidden;
  if (points.broken_must(mentee, mentor)) return kForbidden;
  Points sum = 0;
  for (const auto& part : points.parts(mentee, mentor)) {
    CHECK(part.points <= part.of);
    sum += part.points;
  }
  return sum;
}

}  // namespace

TEST_CASE("a row says of every pair what its parts and its musts say") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const auto people = random_people(random, 2 + below(random, 20));
    const auto asked = random_criteria(random);
    const MatchPoints points(asked, people);
    std::vector<Points> row(points.mentors().size());
    std::vector<char> holding(row.size());
    for (std::size_t i = 0; i < points.mentees().size(); ++i) {
      points.row(i, row);
      for (std::size_t j = 0; j < row.size(); ++j) REQUIRE(row[j] == slow_worth(points, people, i, j));
      std::vector<std::optional<std::size_t>> first(row.size());
      for (std::size_t r = asked.rules.size(); r-- > 0;) {
        if (!asked.rules[r].is_must()) continue;
        points.must_row(r, i, holding);
        for (std::size_t j = 0; j < row.size(); ++j)
          if (holding[j] == 0) first[j] = r;
      }
      for (std::size_t j = 0; j < row.size(); ++j) REQUIRE(first[j] == points.broken_must(i, j));
    }
  }
}

TEST_CASE("weights that are scaled scale all points alike") {
  Random random(2);
  for (int round = 0; round < 50; ++round) {
    const auto people = random_people(random, 20);
    auto asked = random_criteria(random);
    for (auto& each : asked.rules) each.weight = (each.weight + 4) / 5;
    auto scaled = asked;
    for (auto& each : scaled.rules) each.weight *= 5;
    const MatchPoints points(asked, people);
    const MatchPoints larger(scaled, people);
    CHECK(larger.most() == 5 * points.most());
    Row row(points.mentors().size());
    Row other(row.size());
    for (std::size_t i = 0; i < points.mentees().size(); ++i) {
      points.row(i, row);
      larger.row(i, other);
      for (std::size_t j = 0; j < row.size(); ++j) REQUIRE(other[j] == (row[j] == kForbidden ? kForbidden : 5 * row[j]));
    }
  }
}

TEST_CASE("people in another order are worth the same") {
  Random random(3);
  for (int round = 0; round < 30; ++round) {
    auto people = random_people(random, 15);
    const auto asked = random_criteria(random);
    const auto worths = [&] {
      const MatchPoints points(asked, people);
      std::map<std::pair<std::string, std::string>, Points> all;
      Row row(points.mentors().size());
      for (std::size_t i = 0; i < points.mentees().size(); ++i) {
        points.row(i, row);
        for (std::size_t j = 0; j < row.size(); ++j) all[{people[points.mentees()[i]].email, people[points.mentors()[j]].email}] = row[j];
      }
      return all;
    };
    const auto before = worths();
    std::ranges::shuffle(people, random);
    CHECK(worths() == before);
  }
}

TEST_CASE("rows may be asked for by several threads") {
  Random random(4);
  const auto people = random_people(random, 200);
  const MatchPoints points(random_criteria(random), people);
  const auto sum = [&] {
    long all = 0;
    Row row(points.mentors().size());
    for (std::size_t i = 0; i < points.mentees().size(); ++i) {
      points.row(i, row);
      for (const auto each : row) all += each;
    }
    return all;
  };
  const long alone = sum();
  std::vector<long> sums(4);
  std::vector<std::thread> threads;
  for (auto& each : sums) threads.emplace_back([&each, &sum] { each = sum(); });
  for (auto& thread : threads) thread.join();
  CHECK(sums == std::vector<long>(4, alone));
}
