// The criteria file: every key and kind, what is refused and where, and that what is written is read back.
#include "mentor/config/criteria.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

Criteria parsed(std::string_view text) { return parse_criteria(text, "c.toml"); }

// "LINE:COLUMN: what | hint" of a text that is refused, "" for one that is read.
std::string refusal_of(std::string_view text) {
  try {
    parsed(text);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    REQUIRE(error.message.starts_with("c.toml"));
    return error.message.substr(std::string_view("c.toml:").size()) + (error.hint.empty() ? "" : " | " + error.hint);
  }
  return "";
}

std::string must(std::string_view keys) { return refusal_of("[[must]]\n" + std::string(keys)); }

constexpr std::string_view kWholeFile = R"(
wants_mentors = 2
allow_earlier_pairs = true
timestamps = "dmy"
[columns]
name = ["First name", "Last name"]
offers = "What could you help with?"
[capacity]
"Give me three" = 3
"0. None, sorry" = 0
[roles]
"I want to learn" = "mentee"
[sheets]
"mentors.csv" = "mentor"
[options]
"What could you help with?" = ["Research, Development", "Sales"]
[aliases]
"JS" = "JavaScript"
"Wofür.ü" = "x"
[[skip]]
column = "Status"
is = "withdrawn"
[[want]]
kind = "overlap"
mentee = "wants"
mentor = "offers"
weight = 5
[[must]]
kind = "different"
column = "department"
[[want]]
kind = "at-least"
column = "level"
by = 1
order = ["Junior", "Senior"]
weight = 10
private = true
[[must]]
kind = "clock"
by = 1.5
[[must]]
kind = "not"
mentee = "manager"
[[pin]]
mentee = "Grace@example.org"
mentor = "ada@example.org"
by = "Kay"
[[ban]]
mentee = "grace@example.org"
mentor = "joan@example.org"
)";

Criteria whole_file() {
  Criteria all;
  all.wants_mentors = 2;
  all.allows_earlier = true;
  all.timestamps = DayOrder::day_first;
  all.columns = {{"name", {"First name", "Last name"}}, {"offers", {"What could you help with?"}}};
  all.capacity = {{"Give me three", 3}, {"0. None, sorry", 0}};
  all.roles = {{"I want to learn", SignUpRole::mentee}};
  all.sheets = {{"mentors.csv", SignUpRole::mentor}};
  all.options = {{"What could you help with?", {"Research, Development", "Sales"}}};
  all.aliases = {{"JS", "JavaScript"}, {"Wof\u00fcr.\u00fc", "x"}};
  all.skip = {{"Status", "withdrawn"}};
  all.rules = {{RuleKind::different, "department", "department", {}, {}, 0, false},
               {RuleKind::clock, "", "", 1.5, {}, 0, false},
               {RuleKind::excludes, "manager", "", {}, {}, 0, false},
               {RuleKind::overlap, "wants", "offers", {}, {}, 5, false},
               {RuleKind::at_least, "level", "level", 1, {"Junior", "Senior"}, 10, true}};
  all.pins = {{"grace@example.org", "ada@example.org", "Kay"}};
  all.bans = {{"grace@example.org", "joan@example.org", ""}};
  return all;
}

}  // namespace

TEST_CASE("a criteria file is read whole, the musts before the wants") { CHECK(parsed(kWholeFile) == whole_file()); }

TEST_CASE("an empty criteria file asks for nothing") { CHECK(parsed("# nothing\n") == Criteria{}); }

TEST_CASE("what criteria say is written as a file that says the same") {
  CHECK(parsed(criteria_text(whole_file())) == whole_file());
  CHECK(parsed(criteria_text({})) == Criteria{});
}

TEST_CASE("the file says in a comment what each part is for") {
  Criteria few;
  few.columns = {{"wants", {"What do you want?"}}};
  few.options = {{"wants", {"SQL, and more", "Java"}}};
  few.rules = {{RuleKind::overlap, "wants", "offers", {}, {}, 5, false}};
  CHECK(criteria_text(few) == R"(# What is asked of mentors and mentees. All keys and kinds: man mentor-criteria

wants_mentors = 1  # as many mentors may a mentee have
allow_earlier_pairs = false  # who were a pair before may be one again
#timestamps = "dmy"  # where the sheets do not tell: "ymd", "dmy" or "mdy"

# Names for columns, and their headings as they stand in the sheet.
[columns]
wants = "What do you want?"

# What an answer to "how many?" means.
#[capacity]
#"Give me three" = 3

# What an answer to "mentor or mentee?" means: "mentor", "mentee" or "both".
#[roles]
#"I want to learn" = "mentee"

# Sheets that hold one role alone.
#[sheets]
#"mentors.csv" = "mentor"

# Answers that can be ticked, where one holds a comma or a semicolon.
[options]
wants = [
  "SQL, and more",
  "Java",
]

# Terms that mean another one.
#[aliases]
#"JS" = "JavaScript"

# Rows that are left out.
#[[skip]]
#column = "Status"
#is = "withdrawn"

# A pair that breaks one of these is never made.

# A pair gets points by these, each up to its weight of 1 to 10.
[[want]]
kind = "overlap"
mentee = "wants"
mentor = "offers"
weight = 5

# Pairs that are decided, by address. A pin may go against a must where "by" says who wants it.
#[[pin]]
#mentee = "grace@example.org"
#mentor = "ada@example.org"
#by = "Kay"
)");
}

