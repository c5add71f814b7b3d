// --dry-run on the real program: what a write would do is shown, nothing is changed, made or asked.
#include <doctest/doctest.h>

#include "cli/lines.hpp"

using namespace mentor::real;

TEST_CASE("every write shows with --dry-run what it would do, and leaves no trace of it") {
  const Demo demo;
  for (const auto& command : mentor::program().commands) {
    if (command.access != mentor::Access::write) continue;
    for (const auto& line : lines_of(command)) {
      const auto before = demo.home.everything();
      const Result result = demo.type(line + " --dry-run");
      CAPTURE(line);
      CAPTURE(result.err);
      CHECK(result.code == 0);
      const bool is_mail = result.out.starts_with("From: ");
      CHECK((is_mail || result.out.starts_with("Would be recorded (--dry-run):\n")));
      CHECK(result.err.find("nothing was changed") != std::string::npos);
      CHECK(demo.home.everything() == before);
    }
  }
}

TEST_CASE("without a store --dry-run makes neither a store nor a folder") {
  const Home home;
  const Json pair = home.json("pair add --mentor \"Ada Lovelace\" -n");
  CHECK(pair.at("handle") == "ada");
  CHECK(home.everything().empty());
  CHECK_FALSE(std::filesystem::exists(home.store().parent_path()));
}

TEST_CASE("an older store is not brought up to date by --dry-run") {
  const Home home;
  std::filesystem::create_directories(home.store().parent_path());
  std::filesystem::permissions(home.store().parent_path(), std::filesystem::perms::owner_all);
  std::filesystem::copy_file(MENTOR_SOURCE_DIR "/tests/fixtures/store-version-1.db", home.store());
  std::filesystem::permissions(home.store(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const auto before = home.everything();
  const Result result = home.type("pair add --mentee \"Nobody Else\" --dry-run");
  CAPTURE(result.err);
  CHECK(result.code == 0);
  CHECK(home.everything() == before);
}

TEST_CASE("nothing is asked with --dry-run, and what cannot say what it would do refuses it") {
  const Demo demo;
  CHECK(demo.type("rm ada --dry-run").code == 0);
  CHECK(demo.type("config init --dry-run").code == 2);
  CHECK(demo.type("demo -n").code == 2);
  CHECK(demo.type("remind run -n").code == 0);
  CHECK(demo.type("goal list -n").code == 0);
}
