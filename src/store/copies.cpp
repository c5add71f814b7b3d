#include "store/copies.hpp"

#include <sqlite3.h>
#include <stdlib.h>

#include <fcntl.h>
#include <array>
#include <cerrno>
#include <cstdio>

#include "mentor/base/digest.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "store/files.hpp"

namespace mentor::store {
namespace {

constexpr Guarded kBackupGuard{"a backup", "set XDG_STATE_HOME to a folder of yours", true, true};

// The SQL that makes what is in a database.
std::string schema_text(Connection& connection) {
  std::string all;
  Query query(connection, "select type, name, ifnull(sql, '') from sqlite_schema order by type, name");
  while (query.next())
    for (int column = 0; column < 3; ++column) all += query.text() + '\n';
  return all;
}

// A backup that nobody has read is none.
void verify(Connection& original, const std::string& path, const std::string& shown) {
  Connection copy(path, SQLITE_OPEN_READONLY, shown, "the backup");
  const std::string fault = first_fault(copy);
  bool is_same = fault.empty() && schema_text(copy) == schema_text(original);
  for (const char* count : {"pragma user_version", "pragma application_id", "pragma page_count"})
    is_same = is_same && number(copy, count) == number(original, count);
  if (is_same) return;
  copy.require_readable_disk();
  const std::string in_store = first_fault(original);
  original.require_readable_disk();
  if (!in_store.empty())
    throw damaged("the store " + quoted_path(original.path()) + " is damaged: " + visible_line(in_store), kDamagedHint);
  throw failed("the backup " + quoted_path(shown) + " is not what the store holds" + (fault.empty() ? "" : ": " + visible_line(fault)));
}

}  // namespace

std::string folder_for_copies(const std::string& folder, const std::string& store) { return folder.empty() ? folder_of(store) : folder; }

std::string first_fault(Connection& connection) {
  Query check(connection, "pragma quick_check(1)");
  if (!check.next()) return "it cannot be checked";
  std::string fault = check.text();
  return fault == "ok" ? "" : fault;
}

std::string copy_stem(const std::string& store) {
  Digest digest;
  digest.add(store);
  std::array<char, 9> mark{};
  std::snprintf(mark.data(), mark.size(), "%08x", static_cast<unsigned>(digest.value() ^ (digest.value() >> 32)));
  const std::string name = store.substr(store.rfind('/') + 1);
  return name.substr(0, name.rfind('.')) + "-" + mark.data();
}

UnfinishedCopy::UnfinishedCopy(const std::string& folder, const std::string& store, std::string target)
    : path_(folder + "/." + copy_stem(store) + "-XXXXXX"), target_(std::move(target)) {
  const Descriptor made(uninterrupted([&] { return ::mkostemp(path_.data(), O_CLOEXEC); }));
  if (!made.is_open()) throw cannot_write();
}

UnfinishedCopy::~UnfinishedCopy() {
  if (!is_in_place_) remove_file(path_);
}

Error UnfinishedCopy::cannot_write() const { return failed("cannot write the backup " + quoted_path(target_) + ": " + system_reason()); }

void UnfinishedCopy::take(Connection& original) const {
  {
    Connection copy(path_, SQLITE_OPEN_READWRITE, target_, "the backup");
    copy.execute("pragma journal_mode=memory; pragma synchronous=off");
    copy.take_all_of(original);
  }
  verify(original, path_, target_);
  if (!sync_file(path_)) throw cannot_write();
}

std::string put_under_dated_name(const std::string& store, const std::string& folder, std::string_view kind, Instant now,
                                 const std::function<bool(const std::string&)>& put) {
  std::string moment = to_iso(now);
  std::erase(moment, ':');
  const std::string lead = folder + "/" + copy_stem(store) + "-" + std::string(kind) + (kind.empty() ? "" : "-") + moment;
  for (int number = 1;; ++number) {
    std::string name = lead + (number > 1 ? "-" + std::to_string(number) : "") + ".db";
    if (put(name)) return name;
    if (errno != EEXIST) throw failed("cannot write the backup " + quoted_path(name) + ": " + system_reason());
  }
}

std::string keep_copy(Connection& original, const std::string& store, const std::string& folder, std::string_view kind, Instant now) {
  make_folders(folder);
  require_safe_folder(folder, kBackupGuard);
  UnfinishedCopy copy(folder, store, folder);
  copy.take(original);
  std::string name =
      put_under_dated_name(store, folder, kind, now, [&](const std::string& target) { return put_new_in_place(copy.path(), target); });
  copy.is_in_place();
  if (sync_folder(folder)) return name;
  const std::string reason = system_reason();
  remove_file(name);
  throw failed("cannot write the backup " + quoted_path(name) + ": " + reason);
}

}  // namespace mentor::store
