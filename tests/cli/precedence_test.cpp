// What counts when a setting is given twice: the flag, then the environment, then the config file, then what is built in.
#include <doctest/doctest.h>

#include "cli/program.hpp"

using namespace mentor::real;

namespace {

std::string path_of(const Home& home, const std::string& line, const Way& way = {}) { return home.json(line, way).at("path"); }

std::string own_store(const Home& home, const std::string& name) { return (home.folder / name / "s.db").string(); }

void begin_stores(const Home& home) {
  home.begin_two_pairs();
  for (const char* name : {"flag", "variable", "file", "xdg/mentor"}) home.out("pair add --mentor Ada --store " + own_store(home, name));
  std::filesystem::rename(own_store(home, "xdg/mentor"), home.folder / "xdg/mentor/mentor.db");
}

}  // namespace

TEST_CASE("the store: --store, MENTOR_STORE, store.path, XDG_DATA_HOME, HOME") {
  const Home home;
  begin_stores(home);
  const std::string flag = " --store " + own_store(home, "flag");
  const std::map<std::string, std::string> variables{{"MENTOR_STORE", own_store(home, "variable")},
                                                     {"XDG_DATA_HOME", (home.folder / "xdg").string()}};
  CHECK(path_of(home, "store info") == home.store());
  CHECK(path_of(home, "store info", {.with = {{"XDG_DATA_HOME", home.folder / "xdg"}}}) == home.folder / "xdg/mentor/mentor.db");
  home.write(home.config(), "[store]\npath = \"" + own_store(home, "file") + "\"\n");
  CHECK(path_of(home, "store info", {.with = {{"XDG_DATA_HOME", home.folder / "xdg"}}}) == own_store(home, "file"));
  CHECK(path_of(home, "store info", {.with = variables}) == own_store(home, "variable"));
  CHECK(path_of(home, "store info" + flag, {.with = variables}) == own_store(home, "flag"));
}

TEST_CASE("an XDG variable that is empty or relative counts as unset") {
  const Home home;
  home.begin_two_pairs();
  CHECK(path_of(home, "store info", {.with = {{"XDG_DATA_HOME", ""}}}) == home.store());
  CHECK(path_of(home, "store info", {.with = {{"XDG_DATA_HOME", "some/where"}}}) == home.store());
}

TEST_CASE("the config file: --config, MENTOR_CONFIG, XDG_CONFIG_HOME, HOME") {
  const Home home;
  for (const char* name : {"flag", "variable", "xdg/mentor/config", "home"})
    home.write(home.folder / (std::string(name) + ".toml"), "me.name = \"" + std::string(name) + "\"\n");
  std::filesystem::create_directories(home.config().parent_path());
  std::filesystem::rename(home.folder / "home.toml", home.config());
  const auto name = [&](const std::string& more, const Way& way) {
    return home.json("config show me.name" + more, way).at("me.name").at("value").get<std::string>();
  };
  const std::string xdg = home.folder / "xdg";
  const std::string variable = home.folder / "variable.toml";
  CHECK(name("", {}) == "home");
  CHECK(name("", {.with = {{"XDG_CONFIG_HOME", xdg}}}) == "xdg/mentor/config");
  CHECK(name("", {.with = {{"XDG_CONFIG_HOME", xdg}, {"MENTOR_CONFIG", variable}}}) == "variable");
  CHECK(name(" --config " + (home.folder / "flag.toml").string(), {.with = {{"MENTOR_CONFIG", variable}}}) == "flag");
}

TEST_CASE("my name: me.name, else USER, else nothing") {
  const Home home;
  const auto origin = [&](const Way& way) { return home.json("config show me.name", way).at("me.name"); };
  CHECK(origin({.without = {"USER"}}) == Json({{"value", ""}, {"origin", "default"}}));
  CHECK(origin({}) == Json({{"value", "Grace Hopper"}, {"origin", "environment"}}));
  home.write(home.config(), "me.name = \"Grace H.\"\n");
  CHECK(origin({}) == Json({{"value", "Grace H."}, {"origin", "file"}}));
}