TEST_CASE("an unknown key is refused where it stands, with the nearest") {
  CHECK(refusal_of("\nwant_mentors = 1\n") == "2:1: unknown key 'want_mentors' | did you mean 'wants_mentors'?");
  CHECK(refusal_of("[colums]\nname = 'x'\n") == "2:1: unknown key 'colums.name' | did you mean 'columns'?");
  CHECK(refusal_of("[[musst]]\nkind = 'same'\n") == "2:1: unknown key 'musst[0].kind' | did you mean 'must'?");
  CHECK(must("kind = 'same'\ncolumm = 'x'\n") == "3:1: unknown key 'must[0].columm' | did you mean 'column'?");
  CHECK(refusal_of("[[skip]]\ncolum = 'x'\n") == "2:1: unknown key 'skip[0].colum' | did you mean 'column'?");
  CHECK(refusal_of("[[ban]]\nmente = 'x'\n") == "2:1: unknown key 'ban[0].mente' | did you mean 'mentee'?");
  CHECK(refusal_of("zzz = 1\n") == "1:1: unknown key 'zzz' | man mentor-criteria shows how it is written");
  CHECK(must("kind.x = 'same'\n").starts_with("2:6: unknown key 'must[0].kind.x'"));
  CHECK(refusal_of("[capacity]\nGive.me = 3\n") ==
        "2:6: unknown key 'capacity.Give.me' | put an answer or a heading with dots in it into quotes");
}

TEST_CASE("an unknown kind is refused with the nearest and all kinds") {
  CHECK(must("kind = 'overlaps'\n") ==
        "2:1: 'kind' must be one of overlap, same, different, at-least, within, clock, prefers, not, not 'overlaps' | did you mean "
        "'overlap'?");
}

TEST_CASE("a table that should be a list, or a list that should be a table, is told how to begin") {
  CHECK(refusal_of("[want]\nkind = 'same'\n") == "2:1: 'want' is a list of tables | begin each with [[want]]");
  CHECK(refusal_of("want = []\n") == "1:1: 'want' is a list of tables | begin each with [[want]]");
  CHECK(refusal_of("[[columns]]\nname = 'x'\n") == "2:1: 'columns' is one table | begin it with [columns]");
  CHECK(refusal_of("[[must]]\n").starts_with("1:1: a [[must]] without keys"));
}

