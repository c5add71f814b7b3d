#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "mentor/base/files.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/backups.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/records.hpp"
#include "store/connection.hpp"
#include "store/files.hpp"
#include "store/schema.hpp"
#include "store/table.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

// "table goal" and its like, with the SQL that makes them.
using Objects = std::map<std::string, std::string>;

Objects objects_of(store::Connection& connection) {
  Objects objects;
  Query query(connection, "select type || ' ' || name, ifnull(sql, '') from sqlite_master where name not like 'sqlite\\_%' escape '\\'");
  while (query.next()) {
    auto name = query.text();
    objects.emplace(std::move(name), query.text());
  }
  return objects;
}

// What sync programs put between a file's name and its ending when it was changed on two machines: Dropbox, Nextcloud, Seafile and Google
// Drive something in parentheses, pCloud in brackets, Syncthing ".sync-conflict-DATE", iCloud a number, OneDrive the machine's name.
bool parts_conflict_copy(std::string_view middle) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kMachine = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
  if (middle.size() < 2) return false;
  if (middle.starts_with(" (") || middle.starts_with("(")) return middle.ends_with(')');
  if (middle.starts_with(" [")) return middle.ends_with(']');
  if (middle.starts_with(".sync-conflict-") || middle.find("conflict") != std::string_view::npos) return true;
  if (middle.front() == ' ') return middle.find_first_not_of(kDigits, 1) == std::string_view::npos;
  return middle.front() == '-' && middle.find_first_not_of(kMachine, 1) == std::string_view::npos;
}

std::vector<std::string> conflict_copies(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  const auto dot = std::min(name.rfind('.'), name.size());
  const std::string_view stem = std::string_view(name).substr(0, dot);
  const std::string_view ending = std::string_view(name).substr(dot);
  std::vector<std::string> found;
  const std::string folder = folder_of(path);
  for (const std::string& other : store::names_in(folder)) {
    if (other.size() <= name.size() || !other.starts_with(stem) || !other.ends_with(ending)) continue;
    if (parts_conflict_copy(std::string_view(other).substr(stem.size(), other.size() - name.size()))) found.push_back(folder + "/" + other);
  }
  return found;
}

// A change that cannot be taken back: of no command, of no table, unreadable, or told of a row that is not there.
void add_faults_of_history(store::Connection& connection, std::vector<std::string>& faults) {
  const auto add = [&](const std::string& sql, const std::string& what) {
    if (const auto count = store::number(connection, sql); count > 0)
      faults.push_back(say_count(count, "change", "changes") + " in the history " + what);
  };
  add("select count(*) from history where command not in (select id from command)", "of a command that is not there");
  add("select count(*) from history where before is not null and not json_valid(before)", "that cannot be read");
  std::string codes;
  for (const auto* table : store::tables()) {
    const std::string code = std::to_string(table->name.code);
    codes += (codes.empty() ? "" : ",") + code;
    add("select count(*) from (select row, before, max(command) from history where kind = " + code + " group by row) where before is null" +
            " and row not in (select id from " + std::string(table->name.name) + ")",
        "of " + std::string(table->name.name) + " that is not there");
  }
  add("select count(*) from history where kind not in (" + codes + ")", "of no kind that there is");
}

}  // namespace

// Whatever is gone, foreign or other than ours can lose or change what is written.
std::vector<std::string> store::faults_of_schema(Connection& connection) {
  const auto fresh = Store::in_memory("check", Instant{});
  const Objects ours = objects_of(connection_of(*fresh));
  const Objects found = objects_of(connection);
  std::vector<std::string> faults;
  for (const auto& [name, sql] : ours) {
    const auto it = found.find(name);
    if (it == found.end())
      faults.push_back("the " + name + " is missing");
    else if (it->second != sql)
      faults.push_back("the " + name + " is not as this program makes it");
  }
  for (const auto& [name, sql] : found)
    if (!ours.contains(name)) faults.push_back("the " + name + " is not of this program");
  return faults;
}

StoreInfo store_info(Store& store) {
  auto& connection = connection_of(store);
  struct stat info {};
  const long long bytes = ::stat(store.path().c_str(), &info) == 0 ? info.st_size : 0;
  Query pairs(connection, "select count(*) from pair");
  pairs.next();
  return {store.file_version(), bytes, pairs.integer(), count_checkins(store)};
}

std::vector<std::string> check_store(Store& store) {
  auto& connection = connection_of(store);
  std::vector<std::string> faults;
  Query integrity(connection, "pragma integrity_check");
  while (integrity.next()) {
    auto line = integrity.text();
    if (line != "ok") faults.push_back(std::move(line));
  }
  if (!faults.empty()) connection.require_readable_disk();
  std::ranges::move(store::faults_of_schema(connection), std::back_inserter(faults));
  if (!faults.empty()) return faults;
  Query references(connection, "pragma foreign_key_check");
  while (references.next()) {
    auto table = references.text();
    faults.push_back("a row of " + table + " (" + references.text() + ") refers to one that is not there");
  }
  Query lonely(connection, "select handle from pair where not exists (select 1 from agreement where agreement.pair = pair.id)");
  while (lonely.next()) faults.push_back("the pair " + lonely.text() + " has no agreement");
  add_faults_of_history(connection, faults);
  return faults;
}

std::vector<std::string> files_readable_by_others(const Store& store, const std::string& backups) {
  auto files = store::readable_by_others(store.path());
  for (const auto& copy : copies_of_store(backups, store.path())) {
    struct stat info {};
    if (::lstat(copy.path.c_str(), &info) == 0 && store::others_can_read(info.st_mode)) files.push_back(copy.path);
  }
  return files;
}

std::vector<Danger> dangers_around(const Store& store) {
  std::vector<Danger> dangers;
  const std::string& path = store.path();
  for (const auto ending : store::kBesideAStore) {
    struct stat info {};
    const std::string file = path + std::string(ending);
    if (::lstat(file.c_str(), &info) != 0) continue;
    if (info.st_uid != ::geteuid() && info.st_uid != 0)
      dangers.push_back({quoted_path(file) + " belongs to someone else", "sudo chown \"$USER\" " + shell_word(visible_line(file))});
    if (ending == ".new")
      dangers.push_back({quoted_path(file) + " was left by a restore that did not end", "rm " + shell_word(visible_line(file))});
  }
  for (const auto& file : conflict_copies(path))
    dangers.push_back({"a sync program left a second copy, which may hold what is not in the store: " + quoted_path(file),
                       "mentor today --store " + shell_word(visible_line(file)) + "   shows it; log here what is missing, then rm it"});
  return dangers;
}

}  // namespace mentor
