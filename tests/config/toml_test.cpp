// Config text as TOML: what is read, and where it says that it is none.
#include <doctest/doctest.h>

#include <string>

#include "config/toml_reader.hpp"
#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

// "3:5: what" for a text that is refused, "" for one that is read.
std::string refusal(std::string_view text) {
  try {
    read_toml(text, "c");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return error.message;
  }
  return "";
}

bool is_refused_at(std::string_view text, std::string_view place) { return refusal(text).starts_with("c:" + std::string(place) + ": "); }

std::string keys(std::string_view text) {
  std::string all;
  for (const auto& entry : read_toml(text, "c"))
    all += entry.key + "@" + std::to_string(entry.line) + ":" + std::to_string(entry.column) + " ";
  return all;
}

}  // namespace

TEST_CASE("keys are read with their tables, and their places") {
  CHECK(keys("a = 1\n[me]\nname = \"x\"\n  tz = 'y'\n") == "a@1:1 me.name@3:1 me.tz@4:3 ");
  CHECK(keys("me.name = \"x\"\nhealth = { quiet = 2 }\n") == "health.quiet@2:12 me.name@1:4 ");
  CHECK(keys("").empty());
  CHECK(keys("# only a comment").empty());
  CHECK(keys("\xEF\xBB\xBFme.name = \"x\"\r\n") == "me.name@1:4 ");
}

TEST_CASE("each kind of value is told from the others") {
  const auto entries = read_toml("a = 'x'\nb = 2\nc = 2.5\nd = true\ne = ['x', 'y']\nf = [1]\ng = 2026-12-01\nh = []\n", "c");
  REQUIRE(entries.size() == 8);
  CHECK(std::get<std::string>(entries[0].value) == "x");
  CHECK(std::get<std::int64_t>(entries[1].value) == 2);
  CHECK(std::get<double>(entries[2].value) == 2.5);
  CHECK(std::get<bool>(entries[3].value));
  CHECK(std::get<std::vector<std::string>>(entries[4].value) == std::vector<std::string>{"x", "y"});
  CHECK(std::holds_alternative<TomlOther>(entries[5].value));
  CHECK(std::holds_alternative<TomlOther>(entries[6].value));
  CHECK(std::get<std::vector<std::string>>(entries[7].value).empty());
}

TEST_CASE("tables in a list are counted, and one without keys is an entry of its own") {
  CHECK(keys("[[w]]\na = 1\nb = 2\n[[m]]\n[[w]]\n[w.c]\nd = 1\n") == "m[0]@4:1 w[0].a@2:1 w[0].b@3:1 w[1].c.d@7:1 ");
  CHECK(keys("w = [{a = 1}, {}]\nx = [{a = 1}, 2]\n") == "w[0].a@1:7 w[1]@1:15 x@2:1 ");
  const auto entries = read_toml("[[w]]\na = 1\n", "c");
  REQUIRE(entries.size() == 1);
  REQUIRE(entries[0].steps.size() == 2);
  CHECK(entries[0].steps[0].key == "w");
  CHECK(entries[0].steps[0].table == 0);
  CHECK(entries[0].steps[1].table == std::nullopt);
}

TEST_CASE("a quoted key is one step, whatever is in it") {
  const auto entries = read_toml("[c]\n\"Give me three.\" = 3\n'w[0].\u00fc=#' = 4\n[\"a.b\".c]\nd = 1\n", "c");
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].steps.size() == 3);
  CHECK(entries[0].steps[0].key == "a.b");
  CHECK(entries[1].steps.back().key == "Give me three.");
  CHECK(entries[2].steps.back().key == "w[0].\u00fc=#");
}

TEST_CASE("what to type next is said by whoever has the text read") {
  const auto hint = [](std::string_view text) {
    try {
      read_toml(text, "c", {"edit it", "check it", "shorten it"});
    } catch (const Error& error) {
      return error.hint;
    }
    return std::string();
  };
  CHECK(hint("a") == "edit it");
  CHECK(hint("a = \"\xff\"") == "edit it");
  CHECK(hint("a = [") == "check it");
  CHECK(hint(std::string(kConfigLimit + 1, '#')) == "shorten it");
}

TEST_CASE("a list may stand on as many lines as it likes, with comments between") {
  const auto entries = read_toml("command = [\n  \"notify-send\", # the program\n  \"-u\",\n\n  \"low\",\n]\nlast = 1\n", "c");
  REQUIRE(entries.size() == 2);
  CHECK(std::get<std::vector<std::string>>(entries[0].value) == std::vector<std::string>{"notify-send", "-u", "low"});
  CHECK(entries[1].line == 7);
}

TEST_CASE("letters outside ASCII stand in strings and comments, and nowhere else") {
  CHECK(keys("name = \"Grüße 漢字\" # für später\n") == "name@1:1 ");
  CHECK(is_refused_at("a = 1\nübung = 1\n", "2:1"));
  CHECK(is_refused_at("a = ü\n", "1:5"));
}

