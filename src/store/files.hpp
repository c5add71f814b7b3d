// The store's files on disk: the folder and file are safe, the header is ours, writers queue on a lock.
#pragma once

#include <sys/types.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/files.hpp"

namespace mentor::store {

/// The path with its folder resolved, so that a link in a parent folder is followed and one at the file is not. Makes the folder (0700)
/// where `create` says so; nullopt when it is not there. Throws damaged for a folder that others can write or own, failed.
std::optional<std::string> safe_path(const std::string& path, bool create);

/// What is known of a store's file before SQLite opens it.
struct FileFacts {
  int version;  ///< of the schema
  long long bytes;
  mode_t mode;
};
/// Reads the header without SQLite; nullopt when there is no file. Throws damaged, naming why, for a file that is not a store of ours, is
/// empty, a link, not a regular file, of a foreign owner, writable by others, or from a newer version.
std::optional<FileFacts> look_at(const std::string& path);

/// Whether what is open is a store of ours, of any version, or a journal of SQLite's.
bool holds_store(int descriptor);
bool holds_journal(int descriptor);

/// The version in the header of a file that is to be restored. Throws damaged, naming why, as look_at does.
int version_of_backup(int descriptor, const std::string& path);

/// What SQLite and we put behind the name of a store for the files beside it.
inline constexpr std::array<std::string_view, 7> kBesideAStore{"-journal", "-wal", "-shm", ".lock", ".new", ".new-journal", ".remind.lock"};
/// The store that a file of this name belongs to; "" where there is none.
std::string store_beside(const std::string& path);

/// The name under which a new store is built.
std::string building_name(const std::string& path);

/// Makes an empty file under that name, for the user alone, in place of what a killed command left. Throws failed.
void begin_building(const std::string& path);

/// The file on which writers queue.
std::string lock_name(const std::string& path);

bool others_can_read(mode_t mode);
/// Those of the store's files that others can read: the store itself and its locks.
std::vector<std::string> readable_by_others(const std::string& path);

/// Holds "<path>.lock" until destroyed.
class Lock {
 public:
  /// Waits up to 10 s. Throws busy, failed.
  explicit Lock(const std::string& path);
  bool is_readable_by_others() const;

 private:
  Descriptor file_;
};

/// Renames without replacing, and syncs the folder. Throws failed.
void link_into_place(const std::string& from, const std::string& to);
bool is_there(const std::string& path);
/// The names in the folder, sorted; none where it is not there. Throws failed where it cannot be read to its end.
std::vector<std::string> names_in(const std::string& folder);
/// Whether the path leads to the file that stat told of.
bool is_same_file(const struct stat& one, const std::string& other);
/// Whether the file's bytes are on the disk; errno is set where not.
bool sync_file(const std::string& path);
void remove_file(const std::string& path);

}  // namespace mentor::store
