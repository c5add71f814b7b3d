#include <algorithm>
#include <map>
#include <span>

#include "mentor/base/error.hpp"
#include "mentor/store/history.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

// A row's columns and values as text, from its JSON; nullopt for null. Earlier versions of the store kept fewer columns.
using Fields = std::map<std::string, std::optional<std::string>, std::less<>>;

struct Version {
  std::int64_t command;
  Instant at;
  std::string name;
  std::string because;
  std::optional<Fields> before;  // nullopt: the command inserted the row
};

Fields fields_of(store::Connection& connection, const std::string& json) {
  Fields fields;
  Query query(connection, "select key, value from json_each(?)");
  for (query.with(json); query.next();) {
    auto key = query.text();
    fields.emplace(std::move(key), query.maybe(&Query::text));
  }
  return fields;
}

std::optional<std::string> json_now(store::Connection& connection, const store::TableSpec& table, std::int64_t id) {
  Query query(connection, "select " + store::json_of(table) + " from " + std::string(table.name.name) + " where id = ?");
  if (!query.with(id).next()) return std::nullopt;
  return query.text();
}

std::vector<Version> versions_of(store::Connection& connection, int code, std::int64_t id) {
  std::vector<Version> versions;
  std::vector<std::string> befores;
  Query query(connection,
              "select c.id, c.at, c.name, c.because, h.before from history h join command c on c.id = h.command"
              " where h.kind = ? and h.row = ? order by c.id");
  for (query.with(code, id); query.next();) {
    versions.push_back({query.integer(), query.instant(), query.text(), query.text(), std::nullopt});
    befores.push_back(query.text());
  }
  for (std::size_t i = 0; i < versions.size(); ++i)
    if (!befores[i].empty()) versions[i].before = fields_of(connection, befores[i]);
  return versions;
}

std::optional<std::string> in_words(const store::ColumnSpec& column, const std::optional<std::string>& stored) {
  return stored ? std::optional(column.in_words(*stored)) : std::nullopt;
}

void add_changes(std::vector<Change>& changes, const store::TableSpec& table, const Version& version, const RowRef& ref,
                 const std::optional<Fields>& after) {
  const Change whole{version.command, version.at, version.name, version.because, ref, "", "", false, std::nullopt, std::nullopt, false};
  if (!version.before || !after) {
    changes.push_back(whole);
    return;
  }
  for (const auto& column : table.columns) {
    const auto before = version.before->find(column.name);
    const auto now = after->find(column.name);
    const bool is_told = !column.note.is_internal && before != version.before->end() && now != after->end();
    if (!is_told || before->second == now->second) continue;
    Change& change = changes.emplace_back(whole);
    change.field = column.shown();
    change.said = column.note.said.empty() ? column.shown() : column.note.said;
    change.is_scope = column.note.is_scope;
    change.before = in_words(column, before->second);
    change.after = in_words(column, now->second);
  }
}

bool is_marked_private(const std::optional<Fields>& fields) {
  return fields && fields->contains("private") && fields->find("private")->second == "1";
}

// A check-in is private where something in it is; of one that was removed nobody knows.
bool holds_private(store::Connection& connection, std::int64_t checkin) {
  Query query(connection,
              "select not exists(select 1 from checkin where id = ?1) or exists(select 1 from line where checkin = ?1 and private = 1)"
              " or exists(select 1 from action where checkin = ?1 and private = 1)");
  query.with(checkin).next();
  return query.flag();
}

// What changed in a row, told of `ref`; nullopt when there never was such a row. A row that took the place of another has its fields
// `replaced`.
std::optional<std::vector<Change>> changes_of(store::Connection& connection, const store::TableSpec& table, std::int64_t id,
                                              const RowRef& ref, const std::optional<Fields>& replaced = std::nullopt) {
  auto versions = versions_of(connection, table.name.code, id);
  const auto now = json_now(connection, table, id);
  if (versions.empty() && !now) return std::nullopt;
  if (!versions.empty() && !versions.front().before) versions.front().before = replaced;
  const auto fields_now = now ? std::optional(fields_of(connection, *now)) : std::nullopt;
  const bool is_private_now = is_marked_private(fields_now ? fields_now : versions.back().before) ||
                              (table.name.kind == Kind::checkin && holds_private(connection, id));
  std::vector<Change> changes;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const auto after = i + 1 < versions.size() ? versions[i + 1].before : fields_now;
    const auto first = changes.size();
    add_changes(changes, table, versions[i], ref, after);
    const bool is_private = is_private_now || is_marked_private(versions[i].before) || is_marked_private(after);
    for (auto& change : std::span(changes).subspan(first)) change.is_private = is_private;
  }
  return changes;
}

// The condition by which an index finds changes of goals and topics: it has the code as a literal.
std::string changed_rows_of(Kind kind) { return "h.before is not null and h.kind = " + std::to_string(store::table_of(kind).name.code); }

struct ChangedGoal {
  std::int64_t row;
  Version version;
  std::string before;
};

std::vector<ChangedGoal> changed_goals(store::Connection& connection) {
  std::vector<ChangedGoal> changed;
  Query query(connection, "select h.row, c.id, c.at, c.name, c.because, h.before from history h join command c on c.id = h.command where " +
                              changed_rows_of(Kind::goal) + " order by h.row, h.command");
  while (query.next()) {
    const auto row = query.integer();
    changed.push_back({row, {query.integer(), query.instant(), query.text(), query.text(), std::nullopt}, query.text()});
  }
  return changed;
}

}  // namespace

std::optional<Instant> last_change_of(Store& store, const RowRef& ref) {
  Query query(connection_of(store),
              "select max(c.at) from history h join command c on c.id = h.command where " + changed_rows_of(ref.kind) + " and h.row = ?");
  query.with(ref.number).next();
  return query.maybe(&Query::instant);
}

std::vector<Change> goal_changes(Store& store, Instant from, Instant until) {
  auto& connection = connection_of(store);
  const auto changed = changed_goals(connection);
  std::vector<Change> changes;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    const auto& [row, version, before] = changed[i];
    if (version.at < from || version.at >= until) continue;
    const bool last = i + 1 == changed.size() || changed[i + 1].row != row;
    const auto json = last ? json_now(connection, store::table<Goal>(), row) : std::optional(changed[i + 1].before);
    if (!json) continue;
    Version whole = version;
    whole.before = fields_of(connection, before);
    add_changes(changes, store::table<Goal>(), whole, {Kind::goal, row}, fields_of(connection, *json));
  }
  return changes;
}

std::vector<Change> history_of(Store& store, const RowRef& ref) {
  auto changes = changes_of(connection_of(store), store::table_of(ref.kind), ref.number, ref);
  if (!changes) throw not_found(name_of(ref.kind), short_id(ref));
  return std::move(*changes);
}

std::vector<Change> agreement_history(Store& store, PairId pair) {
  auto& connection = connection_of(store);
  std::vector<Change> history;
  std::optional<Fields> before;
  Query ids(connection, "select id from agreement where pair = ? order by from_on");
  for (ids.with(pair); ids.next();) {
    const auto id = ids.integer();
    auto changes = changes_of(connection, store::table<Agreement>(), id, {Kind::pair, pair.value}, before);
    std::ranges::copy_if(*changes, std::back_inserter(history), [](const Change& change) { return !change.field.empty(); });
    before = fields_of(connection, *json_now(connection, store::table<Agreement>(), id));
  }
  for (auto& change : history) change.field = "agreement." + change.field;
  return history;
}

}  // namespace mentor
