// Bad input for every command and every option of the registry: the exit code, a message that names the option, and nothing changed.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/lines.hpp"

using namespace mentor::real;
using mentor::Command;
using mentor::Completes;
using mentor::Param;
using mentor::Takes;

namespace {

using Words = std::vector<std::string>;

const std::string kNotUtf8 = "caf\xE9";

/// What no option of a metavar takes. An option of a new kind must be given a row.
const std::map<std::string_view, Words> kBadValues{
    {"D", {"2026-06-31", "2026-13-01", "m", "03/04/26", "someday", "fri fri", "99999-01-01", "", "+1h", "-999999999999d", kNotUtf8}},
    {"WHEN", {"2026-06-31", "m", "03/04/26", "25:00", "fri 24:30", "2026-11-20T", "", "tomorrow 3xm", kNotUtf8}},
    {"DUR", {"m", "-5m", "0x5m", "5 parsecs", "99999999999999999999m", "11000d", "1.5.2h", "", kNotUtf8}},
    {"N", {"abc", "+2", "nan", "inf", "-inf", "0x10", "1e999", "--1", "1,5", "", "9e9", kNotUtf8}},
    {"1-5", {"0", "6", "-1", "3.5", "three", "99999999999999999999", ""}},
    {"ZONE", {"Mars/Olympus", "../../../etc/passwd", "/etc/passwd", "", "europe/berlin/x", kNotUtf8}},
    {"CADENCE",
     {"sometimes", "weekly m", "weekly tue 25:00", "0w tue 15:00", "-2w", "monthly 32 09:00", "99999999999w", "5th tue 10:00", "",
      kNotUtf8}},
    {"HH:MM-HH:MM", {"9-25", "09:00", "17:00-09:00-10:00", "25:00-26:00", "", kNotUtf8}},
    {"T", {"", kNotUtf8}},
    {"STORE_UID", {"", "nonsense", "0190b5e0-7aa3-7aa3", kNotUtf8}},
    {"TEXT", {"", kNotUtf8}},
    {"M", {"", kNotUtf8}},
    {"U", {"", kNotUtf8}},
    {"WHO", {"", kNotUtf8, std::string(300, 'x'), "Ada <not an address>", "Ada <ada@example.org", "<ada@example.org>"}},
    {"NAME", {"", kNotUtf8, std::string(300, 'x')}},
    {"ADDRESS", {kNotUtf8, "ada", "a b@example.org", "-a@example.org", "a@b@c", "<a@example.org>"}},
    {"H", {"", "g1", "p3", "Ada", "1ada", "a b", "-x", kNotUtf8}},
    {"KEY", {"", kNotUtf8}},
    {"N=TEXT", {"3=x", "-3=x", "x", "1", "=x", "1=", "", "1=" + kNotUtf8}},
    {"G=N|G+N", {"g1", "g1=", "g1=x", "=3", "c1=3", "g1=1e999", "g1=nan", "g1=+2", "g1+=2", "g1++2", ""}},
    {"REF,...", {"", ",", "c1", kNotUtf8}},
    {"K,...", {"", ",", "meeting,", "nonsense", "meeting;action", "Meeting", kNotUtf8}},
    {"KEY=VALUE", {"health.quiet", "health.quiet=x", "no.such=3", "=", "", "health.quiet=-1"}},
    {"F", {""}},
    {"FILE|DIR", {"", kNotUtf8}},
    {"FILE", {""}},
    {"PLAN", {""}},
    {"SHEET", {""}},
    {"PAIR", {"", "g1"}},
    {"MENTEE=MENTOR", {"", "bela", "=amara", "bela=", "bela", kNotUtf8}},
    {"P", {"", "g1"}},
    {"G", {"", "c1", "gx"}},
    {"MEETING", {"", "g1"}},
    {"[T]", {kNotUtf8}},
    {"[TEXT]", {kNotUtf8}},
    {"[N]", {"3", "-3", "x", kNotUtf8}},
};

/// What an edit takes empty, since that clears: an option, or one worded level.
bool clears(const Command& command, const std::string& value) {
  return (value.empty() || value == "1=") && command.bind().spec.empty_clears();
}

bool is_option(const Param& param) { return param.name.starts_with("--"); }

/// A line that succeeds, without the command's own words.
Words rest_of(const Command& command) {
  Words words = words_in(lines_of(command).front());
  for (const auto& own : words_in(command.name))
    if (!words.empty() && words.front() == own) words.erase(words.begin());
  if (command.name.ends_with(" edit") && !words.empty() && words.front() == "edit") words.erase(words.begin());
  return words;
}

/// The same without an option, and without those that stand or fall with it.
Words without(Words words, const Param& param) {
  for (auto at = std::ranges::find(words, param.name); at != words.end(); at = std::ranges::find(words, param.name))
    at = words.erase(at, at + std::min<std::ptrdiff_t>(param.takes == Takes::nothing ? 1 : 2, words.end() - at));
  return words;
}

Words line_of(const Command& command, const Words& rest) {
  Words words = words_in(command.name);
  words.insert(words.end(), rest.begin(), rest.end());
  return words;
}

std::string shown(const Words& words) {
  std::string text;
  for (const auto& word : words) text += "[" + word.substr(0, 60) + "] ";
  return text;
}

/// Types bad input at a store that must stay as it is.
class Judge {
 public:
  Judge() : before_(demo.home.everything()) {}

