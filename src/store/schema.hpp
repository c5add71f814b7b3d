// The schema's versions: an append-only table of migrations.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/time.hpp"
#include "store/connection.hpp"

namespace mentor::store {

/// "mntr", in the file's header: this is a store of ours.
inline constexpr int kApplicationId = 0x6d6e7472;

/// What the rows of the table `outside`, which no undo touches, are about; the numbers stand in stored files.
enum class Outside { snooze, invitation, answer, sequence_base, undo_floor, replica, tombstone, erasing, forgotten, waiting, store = 11 };

struct Migration {
  int version;            ///< what PRAGMA user_version says afterwards
  std::string_view what;  ///< for people
  std::string_view sql;
};

/// Every migration ever released, oldest first. Rows are added at the end and never edited.
std::span<const Migration> migrations();
int newest_version();

/// Runs all migrations after `from_version` on an open transaction. Throws damaged, failed.
void apply_migrations(Connection& connection, int from_version);

/// What is gone from the schema, foreign to it or other than a new store's.
std::vector<std::string> faults_of_schema(Connection& connection);

/// Migrates the file in one transaction; the caller holds the lock. Gives the path of the backup that shows it as it was: a file of its
/// own, verified and durable before anything is changed, in the folder `backups` (made where it is not there). Throws failed, damaged; then
/// nothing was changed, and earlier backups are as they were.
std::string migrate(const std::string& path, int from_version, const std::string& backups, Instant now);

/// What an older store would be: its rows in memory, migrated, not to be written to. `file` is a connection that reads it.
std::unique_ptr<Connection> migrated_copy(Connection& file, int from_version);

}  // namespace mentor::store
