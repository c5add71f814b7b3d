// A store as a file: all of a command or nothing, whatever interrupts it.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mentor/base/error.hpp"
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

void fill(const Folder& folder) {
  const auto store = Store::open_to_write(folder.store(), "fill", kNow);
  const PairId pair = add_pair(*store);
  for (int i = 0; i < 200; ++i) add_checkin(*store, pair, std::string(1000, 'a'));
  store->commit();
}

std::string notes(const Folder& folder, char letter) {
  const auto store = Store::open_to_read(folder.store());
  REQUIRE(store != nullptr);
  return answer(*store, "select count(*) from line where text like '" + std::string(1, letter) + "%'");
}

/// Runs in a process of its own that ends at once, without any cleaning up.
template <class Action>
void killed(Action action) {
  const pid_t child = ::fork();
  if (child == 0) {
    action();
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
}

// So small a cache that changed pages go to the file, and the old ones to a journal, before the command commits.
void write_half(const Folder& folder) {
  const auto store = Store::open_to_write(folder.store(), "half", kNow);
  store::connection_of(*store).execute("pragma cache_size = 2");
  for (int i = 0; i < 200; ++i) add_checkin(*store, PairId(1), std::string(1000, 'b'));
  ::_exit(0);
}

unsigned mode_of(const std::string& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 07777;
}

}  // namespace

TEST_CASE("a new store is there with its first commit, and private") {
  const Folder folder;
  const auto old = ::umask(077);
  {
    const auto store = Store::open_to_write(folder.store(), "first", kNow);
    add_pair(*store);
    CHECK(folder.files().find("m.db ") == std::string::npos);
    store->commit();
  }
  ::umask(old);
  CHECK(folder.files() == "m.db m.db.lock");
  CHECK(mode_of(folder.store()) == 0600);
}

TEST_CASE("a first command that fails or changes nothing leaves no store") {
  const Folder folder;
  {
    const auto store = Store::open_to_write(folder.store(), "fails", kNow);
    add_pair(*store);
  }
  CHECK(folder.files() == "m.db.lock");
  {
    const auto store = Store::open_to_write(folder.store(), "changes nothing", kNow);
    store->commit();
  }
  CHECK(folder.files() == "m.db.lock");
  CHECK(Store::open_to_read(folder.store()) == nullptr);
}

TEST_CASE("a first command that is killed leaves no store, and the next one makes it") {
  const Folder folder;
  killed([&] {
    const auto store = Store::open_to_write(folder.store(), "killed", kNow);
    add_pair(*store);
    ::_exit(0);
  });
  CHECK(Store::open_to_read(folder.store()) == nullptr);
  fill(folder);
  CHECK(notes(folder, 'a') == "200");
  CHECK(folder.files() == "m.db m.db.lock");
}

TEST_CASE("a command that does not commit leaves every byte as it was") {
  const Folder folder;
  fill(folder);
  const std::string before = folder.bytes();
  {
    const auto store = Store::open_to_write(folder.store(), "fails", kNow);
    remove_row(*store, {Kind::pair, 1});
  }
  CHECK(folder.bytes() == before);
  CHECK(folder.files() == "m.db m.db.lock");
}

TEST_CASE("a read finds the journal of a killed command and sees the store as it was before it") {
  const Folder folder;
  fill(folder);
  const std::string before = folder.bytes();
  killed([&] { write_half(folder); });
  REQUIRE(folder.files() == "m.db m.db-journal m.db.lock");
  REQUIRE(folder.bytes() != before);
  CHECK(notes(folder, 'a') == "200");
  CHECK(notes(folder, 'b') == "0");
  CHECK(folder.bytes() == before);
  CHECK(folder.files() == "m.db m.db.lock");
}

TEST_CASE("so does a write") {
  const Folder folder;
  fill(folder);
  killed([&] { write_half(folder); });
  {
    const auto store = Store::open_to_write(folder.store(), "next", kNow);
    add_checkin(*store, PairId(1), "c");
    store->commit();
  }
  CHECK(notes(folder, 'a') == "200");
  CHECK(notes(folder, 'b') == "0");
  CHECK(notes(folder, 'c') == "1");
}

TEST_CASE("a read sees what was there before a command that goes on") {
  const Folder folder;
  fill(folder);
  const auto writing = Store::open_to_write(folder.store(), "goes on", kNow);
  add_checkin(*writing, PairId(1), "b");
  CHECK(notes(folder, 'b') == "0");
  writing->commit();
  CHECK(notes(folder, 'b') == "1");
}

TEST_CASE("a read does not let itself be used to write") {
  const Folder folder;
  fill(folder);
  const auto store = Store::open_to_read(folder.store());
  CHECK_THROWS_AS(add_checkin(*store, PairId(1), "b"), Error);
}

TEST_CASE("a store that is not there is not read, nor is its folder made") {
  const Folder folder;
  const std::string path = folder.store() + ".d/m.db";
  CHECK(Store::open_to_read(path) == nullptr);
  CHECK(folder.files().empty());
}

TEST_CASE("what cannot be in a store is damage, by name") {
  for (const char* damage : {"update pair set starts_on = '2026-02-30'", "update pair set role = 9", "update pair set uid = x'00'",
                             "update agreement set every = 'often'", "update agreement set channel = -1"}) {
    CAPTURE(damage);
    const auto store = Store::in_memory("test", kNow);
    add_pair(*store);
    store::connection_of(*store).execute(damage);
    try {
      relationships(*store);
      FAIL("was read");
    } catch (const Error& error) {
      CHECK(error.kind == ErrorKind::damaged);
      CHECK(error.hint.starts_with("mentor store check"));
    }
  }
}
