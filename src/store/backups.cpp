#include "mentor/store/backups.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "store/copies.hpp"
#include "store/files.hpp"

namespace mentor {
namespace {

using store::Connection;

constexpr std::string_view kEnding = ".db";
constexpr std::size_t kMarkSize = 9;     // "-1f3a9c0e"
constexpr std::size_t kMomentSize = 18;  // "2026-11-23T090000Z"

// A copy as its name tells of it.
struct NamedCopy {
  std::string stem;  // "mentor-1f3a9c0e"
  StoreCopy copy;
  int number = 1;  // of those of one second
};

bool has_mark(std::string_view stem) {
  if (stem.size() < kMarkSize || stem[stem.size() - kMarkSize] != '-') return false;
  return stem.substr(stem.size() - kMarkSize + 1).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Takes "-v2" or "-replaced" off; without them it is a backup.
CopyKind take_kind_off(std::string_view& stem) {
  const auto dash = stem.rfind('-');
  const std::string_view word = dash == std::string_view::npos ? "" : stem.substr(dash + 1);
  const bool is_version = word.size() > 1 && word.front() == 'v' && word.find_first_not_of("0123456789", 1) == std::string_view::npos;
  if (word != store::kReplaced && !is_version) return CopyKind::backup;
  stem = stem.substr(0, dash);
  return is_version ? CopyKind::before_migration : CopyKind::before_restore;
}

// ".mentor-1f3a9c0e-Xa81cF"
std::optional<NamedCopy> unfinished_named(const std::string& folder, std::string_view name) {
  constexpr std::size_t kRandomSize = 7;
  if (name.size() < kMarkSize + kRandomSize || !has_mark(name.substr(0, name.size() - kRandomSize))) return std::nullopt;
  const std::string stem(name.substr(1, name.size() - kRandomSize - 1));
  return NamedCopy{stem, {folder + "/" + std::string(name), CopyKind::unfinished, std::nullopt}};
}

// "mentor-1f3a9c0e-v2-2026-11-23T090000Z-2.db"
std::optional<NamedCopy> copy_named(const std::string& folder, std::string_view name) {
  if (name.starts_with('.')) return unfinished_named(folder, name);
  const auto end = name.rfind('Z');
  if (!name.ends_with(kEnding) || end == std::string_view::npos || end < kMomentSize) return std::nullopt;
  std::string moment(name.substr(end + 1 - kMomentSize, kMomentSize));
  const auto made_at = parse_iso_instant(moment.insert(15, ":").insert(13, ":"));
  std::string_view stem = name.substr(0, end - kMomentSize);
  const CopyKind kind = take_kind_off(stem);
  if (!made_at || !has_mark(stem)) return std::nullopt;
  const std::string number(name.substr(end + 1, name.size() - kEnding.size() - end - 1));
  return NamedCopy{
      std::string(stem), {folder + "/" + std::string(name), kind, made_at}, number.empty() ? 1 : std::atoi(number.c_str() + 1)};
}

std::vector<NamedCopy> copies_in(const std::string& folder) {
  std::vector<NamedCopy> found;
  for (const auto& name : store::names_in(folder))
    if (auto copy = copy_named(folder, name)) found.push_back(std::move(*copy));
  const auto order = [](const NamedCopy& named) { return std::tuple(named.copy.made_at, named.number, named.copy.path); };
  std::ranges::sort(found, [&](const NamedCopy& one, const NamedCopy& other) { return order(one) < order(other); });
  return found;
}

// The path by which copies are marked; as it was given where its folder is not there.
std::string marked_path(const std::string& store) {
  std::error_code unseen;
  const auto folder = std::filesystem::canonical(folder_of(store), unseen);
  return unseen ? store : folder.string() + "/" + store.substr(store.rfind('/') + 1);
}

std::optional<std::time_t> changed_at(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? std::optional(info.st_mtime) : std::nullopt;
}

// What nobody has written to for an hour, by the clock of the file system, is what a killed run left.
bool is_abandoned(const StoreCopy& copy, std::time_t now) {
  constexpr std::time_t kAbandoned = 3600;
  return copy.kind == CopyKind::unfinished && changed_at(copy.path).value_or(now) + kAbandoned < now;
}

// A folder that cannot be read keeps too many rather than too few.
void take_old_ones_away(const BackupPlace& place, const std::string& path, const std::string& made) try {
  std::vector<std::string> old;
  for (const auto& copy : copies_of_store(place.folder, path)) {
    const bool is_here = copy.path != store::building_name(path);
    if (is_here && is_abandoned(copy, changed_at(made).value_or(0))) store::remove_file(copy.path);
    if (copy.kind == CopyKind::backup && copy.path != made) old.push_back(copy.path);
  }
  for (std::size_t i = 0; i + static_cast<std::size_t>(place.kept) - 1 < old.size(); ++i) store::remove_file(old[i]);
} catch (const Error&) {
}

// A store that is to be copied, whatever its version.
struct Source {
  std::string path;
  std::unique_ptr<Connection> connection;
};

Source open_source(const std::string& given) {
  auto path = store::safe_path(given, false);
  if (!path || !store::look_at(*path)) throw not_found("store", visible_line(given), "mentor pair add begins one");
  auto connection = store::connect_to_read(*path);
  return {std::move(*path), std::move(connection)};
}

template <class Action>
auto telling_none_was_made(Action action) {
  try {
    return action();
  } catch (Error& error) {
    if (error.kind != ErrorKind::not_found && error.kind != ErrorKind::usage) error.message += "; no backup was made";
    throw;
  }
}

Backup made(const std::string& path, Instant now) {
  struct stat info {};
  return {path, now, ::stat(path.c_str(), &info) == 0 ? info.st_size : 0};
}

// The lock's file, which holds nothing, is of the time of the last backup: so what every writer opens anyway tells whether one is due.
bool note_time(const std::string& path, const timespec& at) {
  const std::array<timespec, 2> times{timespec{0, UTIME_OMIT}, at};
  return ::utimensat(AT_FDCWD, store::lock_name(path).c_str(), times.data(), 0) == 0;
}

constexpr const char* kAnotherFile = "name another file: mentor store backup FILE";

void require_never_a_store(const std::string& path, const std::string& file, const struct stat& there) {
  if (store::is_same_file(there, path)) throw usage_error(quoted_path(file) + " is the store itself", kAnotherFile);
  for (const auto ending : store::kBesideAStore)
    if (store::is_same_file(there, path + std::string(ending)))
      throw usage_error(quoted_path(file) + " belongs to the store " + quoted_path(path), kAnotherFile);
  const std::string lock = store::lock_name(names_through_links(file).back());
  if (store::is_there(lock) && !store::store_beside(lock).empty())
    throw usage_error(quoted_path(file) + " is a store that is in use", "name another file; mentor store restore is the way back");
}

}  // namespace

std::vector<StoreCopy> copies_of_store(const std::string& folder, const std::string& store) {
  const std::string path = marked_path(store);
  const std::string stem = store::copy_stem(path);
  std::vector<StoreCopy> copies;
  for (auto& named : copies_in(store::folder_for_copies(folder, path)))
    if (named.stem == stem) copies.push_back(std::move(named.copy));
  const std::string building = store::building_name(path);
  if (store::is_there(building)) copies.push_back({building, CopyKind::unfinished, std::nullopt});
  return copies;
}

std::optional<Instant> last_backup_at(const std::string& folder, const std::string& store) {
  std::optional<Instant> last;
  for (const auto& copy : copies_of_store(folder, store))
    if (copy.kind == CopyKind::backup) last = copy.made_at;
  return last;
}

Backup back_up(const BackupPlace& place, Instant now) {
  return telling_none_was_made([&] {
    const Source source = open_source(place.store);
    const std::string folder = store::folder_for_copies(place.folder, source.path);
    const std::string path = store::keep_copy(*source.connection, source.path, folder, "", now);
    take_old_ones_away(place, source.path, path);
    (void)note_time(source.path, {0, UTIME_NOW});
    return made(path, now);
  });
}

bool is_backup_replacing(const std::string& store, const std::string& file) {
  const std::string beside = store::store_beside(names_through_links(file).back());
  if (!beside.empty()) throw usage_error(quoted_path(file) + " belongs to the store " + quoted_path(beside), kAnotherFile);
  struct stat there {};
  if (::stat(file.c_str(), &there) != 0) return false;
  if (S_ISDIR(there.st_mode)) throw usage_error(quoted_path(file) + " is a folder", "name a file in it");
  if (!S_ISREG(there.st_mode)) throw usage_error(quoted_path(file) + " is not a regular file", kAnotherFile);
  require_never_a_store(marked_path(store), file, there);
  return true;
}

Backup back_up_into(const std::string& store, const std::string& file, OverFile over, Instant now) {
  const bool replaces = is_backup_replacing(store, file) && over == OverFile::replace;
  const std::string target = names_through_links(file).back();
  const auto is_durable = [&] { return sync_folder(folder_of(target)); };
  telling_none_was_made([&] {
    const Source source = open_source(store);
    store::UnfinishedCopy copy(folder_of(target), source.path, file);
    copy.take(*source.connection);
    const bool is_in_place = replaces ? ::rename(copy.path().c_str(), target.c_str()) == 0 : put_new_in_place(copy.path(), target);
    if (!is_in_place && errno == EEXIST) throw refused("there is a file " + quoted_path(file) + " already", "add --yes to replace it");
    if (!is_in_place) throw copy.cannot_write();
    copy.is_in_place();
    if (replaces || is_durable()) return;
    const Error error = copy.cannot_write();
    store::remove_file(target);
    throw error;
  });
  if (replaces && !is_durable())
    throw failed("the backup " + quoted_path(file) + " is made, but may not outlive a power cut: " + system_reason());
  return made(file, now);
}

void back_up_when_due(const BackupPlace& place, Minutes every, Instant now) {
  constexpr off_t kMost = 256 * 1024 * 1024;
  constexpr Minutes kPutOff{24 * 60};
  const auto last = changed_at(store::lock_name(place.store));
  if (!last || std::chrono::abs(now - Instant(std::chrono::seconds(*last))) <= every) return;
  struct stat file {};
  const bool is_written = ::stat(place.store.c_str(), &file) == 0 && file.st_mtime + 1 >= now.time_since_epoch().count();
  if (!is_written || file.st_size >= kMost) return;
  const Instant again = now - every + std::min(every, kPutOff);
  if (!note_time(place.store, {again.time_since_epoch().count(), 0}))
    throw failed("cannot note the time in " + quoted_path(store::lock_name(place.store)) + ": " + system_reason() + "; no backup was made");
  back_up(place, now);
}

}  // namespace mentor
