// Reads the includes of every source file and holds them against the floors: one way down, and each library behind its door.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/sources.hpp"

using mentor::sample::lines;
using mentor::sample::program_sources;
using mentor::sample::Source;

namespace {

/// From the ground up; a floor may include itself and those before it.
constexpr std::array<std::string_view, 9> kFloors{"base", "domain", "render", "config", "store", "mentoring", "cli", "commands", "main"};

/// The floors below that one does not include all the same: a use case returns structs, which know no format.
struct Shut {
  std::string_view from;
  std::string_view to;
};
constexpr std::array<Shut, 1> kShut{{{"mentoring", "render"}}};

/// The names between the quotes or brackets behind each #include.
std::vector<std::string> includes_of(std::string_view text) {
  std::vector<std::string> names;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    const auto hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#') continue;
    const auto word = line.find("include", hash);
    const auto open = line.find_first_of("<\"", hash);
    if (word == std::string::npos || open == std::string::npos) continue;
    names.push_back(line.substr(open + 1, line.find_first_of(">\"", open + 1) - open - 1));
  }
  return names;
}

/// The first folder of a path or of an include. "src/main.cpp" is the roof.
std::string_view floor_name(std::string_view path) {
  for (const std::string_view lead : {"src/", "include/mentor/", "mentor/"})
    if (path.starts_with(lead)) {
      path.remove_prefix(lead.size());
      break;
    }
  return path.substr(0, path.find_first_of("/."));
}

/// Where a floor stands, or -1 for what is no floor.
int floor_of(std::string_view path) {
  const auto found = std::ranges::find(kFloors, floor_name(path));
  return found == kFloors.end() ? -1 : static_cast<int>(found - kFloors.begin());
}

bool is_ours(std::string_view include) { return include.find('/') != std::string_view::npos && floor_of(include) >= 0; }

struct Door {
  std::string_view what;                   ///< how the includes of a library begin
  std::vector<std::string_view> may_open;  ///< how the paths of the files begin that may include it
};

const std::vector<Door> kDoors{
    {"CLI/", {"src/cli/adapter.cpp"}},
    {"SQLiteCpp/", {"src/store/"}},
    {"sqlite3", {"src/store/"}},
    {"toml++/", {"src/config/toml_reader.cpp"}},
    {"rapidjson/", {"src/base/json_reader.cpp"}},
    {"lemon/", {"src/domain/assignment.cpp"}},
    {"iostream", {}},  // src/base/standard_streams.cpp leaves them out
};

/// The folder of a noun within commands/, "" elsewhere.
std::string_view noun_of(std::string_view path) {
  for (const std::string_view lead : {"src/commands/", "commands/"})
    if (path.starts_with(lead)) {
      path.remove_prefix(lead.size());
      const auto slash = path.find('/');
      return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    }
  return {};
}

/// What several nouns need stands in shared/, which needs none of them, so that there is no circle.
bool goes_across(std::string_view path, std::string_view include) {
  const auto from = noun_of(path);
  const auto to = noun_of(include);
  return !from.empty() && !to.empty() && to != from && to != "shared";
}

bool goes_through_a_shut_door(std::string_view path, std::string_view include) {
  return std::ranges::any_of(kShut, [&](const Shut& shut) { return floor_name(path) == shut.from && floor_name(include) == shut.to; });
}

/// "FILE: WHAT" for each include that goes up or through somebody else's door.
std::vector<std::string> faults_of(const Source& source) {
  std::vector<std::string> faults;
  const auto starts = [&](std::string_view lead) { return std::string_view(source.path).starts_with(lead); };
  for (const auto& include : includes_of(source.text)) {
    if (is_ours(include) && floor_of(include) > floor_of(source.path)) faults.push_back(source.path + ": goes up to " + include);
    if (goes_across(source.path, include)) faults.push_back(source.path + ": goes across to " + include);
    if (is_ours(include) && goes_through_a_shut_door(source.path, include)) faults.push_back(source.path + ": is shut off from " + include);
    for (const auto& door : kDoors)
      if (include.starts_with(door.what) && std::ranges::none_of(door.may_open, starts))
        faults.push_back(source.path + ": takes " + include);
  }
  return faults;
}

}  // namespace

TEST_CASE("a floor includes only itself and those below, and each library has one door") {
  std::vector<std::string> faults;
  for (const auto& source : program_sources())
    for (auto& fault : faults_of(source)) faults.push_back(std::move(fault));
  CHECK(lines(faults) == "");
}