TEST_CASE("a value of a wrong type is refused with its key") {
  struct Case {
    std::string_view text;
    std::string_view what;
  };
  const Case cases[] = {
      {"wants_mentors = '2'", "1:1: 'wants_mentors' must be a whole number, not text"},
      {"wants_mentors = 0", "1:1: 'wants_mentors' must be from 1 to 10, not 0"},
      {"allow_earlier_pairs = 1", "1:1: 'allow_earlier_pairs' must be true or false, not a whole number"},
      {"timestamps = 'mmd'", "1:1: 'timestamps' must be one of ymd, dmy, mdy, not 'mmd'"},
      {"[columns]\nname = 3", "2:1: 'name' must be text, not a whole number"},
      {"[columns]\nname = []", "2:1: 'name' must not be empty"},
      {"[columns]\nname = ['x', ' ']", "2:1: 'name' must not be empty"},
      {"[capacity]\n'Give me three' = 101", "2:1: 'Give me three' must be from 0 to 100, not 101"},
      {"[capacity]\nx = -1", "2:1: 'x' must be from 0 to 100, not -1"},
      {"[capacity]\nx = 1.5", "2:1: 'x' must be a whole number, not a number"},
      {"[roles]\nx = 'mentors'", "2:1: 'x' must be one of mentor, mentee, both, not 'mentors' | did you mean 'mentor'?"},
      {"[options]\nx = 'a'", "2:1: 'x' must be a list of text, not text"},
      {"[options]\nx = [1]", "2:1: 'x' must be a list of text, not something else"},
      {"[aliases]\nx = ''", "2:1: 'x' must not be empty"},
      {"[aliases]\nx = \"\\u0000\"", "2:1: 'x' must be text without NUL"},
      {"[aliases]\n\"\" = 'x'", "2:1: an empty key in [aliases]"},
      {"[aliases]\n\"\\u0000\" = 'x'", "2:1: an empty key in [aliases]"},
      {"[[pin]]\nmentee = 'Grace'", "2:1: 'mentee' must be a mail address"},
      {"[[pin]]\nmentee = 'g@x.org'", "2:1: a [[pin]] without 'mentor'"},
      {"[[skip]]\ncolumn = 'Status'", "2:1: a [[skip]] without 'is'"},
      {"[[want]]\nkind = 'same'\ncolumn = 'x'", "2:1: a [[want]] without 'weight'"},
      {"[[want]]\nweight = 11", "2:1: 'weight' must be from 1 to 10, not 11"},
      {"[[want]]\nweight = 0", "2:1: 'weight' must be from 1 to 10, not 0"},
      {"[[want]]\nweight = 1.5", "2:1: 'weight' must be a whole number, not a number"},
      {"[[want]]\nweight = 1", "2:1: a [[want]] without 'kind'"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.text);
    CHECK(refusal_of(row.text).starts_with(row.what));
  }
}

TEST_CASE("a kind that lacks its columns, or has what it does not take, is refused") {
  CHECK(must("kind = 'same'\n") ==
        "2:1: 'same' compares two answers | name the columns by mentee and mentor, or by column where it is the same");
  CHECK(must("kind = 'overlap'\nmentee = 'x'\n").starts_with("2:1: 'overlap' compares two answers"));
  CHECK(must("kind = 'not'\n").starts_with("2:1: 'not' needs a column with names"));
  CHECK(must("kind = 'clock'\ncolumn = 'x'\n").starts_with("3:1: 'clock' asks for no column"));
  CHECK(must("kind = 'clock'\nmentor = 'x'\n").starts_with("3:1: 'clock' asks for no column"));
  CHECK(must("kind = 'same'\ncolumn = 'x'\nmentor = 'y'\n").starts_with("3:1: 'column' stands for both"));
  CHECK(must("kind = 'same'\ncolumn = 'x'\nby = 2\n").starts_with("4:1: 'same' takes no 'by'"));
  CHECK(must("kind = 'same'\ncolumn = 'x'\norder = ['a']\n").starts_with("4:1: 'same' takes no 'order'"));
  CHECK(must("kind = 'within'\ncolumn = 'x'\norder = ['a', 'A ']\n").starts_with("4:1: 'order' holds 'A ' twice"));
  CHECK(must("kind = 'same'\ncolumn = 'x'\nweight = 2\n").starts_with("4:1: a must has no weight"));
}

TEST_CASE("a number that is none, negative or too large is refused") {
  for (const std::string by : {"nan", "inf", "-1", "1e300", "-0.5"}) {
    CAPTURE(by);
    CHECK(must("kind = 'within'\ncolumn = 'x'\nby = " + by + "\n").starts_with("4:1: 'by' of 'within' must be from 0 to 100000"));
  }
  CHECK(must("kind = 'clock'\nby = 0\n").starts_with("3:1: 'by' of 'clock' must be from 0.25 to 24"));
  CHECK(must("kind = 'clock'\nby = 25\n").starts_with("3:1: 'by' of 'clock' must be from 0.25 to 24"));
  CHECK(must("kind = 'overlap'\ncolumn = 'x'\nby = 1.5\n").starts_with("4:1: 'by' of 'overlap' must be a whole number"));
  CHECK(must("kind = 'overlap'\ncolumn = 'x'\nby = 'two'\n").starts_with("4:1: 'by' must be a number, not text"));
}

TEST_CASE("an alias of itself is refused, and a chain is none") {
  CHECK(refusal_of("[aliases]\na = 'b'\nc = 'd'\nb = 'A'\n").starts_with("2:1: 'a' is an alias of itself"));
  CHECK(refusal_of("[aliases]\na = 'b'\nb = 'c'\n") == "");
}

TEST_CASE("what is not TOML is refused with its place, and a hint that is not about settings") {
  CHECK(refusal_of("x = [\n").ends_with(" | man mentor-criteria shows how it is written"));
  CHECK(refusal_of("x = \"\xff\"\n") == "1:6: not valid UTF-8 text | man mentor-criteria shows how it is written");
  CHECK(refusal_of(std::string(65 * 1024, '#')) == "is longer than 64 KiB | leave out options that nobody ticked");
}

