// Private words, looked for wherever anything is printed: every row of the registry, every format, every sink.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/lines.hpp"

using namespace mentor::real;

namespace {

namespace fs = std::filesystem;

/// Stands in every private text, and nowhere else; short, so that no table cuts it.
constexpr std::string_view kCanary = "qxqxq";

/// The exit code of a format that a command does not print.
constexpr int kUsage = 2;

bool holds(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

std::string with_canary(std::string_view text) {
  std::string filled(text);
  for (auto at = filled.find('%'); at != std::string::npos; at = filled.find('%')) filled.replace(at, 1, kCanary);
  return filled;
}

/// A demo store in which every check-in, promise and topic is private, with all that was ever said in it.
class Hidden {
 public:
  Hidden() {
    const auto& home = demo_.home;
    for (const Json& checkin : home.json("checkin list"))
      type("edit " + checkin.at("id").get<std::string>() +
           " % --private --win % --blocker % --lesson % --thanks % --private-note % --i-will % --due 2026-11-24 --because %");
    for (const char* pair : {"ada", "sam"})
      for (const char* what : {"agenda add", "action add"}) type(std::string(what) + " " + pair + " % --private");
    for (const Json& action : home.json("action list --all"))
      type("edit " + action.at("id").get<std::string>() + " % --private --because %");
    for (int topic = 1; home.type("show t" + std::to_string(topic)).code == 0; ++topic)
      type("edit t" + std::to_string(topic) + " % --private --because %");
    type("drop t5 a12 --because %");
    type("reopen t5 a12");
    fs::copy_file(home.store(), home.folder / "hidden.db");
  }

  const Home& home() const { return demo_.home; }
  Result run(const std::string& line, Way way = {}) const {
    fs::copy_file(home().folder / "hidden.db", home().store(), fs::copy_options::overwrite_existing);
    return demo_.run(words_in(with_canary(line)), std::move(way));
  }
  /// On stdout or stderr.
  bool shows(const std::string& line, Way way = {}) const {
    const Result result = run(line, std::move(way));
    return holds(result.out, kCanary) || holds(result.err, kCanary);
  }

 private:
  void type(const std::string& line) const { demo_.home.out(with_canary(line)); }

  Demo demo_;
};

bool has_option(const mentor::Command& command, std::string_view name) {
  const auto bound = command.bind();
  return std::ranges::any_of(bound.spec.params(), [&](const mentor::Param& param) { return param.name == name; });
}

/// What a command can be told about, by the kind of its operands.
std::vector<std::string> things_for(mentor::Completes kind) {
  switch (kind) {
    case mentor::Completes::pair:
      return {"ada", "sam", "no-such"};
    case mentor::Completes::reference:
      return {"ada", "c1", "a1", "a11", "t1", "t5", "g1", "s1", "ada@2026-12-01", "a999", "t999", "c1 c2"};
    case mentor::Completes::meeting:
      return {"ada", "sam", "ada@2026-12-01", "ada@2026-11-10"};
    case mentor::Completes::goal:
      return {"g1"};
    default:
      return {};
  }
}

/// Its examples; the example with a text that is private; and its name with each thing that its operand can mean.
std::vector<std::string> lines_about(const mentor::Command& command) {
  auto lines = lines_of(command);
  std::erase_if(lines, [](const std::string& line) { return holds(line, "--include-private"); });
  const std::string name(command.name);
  const auto bound = command.bind();
  for (const auto& param : bound.spec.params()) {
    if (param.name.starts_with("--")) continue;
    for (const auto& thing : things_for(param.completes)) {
      lines.push_back(name + " " + thing);
      if (has_option(command, "--private")) lines.push_back(name + " " + thing + " % --private");
      if (has_option(command, "--because")) lines.push_back(name + " " + thing + " --because x");
    }
    break;
  }
  return lines;
}

bool is_handed_on(const mentor::Command& command) { return command.group == mentor::Group::report || command.name.starts_with("remind "); }

constexpr const char* kFormats[] = {"table", "markdown", "csv", "html", "ics", "json"};

/// A program that keeps what it is given, and what stands in its environment.
std::string keeping(const fs::path& file) { return "[\"/bin/sh\", \"-c\", \"(cat; env) >> '" + file.string() + "'\"]"; }

}  // namespace

TEST_CASE("what is private goes into no pipe, file or report, whatever is typed, in any format but marked in JSON") {
  const Hidden hidden;
  for (const auto& command : mentor::program().commands) {
    if (is_interactive(command)) continue;
    const auto lines = lines_about(command);
    for (const std::string format : kFormats) {
      const bool may_hold = format == "json" && !is_handed_on(command);
      if (may_hold || hidden.run(lines.front() + " --format " + format).code == kUsage) continue;
      CAPTURE(format);
      for (const auto& line : lines) {
        CAPTURE(line);
        CHECK_FALSE(hidden.shows(line + " --format " + format));
      }
    }
    if (!is_handed_on(command)) continue;
    for (const auto& line : lines) {
      CAPTURE(line);
      CHECK_FALSE(hidden.shows(line, {.out = Out::terminal}));
    }
  }
}

TEST_CASE("what is private goes into no file that a report is written to") {
  const Hidden hidden;
  for (const auto& command : mentor::program().commands) {
    if (!has_option(command, "--file") || command.name.starts_with("match ")) continue;  // of sheets, not of what is stored
    for (const std::string format : {"markdown", "csv", "html", "json", "table"}) {
      const auto file = hidden.home().folder / ("report." + format);
      CAPTURE(command.name);
      CAPTURE(format);
      fs::remove(file);
      const std::string line = std::string(command.name) + (has_option(command, "--pair") ? " --pair ada" : " ada");
      constexpr int kNotInThisFormat = 2;
      const bool is_export = command.name == "store export";
      if (hidden.run(line + " --format " + format + " --file " + file.string()).code == kNotInThisFormat && is_export) continue;
      CHECK_FALSE(holds(hidden.home().read(file), kCanary));
    }
  }
}

TEST_CASE("what is private is named without its words where a shell completes") {
  const Hidden hidden;
  for (const auto& command : mentor::program().commands) {
    CAPTURE(command.name);
    for (const char* begun : {" ''", " a", " t", " c"}) CHECK_FALSE(hidden.shows("__complete " + std::string(command.name) + begun));
  }
  CHECK(holds(hidden.run("__complete show a11").out, "a11\t(private)"));
  CHECK(holds(hidden.run("__complete show t5").out, "t5\t(private)"));
}

TEST_CASE("a private promise reminds without its words, by every sink") {
  const Hidden hidden;
  const auto& home = hidden.home();
  const auto taken = home.folder / "taken";
  const auto settings = [&](const std::string& remind) {
    home.write(home.config(), "[me]\nname = \"Grace Hopper\"\nemail = \"grace@example.org\"\n[remind]\n" + remind + "\n");
  };
  const Way later{.with = {{"MENTOR_NOW", "2026-11-24T12:00:00Z"}}};
  for (const std::string_view via : {"exec", "mail"}) {
    CAPTURE(via);
    fs::remove(taken);
    settings("via = \"" + std::string(via) + "\"\ncommand = " + keeping(taken));
    CHECK(hidden.run("remind run", later).code == 0);
    const std::string text = home.read(taken);
    CHECK(holds(text, "a private promise is due (a"));
    CHECK_FALSE(holds(text, kCanary));
  }
  settings("via = \"maildir\"\nmaildir = \"" + (home.folder / "Mail").string() + "\"");
  CHECK(hidden.run("remind run", later).code == 0);
  std::string mails;
  for (const auto& mail : fs::directory_iterator(home.folder / "Mail/new")) mails += home.read(mail.path());
  CHECK(holds(mails, "Subject: a private promise is due (a"));
  CHECK_FALSE(holds(mails, kCanary));
  for (const std::string line :
       {"remind run --via stdout", "remind run --via stdout --json", "remind run --dry-run", "remind --json", "remind"}) {
    CAPTURE(line);
    const Result result = hidden.run(line, {.with = later.with, .out = line == "remind" ? Out::terminal : Out::read});
    CHECK(holds(result.out, "a private promise"));
    CHECK_FALSE(holds(result.out, kCanary));
  }
}

TEST_CASE("whoever wrote what is private reads it on the terminal and marked in JSON, and where it is asked for") {
  const Hidden hidden;
  for (const std::string line : {"show c1", "show t1", "show a1", "show ada", "history t1", "history a1", "search %", "action list",
                                 "checkin list", "agenda ada", "today", "edit t5 --minutes 5", "edit a11 --due fri", "done a11", "drop t5",
                                 "log ada % --private", "agenda add ada % --private", "action add ada % --private"}) {
    CAPTURE(line);
    CHECK(holds(hidden.run(line, {.out = Out::terminal}).out, kCanary));
    const std::string json = hidden.run(line + " --json").out;
    CHECK(holds(json, kCanary));
    CHECK(holds(json, "\"private\": true"));
  }
  for (const auto& command : mentor::program().commands) {
    const bool judges_alone = command.name == "report health" || command.name == "report replay" || command.name == "report programme";
    if (!has_option(command, "--include-private") || judges_alone) continue;
    CAPTURE(command.name);
    const auto lines = lines_about(command);
    const bool is_shown = std::ranges::any_of(lines, [&](const std::string& line) {
      return hidden.shows(line + " --include-private --format markdown") || hidden.shows(line + " --include-private --format ics") ||
             (command.name == "store export" && hidden.shows(line + " --include-private --format csv"));
    });
    CHECK((is_shown || command.name == "search"));
  }
}

TEST_CASE("stderr says how many private lines were left out of what is piped") {
  const Hidden hidden;
  CHECK(hidden.run("show t1").err == "1 private line was left out (--include-private shows it)\n");
  CHECK(hidden.run("edit t5 --minutes 5").err == "1 private line was left out\n");
  for (const std::string line : {"action list", "checkin list", "agenda ada", "today", "search qxqxq", "show c1", "report week --last"}) {
    CAPTURE(line);
    CHECK(holds(hidden.run(line).err, "private lines were left out (--include-private shows them)\n"));
    CHECK(hidden.run(line + " --quiet").err == "");
  }
}
