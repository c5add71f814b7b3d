// What stands in a store's place and is none, or is not safe, is refused by name, read or written, and left as it was.
#include <sys/stat.h>
#include <unistd.h>

#include "mentor/base/error.hpp"
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

void make_store(const Folder& folder) {
  const auto store = Store::open_to_write(folder.store(), "fill", kNow);
  add_pair(*store);
  store->commit();
}

void write(const Folder& folder, const std::string& bytes) { std::ofstream(folder.store(), std::ios::binary | std::ios::trunc) << bytes; }

// Bytes of the header: SQLite's user_version is at 60, its application_id at 68.
void patch(const Folder& folder, std::size_t at, char byte) {
  std::string bytes = folder.bytes();
  bytes[at] = byte;
  write(folder, bytes);
}

struct Row {
  const char* message;
  void (*damage)(const Folder&);
};

constexpr Row kRows[] = {
    {"is an empty file", [](const Folder& folder) { write(folder, ""); }},
    {"is not a store", [](const Folder& folder) { write(folder, std::string(200, 'x')); }},
    {"is not a store", [](const Folder& folder) { write(folder, folder.bytes().substr(0, 99)); }},
    {"is a database of another program", [](const Folder& folder) { patch(folder, 68, 'X'); }},
    {"was written by a newer mentor", [](const Folder& folder) { patch(folder, 62, '\x7f'); }},
    {"has no valid version", [](const Folder& folder) { patch(folder, 63, '\0'); }},
    {"is a link",
     [](const Folder& folder) {
       std::filesystem::rename(folder.store(), folder.store() + ".real");
       std::filesystem::create_symlink(folder.store() + ".real", folder.store());
     }},
    {"has a second name", [](const Folder& folder) { std::filesystem::create_hard_link(folder.store(), folder.store() + ".too"); }},
    {"others can write to the store", [](const Folder& folder) { REQUIRE(::chmod(folder.store().c_str(), 0620) == 0); }},
    {"is not a regular file",
     [](const Folder& folder) {
       std::filesystem::remove(folder.store());
       REQUIRE(::mkfifo(folder.store().c_str(), 0600) == 0);
     }},
};

std::string refusal(const std::string& path, bool to_write) {
  try {
    if (to_write) Store::open_to_write(path, "test", kNow);
    if (!to_write) Store::open_to_read(path);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::damaged);
    CHECK(!error.hint.empty());
    return error.message;
  }
  return "";
}

}  // namespace

TEST_CASE("whatever is no store, or no safe one, is refused by name, read or written") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.message));
    const Folder folder;
    make_store(folder);
    row.damage(folder);
    const std::string files = folder.files();
    for (const bool to_write : {false, true}) CHECK(refusal(folder.store(), to_write).find(row.message) != std::string::npos);
    CHECK(folder.files() == files);
  }
}

TEST_CASE("a folder that others can write is no place for a store") {
  const Folder folder;
  make_store(folder);
  const auto place = std::filesystem::path(folder.store()).parent_path();
  for (const mode_t mode : {0770, 0707, 01777}) {
    REQUIRE(::chmod(place.c_str(), mode) == 0);
    for (const bool to_write : {false, true})
      CHECK(refusal(folder.store(), to_write).find("others can write to the folder") != std::string::npos);
  }
  REQUIRE(::chmod(place.c_str(), 0700) == 0);
  CHECK(refusal(folder.store(), false).empty());
}

TEST_CASE("a path that names a folder is no store, and a file is no folder for one") {
  const Folder folder;
  make_store(folder);
  CHECK_THROWS_AS(Store::open_to_write(folder.store() + "/", "test", kNow), Error);
  CHECK_THROWS_AS(Store::open_to_read(std::filesystem::path(folder.store()).parent_path().string() + "/.."), Error);
  CHECK_THROWS_AS(Store::open_to_write(folder.store() + "/m.db", "test", kNow), Error);
  CHECK_THROWS_AS(Store::open_to_read(folder.store() + "/m.db"), Error);
}

TEST_CASE("a check names what is missing in the schema, what is foreign, and what is other than this program makes it") {
  struct Harm {
    const char* sql;
    const char* fault;
  };
  for (const auto& harm :
       {Harm{"drop index checkin_by_met", "the index checkin_by_met is missing"},
        Harm{"drop table outside", "the table outside is missing"},
        Harm{"create trigger spy after insert on line begin delete from line; end", "the trigger spy is not of this program"},
        Harm{"create view peek as select text from line", "the view peek is not of this program"},
        Harm{"alter table goal add column secret text", "the table goal is not as this program makes it"}}) {
    CAPTURE(harm.sql);
    const auto store = Store::in_memory("test", Instant{});
    CHECK(check_store(*store).empty());
    store::connection_of(*store).execute(harm.sql);
    CHECK(check_store(*store) == std::vector<std::string>{harm.fault});
  }
}
