// Brings an older store to the newest version: a file after a backup, a copy in memory for those who only read.
#pragma once

#include <memory>
#include <string>

#include "mentor/base/time.hpp"
#include "store/connection.hpp"

namespace mentor::store {

/// Runs all migrations after `from_version` on an open transaction. Throws damaged, failed.
void apply_migrations(Connection& connection, int from_version);

/// Migrates the file in one transaction; the caller holds the lock. Gives the path of the backup that shows it as it was: a file of its
/// own, verified and durable before anything is changed, in the folder `backups` (made where it is not there). Throws failed, damaged; then
/// nothing was changed, and earlier backups are as they were.
std::string migrate(const std::string& path, int from_version, const std::string& backups, Instant now);

/// What an older store would be: its rows in memory, migrated, not to be written to. `file` is a connection that reads it.
std::unique_ptr<Connection> migrated_copy(Connection& file, int from_version);

}  // namespace mentor::store
