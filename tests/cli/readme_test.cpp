// README.md and the pages of docs are true: their walk-throughs print what stands there, and the scripts of README.md run.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "cli/program.hpp"

using namespace mentor::real;

namespace {

constexpr std::string_view kClockBegins = "<!-- clock: ";
constexpr std::string_view kClockEnds = " -->";
constexpr std::string_view kFence = "```";
constexpr std::string_view kPrompt = "$ ";
const std::string kProgram = "mentor";

/// A fenced part of the text: what it is, where its lines begin and end, and the moment that was set before it.
struct Fenced {
  std::string kind;
  std::size_t begin, end;
  std::string lines;
  std::string clock;
};

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  for (std::size_t end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) lines.push_back(text.substr(at, end - at));
  return lines;
}

std::vector<Fenced> fenced_parts(const std::string& text) {
  std::vector<Fenced> parts;
  std::string clock;
  bool is_open = false;
  std::size_t at = 0;
  for (const auto& line : parted(text)) {
    if (line.starts_with(kClockBegins)) clock = line.substr(kClockBegins.size(), line.find(kClockEnds) - kClockBegins.size());
    const bool is_fence = line.starts_with(kFence);
    const std::size_t next = at + line.size() + 1;
    if (is_fence && !is_open) parts.push_back({line.substr(kFence.size()), next, next, "", clock});
    if (is_fence && is_open) {
      parts.back().end = at;
      parts.back().lines = text.substr(parts.back().begin, at - parts.back().begin);
    }
    if (is_fence) is_open = !is_open;
    at = next;
  }
  return parts;
}

/// The commands of a walk-through, as typed: one goes on behind a backslash at the end of a line.
std::vector<std::string> commands_in(const std::string& walk) {
  std::vector<std::string> commands;
  bool goes_on = false;
  for (const auto& line : parted(walk)) {
    if (goes_on) commands.back() += "\n" + line;
    if (line.starts_with(kPrompt)) commands.push_back(line);
    goes_on = (goes_on || line.starts_with(kPrompt)) && line.ends_with('\\');
  }
  return commands;
}

std::vector<std::string> words_of(std::string command) {
  for (auto at = command.find("\\\n"); at != std::string::npos; at = command.find("\\\n")) command.erase(at, 2);
  auto words = words_in(command.substr(kPrompt.size()));
  REQUIRE(words.front() == kProgram);
  words.erase(words.begin());
  return words;
}

/// A walk-through as the program tells it now.
std::string walked(const Home& home, const std::string& walk) {
  std::string told;
  for (const auto& command : commands_in(walk)) {
    CAPTURE(command);
    const Result result = home.run(words_of(command), {.with = {{"USER", "nia"}}, .out = Out::terminal});
    CHECK(result.code == 0);
    told += command + "\n" + result.err + result.out;
  }
  return told;
}

const std::string kReadme = MENTOR_SOURCE_DIR "/README.md";

// A page's walk-throughs are of one home. "```toml" are settings, "```toml NAME" and "```csv NAME" files that the walk reads.
std::string walked_page(const std::string& text, bool writes) {
  Home home;
  std::string anew, settings;
  std::size_t from = 0;
  for (const auto& part : fenced_parts(text)) {
    if (part.kind == "toml") home.write(home.config(), settings += part.lines);
    if (const auto blank = part.kind.find(' '); blank != std::string::npos)
      home.write(home.folder / part.kind.substr(blank + 1), part.lines);
    if (part.kind != "console") continue;
    home.now = part.clock;
    const std::string told = walked(home, part.lines);
    INFO("./dev docs writes what is printed now");
    if (!writes) CHECK(told == part.lines);
    anew += text.substr(from, part.begin - from) + told;
    from = part.end;
  }
  return anew + text.substr(from);
}

std::vector<std::filesystem::path> pages() {
  std::vector<std::filesystem::path> all{kReadme};
  for (const auto& entry : std::filesystem::directory_iterator(MENTOR_SOURCE_DIR "/docs"))
    if (entry.path().extension() == ".md") all.push_back(entry.path());
  return all;
}

}  // namespace

// With MENTOR_WRITE_README set the walk-throughs are written anew in place of being compared.
TEST_CASE("the walk-through of README.md prints line by line what stands there, and so do those of the pages of docs") {
  const bool writes = std::getenv("MENTOR_WRITE_README") != nullptr;
  for (const auto& page : pages()) {
    CAPTURE(page.string());
    const std::string text = Home().read(page);
    CHECK((page != kReadme || text.find("```console") != std::string::npos));
    const std::string anew = walked_page(text, writes);
    if (writes) std::ofstream(page, std::ios::binary) << anew;
  }
}

TEST_CASE("the scripts of README.md run") {
  const Home home;
  home.out("pair add --mentor \"Jonas Lind <jonas@example.org>\" --every \"weekly tue 15:00\" --start 2026-11-23");
  home.out("goal add jonas \"Review pull requests\"");
  std::filesystem::create_directories(home.folder / "bin");
  std::filesystem::create_symlink(MENTOR_BINARY, home.folder / "bin/mentor");
  std::string settings;
  for (const auto& part : fenced_parts(home.read(kReadme))) {
    if (part.kind == "toml") home.write(home.config(), settings += part.lines);
    if (part.kind != "sh") continue;
    home.write(home.folder / "script", part.lines);
    const std::string run = "cd '" + home.folder.string() + "' && env -i HOME=\"$PWD\" PATH=\"$PWD/bin:/usr/bin:/bin\" TZ=Europe/Berlin " +
                            "MENTOR_NOW=" + part.clock + " sh -eu script >said 2>&1";
    const int code = std::system(run.c_str());
    INFO(home.read(home.folder / "said"));
    CHECK(code == 0);
  }
  CHECK(home.read(home.folder / "meetings.ics").starts_with("BEGIN:VCALENDAR"));
  CHECK(home.read(home.folder / "invitation.eml").find("jonas@example.org") != std::string::npos);
  CHECK(Json::parse(home.read(home.folder / "logged.json")) == Json::parse(home.read(home.folder / "the-same.json")));
  CHECK(home.read(home.folder / "goals.csv").starts_with("id,"));
  CHECK(home.read(home.folder / "week.md").starts_with("# Mentoring, week 48"));
}