TEST_CASE("every key and kind stands in the list that the manual page is made of") {
  std::vector<std::string> titles;
  for (const auto& section : criteria_sections()) titles.emplace_back(section.title);
  CHECK(titles == std::vector<std::string>{"", "[columns]", "[capacity]", "[roles]", "[sheets]", "[options]", "[aliases]", "[[skip]]",
                                           "[[must]]", "[[want]]", "[[pin]]", "[[ban]]"});
  CHECK(rule_kinds().size() == std::size(kEnumNames<RuleKind>));
  for (std::size_t i = 0; i < rule_kinds().size(); ++i) CHECK(rule_kinds()[i].kind == kEnumNames<RuleKind>[i].value);
}

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t end) { return random() % end; }

std::string random_text(Random& random) {
  constexpr std::string_view kPieces[] = {"a",  "B c", ".",    "\"",   "\\",   "'",      "#",       "]",      "[",          "=",
                                          "\n", "\t",  "\r\n", "\x01", "\x7f", "\u00fc", "u\u0308", "\u202e", "\U0001F600", ",",
                                          ";",  "%s",  "{",    "}",    "0",    "-",      "_",       "nan"};
  std::string text = "x";
  for (auto i = below(random, 6); i > 0; --i) text += kPieces[below(random, std::size(kPieces))];
  if (below(random, 2) == 0) text.erase(0, text.size() > 1 && text[1] > ' ' ? 1 : 0);
  return text;
}

std::vector<std::string> random_texts(Random& random) {
  std::vector<std::string> all;
  for (auto i = 1 + below(random, 3); i > 0; --i) all.push_back(random_text(random) + std::to_string(i));
  return all;
}

MatchRule random_rule(Random& random) {
  MatchRule rule;
  const auto& facts = rule_kinds()[below(random, rule_kinds().size())];
  rule.kind = facts.kind;
  if (facts.columns != RuleColumns::none) rule.mentee = rule.mentor = random_text(random);
  if (below(random, 2) == 0 && !rule.mentee.empty()) rule.mentor = facts.columns == RuleColumns::any ? "" : random_text(random);
  if (facts.usual_by && below(random, 2) == 0)
    rule.by = rule.kind == RuleKind::overlap ? 1 + static_cast<double>(below(random, 9))
                                             : facts.least_by + static_cast<double>(below(random, 1000)) / 77;
  if (facts.has_order && below(random, 2) == 0) rule.order = random_texts(random);
  rule.weight = static_cast<int>(below(random, 11));
  rule.is_private = below(random, 3) == 0;
  return rule;
}

Criteria random_criteria(Random& random) {
  Criteria made;
  const auto some = [&](auto make) {
    for (auto i = below(random, 4); i > 0; --i) make();
  };
  const auto role = [&] { return static_cast<SignUpRole>(below(random, 3)); };
  some([&] { made.columns[random_text(random)] = random_texts(random); });
  some([&] { made.capacity[random_text(random)] = static_cast<int>(below(random, 101)); });
  some([&] { made.roles[random_text(random)] = role(); });
  some([&] { made.sheets[random_text(random)] = role(); });
  some([&] { made.options[random_text(random)] = random_texts(random); });
  some([&] { made.aliases[random_text(random)] = "no alias " + random_text(random); });
  some([&] { made.skip.push_back({random_text(random), below(random, 2) == 0 ? "" : random_text(random)}); });
  some([&] { made.rules.push_back(random_rule(random)); });
  some([&] { made.pins.push_back({"a@x.org", "b@x.org", below(random, 2) == 0 ? "" : random_text(random)}); });
  some([&] { made.bans.push_back({"a@x.org", "c@x.org", ""}); });
  std::stable_partition(made.rules.begin(), made.rules.end(), std::mem_fn(&MatchRule::is_must));
  made.wants_mentors = 1 + static_cast<int>(below(random, 10));
  made.allows_earlier = below(random, 2) == 0;
  if (below(random, 2) == 0) made.timestamps = static_cast<DayOrder>(below(random, 3));
  return made;
}

}  // namespace

TEST_CASE("criteria of any kind, with any words in them, are read back from what is written") {
  Random random(1);
  for (int round = 0; round < 500; ++round) {
    const auto made = random_criteria(random);
    const auto text = criteria_text(made);
    CAPTURE(text);
    REQUIRE(parsed(text) == made);
  }
}
