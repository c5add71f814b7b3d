// Copies of a store: those that are kept in the state folder by themselves, one that a user names, and the way back to a copy.
//
// A copy is made under a name of its own, read through, synced, given its name and the folder synced, so that whatever happens there is a
// whole one or none. Those in the state folder say in their names of which store they are, by its whole path: stores of the same name at
// different places never take each other's away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/base/time.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// Why a copy is there. `unfinished` is what a killed run left.
enum class CopyKind { backup, before_migration, before_restore, unfinished };

struct StoreCopy {
  std::string path;
  CopyKind kind;
  std::optional<Instant> made_at;  ///< as its name says; none of an unfinished one
};

/// Our own copies of the store that is or was at this path, oldest first: in the folder ("" is the store's own), and what a killed run left
/// beside the store.
std::vector<StoreCopy> copies_of_store(const std::string& folder, const std::string& store);
/// When the last backup was made by which the store can be had again.
std::optional<Instant> last_backup_at(const std::string& folder, const std::string& store);

/// A copy that is whole, verified and durable.
struct Backup {
  std::string path;
  Instant made_at;
  long long bytes;
};

/// Where backups go and how many are kept.
struct BackupPlace {
  std::string store;   ///< the store's path
  std::string folder;  ///< "" is the store's own
  int kept;
};

/// Makes a backup in the folder, then takes the oldest away beyond those that are kept. Throws not_found without a store, failed, damaged;
/// then no backup was made.
Backup back_up(const BackupPlace& place, Instant now);

/// Whether there is a file that back_up_into would replace. Throws usage for one that it never replaces: the store itself, by whatever
/// name, a file that belongs to a store, a store in use, and what is no regular file.
bool is_backup_replacing(const std::string& store, const std::string& file);
enum class OverFile { refuse, replace };
/// Makes a backup under a name that the user gave. Throws as back_up does, usage, and refused for a file that is there and is not to be
/// replaced.
Backup back_up_into(const std::string& store, const std::string& file, OverFile over, Instant now);

/// After a command that wrote and was answered, at the time of the real clock: makes a backup where the last one, or the store's making, is
/// longer ago than `every` and the store has less than 256 MiB. The next try after one that fails is a day later. Throws as back_up does.
void back_up_when_due(const BackupPlace& place, Minutes every, Instant now);

/// What a file would bring back.
struct BackupContent {
  int version;
  long long pairs;
  long long checkins;
  std::optional<Instant> written_at;  ///< when its last command was; none where none was
};
/// Looks into a file that is to be restored over the store. Throws not_found, usage for the store itself and what is no regular file,
/// damaged where it is empty, foreign, from a newer version or damaged at the first look.
BackupContent look_into_backup(const std::string& store, const std::string& file);

struct Restored {
  BackupContent content;
  std::string kept;                          ///< where the store is as it was; "" where there was none
  std::optional<Instant> reminders_sent_at;  ///< when the last run sent reminders that the restored store knows nothing of
};
/// Puts what the file holds in the store's place, brought up to date, with a replica uid of its own and the command `command` as its last,
/// before which no undo goes. Of what was there, sound or not, a copy is kept in the folder. Throws as look_into_backup does, busy, failed,
/// saying what became of the store.
Restored restore_store(const BackupPlace& place, const std::string& file, std::string_view command, Instant now);

}  // namespace mentor
