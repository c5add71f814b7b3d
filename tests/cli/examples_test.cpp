// The examples that help and the man pages end with, typed as they stand into a demo store.
#include <doctest/doctest.h>

#include "cli/lines.hpp"

using namespace mentor::real;

namespace {

/// What is typed before an example that takes something back, or that needs something new.
const std::map<std::string_view, std::string_view> kBefore{
    {"agreement sign", "agreement set ada --every \"2w thu 10:00\""},
    {"pair resume", "pair pause ada"},
    {"redo", "undo"},
    {"person merge", "pair add --mentor \"Ada Lovelace\""},
};

}  // namespace

TEST_CASE("the example of every command does what it says in a new demo store") {
  const Home home;
  const auto made = home.folder / "made";
  home.out("demo " + made.string());
  write_named_files(home, made / "mentor.db");
  std::filesystem::create_directories(home.store().parent_path());
  const std::map<std::string, std::string> with{{"TMPDIR", home.folder.string()}};
  for (const auto& command : mentor::program().commands) {
    if (is_interactive(command)) continue;
    std::filesystem::copy_file(made / "mentor.db", home.store(), std::filesystem::copy_options::overwrite_existing);
    if (const auto before = kBefore.find(command.name); before != kBefore.end()) home.out(before->second);
    CAPTURE(command.example);
    const Result result = home.type(command.example, {.with = with});
    CAPTURE(result.err);
    CHECK(result.code == 0);
  }
}