  Json refuse(const Words& words, int code, const Way& way = {}) {
    Words all = words;
    all.insert(all.begin(), "--json");
    const Result result = demo.run(all, way);
    CAPTURE(shown(words));
    CAPTURE(result.err);
    CHECK(result.code == code);
    CHECK(result.out == "");
    if (result.code == 0) demo.restore();
    CHECK(demo.home.everything() == before_);
    const Json error = Json::parse(result.err, nullptr, false);
    CHECK(error.is_object());
    if (!error.is_object()) return Json::object();
    CHECK(error.at("error").at("message").get<std::string>().size() > 8);
    return error.at("error");
  }

  Demo demo;

 private:
  std::map<std::string, std::string> before_;
};

template <class Visit>
void for_each_option(Visit visit) {
  for (const auto& command : mentor::program().commands) {
    const auto spec = command.bind().spec;
    for (const auto& param : spec.params())
      if (is_option(param)) visit(command, param);
  }
}

/// The place of the first operand in the rest of a command's line.
std::size_t first_operand(const Words& rest) {
  std::size_t at = 0;
  while (at < rest.size() && rest[at].starts_with("--")) at += 2;
  return at;
}

}  // namespace

TEST_CASE("every option refuses what it cannot take, names itself, and nothing changes") {
  Judge judge;
  for_each_option([&](const Command& command, const Param& param) {
    if (param.takes == Takes::nothing || !param.choices.empty()) return;
    const auto bad = kBadValues.find(param.metavar);
    INFO("teach this test what is wrong for " << param.name << " " << param.metavar);
    REQUIRE(bad != kBadValues.end());
    for (const auto& value : bad->second) {
      if (clears(command, value)) continue;
      Words rest = without(rest_of(command), param);
      rest.push_back(param.name + "=" + value);
      const Json error = judge.refuse(line_of(command, rest), 2);
      CAPTURE(shown(line_of(command, rest)));
      CAPTURE(error.dump());
      const std::string message = error.value("message", "");
      CHECK((message.find(param.name) != std::string::npos || message.find("'" + value + "'") != std::string::npos));
    }
  });
}

TEST_CASE("every choice refuses another word, and means the nearest one") {
  Judge judge;
  for_each_option([&](const Command& command, const Param& param) {
    if (param.choices.empty()) return;
    Words rest = without(rest_of(command), param);
    rest.push_back(param.name);
    std::string near(param.choices.front());
    std::swap(near[near.size() - 1], near[near.size() - 2]);
    for (const auto& value : {std::string("nonsense"), std::string(), kNotUtf8, near}) {
      if (clears(command, value)) continue;
      rest.push_back(value);
      const Json error = judge.refuse(line_of(command, rest), 2);
      CAPTURE(error.dump());
      if (value == near && value.size() > 4) CHECK(error.dump().find(std::string(param.choices.front())) != std::string::npos);
      rest.pop_back();
    }
  });
}

TEST_CASE("an option without its value, a flag with one, and an option that is none are refused") {
  Judge judge;
  for_each_option([&](const Command& command, const Param& param) {
    if (param.takes == Takes::value_or_nothing) return;
    Words rest = without(rest_of(command), param);
    rest.push_back(param.takes == Takes::nothing ? param.name + "=x" : param.name);
    judge.refuse(line_of(command, rest), 2);
  });
  for (const auto& command : mentor::program().commands) {
    Words rest = rest_of(command);
    for (const char* option : {"--no-such-option", "--no-such-option=3", "-x", "--"}) {
      if (std::string(option) == "--") continue;
      rest.push_back(option);
      judge.refuse(line_of(command, rest), 2);
      rest.pop_back();
    }
  }
}

