#include "mentor/store/erasing.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <set>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/backups.hpp"
#include "mentor/store/pairs.hpp"
#include "mentor/store/remind_lock.hpp"
#include "store/change.hpp"
#include "store/files.hpp"
#include "store/held.hpp"
#include "store/schema.hpp"

namespace mentor {
namespace {

using store::Arg;
using store::arg;
using store::Connection;
using store::connection_of;
using store::Query;
using store::sql_code;
using store::sql_name;
using store::TableSpec;

constexpr std::string_view kFinish = "mentor person erase   finishes it";

// The words of every name and address that the person ever had, folded as handles are.
std::vector<std::string> words_of_names(Connection& connection) {
  std::vector<std::string> words;
  for (const auto& [name, address] : store::names_of_erased(connection)) {
    std::string slug = ascii_slug(name + " " + address.substr(0, address.find('@')));
    for (auto dash = slug.find('-'); !slug.empty(); dash = slug.find('-')) {
      words.push_back(slug.substr(0, dash));
      slug.erase(0, dash == std::string::npos ? dash : dash + 1);
    }
  }
  return words;
}

bool is_made_of(const std::string& handle, const std::vector<std::string>& words) {
  return std::ranges::any_of(
      words, [&](const std::string& word) { return word.size() > 1 ? handle.find(word) != std::string::npos : handle == word; });
}

bool names_one(const std::string& tag, const std::vector<std::string>& words) {
  const std::string parts = "-" + ascii_slug(tag) + "-";
  return std::ranges::any_of(words, [&](const std::string& word) { return parts.find("-" + word + "-") != std::string::npos; });
}

// Digits of a uid as it is written.
std::string uid_words(const std::string& digits) {
  std::string words = "lower(";
  constexpr int kParts[][2] = {{1, 8}, {9, 4}, {13, 4}, {17, 4}, {21, 12}};
  for (const auto& [from, size] : kParts)
    words += (from > 1 ? " || '-' || substr(" : "substr(") + digits + ", " + std::to_string(from) + ", " + std::to_string(size) + ")";
  return words + ")";
}

// What goes as a part of what goes needs no stone of its own.
void bury(Connection& connection, Instant now) {
  const std::string bury = "insert or ignore into outside(kind, subject, at, value) select " +
                           std::to_string(static_cast<int>(store::Outside::tombstone)) + ", ";
  const std::string at = ", " + std::to_string(now.time_since_epoch().count()) + ", '";
  for (const auto* table : store::tables()) {
    if (table->column("uid") == nullptr) continue;
    std::string whole;
    for (const auto part_of : table->name.parts_of)
      for (const auto* other : store::tables())
        if (other->name.name == part_of && !part_of.empty())
          whole += " and ifnull(" + std::string(part_of) + ", 0) not in (select row from doomed where kind = " + sql_code(*other) + ")";
    connection.execute(bury + uid_words("hex(uid)") + at + sql_name(*table) + "' from " + sql_name(*table) + " where " +
                       store::id_in("doomed", *table) + whole);
  }
  const std::string digits = "json_extract(before, '$.uid')";
  connection.execute(bury + uid_words("hex(uid)") + at + "person' from person where id in (select id from erased)");
  for (const char* table : {"person", "pair"})
    connection.execute(bury + uid_words(digits) + at + table + "' from history where before is not null and " + digits +
                       " is not null and kind = " + (table == std::string("pair") ? "1" : "12") +
                       " and row in (select row from doomed where kind = history.kind)");
}

// What was typed with the commands that changed any of it: one that was about others, too, loses its words as well.
void silence_commands(Connection& connection) {
  connection.execute(
      "drop table if exists temp.said; create temp table said(id integer primary key);"
      "insert into said select distinct command from history where (kind, row) in (select kind, row from held)");
  for (const auto* table : store::tables())
    if (table->name.kind)
      connection.execute(
          "insert or ignore into said select id from command where made_kind = " + std::to_string(static_cast<int>(*table->name.kind)) +
          " and made_row in (select row from held where kind = " + sql_code(*table) + ")");
  connection.execute(
      "update command set because = null, key = null, words = null, made_kind = null, made_row = null where id in (select id from said)");
}

std::string known_forms(const TableSpec& table) {
  std::string names;
  for (const auto& column : table.columns)
    if (!column.is_words) names += (names.empty() ? "'" : ", '") + std::string(column.name) + "'";
  return names;
}

// The numbers of invitations count changes of a place, too, which cannot be told apart any more.
void raise_sequences(Connection& connection) {
  Query places(connection,
               "select count(*) from history where kind = 6 and before is not null and json_extract(before, '$.place') is not null and"
               " row in (select row from held where kind = 6)");
  places.next();
  Query(connection,
        "insert into outside(kind, subject, value) values(?1, '', cast(?2 as text)) on conflict(kind, subject) do update set"
        " value = cast(cast(value as integer) + ?2 as text)")
      .with(store::Outside::sequence_base, places.integer())
      .run();
}

// Of what stays it is kept that it was made, and when it was planned.
void forget_versions(Connection& connection, ErasedPairs pairs) {
  if (pairs == ErasedPairs::kept) raise_sequences(connection);
  connection.execute(
      "delete from history where (kind, row) in (select kind, row from doomed) or kind = 12 and row in (select id from erased)");
  for (const auto* table : store::tables()) {
    const std::string rows = " where kind = " + sql_code(*table) +
                             " and before is not null and row in (select row from held where kind = " + sql_code(*table) + ")";
    connection.execute(
        store::is_plan(*table)
            ? "update history set before = (select json_group_object(key, value) from json_each(history.before) where key in (" +
                  known_forms(*table) + "))" + rows
            : "delete from history" + rows);
  }
  connection.execute("delete from command where id in (select id from said) and id not in (select command from history)");
}

void forget_what_stands_outside(Connection& connection) {
  connection.execute(
      "delete from reminder where pair in (select row from held where kind = 1);"
      "update reminder set title = '(erased)', body = '', last_error = null where pair is null");
  Query(connection,
        "delete from outside where kind in (?1, ?2, ?3, ?4, ?6) and exists (select 1 from outside t where t.kind = ?5 and"
        " instr(outside.subject, t.subject) > 0)")
      .with(store::Outside::snooze, store::Outside::invitation, store::Outside::answer, store::Outside::waiting, store::Outside::tombstone,
            store::Outside::mail)
      .run();
  // What was written to the person is about the person, where the pair stays, too.
  Query(connection,
        "delete from outside where kind = ? and exists (select 1 from pair where id in (select row from held where kind = 1) and"
        " instr(outside.subject, " +
            uid_words("hex(uid)") + ") = 1)")
      .with(store::Outside::mail)
      .run();
}

void strip_pair(Store& store, PairId id, Party side, const std::vector<std::string>& words, Date today) {
  Pair pair = relationship_of(store, id).pair;
  std::vector<std::string> taken;
  for (const auto& other : relationships(store)) taken.push_back(other.pair.handle);
  (side == Party::mentor ? pair.mentor : pair.mentee).name = "erased";
  if (is_made_of(pair.handle, words)) pair.handle = make_handle(pair.mentor, pair.mentee, pair.role, taken);
  std::erase_if(pair.tags, [&](const std::string& tag) { return names_one(tag, words); });
  Query(connection_of(store),
        "update pair set handle = ?, tags = ?, end_reason = null, ended_on = coalesce(ended_on, max(?, starts_on)) where id = ?")
      .with(pair.handle, store::join_list(pair.tags), today, id)
      .run();
}

// What both sides agreed and when they met stays, without its words; what the side that goes was asked for stays not.
void strip_kept_pairs(Store& store, const std::vector<std::string>& words, Date today) {
  auto& connection = connection_of(store);
  std::vector<std::pair<PairId, Party>> kept;
  Query query(connection, "select pair, side from kept order by pair");
  while (query.next()) {
    const auto pair = query.id<PairId>();
    kept.emplace_back(pair, query.choice<Party>());
  }
  for (const auto& [pair, side] : kept) strip_pair(store, pair, side, words, today);
  for (const auto* table : store::tables()) {
    if (!store::is_plan(*table) || table->name.kind == Kind::pair) continue;
    std::string cleared;
    for (const auto& column : table->columns)
      if (column.is_words) cleared += (cleared.empty() ? "" : ", ") + std::string(column.name) + " = null";
    connection.execute("update " + sql_name(*table) + " set " + cleared + " where pair in (select pair from kept)");
  }
  connection.execute(
      "update checkin set rating = null where exists (select 1 from kept where kept.pair = checkin.pair and checkin.by <> 1 - kept.side);"
      "update progress set note = null where checkin in (select c.id from checkin c join kept on kept.pair = c.pair where c.by <> 1 - "
      "side);"
      "update topic set goal = null where goal in (select row from doomed where kind = 4)");
  Query person(connection, "update person set name = ?, email = null, tz = null, uid = ? where id in (select id from erased)");
  person.with(kErasedName, make_uid(store.now())).run();
}

void remove_rows(Connection& connection) {
  const auto tables = store::tables();
  for (auto table = tables.rbegin(); table != tables.rend(); ++table)
    connection.execute("delete from " + sql_name(**table) + " where " + store::id_in("doomed", **table));
  connection.execute(
      "update checkin set gives_back = exists (select 1 from line where checkin = checkin.id and (kind = 4 or (by = 0 and kind in (1, 3))))"
      " where pair in (select pair from kept)");
}

void note(Connection& connection, store::Outside kind, Instant at, std::int64_t value) {
  Query(connection, "insert or replace into outside(kind, subject, at, value) values(?, '', ?, ?)")
      .with(kind, at, std::to_string(value))
      .run();
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
  if (!open) return files;
  while (const dirent* entry = ::readdir(open.get())) {
    const std::string path = folder + "/" + entry->d_name;
    struct stat info {};
    if (::lstat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode)) files.push_back(path);
  }
  std::ranges::sort(files);
  return files;
}

// Of every pair that is or ever was.
std::set<Uid> pair_uids(Connection& connection) {
  std::set<Uid> uids;
  Query query(connection, "select " + uid_words("hex(uid)") + " from pair union select " + uid_words("json_extract(before, '$.uid')") +
                              " from history where kind = 1 and before is not null union select subject from outside where kind = ?");
  for (query.with(store::Outside::tombstone); query.next();)
    if (const auto uid = parse_uid(query.text())) uids.insert(*uid);
  return uids;
}

bool holds_one_of(std::string_view bytes, const std::set<Uid>& uids) {
  constexpr Uid kAny;
  for (std::size_t at = 0; at + kAny.bytes.size() <= bytes.size(); ++at) {
    Uid uid;
    std::memcpy(uid.bytes.data(), bytes.data() + at, uid.bytes.size());
    if (is_version_7(uid) && uids.contains(uid)) return true;
  }
  return false;
}

// Every byte is looked at, so that no damage hides whose copy it is.
bool is_copy_of_one(const std::string& path, const std::set<Uid>& uids) {
  constexpr std::size_t kPieceOfCopy = 1024 * 1024;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file.is_open() && errno == ENOENT) return false;
  std::string bytes;
  while (file.is_open()) {
    const auto overlap = std::min(bytes.size(), sizeof(Uid) - 1);
    bytes.erase(0, bytes.size() - overlap);
    bytes.resize(overlap + kPieceOfCopy);
    const ssize_t got = uninterrupted([&] { return ::read(file.get(), bytes.data() + overlap, kPieceOfCopy); });
    if (got < 0) break;
    bytes.resize(overlap + static_cast<std::size_t>(got));
    if (holds_one_of(bytes, uids)) return true;
    if (got == 0) return false;
  }
  throw failed("cannot read " + quoted_path(path) + ": " + system_reason());
}

