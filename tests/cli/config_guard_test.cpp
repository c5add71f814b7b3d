// A config file that others can change is not obeyed: it names a command.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/program.hpp"

using namespace mentor::real;

namespace {

namespace fs = std::filesystem;

constexpr uid_t kStranger = 12345;

/// A home whose config has a reminder that is due run a command, which would leave a file.
struct Guarded : Home {
  Guarded() {
    begin_two_pairs();
    out("action add ada \"send the outline\" --due 2026-11-23");
    write(config(), "[remind]\nvia = \"exec\"\ncommand = [\"touch\", \"" + ran().string() + "\"]\n");
  }
  fs::path ran() const { return folder / "ran"; }
  void let(const fs::path& path, mode_t mode) const { REQUIRE(::chmod(path.c_str(), mode) == 0); }

  /// The message with which every command refuses; nothing was run.
  std::string refusal(const Way& way = {}) const {
    std::string message;
    for (const char* line : {"remind run", "today", "config show", "config check", "log ada hello"}) {
      CAPTURE(line);
      const Json error = this->error(line, way);
      CHECK(error.at("exit") == 6);
      CHECK(error.at("hint") != "");
      message = error.at("message");
    }
    CHECK_FALSE(fs::exists(ran()));
    return message;
  }
  bool is_obeyed() const {
    CHECK(type("remind run").code == 0);
    return fs::exists(ran());
  }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a config that others can write, or that lies where they can, is refused and runs nothing") {
  const Guarded home;
  home.let(home.config(), 0666);
  CHECK(has(home.refusal(), "others can write to the config file '" + home.config().string() + "'"));
  home.let(home.config(), 0600);
  home.let(home.config().parent_path(), 0777);
  CHECK(has(home.refusal(), "others can write to the folder '" + home.config().parent_path().string() + "'"));
  home.let(home.config().parent_path(), 0700);
  CHECK(home.is_obeyed());
}

TEST_CASE("a config of somebody else, or in a folder of theirs, is refused") {
  if (::geteuid() != 0) return;  // only root can give a file away
  const Guarded home;
  REQUIRE(::chown(home.config().c_str(), kStranger, kStranger) == 0);
  CHECK(has(home.refusal(), "belongs to someone else"));
  REQUIRE(::chown(home.config().c_str(), 0, 0) == 0);
  REQUIRE(::chown(home.config().parent_path().c_str(), kStranger, kStranger) == 0);
  CHECK(has(home.refusal(), "belongs to someone else"));
  REQUIRE(::chown(home.config().parent_path().c_str(), 0, 0) == 0);
  CHECK(home.is_obeyed());
}

TEST_CASE("a config behind links is judged where they lead, and on the way") {
  const Guarded home;
  const fs::path real = home.folder / "dotfiles/mentor.toml";
  const fs::path way = home.folder / "way/config";
  fs::create_directory(real.parent_path());
  fs::create_directory(way.parent_path());
  home.let(real.parent_path(), 0700);
  home.let(way.parent_path(), 0700);
  fs::rename(home.config(), real);
  fs::create_symlink(real, way);
  fs::create_symlink(way, home.config());
  for (const fs::path& folder : {real.parent_path(), way.parent_path()}) {
    home.let(folder, 0777);
    CHECK(has(home.refusal(), "others can write to the folder '" + folder.string()));
    home.let(folder, 0700);
  }
  home.let(real, 0646);
  CHECK(has(home.refusal(), "others can write to the config file"));
  home.let(real, 0444);
  CHECK(home.is_obeyed());
}

TEST_CASE("a config that --config or MENTOR_CONFIG names is guarded too") {
  const Guarded home;
  const fs::path other = home.folder / "other/c.toml";
  home.write(other, home.read(home.config()));
  fs::remove(home.config());
  home.let(other, 0602);
  CHECK(has(home.refusal({.with = {{"MENTOR_CONFIG", other}}}), "others can write to the config file"));
  CHECK(home.error("remind run --config " + other.string()).at("exit") == 6);
  CHECK_FALSE(fs::exists(home.ran()));
}

TEST_CASE("a sticky folder, a private group and a second name are fine for a config") {
  const Guarded sticky;
  sticky.let(sticky.config().parent_path(), 01777);
  CHECK(sticky.is_obeyed());
  const Guarded second;
  fs::create_hard_link(second.config(), second.folder / "second");
  CHECK(second.is_obeyed());
  if (::geteuid() != 0) return;  // of root's group it is known that it is private
  const Guarded grouped;
  grouped.let(grouped.config(), 0664);
  grouped.let(grouped.config().parent_path(), 0775);
  CHECK(grouped.is_obeyed());
  REQUIRE(::chown(grouped.config().c_str(), 0, kStranger) == 0);
  CHECK(grouped.error("today").at("exit") == 6);
}
