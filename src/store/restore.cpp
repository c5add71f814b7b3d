// The way back to a backup: looked through, brought up to date beside the store, then put in its place; what was there is kept.
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/backups.hpp"
#include "mentor/store/remind_lock.hpp"
#include "store/change.hpp"
#include "store/copies.hpp"
#include "store/files.hpp"
#include "store/schema.hpp"

namespace mentor {
namespace {

using store::Connection;
using store::Outside;
using store::Query;

constexpr const char* kAnotherBackup = "name another file: mentor store restore FILE";
constexpr std::string_view kBackup = "the backup";

// A copy made in the middle of a write needs its journal, by which only a writer gets it whole.
void require_no_journal(const std::string& file) {
  for (const char* ending : {"-journal", "-wal"}) {
    const std::string journal = file + ending;
    struct stat info {};
    if (::stat(journal.c_str(), &info) != 0 || info.st_size == 0) continue;
    throw damaged("the backup " + quoted_path(file) + " was not written to its end: " + quoted_path(journal) + " belongs to it",
                  "mentor store check --store " + shell_word(visible_line(file)) + "   ends it; then restore again");
  }
}

int version_of(const std::string& store, const std::string& file) {
  const Descriptor opened(uninterrupted([&] { return ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); }));
  if (!opened.is_open() && (errno == ENOENT || errno == ENOTDIR)) throw not_found("backup", visible_line(file), kAnotherBackup);
  struct stat info {};
  if (!opened.is_open() || ::fstat(opened.get(), &info) != 0)
    throw failed("cannot read the backup " + quoted_path(file) + ": " + system_reason());
  if (S_ISDIR(info.st_mode)) throw usage_error(quoted_path(file) + " is a folder", "name a file in it");
  if (!S_ISREG(info.st_mode)) throw usage_error(quoted_path(file) + " is not a regular file", kAnotherBackup);
  if (store::is_same_file(info, store)) throw usage_error(quoted_path(file) + " is the store itself", kAnotherBackup);
  const int version = store::version_of_backup(opened.get(), file);
  require_no_journal(file);
  return version;
}

std::unique_ptr<Connection> connect(const std::string& file) {
  auto connection = std::make_unique<Connection>(file, SQLITE_OPEN_READONLY, file, kBackup);
  connection->execute("begin");
  return connection;
}

BackupContent content_of(Connection& connection, int version) {
  Query last(connection, "select max(at) from command");
  last.next();
  return {version, store::number(connection, "select count(*) from pair"), store::number(connection, "select count(*) from checkin"),
          last.maybe(&Query::instant)};
}

// What is not as a store of ours could lose or change what is written; and a file that anybody may have made is trusted with nothing.
void require_none(Connection& copy, const std::string& fault) {
  if (fault.empty()) return;
  copy.require_readable_disk();
  throw damaged("the backup " + quoted_path(copy.path()) + " is damaged: " + visible_line(fault), kAnotherBackup);
}

// What has gone out since stays out: numbers of invitations only rise, by the clock from here on, as after a migration; and it is another
// replica than the one that went on from this backup.
void note_restore(Connection& copy, std::string_view command, Instant now) {
  constexpr std::int64_t kSequenceEpoch = 1577836800;  // 2020-01-01
  copy.command.name = command;
  copy.command.at = now;
  const std::int64_t own = store::command_id(copy);
  const std::int64_t sequence = std::clamp<std::int64_t>(now.time_since_epoch().count() - kSequenceEpoch + own, 0, 2'000'000'000);
  Query(copy,
        "insert into outside(kind, subject, value) values(?1, '', ?2) on conflict do update set value = max(cast(value as integer), ?2)")
      .with(Outside::sequence_base, sequence)
      .run();
  Query(copy, "insert or replace into outside(kind, subject, value) values(?, '', ?)")
      .with(Outside::replica, store::Arg(to_string(make_uid(now))))
      .run();
}

std::optional<Instant> last_sent(Connection& connection) {
  Query query(connection, "select max(sent_at) from reminder");
  query.next();
  return query.maybe(&Query::instant);
}

// Gone with the object where it was not put in place.
class Building {
 public:
  explicit Building(const std::string& path) : path_(store::building_name(path)) {
    store::remove_file(path_ + "-journal");
    store::begin_building(path);
  }
  ~Building() {
    if (!is_in_place_) store::remove_file(path_);
  }
  Building(const Building&) = delete;
  Building& operator=(const Building&) = delete;
  const std::string& path() const { return path_; }
  void is_in_place() { is_in_place_ = true; }

 private:
  std::string path_;
  bool is_in_place_ = false;
};

constexpr const char* kFastSettings = "pragma journal_mode=memory; pragma synchronous=off; pragma cell_size_check=on";

void copy_into(const Building& building, const std::string& file, const std::string& store) {
  const auto from = connect(file);
  Connection copy(building.path(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, store);
  copy.execute(kFastSettings);
  copy.take_all_of(*from);
}

// From here on it is the backup that is damaged, or not as ours.
Restored build(const Building& building, const std::string& file, int version, std::string_view command, Instant now) {
  Connection copy(building.path(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, file, kBackup);
  copy.execute(kFastSettings);
  require_none(copy, store::first_fault(copy));
  Restored restored{content_of(copy, version), "", last_sent(copy)};
  copy.execute("pragma foreign_keys=off; begin");
  store::apply_migrations(copy, version);
  const auto faults = store::faults_of_schema(copy);
  require_none(copy, faults.empty() ? "" : faults.front());
  note_restore(copy, command, now);
  copy.execute("commit");
  return restored;
}

bool copy_bytes(const std::string& from, const std::string& to) {
  constexpr std::size_t kReadAtOnce = 1024 * 1024;
  const Descriptor source(uninterrupted([&] { return ::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW); }));
  const Descriptor target(uninterrupted([&] { return ::open(to.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW); }));
  if (!source.is_open() || !target.is_open()) return false;
  ssize_t sent = 1;
  while (sent > 0) sent = uninterrupted([&] { return ::sendfile(target.get(), source.get(), nullptr, kReadAtOnce); });
  return sent == 0 && uninterrupted([&] { return ::fsync(target.get()); }) == 0;
}

// A second name needs no room and nothing to be read; where the folder is on another disk the bytes are copied. Throws failed.
bool keep_bytes(const std::string& store, const std::string& from, const std::string& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return true;
  if (errno == EEXIST) return false;
  store::UnfinishedCopy copy(folder_of(to), store, to);
  if (!copy_bytes(from, copy.path())) throw copy.cannot_write();
  if (!put_new_in_place(copy.path(), to)) return false;
  copy.is_in_place();
  return true;
}

// A store with a second name would be refused.
void take_second_name_away(const std::string& path, const std::string& kept) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) == 0 && store::is_same_file(info, kept)) store::remove_file(kept);
}

