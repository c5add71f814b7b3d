// Where --file puts a report, and what it never touches.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/program.hpp"

using namespace mentor::real;

namespace {

namespace fs = std::filesystem;

mode_t mode_of(const fs::path& path) {
  struct stat info {};
  REQUIRE(::lstat(path.c_str(), &info) == 0);
  return info.st_mode & 07777;
}

}  // namespace

TEST_CASE("--file and -o write a new file for the user alone, and - is stdout") {
  const Home home;
  home.begin_two_pairs();
  const std::string report = home.out("report week --format markdown");
  for (const char* option : {"--file r.md", "--file=r.md", "-o r.md", "-o=r.md"}) {
    CAPTURE(option);
    CHECK(home.out(std::string("report week --format markdown ") + option) == "");
    CHECK(home.read(home.folder / "r.md") == report);
    CHECK(mode_of(home.folder / "r.md") == 0600);
    fs::remove(home.folder / "r.md");
  }
  CHECK(home.out("report week --format markdown --file -") == report);
  CHECK_FALSE(fs::exists(home.folder / "-"));
  CHECK(home.run({"__complete", "--", "report", "week", "-o", ""}).out == ":files\n");
}

TEST_CASE("a report is not written over a store, by whatever name, nor over what belongs to it") {
  const Home home;
  home.begin_two_pairs();
  const std::string store = home.store();
  fs::create_symlink(store, home.folder / "link");
  fs::copy_file(store, home.folder / "backup.db");
  const auto before = home.everything();
  for (const std::string& file : {store, store + ".lock", store + "-journal", std::string("link"), std::string("backup.db")}) {
    CAPTURE(file);
    const Json error = home.error("report week --file " + file);
    CHECK(error.at("exit") == 2);
    CHECK(error.at("message").get<std::string>().find(file) != std::string::npos);
    CHECK(home.everything() == before);
  }
  fs::create_hard_link(home.folder / "backup.db", home.folder / "second.db");
  CHECK(home.error("report week --file second.db").at("exit") == 2);
  CHECK(home.json("pair list").size() == 2);
}

TEST_CASE("a file that may not be written is left as it was, and named") {
  const Home home;
  home.begin_two_pairs();
  home.write(home.folder / "mine.md", "mine\n");
  REQUIRE(::chmod((home.folder / "mine.md").c_str(), 0444) == 0);
  home.write(home.folder / "shut/mine.md", "mine\n");
  home.give_to_nobody();
  REQUIRE(::chmod((home.folder / "shut").c_str(), 0500) == 0);
  const auto before = home.everything();
  for (const std::string file : {"mine.md", "shut/mine.md", "shut/new.md"}) {
    CAPTURE(file);
    const Json error = home.error("report week --file " + file, {.as_nobody = true});
    CHECK(error.at("exit") == 1);
    const std::string fate = file == "shut/new.md" ? "no file was made" : "it is as it was";
    CHECK(error.at("message") == "cannot write '" + file + "': Permission denied; " + fate);
    CHECK(home.everything() == before);
  }
  REQUIRE(::chmod((home.folder / "shut").c_str(), 0700) == 0);
}

TEST_CASE("a report takes the place of no settings, and is written where there is no store yet, too") {
  const Home home;
  home.write(home.config(), "[me]\nname = \"Grace\"\n");
  const Json error = home.error("report week --file .config/mentor/config.toml");
  CHECK(error.at("exit") == 2);
  CHECK(error.at("message") == "'.config/mentor/config.toml' is the config file");
  CHECK(home.read(home.config()) == "[me]\nname = \"Grace\"\n");
  home.write(home.folder / "week.md", "the last one");
  CHECK(home.type("report week --format markdown --file week.md").code == 0);
  CHECK(home.read(home.folder / "week.md").starts_with("# Mentoring, week 48"));
}