bool is_unfinished_copy(const std::string& path) { return path.find("/.mentor-") != std::string::npos; }

void remove_all(const std::vector<std::string>& files) {
  for (const auto& file : files)
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) throw failed("cannot remove " + quoted_path(file) + ": " + system_reason());
  if (!files.empty() && !sync_folder(folder_of(files.front())))
    throw failed(quoted_path(folder_of(files.front())) + " may not outlive a power cut as it is: " + system_reason());
}

// A backup that another command was making meanwhile may get its name between two looks.
void erase_traces(Store& store, const TraceFolders& folders) {
  constexpr int kLooks = 3;
  auto& connection = connection_of(store);
  connection.execute("pragma secure_delete=on; vacuum");
  for (int look = 0; look < kLooks; ++look) {
    const Traces traces = traces_in(store, folders);
    remove_all(traces.copies);
    remove_all(traces.drafts);
  }
  Query(connection, "delete from outside where kind = ?").with(store::Outside::erasing).run();
}

}  // namespace

void erase_person(Store& store, const Person& person, ErasedPairs pairs, Date today) {
  auto& connection = connection_of(store);
  connection.execute("pragma secure_delete=on; pragma defer_foreign_keys=on");
  store::gather_held(connection, person.id);
  store::gather_doomed(connection, pairs);
  const auto words = words_of_names(connection);
  bury(connection, store.now());
  silence_commands(connection);
  forget_versions(connection, pairs);
  forget_what_stands_outside(connection);
  if (pairs == ErasedPairs::kept) strip_kept_pairs(store, words, today);
  remove_rows(connection);
  note(connection, store::Outside::undo_floor, store.now(), store::command_id(connection));
}

