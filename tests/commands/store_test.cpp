// The commands about the store as a file.
#include <sys/stat.h>

#include <filesystem>

#include "commands/typing.hpp"
#include "store/copies.hpp"

using namespace mentor;

namespace {

namespace fs = std::filesystem;

/// A home whose store is one that version 1 wrote.
struct OlderStore : Typing {
  OlderStore() {
    fs::create_directories(path.parent_path());
    fs::copy_file(MENTOR_SOURCE_DIR "/tests/fixtures/store-version-1.db", path);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  }
  fs::path path = folder / ".local/share/mentor/mentor.db";
  fs::path backup = folder / ".local/state/mentor/backups" / (store::copy_stem(path) + "-v1-2026-11-23T090000Z.db");
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

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

TEST_CASE("migrate brings an older store up to date, says from what to what, and where it is kept as it was") {
  OlderStore at;
  CHECK(holds(at.out("store info --json"), "\"version\": 1,"));
  const std::string echo = at.out("store migrate");
  CHECK(holds(echo, "was brought from version 1 to "));
  CHECK(holds(echo, "As it was it is kept in '" + at.backup.string() + "'\n"));
  CHECK(fs::file_size(at.backup) > 0);
  const Typed again = at.type("store migrate");
  CHECK(again.code == 0);
  CHECK(holds(again.out, "the newest; nothing was changed\n"));
  CHECK(holds(at.out("store migrate --json"), "\"backup\": null\n"));
  CHECK(!holds(at.out("store info --json"), "\"version\": 1,"));
}

TEST_CASE("migrate has no store to bring up to date where there is none") {
  Typing at;
  const Typed typed = at.type("store migrate");
  CHECK(typed.code == 3);
  CHECK(typed.out == "");
  CHECK(!fs::exists(at.folder / ".local"));
}

TEST_CASE("a write brings an older store up to date and says on stderr where it is kept as it was") {
  OlderStore at;
  const Typed typed = at.type("log ada hello");
  CHECK(typed.code == 0);
  CHECK(holds(typed.err, "as it was it is kept in '" + at.backup.string() + "'\n"));
  CHECK(fs::exists(at.backup));
  CHECK(at.type("log ada again").err == "");
  OlderStore quiet;
  CHECK(quiet.type("log ada hello --quiet").err == "");
  CHECK(fs::exists(quiet.backup));
}

TEST_CASE("a programme reads older stores of others and leaves them as they are") {
  OlderStore at;
  const std::string report = at.out("report programme --format csv --store " + at.path.parent_path().string());
  CHECK(holds(report, "Ada Lovelace"));
  CHECK(std::distance(fs::directory_iterator(at.path.parent_path()), {}) == 1);
}

TEST_CASE("a file of the store that others can read is named by check and by the next write, with the line that ends it") {
  for (const char* ending : {"", ".lock", ".remind.lock"}) {
    CAPTURE(ending);
    Typing at;
    at.begin_two_pairs();
    at.out("remind run");
    const std::string file = (at.folder / ".local/share/mentor/mentor.db").string() + ending;
    REQUIRE(::chmod(file.c_str(), 0644) == 0);
    const std::string named = "others can read '" + file + "'\n  chmod 600 " + file + "\n";
    CHECK(at.type("store check") == Typed{6, "", "mentor: " + named});
    const Typed write = at.type("log ada hello");
    CHECK(write.code == 0);
    if (std::string_view(ending) != ".remind.lock") CHECK(write.err == named);
    CHECK(at.type("log ada hello --quiet").err == "");
    REQUIRE(::chmod(file.c_str(), 0600) == 0);
    CHECK(at.type("store check").code == 0);
  }
}