TEST_CASE("a misspelt option and a misspelt command are met with what was meant") {
  Judge judge;
  for (const auto& command : mentor::program().commands) {
    const auto spec = command.bind().spec;
    for (const auto& param : spec.params()) {
      if (!is_option(param) || param.name.size() < 6) continue;
      std::string name = param.name;
      std::swap(name[name.size() - 1], name[name.size() - 2]);
      if (name == param.name) continue;
      Words rest = rest_of(command);
      rest.push_back(name + (param.takes == Takes::nothing ? "" : "=x"));
      const Json error = judge.refuse(line_of(command, rest), 2);
      CHECK(error.dump().find(param.name) != std::string::npos);
    }
    Words words = words_in(command.name);
    std::string& last = words.back();
    // A name behind a noun that shows what is named.
    const auto noun = std::ranges::find(mentor::program().nouns, words.front(), &mentor::Noun::name);
    const bool may_be_operand = words.size() > 1 && noun != mentor::program().nouns.end() && !noun->named.empty();
    if (last.size() < 4 || may_be_operand) continue;
    std::swap(last[last.size() - 1], last[last.size() - 2]);
    if (words_in(command.name).back() == last) continue;
    const Json error = judge.refuse(words, 2);
    CAPTURE(error.dump());
    if (command.group != mentor::Group::hidden) CHECK(error.dump().find(command.name) != std::string::npos);
  }
}

TEST_CASE("a command without what it needs says what is missing") {
  Judge judge;
  for (const auto& command : mentor::program().commands) {
    const auto spec = command.bind().spec;
    const bool needs = std::ranges::any_of(spec.params(), [](const Param& p) { return p.required && !p.joins_words; });
    if (!needs) continue;
    const Json error = judge.refuse(words_in(command.name), 2);
    CHECK(error.dump().find("is missing") != std::string::npos);
    CHECK(error.at("hint").get<std::string>().starts_with("mentor "));
  }
}

TEST_CASE("a reference that is not there is 3, one that means two is 4, one of another kind or none at all is 2") {
  Judge judge;
  for (const auto& command : mentor::program().commands) {
    const auto spec = command.bind().spec;
    if (spec.params().empty() || is_option(spec.params().front())) continue;
    const Completes kind = spec.params().front().completes;
    if (kind != Completes::pair && kind != Completes::goal && kind != Completes::meeting && kind != Completes::reference) continue;
    Words rest = rest_of(command);
    const std::size_t at = first_operand(rest);
    if (at >= rest.size()) rest.push_back("");
    CAPTURE(std::string(command.name));
    const auto with = [&](const std::string& reference) {
      Words changed = rest;
      changed[at] = reference;
      return line_of(command, changed);
    };
    CAPTURE(shown(with("...")));
    const bool takes_pair = kind == Completes::pair || kind == Completes::meeting;
    const bool takes_goal = kind == Completes::goal;
    const std::string letter = takes_pair ? "p" : takes_goal ? "g" : rest[at].substr(0, 1);
    const bool is_numbered = letter.size() == 1 && rest[at].size() > 1 && rest[at].find_first_not_of("0123456789", 1) == std::string::npos;
    if (takes_pair) {
      judge.refuse(with("nobody"), 3);
      judge.refuse(with("p999"), 3);
    }
    if (is_numbered || takes_goal) {
      judge.refuse(with(letter + "999"), 3);
      judge.refuse(with(letter + "9223372036854775807"), 3);
    }
    if (kind == Completes::meeting) {
      judge.refuse(with("ada@2026-11-25"), 3);
      judge.refuse(with("ada@2026-06-31"), 2);
      judge.refuse(with("m999"), 3);
    }
    judge.refuse(with(""), 2);
    judge.refuse(with(kNotUtf8), 2);
    judge.refuse(with(takes_goal ? "c1" : takes_pair ? "g1" : "g99999999999999999999999"), 2);
  }
}

TEST_CASE("an ambiguous pair is refused with its candidates") {
  const Demo demo;
  demo.home.out("pair add --mentee \"Adam West\"");
  const auto before = demo.home.everything();
  for (const auto& command : mentor::program().commands) {
    const auto spec = command.bind().spec;
    if (spec.params().empty() || spec.params().front().completes != Completes::pair || is_option(spec.params().front())) continue;
    Words rest = rest_of(command);
    if (first_operand(rest) >= rest.size()) continue;
    rest[first_operand(rest)] = "ad";
    Words words = line_of(command, rest);
    words.push_back("--json");
    const Result result = demo.run(words);
    CAPTURE(shown(words));
    CHECK(result.code == 4);
    CHECK(result.err.find("ada") != std::string::npos);
    CHECK(result.err.find("adam") != std::string::npos);
    CHECK(demo.home.everything() == before);
  }
}

