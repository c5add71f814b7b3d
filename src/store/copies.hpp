// How a copy of a store is made: under a name of its own, verified, synced, then put in place under a dated name.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "store/connection.hpp"

namespace mentor::store {

/// The folder where copies go: "" is the store's own.
std::string folder_for_copies(const std::string& folder, const std::string& store);

/// Stands in the name of what a restored store replaced.
inline constexpr std::string_view kReplaced = "replaced";

/// "mentor-1f3a9c0e": the name without its ending, and a mark made of the whole path.
std::string copy_stem(const std::string& store);

/// What quick_check says first; "" of a sound file.
std::string first_fault(Connection& connection);

/// A file in the folder that is gone with the object, unless it was put in place.
class UnfinishedCopy {
 public:
  /// `target` is the name it is to have, for messages. Throws failed.
  UnfinishedCopy(const std::string& folder, const std::string& store, std::string target);
  ~UnfinishedCopy();
  UnfinishedCopy(const UnfinishedCopy&) = delete;
  UnfinishedCopy& operator=(const UnfinishedCopy&) = delete;

  /// Becomes what the store holds, read back and on the disk. Throws failed, damaged where the store is.
  void take(Connection& original) const;
  const std::string& path() const { return path_; }
  void is_in_place() { is_in_place_ = true; }
  /// "cannot write the backup 'FILE': WHY", for the errno of the last call.
  Error cannot_write() const;

 private:
  std::string path_;
  std::string target_;
  bool is_in_place_ = false;
};

/// Gives a file its name in the folder: "STEM-2026-11-23T090000Z.db", with a kind "STEM-v1-2026-11-23T090000Z.db", and "...Z-2.db" where
/// that is taken. `put` is called with one name after the other: false, with errno EEXIST, says that it is taken. Throws failed.
std::string put_under_dated_name(const std::string& store, const std::string& folder, std::string_view kind, Instant now,
                                 const std::function<bool(const std::string&)>& put);

/// Puts a copy of what the store holds into the folder, which is made where it is not there. `kind` is "" or stands in the name. Gives the
/// path. Throws failed, damaged; then there is none.
std::string keep_copy(Connection& original, const std::string& store, const std::string& folder, std::string_view kind, Instant now);

}  // namespace mentor::store