TEST_CASE("the moment: --now, then MENTOR_NOW") {
  const Home home;
  home.begin_two_pairs();
  CHECK(home.json("today").at("now") == "2026-11-23T09:00:00Z");
  CHECK(home.json("today --now 2026-12-24T18:00:00Z").at("now") == "2026-12-24T18:00:00Z");
  CHECK(home.json("today", {.without = {"MENTOR_NOW"}}).at("now").get<std::string>() > "2026-11-23T09:00:00Z");
}

TEST_CASE("my zone: me.tz, then TZ") {
  const Home home;
  home.begin_two_pairs();
  CHECK(home.json("report week").at("tz") == "Europe/Berlin");
  CHECK(home.json("report week", {.with = {{"TZ", "Asia/Tokyo"}}}).at("tz") == "Asia/Tokyo");
  home.write(home.config(), "me.tz = \"America/New_York\"\n");
  CHECK(home.json("report week", {.with = {{"TZ", "Asia/Tokyo"}}}).at("tz") == "America/New_York");
}

TEST_CASE("the format: --format, then defaults.format, then table") {
  const Home home;
  home.begin_two_pairs();
  const std::string table = home.out("pair list");
  home.write(home.config(), "defaults.format = \"csv\"\n");
  CHECK(home.out("pair list").starts_with("id,uid,handle,"));
  CHECK(home.out("pair list --format table") == table);
  CHECK(Json::parse(home.out("pair list --json")).size() == 2);
}

TEST_CASE("colour: --color, NO_COLOR, CLICOLOR_FORCE, ui.color, and never to a pipe by itself") {
  const Home home;
  home.begin_two_pairs();
  const auto coloured = [&](const std::string& more, const std::map<std::string, std::string>& with) {
    return home.out("pair list" + more, {.with = with}).find('\x1b') != std::string::npos;
  };
  CHECK_FALSE(coloured("", {}));
  CHECK(coloured("", {{"CLICOLOR_FORCE", "1"}}));
  CHECK_FALSE(coloured("", {{"CLICOLOR_FORCE", "0"}}));
  CHECK_FALSE(coloured("", {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}));
  CHECK(coloured("", {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", ""}}));
  CHECK(coloured(" --color always", {{"NO_COLOR", "1"}}));
  CHECK_FALSE(coloured(" --color never", {{"CLICOLOR_FORCE", "1"}}));
  home.write(home.config(), "ui.color = \"always\"\n");
  CHECK(coloured("", {}));
  CHECK_FALSE(coloured("", {{"NO_COLOR", "1"}}));
  CHECK_FALSE(coloured(" --color never", {}));
}

TEST_CASE("the width: --width, then COLUMNS, and none to a pipe") {
  const Home home;
  home.begin_two_pairs();
  home.out("action add ada \"a promise that is much longer than any narrow screen could ever hold in one line\"");
  const auto longest = [&](const std::string& more, const std::map<std::string, std::string>& with) {
    std::size_t most = 0;
    std::size_t at = 0;
    const std::string text = home.out("action list" + more, {.with = with});
    for (std::size_t end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) most = std::max(most, end - at);
    return most;
  };
  CHECK(longest("", {}) > 100);
  CHECK(longest("", {{"COLUMNS", "60"}}) <= 60);
  CHECK(longest(" --width 40", {{"COLUMNS", "60"}}) <= 40);
  CHECK(longest(" --width 0", {{"COLUMNS", "60"}}) > 100);
}

TEST_CASE("no variable and no locale changes what scripts read") {
  const Home home;
  home.begin_two_pairs();
  home.out("log ada \"M\xC3\xBCller kam\" --rating 4 --for 1h30m");
  const std::map<std::string, std::string> with{
      {"LC_ALL", "de_DE.UTF-8"}, {"LANG", "tr_TR.UTF-8"}, {"COLUMNS", "20"}, {"CLICOLOR_FORCE", "1"}};
  for (const char* line : {"checkin list --json", "report week --json", "checkin list --format csv"})
    CHECK(home.out(line, {.with = with}) == home.out(line));
}
