// The commands about the store as a file.
#include <filesystem>

#include "commands/typing.hpp"

using namespace mentor;

TEST_CASE("info says where the store is and what it holds") {
  Typing at;
  at.begin_two_pairs();
  at.out("log ada \"a talk\" --on now");
  const auto path = at.folder / ".local/share/mentor/mentor.db";
  CHECK(at.out("store info --json") == "{\n  \"path\": \"" + path.string() +
                                           "\",\n  \"version\": 3,\n  \"size\": " + std::to_string(std::filesystem::file_size(path)) +
                                           ",\n  \"pairs\": 2,\n  \"checkins\": 1,\n  \"last_backup_at\": null\n}\n");
}

TEST_CASE("check of a sound store finds no faults") {
  Typing at;
  at.begin_two_pairs();
  const std::string path = (at.folder / ".local/share/mentor/mentor.db").string();
  CHECK(at.type("store check") == Typed{0, "no faults in " + path + "\n", ""});
}

TEST_CASE("check of a store with torn pages is exit 6 and leaves the file as it was") {
  Typing at;
  at.begin_two_pairs();
  const auto path = at.folder / ".local/share/mentor/mentor.db";
  const auto size = std::filesystem::file_size(path);
  std::filesystem::resize_file(path, size - 8192);
  CHECK(at.type("store check").code == 6);
  CHECK(std::filesystem::file_size(path) == size - 8192);
}
