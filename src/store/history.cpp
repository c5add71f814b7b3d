#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "mentor/base/error.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/undo.hpp"
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

constexpr std::int64_t kFirstCommand = 1;

// Those that the command `since` and later ones found: the cost is that of what was written since.
std::vector<Version> versions_of(store::Connection& connection, int code, std::int64_t id, std::int64_t since = kFirstCommand) {
  std::vector<Version> versions;
  std::vector<std::string> befores;
  Query query(connection,
              "select c.id, c.at, c.name, c.because, h.before from history h join command c on c.id = h.command"
              " where h.command >= ? and h.kind = ? and h.row = ? order by h.command");
  for (query.with(since, code, id); query.next();) {
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
  const Change whole{version.command, version.at, version.name, version.because, ref, "", "", false, {}, {}, Reads::text, false};
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
    change.said = column.said();
    change.reads = column.reads;
    change.is_scope = column.note.is_scope;
    change.before = in_words(column, before->second);
    change.after = in_words(column, now->second);
  }
  // What an earlier version kept under another name is told as it stands.
  for (const auto& [name, before] : *version.before) {
    const auto now = after->find(name);
    if (table.column(name) != nullptr || now == after->end() || before == now->second) continue;
    Change& change = changes.emplace_back(whole);
    change.field = change.said = name;
    std::ranges::replace(change.said, '_', ' ');
    change.before = before;
    change.after = now->second;
  }
}

// A part that has no short id, in words: what it is and says.
std::string part_in_words(const store::TableSpec& table, const Fields& fields) {
  const auto number = [&](const char* name) { return std::strtoll(fields.find(name)->second->c_str(), nullptr, 10); };
  if (&table == &store::table<Closing>()) return short_id({static_cast<Kind>(number("kind")), number("row")});
  std::string words;
  for (const auto& column : table.columns) {
    const auto found = fields.find(column.name);
    if (column.note.is_internal || found == fields.end() || !found->second) continue;
    const bool is_flag = column.reads == Reads::flag;
    if (is_flag && *found->second == "0") continue;
    words += (words.empty() ? "" : ", ") + (is_flag ? column.said() : column.in_words(*found->second));
  }
  return words;
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
                                              const RowRef& ref, const std::optional<Fields>& replaced = std::nullopt,
                                              std::int64_t since = kFirstCommand) {
  auto versions = versions_of(connection, table.name.code, id, since);
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

// The numbers of the rows of `part` that are or were part of a row of `whole`.
std::vector<std::int64_t> parts_of(store::Connection& connection, const store::TableSpec& part, std::string_view whole, std::int64_t id) {
  const std::string name(part.name.name);
  const std::string column(whole);
  Query query(connection, "select id from " + name + " where " + column +
                              " = ?1 union select row from history where kind = ?2 and before is" +
                              " not null and json_extract(before, '$." + column + "') = ?1 order by 1");
  std::vector<std::int64_t> ids;
  for (query.with(id, part.name.code); query.next();) ids.push_back(query.integer());
  return ids;
}

// What changed in a part: with its own short id where it has one, else as a field of the whole.
std::vector<Change> changes_of_part(store::Connection& connection, const store::TableSpec& part, std::int64_t id, const RowRef& whole,
                                    std::int64_t since = kFirstCommand) {
  const bool is_entity = part.name.kind.has_value();
  const RowRef told_as = is_entity ? RowRef{*part.name.kind, id} : whole;
  auto changes = changes_of(connection, part, id, told_as, std::nullopt, since).value_or(std::vector<Change>());
  if (is_entity) return changes;
  auto versions = versions_of(connection, part.name.code, id, since);
  const auto now = json_now(connection, part, id);
  const std::string name(&part == &store::table<Closing>() ? "done" : part.name.name);
  for (auto& change : changes) {
    if (!change.field.empty()) {
      change.said = name + " " + change.said;
      change.field = name + "." + change.field;
      continue;
    }
    change.field = change.said = name;
    const auto version = std::ranges::find(versions, change.command_id, &Version::command);
    const auto next = std::next(version);
    const auto after = next != versions.end() ? next->before : now ? std::optional(fields_of(connection, *now)) : std::nullopt;
    if (version->before) change.before = part_in_words(part, *version->before);
    if (after) change.after = part_in_words(part, *after);
  }
  return changes;
}

// Whoever is a side of the pair.
void add_person_changes(store::Connection& connection, PairId pair, std::vector<Change>& all) {
  Query sides(connection, "select mentor, mentee from pair where id = ?");
  if (!sides.with(pair).next()) return;
  for (const char* side : {"mentor", "mentee"}) {
    auto changes = changes_of(connection, store::table<Person>(), sides.integer(), pair);
    for (auto& change : changes.value_or(std::vector<Change>())) {
      if (change.field.empty()) continue;
      change.field = std::string(side) + "." + change.field;
      change.said = std::string(side) + "'s " + change.said;
      all.push_back(std::move(change));
    }
  }
}

struct ChangedRow {
  const store::TableSpec* table;
  std::int64_t id;
  bool is_new;
};

std::vector<ChangedRow> changed_by(store::Connection& connection, std::int64_t command) {
  std::vector<ChangedRow> rows;
  Query query(connection, "select kind, row, before is null from history where command = ?");
  for (query.with(command); query.next();) {
    const auto* table = store::table_of_code(query.integer());
    if (table != nullptr) rows.push_back({table, query.integer(), query.flag()});
  }
  return rows;
}

// A row that a command changed, as it stands or stood last.
std::optional<Fields> fields_known(store::Connection& connection, const store::TableSpec& table, std::int64_t id, std::int64_t command) {
  if (const auto now = json_now(connection, table, id)) return fields_of(connection, *now);
  auto versions = versions_of(connection, table.name.code, id, command);
  const auto last = std::find_if(versions.rbegin(), versions.rend(), [](const Version& version) { return version.before.has_value(); });
  return last == versions.rend() ? std::nullopt : std::move(last->before);
}

// A row that has a short id, else what it is part of; nullopt of a person.
std::optional<RowRef> whole_of(const store::TableSpec& table, std::int64_t id, const std::optional<Fields>& fields) {
  if (table.name.kind) return RowRef{*table.name.kind, id};
  for (const auto* whole : store::tables()) {
    if (!fields || !whole->name.kind || whole->name.name != table.name.parts_of[0]) continue;
    return RowRef{*whole->name.kind, std::strtoll(fields->find(whole->name.name)->second->c_str(), nullptr, 10)};
  }
  return std::nullopt;
}

// The condition by which an index finds changes of goals and topics: it has the code as a literal.
// What was taken back did not happen, nor did taking it back.
std::string changed_rows_of(Kind kind) {
  return "c.undone_by is null and c.undoes is null and h.before is not null and h.kind = " +
         std::to_string(store::table_of(kind).name.code);
}

}  // namespace