TEST_CASE("every source file stands on a floor") {
  std::vector<std::string> strays;
  for (const auto& source : program_sources())
    if (floor_of(source.path) < 0) strays.push_back(source.path);
  CHECK(lines(strays) == "");
  CHECK(program_sources().size() > 100);
}

TEST_CASE("an include that goes up, or takes a library past its door, is found") {
  const Source domain{
      "src/domain/goal.cpp",
      "#include <sqlite3.h>\n#include <lemon/core.h>\n  #  include \"mentor/store/store.hpp\"\n#include \"mentor/base/time.hpp\"\n"};
  CHECK(lines(faults_of(domain)) ==
        "src/domain/goal.cpp: takes sqlite3.h\nsrc/domain/goal.cpp: takes lemon/core.h\nsrc/domain/goal.cpp: goes up to "
        "mentor/store/store.hpp\n");
  const Source command{"src/commands/help.cpp", "#include <CLI/CLI.hpp>\n#include <toml++/toml.h>\n#include \"cli/usage.hpp\"\n"};
  CHECK(lines(faults_of(command)) == "src/commands/help.cpp: takes CLI/CLI.hpp\nsrc/commands/help.cpp: takes toml++/toml.h\n");
}

TEST_CASE("a use case that includes a view, an option or a command is found") {
  const Source today{"src/mentoring/today.cpp",
                     "#include \"mentor/render/view.hpp\"\n#include \"mentor/store/topics.hpp\"\n#include \"mentor/cli/context.hpp\"\n"
                     "#include \"commands/shared/json.hpp\"\n#include \"render/cell_text.hpp\"\n"};
  CHECK(lines(faults_of(today)) ==
        "src/mentoring/today.cpp: is shut off from mentor/render/view.hpp\n"
        "src/mentoring/today.cpp: goes up to mentor/cli/context.hpp\n"
        "src/mentoring/today.cpp: goes up to commands/shared/json.hpp\n"
        "src/mentoring/today.cpp: is shut off from render/cell_text.hpp\n");
}

TEST_CASE("an include of another noun's folder is found") {
  const Source add{"src/commands/goal/add.cpp",
                   "#include \"commands/goal/x.hpp\"\n#include \"commands/shared/json.hpp\"\n#include \"commands/agenda/page.hpp\"\n"};
  CHECK(lines(faults_of(add)) == "src/commands/goal/add.cpp: goes across to commands/agenda/page.hpp\n");
  const Source shared{"src/commands/shared/json.cpp", "#include \"commands/goal/x.hpp\"\n#include \"commands/registry.hpp\"\n"};
  CHECK(lines(faults_of(shared)) == "src/commands/shared/json.cpp: goes across to commands/goal/x.hpp\n");
}

TEST_CASE("only the files of base that are about zones name the zone database") {
  std::vector<std::string> strays;
  for (const auto& source : program_sources())
    if ((source.text.find("/zoneinfo") != std::string::npos || source.text.find("/etc/localtime") != std::string::npos) &&
        !source.path.starts_with("src/base/zone") && !source.path.starts_with("include/mentor/base/zone"))
      strays.push_back(source.path);
  CHECK(lines(strays) == "");
}

TEST_CASE("only main reads the system clock") {
  std::vector<std::string> readers;
  for (const auto& source : program_sources())
    for (const std::string_view call : {"system_clock::now", "::time(", "gettimeofday", "clock_gettime", "localtime(", "gmtime("})
      if (source.text.find(call) != std::string::npos) readers.push_back(source.path);
  CHECK(lines(readers) == "src/main.cpp\n");
}

TEST_CASE("the words of what may be private are taken out of their types in few places, none of which prints them") {
  std::vector<std::string> takers;
  for (const auto& source : program_sources())
    if (source.text.find(".unguarded()") != std::string::npos && !std::string_view(source.path).starts_with("src/store/") &&
        !std::string_view(source.path).starts_with("src/render/"))
      takers.push_back(source.path);
  // The type itself; editors and forms, which show what one wrote to whoever changes it; reminders, which take it out of what was sent.
  CHECK(lines(takers) ==
        "include/mentor/base/phrase.hpp\n"
        "src/commands/checkin/edit.cpp\nsrc/commands/checkin/fields.cpp\nsrc/commands/shared/edit.cpp\n"
        "src/mentoring/delivering.cpp\nsrc/mentoring/importing.cpp\n");
}
