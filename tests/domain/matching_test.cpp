// What answers mean, and what each kind of rule makes of two of them.
#include "mentor/domain/matching.hpp"

#include <doctest/doctest.h>

#include "domain/matching_samples.hpp"
#include "mentor/base/error.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

std::string usage_message(const Criteria& asked, const std::vector<SignUp>& people) {
  try {
    const MatchPoints points(asked, people);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return error.message + "\n" + error.hint;
  }
  return "";
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

TEST_CASE("options hold for a column whether the rule names it by its key or by its heading") {
  auto asked = criteria({rule(RuleKind::overlap, "wants", "What can you offer?", 1)});
  asked.columns = {{"wants", {"What do you want?"}}, {"offers", {"What can you offer?"}}};
  asked.options = {{"What do you want? ", {"a, b"}}, {"offers", {"a, b"}}};
  CHECK(worth(asked, {mentee({{"wants", "a, b"}}), mentor_with({{"What can you offer?", "c, a, b"}})}) == kPoint);
  CHECK(worth(asked, {mentee({{"wants", "a, b"}}), mentor_with({{"What can you offer?", "c, b, a"}})}) == 0);
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
  for (const auto& answers : std::vector<std::pair<std::string, std::string>>{{"", "x"}, {"x", ""}, {"", ""}}) {
    const auto& of_mentee = answers.first;
    const auto& of_mentor = answers.second;
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
