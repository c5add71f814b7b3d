// Exit codes, errors for scripts, and outputs that cannot take what is written.
#include <doctest/doctest.h>

#include "cli/program.hpp"

using namespace mentor::real;

TEST_CASE("each kind of trouble has its exit code and its code for scripts") {
  const Home home;
  home.begin_two_pairs();
  home.out("meeting cancel ada");
  home.write(home.folder / "text.db", "not a database");
  struct Row {
    std::string line;
    int exit;
    std::string code;
  };
  const std::vector<Row> rows{
      {"log ada x --on 2026-06-31", 2, "usage"},
      {"show g99", 3, "not_found"},
      {"meeting cancel ada@2026-11-24", 4, "refused"},
      {"today --store " + (home.folder / "text.db").string(), 6, "damaged"},
      {"rm ada", 7, "input_needed"},
      {"log ada", 7, "input_needed"},
      {"log ada x --edit", 7, "input_needed"},
      {"rm ada --no-input", 7, "input_needed"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    const Json error = home.error(row.line);
    CHECK(error.at("exit") == row.exit);
    CHECK(error.at("code") == row.code);
    CHECK(error.size() == 4);
    CHECK(error.at("message").get<std::string>().size() > 10);
    CHECK(error.at("hint").get<std::string>().size() > 3);
  }
}

TEST_CASE("--exit-code says 8 where something needs attention, and 0 where nothing does") {
  const Home home;
  home.out("pair add --mentor Ada --every weekly --start 2026-09-01 --now 2026-09-01");
  CHECK(home.type("report week --exit-code").code == 8);
  CHECK(home.type("report week").code == 0);
  home.out("goal add ada \"do it\"");
  CHECK(home.type("goal check --exit-code").code == 8);
  home.out("rm g1");
  home.out("log ada x --on 2026-11-20");
  home.out("log ada x --on 2026-11-22");
  CHECK(home.type("report week --exit-code").code == 0);
  CHECK(home.type("goal check --exit-code").code == 0);
}

TEST_CASE("an error for people is a line that names the thing and a hint, on stderr alone") {
  const Home home;
  home.begin_two_pairs();
  const Result result = home.type("show adda");
  CHECK(result.code == 3);
  CHECK(result.out == "");
  CHECK(result.err == "mentor: no pair 'adda' (did you mean 'ada'?)\n");
}

TEST_CASE("a stdout that is full or closed fails, and says that a write was saved") {
  const Home home;
  home.begin_two_pairs();
  for (const Out out : {Out::full, Out::closed}) {
    const std::size_t before = home.json("checkin list").size();
    const Result read = home.type("pair list", {.out = out});
    CHECK(read.code == 1);
    CHECK(read.err.starts_with("mentor: could not write to stdout: "));
    const Result write = home.type("log ada something", {.out = out});
    CHECK(write.code == 1);
    CHECK(write.err.ends_with("; the command was saved (c" + std::to_string(before + 1) + ")\n"));
    CHECK(home.json("checkin list").size() == before + 1);
    CHECK(home.type("--version", {.out = out}).code == 1);
    CHECK(home.type("--help", {.out = out}).code == 1);
  }
}

TEST_CASE("a pipe whose reader has left is no error") {
  const Home home;
  home.begin_two_pairs();
  for (const char* line : {"pair list", "--help", "--version", "log ada something", "report week --json"}) {
    const Result result = home.type(line, {.out = Out::gone});
    CAPTURE(std::string(line));
    CHECK(result.code == 0);
    CHECK(result.err == "");
  }
  CHECK(home.json("checkin list").size() == 1);
}

TEST_CASE("closed streams are never mistaken for the store") {
  const Home home;
  const Result result = home.type("pair add --mentor Ada", {.out = Out::closed});
  CHECK(result.code == 1);
  CHECK(home.read(home.store()).starts_with("SQLite format 3"));
  CHECK(home.json("pair list").size() == 1);
}

TEST_CASE("text from - needs a stdin that can be read") {
  const Home home;
  home.begin_two_pairs();
  const Json error = home.error("log ada -");
  CHECK(error.at("exit") == 1);
  CHECK(error.at("message") == "cannot read stdin; nothing was changed");
  CHECK(home.error("log ada -", {.input = ""}).at("exit") == 2);
  CHECK(home.json("checkin list").empty());
}

TEST_CASE("--quiet leaves out what is only said to people, and keeps what scripts read") {
  const Home home;
  const Result empty = home.type("--quiet");
  CHECK(empty.out == "");
  CHECK(empty.err == "");
  home.begin_two_pairs();
  CHECK(home.out("log ada x --quiet") == "");
  CHECK(home.json("log ada x --quiet").at("id") == "c2");
}

TEST_CASE("control characters of the store, the line and the environment never reach a stream alive") {
  const Home home;
  home.begin_two_pairs();
  const std::string evil =
      "\x1b]0;pwned\x07 \xC2\x9b"
      "31m \xE2\x80\xAE"
      "abc\r";
  REQUIRE(home.run({"log", "ada", evil, "--win", evil, "--i-will", evil}).code == 0);
  REQUIRE(home.run({"goal", "add", "ada", evil, "--metric", evil, "--target", "3"}).code == 0);
  const auto is_clean = [&](const Result& result) {
    for (const std::string& text : {result.out, result.err})
      for (const std::string_view bad : {"\x1b", "\x07", "\xC2\x9b", "\xE2\x80\xAE", "\r"})
        if (text.find(bad) != std::string::npos) return false;
    return true;
  };
  for (const char* line : {"today", "show ada", "show c1", "show g1", "report week", "action list", "search pwned", "agenda ada"})
    for (const char* format : {"table", "markdown", "json"}) {
      CAPTURE(std::string(line));
      CAPTURE(std::string(format));
      CHECK(is_clean(home.type(std::string(line) + " --format " + format)));
    }
  CHECK(is_clean(home.run({"show", evil})));
  CHECK(is_clean(home.run({evil})));
  CHECK(is_clean(home.run({"--" + evil, "x"})));
  CHECK(is_clean(home.run({"today", "--store", "/" + evil + "/x.db"})));
  CHECK(is_clean(home.run({"today", "--now", evil})));
  CHECK(is_clean(home.run({"today"}, {.with = {{"TZ", evil}}})));
  CHECK(home.json("show c1").at("lines").at(0).at("text") == evil);
}
