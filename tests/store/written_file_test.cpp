// What a command writes for its user: the old file or the new one, with its mode, through links, and never over a store.
#include "mentor/store/written_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "mentor/base/error.hpp"
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

namespace fs = std::filesystem;

struct Place : Folder {
  std::string path(std::string_view name) const { return (fs::path(store()).parent_path() / name).string(); }
  void make(std::string_view name, std::string_view text, mode_t mode = 0600) const {
    std::ofstream(path(name), std::ios::binary) << text;
    REQUIRE(::chmod(path(name).c_str(), mode) == 0);
  }
  std::string text(std::string_view name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  struct stat facts(std::string_view name) const {
    struct stat info {};
    REQUIRE(::lstat(path(name).c_str(), &info) == 0);
    return info;
  }
  mode_t mode(std::string_view name) const { return facts(name).st_mode & 07777; }
};

void make_store(const Folder& folder) {
  const auto store = Store::open_to_write(folder.store(), "fill", kNow);
  add_pair(*store);
  store->commit();
}

Error refusal(const std::string& path) {
  try {
    write_file(path, "a report\n");
  } catch (const Error& error) {
    return error;
  }
  FAIL("was written: " << path);
  return failed("");
}

bool is_made(const std::string& path) {
  try {
    return write_new_file(path, "x");
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

TEST_CASE("a new file is for the user alone, and nothing is left beside it") {
  const Place place;
  write_file(place.path("r"), "one\n");
  CHECK(place.text("r") == "one\n");
  CHECK(place.mode("r") == 0600);
  CHECK(place.files() == "r");
}

TEST_CASE("a file that is there keeps its mode, its owner and its group") {
  const Place place;
  place.make("r", "old", 0644);
  if (::geteuid() == 0) REQUIRE(::chown(place.path("r").c_str(), 12345, 23456) == 0);
  const auto before = place.facts("r");
  write_file(place.path("r"), "new\n");
  CHECK(place.text("r") == "new\n");
  CHECK(place.mode("r") == 0644);
  CHECK(place.facts("r").st_uid == before.st_uid);
  CHECK(place.facts("r").st_gid == before.st_gid);
  CHECK(place.facts("r").st_ino != before.st_ino);
}

TEST_CASE("a link is followed, also to what is not there yet, and stays a link") {
  const Place place;
  fs::create_directory(place.path("d"));
  place.make("d/real", "old", 0640);
  fs::create_symlink("d/real", place.path("one"));
  fs::create_symlink("one", place.path("two"));
  write_file(place.path("two"), "new");
  CHECK(place.text("d/real") == "new");
  CHECK(place.mode("d/real") == 0640);
  CHECK(fs::is_symlink(place.path("two")));
  CHECK(fs::is_symlink(place.path("one")));
  fs::create_symlink("d/later", place.path("three"));
  write_file(place.path("three"), "first");
  CHECK(place.text("d/later") == "first");
  CHECK(fs::is_symlink(place.path("three")));
}

TEST_CASE("into a pipe and a device the text is written as it is") {
  const Place place;
  REQUIRE(::mkfifo(place.path("p").c_str(), 0600) == 0);
  std::string read;
  std::thread reader([&] { read = place.text("p"); });
  write_file(place.path("p"), "through\n");
  reader.join();
  CHECK(read == "through\n");
  CHECK(S_ISFIFO(place.facts("p").st_mode));
  write_file("/dev/null", "gone");
  CHECK(fs::is_character_file("/dev/null"));
  const Error full = refusal("/dev/full");
  CHECK(full.kind == ErrorKind::failed);
  CHECK(full.message.find("'/dev/full': No space left on device") != std::string::npos);
  CHECK(fs::is_character_file("/dev/full"));
}

TEST_CASE("the name of an open file is written into, not replaced") {
  const Place place;
  place.make("r", "");
  const int open = ::open(place.path("r").c_str(), O_WRONLY | O_CLOEXEC);
  const auto before = place.facts("r").st_ino;
  write_file("/proc/self/fd/" + std::to_string(open), "new");
  ::close(open);
  CHECK(place.text("r") == "new");
  CHECK(place.facts("r").st_ino == before);
}

TEST_CASE("a store is not written over, by whatever name, nor what belongs to it") {
  const Place place;
  make_store(place);
  fs::create_symlink("m.db", place.path("link"));
  fs::create_hard_link(place.store(), place.path("second"));
  fs::copy_file(place.store(), place.path("backup"));
  place.make("other-journal", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 and so on");
  fs::create_symlink("m.db.lock", place.path("lock-link"));
  const std::string before = place.bytes();
  for (const char* name : {"m.db", "link", "second", "backup", "m.db.lock", "lock-link", "m.db.remind.lock", "m.db-journal", "m.db.new",
                           "m.db-wal", "other-journal"}) {
    CAPTURE(name);
    const std::string files = place.files();
    const Error error = refusal(place.path(name));
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message.find("'" + place.path(name) + "'") != std::string::npos);
    CHECK(place.bytes() == before);
    CHECK(place.files() == files);
    CHECK_FALSE(is_made(place.path(name)));
  }
  REQUIRE(fs::remove(place.path("second")));
  CHECK(Store::open_to_read(place.store()) != nullptr);
}

TEST_CASE("what is no store is written over, whatever its name or format") {
  const Place place;
  place.make("x.lock", "mine");
  write_file(place.path("x.lock"), "new");
  CHECK(place.text("x.lock") == "new");
  std::string foreign = "SQLite format 3";
  foreign.resize(100, '\0');
  place.make("foreign.db", foreign);
  write_file(place.path("foreign.db"), "new");
  CHECK(place.text("foreign.db") == "new");
}

TEST_CASE("a folder, a socket's place and a folder that is not there are refused by name, and nothing is made") {
  const Place place;
  fs::create_directory(place.path("d"));
  CHECK(refusal(place.path("d")).kind == ErrorKind::usage);
  const Error missing = refusal(place.path("none/r"));
  CHECK(missing.kind == ErrorKind::failed);
  CHECK(missing.message == "cannot write '" + place.path("none/r") + "': No such file or directory; no file was made");
  CHECK(place.files() == "d");
}

TEST_CASE("a new file is made only where there is nothing") {
  const Place place;
  CHECK(write_new_file(place.path("r"), "one"));
  CHECK_FALSE(write_new_file(place.path("r"), "two"));
  CHECK(place.text("r") == "one");
  CHECK(place.files() == "r");
}