TEST_CASE("strings of every kind are read whole") {
  CHECK(std::get<std::string>(read_toml("a = \"\"\"\none\ntwo ]\"\"\"", "c")[0].value) == "one\ntwo ]");
  CHECK(std::get<std::string>(read_toml("a = '''[ # \" ü'''", "c")[0].value) == "[ # \" ü");
  CHECK(std::get<std::string>(read_toml(R"(a = "x\"]\\")", "c")[0].value) == "x\"]\\");
  CHECK(keys("a = \"\"\"\n\n\"\"\"\nb = 1") == "a@1:1 b@4:1 ");
}

TEST_CASE("quotes where no text can begin are refused before the library sees them") {
  CHECK(refusal("n= +\"E\u0473\"\n").find("quotes where no text can begin") != std::string::npos);
  for (const char* text : {"n=2.\"\u0473\"", "n = [ 2.\"\u0473\" ]", "n = [\n0xA.'\u0473'\n]", "n = {a = inf.\"\u0473\"}"})
    CHECK(refusal(text).find("quotes where no text can begin") != std::string::npos);
  for (const std::string_view text : {"a = +\"x\"", "a = 1'x'", "a = \"x\"\"y\"", "a = [] \"x\"", "a\"b\" = 1"}) {
    CAPTURE(text);
    CHECK(!refusal(text).empty());
  }
  CHECK(keys("a = [ \"x\" , 'y', [\n'z'] ]\nb = { \"c\".'d' = \"x\" }\n\t\"e\" = ''\n[\"f\"]\n") == "a@1:1 b.c.d@3:11 e@4:2 ");
}

TEST_CASE("a bracket or a second '=' in a number is refused before the library sees what is behind it") {
  for (const char* text :
       {"a = 199-e.me=\"\u0473\"", "a = [1, 2e=\"\u0473\"]", "a = 2[\"\u0473\"]", "a = 2{\"\u0473\"}", "a = {b = 2e=\"\u0473\"}"})
    CHECK(refusal(text).find("begin") != std::string::npos);
  CHECK(keys("a = {b = 'x', c = {d = 1}}\ne = [[1], [2]]\n") == "a.b@1:6 a.c.d@1:20 e@2:1 ");
}

TEST_CASE("what is not closed is refused where it is") {
  CHECK(is_refused_at("a = \"x\nb = 1\n", "1:5"));
  CHECK(is_refused_at("a = 'x", "1:5"));
  CHECK(is_refused_at("a = \"\"\"x\ny", "1:5"));
  CHECK(is_refused_at("a = \"x\\", "1:5"));
  CHECK(!refusal("a = [1, 2").empty());
  CHECK(!refusal("[me\nname = 'x'").empty());
  CHECK(is_refused_at("a = 1 ]", "1:7"));
}

TEST_CASE("what TOML itself does not know is refused with its place") {
  CHECK(is_refused_at("a = 1\na = 2\n", "2:5"));
  CHECK(is_refused_at("a == 1\n", "1:4"));
  CHECK(is_refused_at("\na\n", "2:2"));
  CHECK(!refusal("[=").empty());
  CHECK(!refusal("a = 99999999999999999999").empty());
  CHECK(!refusal("a = \"\\uD800\"").empty());
}

TEST_CASE("control characters, NUL and bytes that are not UTF-8 are refused with their place") {
  CHECK(is_refused_at("a = 1\n\x01", "2:1"));
  CHECK(is_refused_at(std::string_view("a = 1\nb\0", 8), "2:2"));
  CHECK(is_refused_at("a = 1\nb = \"\xff\"", "2:6"));
  CHECK(!refusal("a = \"\x1b[31m\"").empty());
  CHECK(refusal("a = \"\x1b[31m\"").find('\x1b') == std::string::npos);
}

TEST_CASE("a text that is too long, too deep or too dotted is refused") {
  CHECK(refusal("#" + std::string(kConfigLimit - 1, 'x')).empty());
  CHECK(refusal("#" + std::string(kConfigLimit, 'x')) == "c is longer than 64 KiB");
  CHECK(is_refused_at("a = " + std::string(17, '['), "1:21"));
  std::string dotted = "a";
  for (int i = 0; i < 17; ++i) dotted += ".a";
  CHECK(!refusal(dotted + " = 1").empty());
  CHECK(refusal("a = 1.5\nb = 2.5\n").empty());
}

TEST_CASE("every beginning of a good text is read or refused, and never more") {
  const std::string good = "# c\n[me]\nname = \"Grüße\\n\" # x\n[health]\nquiet = 2.5\n[remind]\ncommand = [\n 'a',\n \"b\"]\n";
  for (std::size_t length = 0; length <= good.size(); ++length) {
    CAPTURE(length);
    const std::string message = refusal(std::string_view(good).substr(0, length));
    CHECK((message.empty() || message.starts_with("c:")));
  }
}