std::optional<Instant> last_change_of(Store& store, const RowRef& ref) {
  Query query(connection_of(store),
              "select max(c.at) from history h join command c on c.id = h.command where " + changed_rows_of(ref.kind) + " and h.row = ?");
  query.with(ref.number).next();
  return query.maybe(&Query::instant);
}

std::vector<Change> goal_changes(Store& store, GoalId goal, Instant from, Instant until) {
  auto& connection = connection_of(store);
  std::vector<Version> versions;
  std::vector<std::string> befores;
  Query query(connection, "select c.id, c.at, c.name, c.because, h.before from history h join command c on c.id = h.command where " +
                              changed_rows_of(Kind::goal) + " and h.row = ? order by h.command");
  for (query.with(goal); query.next();) {
    versions.push_back({query.integer(), query.instant(), query.text(), query.text(), std::nullopt});
    befores.push_back(query.text());
  }
  std::vector<Change> changes;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (versions[i].at < from || versions[i].at >= until) continue;
    const auto after = i + 1 < versions.size() ? std::optional(befores[i + 1]) : json_now(connection, store::table<Goal>(), goal.value);
    if (!after) continue;
    versions[i].before = fields_of(connection, befores[i]);
    add_changes(changes, store::table<Goal>(), versions[i], goal, fields_of(connection, *after));
  }
  return changes;
}

std::vector<Change> history_of(Store& store, const RowRef& ref) {
  auto changes = changes_of(connection_of(store), store::table_of(ref.kind), ref.number, ref);
  if (!changes) throw not_found(name_of(ref.kind), short_id(ref));
  return std::move(*changes);
}

