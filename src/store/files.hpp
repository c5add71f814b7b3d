// The store's files on disk: the folder and file are safe, the header is ours, writers queue on a lock.
#pragma once

#include <optional>
#include <string>

namespace mentor::store {

/// The path with its folder resolved, so that a link in a parent folder is followed and one at the file is not. Makes the folder (0700)
/// where `create` says so; nullopt when it is not there. Throws damaged for a folder that others can write or own, failed.
std::optional<std::string> safe_path(const std::string& path, bool create);

/// The schema version in the file's header, read without SQLite; nullopt when there is no file. Throws damaged, naming why, for a file
/// that is not a store of ours, is empty, a link, not a regular file, of a foreign owner, writable by others, or from a newer version.
std::optional<int> version_of_file(const std::string& path);

/// Holds "<path>.lock" until destroyed.
class Lock {
 public:
  /// Waits up to 10 s. Throws busy, failed.
  explicit Lock(const std::string& path);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int descriptor_ = -1;
};

/// Renames without replacing, and syncs the folder. Throws failed.
void link_into_place(const std::string& from, const std::string& to);
bool is_there(const std::string& path);
/// Throws failed unless the file's bytes are on the disk.
void sync_file(const std::string& path);
void remove_file(const std::string& path);
/// "Permission denied" and the like for the errno of the last call.
std::string system_reason();

}  // namespace mentor::store
