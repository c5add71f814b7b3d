// The SQLite file that holds everything: opened, locked, checked, created, migrated, and committed in one transaction a command.
//
// Journal mode DELETE with synchronous=EXTRA: in thousands of power cuts it lost no acknowledged row, while SQLite's default (DELETE/FULL)
// and WAL/NORMAL lost some; WAL would also let a read write -shm and -wal files, and hides user_version from the file's header. For a
// process that writes once it costs nothing. Writers queue on one blocking flock of "<store>.lock", held from before the file is opened
// until the end: SQLite's own busy handler polls, is unfair, and fails with dozens of writers.
//
// A new store is built under a temporary name in the same folder, synced and linked into place under the lock, when its first command
// commits: a kill leaves none or a whole one, and a command that fails leaves none. Before SQLite opens a file its first 100 bytes are
// read: what is not SQLite, not ours or from a newer version is refused untouched; so is a file of 0 bytes. A folder or file that others
// can write, a link, or a foreign owner is refused, since a planted journal could roll a store back.
//
// A read opens the file read-only in one transaction, which ends before anything is printed. One that finds a hot journal takes the lock
// and opens for writing once, so that SQLite rolls back: recovery, not a write. A store of an older version is brought up to date by a
// writer alone, after a backup; a read looks at a copy of it in memory that the same migrations were run on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mentor/base/error.hpp"
#include "mentor/base/time.hpp"
#include "mentor/domain/person.hpp"

namespace mentor {

namespace store {
class Connection;
}

/// A store that was brought up to date.
struct Upgrade {
  int from;
  int to;
  std::string backup;  ///< the file as it was; "" where nothing had to be done
};

/// "others can read 'a', 'b'", and the line that ends it.
std::string readable_words(const std::vector<std::string>& files);
std::string private_again(const std::vector<std::string>& files);

class Store {
 public:
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Opens for reading, and leaves no trace: an older store is copied into memory and migrated there. nullptr when there is no store.
  /// Throws damaged (an older one of more than 64 MiB, too), busy or failed.
  static std::unique_ptr<Store> open_to_read(const std::string& path);
  /// Takes the lock, opens or prepares the store, migrates it when it is older, and begins the command's transaction. Undone by the
  /// destructor unless committed. Into the folder `backups` goes the file as it was before a migration; "" is the store's own folder.
  /// Throws busy after 10 s, damaged, failed.
  static std::unique_ptr<Store> open_to_write(const std::string& path, std::string_view command, Instant now,
                                              const std::string& backups = {});
  /// Reads without waiting for anybody and without setting anything right; nullptr also where the store is of an older version. Throws as
  /// open_to_read does, busy at once.
  static std::unique_ptr<Store> open_to_glance(const std::string& path);
  /// Like open_to_write, for a command that is never committed: no store is made, and an older one is migrated in memory.
  static std::unique_ptr<Store> open_to_try(const std::string& path, std::string_view command, Instant now);
  /// A store of its own that is gone with the object, with a transaction begun.
  static std::unique_ptr<Store> in_memory(std::string_view command = "test", Instant now = {});
  /// Brings the file up to date as any write does. nullopt when there is no store. Throws busy after 10 s, damaged, failed.
  static std::optional<Upgrade> upgrade(const std::string& path, Instant now, const std::string& backups);

  /// Makes the command durable; ends a read. Throws failed, saying whether anything was saved.
  void commit();
  /// What commit() does when the command is durable: under the lock still, and in no transaction. What it throws, commit() throws.
  void when_committed(std::function<void()> finish) { finish_ = std::move(finish); }
  /// The reason given with --because; stands in the history beside every change of this command.
  void set_because(std::string_view because);
  /// A digest of the command's words, by which a key used again is told from a retry.
  void set_words(std::int64_t digest);

  /// What the config says of me, in place of what the store says of the person that is me; what is "" is left to the store.
  void set_me(Person me) { me_ = std::move(me); }
  const Person& me() const { return me_; }

  const std::string& path() const { return path_; }
  /// Whether it is a file, and not only in memory.
  bool is_file() const;
  Instant now() const { return now_; }
  /// The version of the schema in the file, which a read may have found to be older than this program's.
  int file_version() const { return file_version_; }
  /// What whoever writes should know about the file: that others can read it, that it was brought up to date.
  const std::vector<std::string>& notes() const { return notes_; }
  /// For the repositories of store/ only.
  store::Connection& connection() { return *connection_; }

 private:
  Store(std::string path, std::unique_ptr<store::Connection> connection, Instant now);
  Error after_failed_commit(const Error& error, std::optional<std::int64_t> command);

  struct Writing;
  std::string path_;
  std::unique_ptr<Writing> writing_;  // declared before the connection, so that the lock outlives it
  std::unique_ptr<store::Connection> connection_;
  Instant now_;
  int file_version_;
  Person me_;
  std::vector<std::string> notes_;
  std::function<void()> finish_;
};

}  // namespace mentor
