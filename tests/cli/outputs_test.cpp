// What every command prints, in every format: JSON by its schema, CSV by its grammar, markdown and tables fit to be shown.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>

#include "cli/program.hpp"
#include "commands/registry.hpp"
#include "mentor/base/text.hpp"

using namespace mentor::real;

namespace {

namespace fs = std::filesystem;

/// What is typed in a demo store, where the example of the registry does not say it all: each line on a fresh copy of the store.
const std::map<std::string_view, std::vector<std::string>> kLines{
    {"show", {"show g1", "show ada", "show c1", "show a1", "show t1", "show s1", "show sam@2026-11-26", "show g1 c1", "show ada sam"}},
    {"history", {"history g1", "history c1", "history ada"}},
    {"search", {"search outline", "search no-such-word-anywhere"}},
    {"edit", {"edit g1 --due 2026-12-31", "edit a3 --due 2026-12-31", "edit s2 --due 2026-12-31", "edit ada --tag x"}},
    {"done", {"done a11", "done g1 --result 1", "done s2", "done t5"}},
    {"drop", {"drop t5 --because \"no longer needed\"", "drop g1", "drop a11"}},
    {"reopen", {"reopen a1", "reopen s1"}},
    {"rm", {"rm c1", "rm a1 g2", "rm ada --yes", "rm t1", "rm s1"}},
    {"pair pause", {"pair pause ada --until 2026-12-31", "pair pause ada sam"}},
    {"pair resume", {"pair resume lee"}},
    {"pair end", {"pair end ada --thanks \"Thank you\"", "pair end ada sam --because done"}},
    {"agreement set", {"agreement set ada --every \"2w thu 10:00\" --notice 1d", "agreement set ada sam --reply-within 2d"}},
    {"agreement sign", {"agreement sign lee --by both"}},
    {"goal add", {"goal add ada \"Give a talk\" --level -2=none --level 2=all --weight 2", "goal add ada learn"}},
    {"goal check", {"goal check", "goal check g1"}},
    {"agenda next", {"agenda", "agenda ada", "agenda sam@2026-11-26"}},
    {"checkin add", {"checkin add ada x --on yesterday --i-will y --progress g1=3 --private-note z --rating 3"}},
    {"log", {"log sam \"hello\" --channel message", "log ada --win w --lesson l --thanks t --blocker b --they-will p"}},
    {"checkin list", {"checkin list", "checkin list --pair ada --limit 2"}},
    {"meeting list", {"meeting list", "meeting list --from 2026-09-01 --until 2026-12-31"}},
    {"meeting miss", {"meeting miss ada@2026-11-24 --now 2026-11-25"}},
    {"action list", {"action list", "action list --all", "action list --overdue"}},
    {"report week", {"report week", "report week --last", "report week --of 2026-09-15", "report week --include-private"}},
    {"report replay", {"report replay --set health.quiet=1"}},
    {"topic edit", {"edit t5 --minutes 5"}},
    {"config show", {"config show", "config show me.name", "config show --origin"}},
};

/// What needs somebody at a terminal.
constexpr std::string_view kInteractive[] = {"config edit"};

const std::vector<std::string>& lines_of(const mentor::Command& command) {
  static std::map<std::string_view, std::vector<std::string>> examples;
  if (const auto found = kLines.find(command.name); found != kLines.end()) return found->second;
  const std::string example(command.example.substr(0, command.example.find(" --format")));
  return examples.try_emplace(command.name, std::vector<std::string>{example}).first->second;
}

bool is_interactive(const mentor::Command& command) { return std::ranges::find(kInteractive, command.name) != std::end(kInteractive); }

/// A home with a demo store, and the means to have it back as it was.
class Demo {
 public:
  Demo() {
    home.out("demo " + (home.folder / "made").string());
    const std::string made = " --store " + (home.folder / "made/mentor.db").string();
    home.out("pair add --mentee \"Lee Wong\" --every weekly" + made);
    home.out("pair pause lee" + made);
    fs::create_directories(home.store().parent_path());
    restore();
  }
  void restore() const {
    fs::remove_all(home.folder / ".config");
    fs::copy_file(home.folder / "made/mentor.db", home.store(), fs::copy_options::overwrite_existing);
  }
  Result type(const std::string& line) const { return home.type(line, {.with = {{"TMPDIR", home.folder}}}); }

  Home home;
};

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
  demo.home.out("log ada \"quotes \"\" and, commas\" --win \"=1+2\" --store " + (demo.home.folder / "made/mentor.db").string());
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
