// What every command prints, in every format: JSON by its schema, CSV by its grammar, markdown and tables fit to be shown.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>

#include "cli/lines.hpp"
#include "mentor/base/text.hpp"

using namespace mentor::real;

namespace {

std::string record(std::string_view command, const std::string& line, const std::string& format, const std::string& text) {
  return Json({{"command", command}, {"line", line}, {"format", format}, {"text", text}}).dump() + "\n";
}

/// What the validator says about the records; "" when it has no complaint.
std::string complaints(const Home& home, const std::string& records) {
  home.write(home.folder / "records", records);
  const std::string command = "/usr/bin/python3 '" MENTOR_SOURCE_DIR "/tests/schema/validate.py' '" MENTOR_SOURCE_DIR
                              "/man/mentor.schema.json' 2>&1 <'" +
                              (home.folder / "records").string() + "'";
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string said;
  char buffer[4096];
  for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) said.append(buffer, got);
  return ::pclose(pipe) == 0 ? "" : said;
}

int widest_line(const std::string& text) {
  int widest = 0;
  std::size_t at = 0;
  for (std::size_t end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
    const std::string line = text.substr(at, end - at);
    // What is there to be typed stands whole, so that it can be copied.
    if (line.find("mentor ") == std::string::npos) widest = std::max(widest, mentor::display_width(line));
  }
  return widest;
}

bool has_controls(const std::string& text) {
  return std::ranges::any_of(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; });
}

}  // namespace

TEST_CASE("every command's JSON in a demo store is what the schema says") {
  const Demo demo;
  std::string records;
  for (const auto& command : mentor::program().commands) {
    if (is_interactive(command)) continue;
    for (const auto& line : lines_of(command)) {
      CAPTURE(line);
      demo.restore();
      const Result result = demo.type(line + " --json");
      INFO(result.err);
      CHECK(result.code == 0);
      records += record(command.name, line, "json", result.out);
    }
  }
  const std::string said = complaints(demo.home, records);
  CHECK(said == "");
}

TEST_CASE("every command's JSON without a store, and in an empty one, is what the schema says") {
  const Home home;
  std::string records;
  const auto type_all = [&] {
    for (const auto& command : mentor::program().commands) {
      if (command.access != mentor::Access::read) continue;
      for (const auto& line : lines_of(command)) {
        const Result result = home.type(line + " --json");
        if (result.code == 0 && result.out.empty()) continue;
        records += result.code == 0 ? record(command.name, line, "json", result.out) : record("error", line, "json", result.err);
      }
    }
  };
  type_all();
  home.out("pair add --mentor Ada");
  home.out("rm ada --yes");
  type_all();
  const std::string said = complaints(home, records);
  CHECK(said == "");
}

TEST_CASE("every command's error for scripts is what the schema says") {
  const Demo demo;
  std::string records;
  for (const auto& command : mentor::program().commands) {
    const std::string line = std::string(command.name) + " --no-such-option";
    const Result result = demo.type(line + " --json");
    CAPTURE(line);
    CHECK(result.code == 2);
    records += record("error", line, "json", result.err);
  }
  const std::string said = complaints(demo.home, records);
  CHECK(said == "");
}

TEST_CASE("every command's CSV is a header and rows of as many cells") {
  const Demo demo;
  for (const std::string line : {"log ada \"quotes \"\" and, commas\" --win \"=1+2\"", "pair edit king --tag sun", "undo"})
    demo.home.out(line + " --store " + (demo.home.folder / "made/mentor.db").string());
  std::string records;
  for (const auto& command : mentor::program().commands) {
    if (is_interactive(command)) continue;
    for (const auto& line : lines_of(command)) {
      demo.restore();
      const Result result = demo.type(line + " --format csv");
      CAPTURE(line);
      CHECK(result.code == 0);
      records += record(command.name, line, "csv", result.out);
    }
  }
  const std::string said = complaints(demo.home, records);
  CHECK(said == "");
}

TEST_CASE("a list with nothing in it is a header in CSV") {
  const Home home;
  home.out("pair add --mentor Ada");
  home.out("rm ada --yes");
  for (const auto& command : mentor::program().commands) {
    if (!command.name.ends_with(" list") && command.name != "search") continue;
    const Result result = home.type(lines_of(command).front() + " --format csv");
    CAPTURE(std::string(command.name));
    if (result.code != 0) continue;  // of a pair that is not there
    CHECK(result.out.find(',') != std::string::npos);
    CHECK(std::ranges::count(result.out, '\n') == (command.name == "person list" ? 3 : 1));
  }
}

TEST_CASE("every view's markdown has no control character, and its tables fit the width that is asked for") {
  const Demo demo;
  const std::string made = " --store " + (demo.home.folder / "made/mentor.db").string();
  REQUIRE(demo.home
              .run({"log", "ada", "a\x1b[31m\ttab\rcr \xE2\x80\xAE bidi \xE4\xBD\xA0\xE5\xA5\xBD", "--i-will",
                    "\x07"
                    "bell",
                    "--store", demo.home.folder / "made/mentor.db"})
              .code == 0);
  demo.restore();
  for (const auto& command : mentor::program().commands) {
    if (command.access != mentor::Access::read) continue;
    for (const auto& line : lines_of(command)) {
      CAPTURE(line);
      CHECK_FALSE(has_controls(demo.type(line + " --format markdown").out));
      for (const int width : {40, 80, 200}) {
        CAPTURE(width);
        const Result result = demo.type(line + " --width " + std::to_string(width));
        CHECK(result.code == 0);
        CHECK(widest_line(result.out) <= width);
        CHECK_FALSE(has_controls(result.out));
      }
    }
  }
}