TEST_CASE("text that cannot be stored is refused with its position, from the line and from stdin") {
  Judge judge;
  struct Row {
    std::string text;
    std::string said;
  };
  const std::vector<Row> from_stdin{{std::string("one\0two", 7), "byte 4"},
                                    {"abc" + kNotUtf8, "byte 7"},
                                    {std::string(300 * 1024, 'x'), "262144"},
                                    {"", "empty"},
                                    {"\n", "empty"},
                                    {"\xED\xA0\x80", ""},
                                    {"\xC0\x80", ""},
                                    {"\xF4\x90\x80\x80", ""}};
  for (const auto& command : mentor::program().commands) {
    const auto spec = command.bind().spec;
    if (spec.params().empty() || command.access != mentor::Access::write) continue;
    const auto text = std::ranges::find_if(spec.params(), [](const Param& p) { return p.joins_words && !is_option(p); });
    if (text == spec.params().end()) continue;
    Words rest;
    for (const auto& word : rest_of(command)) {
      if (word.starts_with("--")) break;
      rest.push_back(word);
    }
    const auto before_text = text - spec.params().begin();
    rest.resize(std::min<std::size_t>(rest.size(), static_cast<std::size_t>(before_text)));
    Words piped = rest;
    piped.push_back("-");
    for (const auto& row : from_stdin) {
      const Json error = judge.refuse(line_of(command, piped), 2, {.input = row.text});
      CAPTURE(error.dump());
      CHECK(error.value("message", "").find(row.said) != std::string::npos);
    }
    judge.refuse(line_of(command, piped), 1);
    for (const std::string& typed : {std::string(), kNotUtf8}) {
      Words words = rest;
      words.push_back(typed);
      judge.refuse(line_of(command, words), 2);
    }
  }
}

TEST_CASE("bad globals are refused before every command") {
  Judge judge;
  const std::vector<std::string> bad{"--format=xml",  "--color=sometimes", "--width=-1",          "--width=x", "--width=1e9",
                                     "--now=someday", "--now=2026-06-31",  "--now=03/04/26",      "--now=m",   "--now=",
                                     "--config=/x/y", "--store=",          "--store=/",           "--yes=1",   "--quiet=0",
                                     "--no-input=x",  "--now=" + kNotUtf8, "--format=" + kNotUtf8};
  for (const auto& command : mentor::program().commands) {
    if (command.access != mentor::Access::read && command.access != mentor::Access::write) continue;
    for (const auto& option : bad) {
      Words words = line_of(command, rest_of(command));
      words.push_back(option);
      judge.refuse(words, 2);
    }
  }
}

TEST_CASE("a full stdout fails every command that prints, and a write says that it was saved") {
  const Demo demo;
  for (const auto& command : mentor::program().commands) {
    if (is_interactive(command)) continue;
    demo.restore();
    const Result result = demo.run(line_of(command, rest_of(command)), {.out = Out::full});
    CAPTURE(std::string(command.name));
    CAPTURE(result.err);
    CHECK(result.code == 1);
    CHECK((result.err.find("was saved") != std::string::npos) == (command.access == mentor::Access::write));
  }
}

TEST_CASE("huge and negative numbers are stored exactly or refused, never wrapped") {
  const Demo demo;
  for (const std::string number : {"-999999999", "999999999999999", "0.000001", "-0", "1000000000000000000000000000000"}) {
    const Result result = demo.run({"goal", "add", "ada", "reach 5 things", "--target=" + number, "--json"});
    CAPTURE(number);
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(Json::parse(result.out).at("target").get<double>() == std::stod(number));
  }
}

TEST_CASE("a time that the clock change skips is refused in every zone that skips it") {
  Judge judge;
  CHECK(judge.refuse({"log", "ada", "x", "--on", "2026-03-29 02:30", "--now", "2026-04-01"}, 2).at("message") ==
        "--on: there is no 02:30 on 2026-03-29 in Europe/Berlin: the clocks go forward over it");
  judge.refuse({"meeting", "add", "ada", "--at", "2027-03-28 01:30"}, 2);
  judge.refuse({"meeting", "move", "ada", "--at", "2027-03-28 01:30"}, 2);
}