std::vector<Change> history_with_parts(Store& store, const RowRef& ref) {
  auto& connection = connection_of(store);
  auto all = history_of(store, ref);
  const bool is_private = std::ranges::any_of(all, &Change::is_private);
  const auto& whole = store::table_of(ref.kind);
  for (const auto* part : store::tables()) {
    const auto& parents = part->name.parts_of;
    const bool is_part = std::ranges::find(parents, whole.name.name) != std::end(parents);
    // What a pair has with a short id has a history of its own; its agreement is told from version to version.
    const bool is_told_apart = ref.kind == Kind::pair && (part->name.kind || part == &store::table<Agreement>());
    if (!is_part || is_told_apart) continue;
    for (const auto id : parts_of(connection, *part, whole.name.name, ref.number))
      for (auto& change : changes_of_part(connection, *part, id, ref)) {
        change.is_private = change.is_private || is_private;
        all.push_back(std::move(change));
      }
  }
  if (ref.kind == Kind::pair) {
    std::ranges::move(agreement_history(store, PairId(ref.number)), std::back_inserter(all));
    add_person_changes(connection, PairId(ref.number), all);
  }
  std::ranges::stable_sort(all, {}, &Change::command_id);
  return all;
}

std::vector<Change> agreement_history(Store& store, PairId pair) {
  auto& connection = connection_of(store);
  std::vector<Change> history;
  std::optional<Fields> before;
  const auto& table = store::table<Agreement>();
  // One that was taken back was made against the version that stood before its first day.
  Query ids(connection,
            "select id, from_on as first, 1 from agreement where pair = ?1 union all select row, min(json_extract(before, '$.from_on')), 0"
            " from history where kind = ?2 and json_extract(before, '$.pair') = ?1 and row not in (select id from agreement) group by row"
            " order by 2");
  for (ids.with(pair, table.name.code); ids.next();) {
    const auto id = ids.integer();
    const auto from = ids.text();
    const bool stands = ids.flag();
    auto changes = changes_of(connection, table, id, pair, before);
    for (auto& change : *changes) {
      const bool is_gone = !stands && change.field.empty();
      if (change.field.empty() && !is_gone) continue;
      if (is_gone) {
        change.field = change.said = "from";
        change.reads = Reads::day;
        change.before = from;
      }
      history.push_back(std::move(change));
    }
    if (stands) before = fields_of(connection, *json_now(connection, table, id));
  }
  for (auto& change : history) {
    change.field = "agreement." + change.field;
    change.said = "agreement: " + change.said;
  }
  return history;
}

std::vector<CommandChange> changes_of_command(Store& store, const RecordedCommand& command) {
  auto& connection = connection_of(store);
  std::vector<CommandChange> all;
  for (const auto& row : changed_by(connection, command.number)) {
    const auto whole = whole_of(*row.table, row.id, fields_known(connection, *row.table, row.id, command.number));
    const RowRef told_as = whole.value_or(RowRef{Kind::pair, 0});
    const bool is_part = whole && !row.table->name.kind;
    auto changes = is_part ? changes_of_part(connection, *row.table, row.id, told_as, command.number)
                           : changes_of(connection, *row.table, row.id, told_as, {}, command.number).value_or(std::vector<Change>());
    for (auto& change : changes)
      if (change.command_id == command.number)
        all.push_back({std::string(row.table->name.name), whole ? short_id(*whole) : "", std::move(change)});
  }
  return all;
}

// The text is that of what was made, before what was only changed.
CommandSubject subject_of_command(Store& store, const RecordedCommand& command) {
  auto& connection = connection_of(store);
  CommandSubject subject;
  std::set<std::string> known;
  bool is_of_new = false;
  for (const auto& row : changed_by(connection, command.number)) {
    const auto fields = fields_known(connection, *row.table, row.id, command.number);
    const auto whole = whole_of(*row.table, row.id, fields);
    if (whole && known.insert(short_id(*whole)).second) subject.refs.push_back(short_id(*whole));
    const auto text = fields ? fields->find("text") : Fields::const_iterator();
    if (!fields || text == fields->end() || !text->second) continue;
    if (!subject.text.empty() && (is_of_new || !row.is_new)) continue;
    subject.text = {*text->second, is_marked_private(fields)};
    is_of_new = row.is_new;
  }
  return subject;
}

}  // namespace mentor
