#include "mentor/store/records.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/topics.hpp"
#include "store/change.hpp"
#include "store/connection.hpp"

namespace mentor {
namespace {

using store::Arg;
using store::change_row;
using store::connection_of;
using store::Query;
using store::TableSpec;

std::vector<std::int64_t> ids(store::Connection& connection, const TableSpec& table, std::string_view column, std::int64_t of) {
  std::vector<std::int64_t> found;
  Query query(connection, "select id from " + std::string(table.name.name) + " where " + std::string(column) + " = ?");
  for (query.with(of); query.next();) found.push_back(query.integer());
  return found;
}

// What is not there any more was not closed by anything.
void forget_closings(store::Connection& connection, const RowRef& closed) {
  std::vector<std::int64_t> found;
  Query query(connection, "select id from closing where kind = ? and row = ?");
  for (query.with(closed.kind, closed.number); query.next();) found.push_back(query.integer());
  for (const auto id : found) change_row(connection, store::table<Closing>(), id, std::nullopt);
}

// Calls `use` with the table and the number of each row that is part of this one.
template <class Use>
void for_each_part(store::Connection& connection, const TableSpec& table, std::int64_t row, const Use& use) {
  const auto tables = store::tables();
  for (auto part = tables.rbegin(); part != tables.rend(); ++part)
    if (std::ranges::find((*part)->name.parts_of, table.name.name) != std::end((*part)->name.parts_of))
      for (const auto id : ids(connection, **part, table.name.name, row)) use(**part, id);
}

void add_belongings(store::Connection& connection, const TableSpec& table, std::int64_t row, Belongings& all) {
  for_each_part(connection, table, row, [&](const TableSpec& part, std::int64_t id) {
    if (part.name.code == store::kTable<Progress>.code) ++all.progress;
    const auto thing = part.name.kind ? std::optional(RowRef{*part.name.kind, id}) : std::nullopt;
    if (thing && std::ranges::find(all.things, *thing) != all.things.end()) return;
    if (thing) all.things.push_back(*thing);
    add_belongings(connection, part, id, all);
  });
}

// A row with all that is part of it, the parts first.
void remove_with_parts(store::Connection& connection, const TableSpec& table, std::int64_t row) {
  for_each_part(connection, table, row, [&](const TableSpec& part, std::int64_t id) { remove_with_parts(connection, part, id); });
  change_row(connection, table, row, std::nullopt);
  if (!table.name.kind) return;
  forget_closings(connection, {*table.name.kind, row});
}

// Topics outlive the goal they were about.
void detach_topics(Store& store, std::int64_t goal) {
  for (const auto id : ids(connection_of(store), store::table<Topic>(), "goal", goal)) {
    auto topic = topic_of(store, TopicId(id));
    topic.goal.reset();
    update(store, topic);
  }
}

}  // namespace

std::optional<RowRef> row_of_key(Store& store, std::string_view key, Kind kind) {
  if (key.empty()) return std::nullopt;
  auto& connection = connection_of(store);
  Query query(connection, "select made_kind, made_row, words from command where key = ? order by id");
  std::optional<RowRef> standing;
  std::optional<std::int64_t> words;
  for (query.with(Arg(key)); query.next();) {
    const RowRef row{query.choice<Kind>(), query.integer()};
    const auto said = query.maybe(&Query::integer);
    if (ids(connection, store::table_of(row.kind), "id", row.number).empty()) continue;
    standing = row;
    words = said;
  }
  if (!standing) return std::nullopt;
  const RowRef made = *standing;
  const bool says_the_same = !words || !connection.command.words || words == connection.command.words;
  if (made.kind == kind && says_the_same) return made;
  throw refused(
      "the key '" + visible_line(key) + "' was already used for " + short_id(made) + (made.kind == kind ? ", with other words" : ""),
      "mentor show " + short_id(made) + "   tells what it is; use another key for something else");
}

void remember_made(Store& store, std::string_view key, const RowRef& made) {
  if (key.empty()) return;
  auto& connection = connection_of(store);
  Query(connection, "update command set key = ?, made_kind = ?, made_row = ?, words = ? where id = ?")
      .with(key, made.kind, made.number, connection.command.words, store::command_id(connection))
      .run();
}

Belongings belongings_of(Store& store, const RowRef& ref) {
  Belongings all;
  add_belongings(connection_of(store), store::table_of(ref.kind), ref.number, all);
  return all;
}

void remove_row(Store& store, const RowRef& ref) {
  auto& connection = connection_of(store);
  const TableSpec& table = store::table_of(ref.kind);
  if (ids(connection, table, "id", ref.number).empty()) throw no_such(ref);
  if (ref.kind == Kind::goal) detach_topics(store, ref.number);
  const auto account = ref.kind == Kind::checkin ? std::optional(checkin_of(store, CheckinId(ref.number))) : std::nullopt;
  remove_with_parts(connection, table, ref.number);
  if (account) count_one_of_meeting(store, account->pair, account->meeting_on);
}

LastCommand last_command(Store& store) {
  store::Query query(store::connection_of(store), "select id, at from command order by id desc limit 1");
  if (!query.next()) return {};
  const auto id = query.integer();
  return {id, query.instant()};
}

using store::connection_of;
using store::Query;

const std::vector<Reason>& ChangeReasons::of(const RowRef& row) const {
  static const std::vector<Reason> kNone;
  const auto found = of_things.find({row.kind, row.number});
  return found == of_things.end() ? kNone : found->second;
}

ChangeReasons change_reasons(Store& store) {
  ChangeReasons reasons;
  Query query(connection_of(store),
              "select h.kind, h.row, c.id, c.at, c.name, c.because from command c indexed by command_key join history h on h.command = c.id"
              " where c.because is not null and c.undone_by is null order by c.id");
  while (query.next()) {
    const auto* table = store::table_of_code(query.integer());
    const auto row = query.integer();
    Reason reason{query.integer(), query.instant(), query.text(), query.text()};
    if (table == nullptr) continue;
    if (table->name.kind)
      reasons.of_things[{*table->name.kind, row}].push_back(std::move(reason));
    else if (table == &store::table<Agreement>())
      reasons.of_agreements[AgreementId(row)].push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace mentor