// What is damaged, or no store at all, is kept byte for byte, with the journal that SQLite would need.
std::string keep_as_it_is(const std::string& path, const std::string& folder, Instant now) {
  make_folders(folder);
  const auto put = [&](const std::string& name) { return keep_bytes(path, path, name); };
  std::string kept = store::put_under_dated_name(path, folder, store::kReplaced, now, put);
  bool is_kept = true;
  for (const char* ending : {"-journal", "-wal"})
    is_kept = is_kept && (!store::is_there(path + ending) || keep_bytes(path, path + ending, kept + ending));
  if (is_kept && sync_folder(folder)) return kept;
  const Error error = failed("cannot keep " + quoted_path(path) + ": " + system_reason());
  take_second_name_away(path, kept);
  throw error;
}

// Under the lock. "" where there is nothing.
std::string keep_present(const std::string& path, const std::string& folder, Instant now, std::optional<Instant>& sent) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0 && errno == ENOENT) return "";
  if (!S_ISREG(info.st_mode))
    throw damaged("the store " + quoted_path(path) + " is not a regular file", "move it away, then restore again");
  try {
    Connection present(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
    present.execute("begin");
    sent = last_sent(present);
    return store::keep_copy(present, path, folder, store::kReplaced, now);
  } catch (const Error&) {
    return keep_as_it_is(path, folder, now);
  }
}

// A journal of what was there would be taken for one of what comes.
void put_in_place(Building& building, const std::string& path) {
  bool had_journal = false;
  for (const char* ending : {"-journal", "-wal", "-shm"}) had_journal = ::unlink((path + ending).c_str()) == 0 || had_journal;
  const bool is_ready = !had_journal || sync_folder(folder_of(path));
  if (!is_ready || ::rename(building.path().c_str(), path.c_str()) != 0) throw failed("cannot put the backup in place: " + system_reason());
  building.is_in_place();
}

template <class Action>
auto telling_nothing_changed(Action action) {
  try {
    return action();
  } catch (Error& error) {
    if (error.kind != ErrorKind::not_found && error.kind != ErrorKind::usage) error.message += "; nothing was changed";
    throw;
  }
}

}  // namespace

BackupContent look_into_backup(const std::string& store, const std::string& file) {
  const int version = version_of(store, file);
  const auto connection = connect(file);
  return content_of(*connection, version);
}

Restored restore_store(const BackupPlace& place, const std::string& file, std::string_view command, Instant now) {
  std::string path;
  const auto put = [&] {
    const int version = version_of(place.store, file);
    path = *store::safe_path(place.store, true);
    const store::Lock lock(path);
    Building building(path);
    copy_into(building, file, path);
    Restored restored = build(building, file, version, command, now);
    if (!store::sync_file(building.path())) throw failed("cannot write " + quoted_path(building.path()) + ": " + system_reason());
    std::optional<Instant> sent = last_remind_run(path);
    restored.kept = keep_present(path, store::folder_for_copies(place.folder, path), now, sent);
    if (!sent || (restored.reminders_sent_at && *sent <= *restored.reminders_sent_at)) sent.reset();
    restored.reminders_sent_at = sent;
    try {
      put_in_place(building, path);
    } catch (const Error&) {
      take_second_name_away(path, restored.kept);
      throw;
    }
    return restored;
  };
  Restored restored = telling_nothing_changed(put);
  if (!sync_folder(folder_of(path))) throw failed("the backup is restored, but may not outlive a power cut: " + system_reason());
  return restored;
}

}  // namespace mentor