Traces traces_in(Store& store, const TraceFolders& folders) {
  Traces traces;
  if (!folders.drafts.empty()) traces.drafts = files_in(folders.drafts);
  if (!store.is_file()) return traces;
  std::set<std::string> copies;
  for (const auto& copy : copies_of_store(folders.backups, store.path())) copies.insert(copy.path);
  const auto uids = pair_uids(connection_of(store));
  if (!folders.backups.empty())
    for (const auto& path : files_in(folders.backups))
      if (is_unfinished_copy(path) || is_copy_of_one(path, uids)) copies.insert(path);
  traces.copies.assign(copies.begin(), copies.end());
  return traces;
}

void erase_traces_when_committed(Store& store, const TraceFolders& folders) {
  auto& connection = connection_of(store);
  // A run that delivers has words in hand, and would write them down again.
  std::shared_ptr<RemindLock> lock = store.is_file() ? RemindLock::take(store.path()) : nullptr;
  if (store.is_file() && !lock) throw busy("reminders are being sent, whose words would come back", "try again");
  note(connection, store::Outside::erasing, store.now(), store::command_id(connection));
  store.when_committed([&store, folders, lock] {
    try {
      erase_traces(store, folders);
    } catch (const Error& error) {
      throw Error(error.kind, error.message + "; the command was saved, but the file and its copies may still hold words of it",
                  std::string(kFinish));
    }
  });
}

bool is_erasing_unfinished(Store& store) {
  Query query(connection_of(store), "select 1 from outside where kind = ?");
  return query.with(store::Outside::erasing).next();
}

}  // namespace mentor
