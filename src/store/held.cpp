#include "store/held.hpp"

#include <algorithm>
#include <array>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/persons.hpp"

namespace mentor::store {
namespace {

constexpr const char* kTemporary =
    "drop table if exists temp.erased; drop table if exists temp.held; drop table if exists temp.doomed; drop table if exists temp.kept;"
    "create temp table erased(id integer primary key);"
    "create temp table held(kind integer, row integer, primary key(kind, row)) without rowid;"
    "create temp table doomed(kind integer, row integer, primary key(kind, row)) without rowid;"
    "create temp table kept(pair integer primary key, side integer)";

// A pair that is there belongs to those who are its sides now; one that is not, to all who ever were.
void add_pairs(Connection& connection) {
  connection.execute(
      "insert or ignore into held select 1, id from pair where mentor in (select id from erased) or mentee in (select id from erased);"
      "insert or ignore into held select 1, row from history where kind = 1 and before is not null and row not in (select id from pair)"
      " and (json_extract(before, '$.mentor') in (select id from erased) or json_extract(before, '$.mentee') in (select id from erased))");
}

// Whoever was the same side of one of these pairs before, and is no person any more, was united with them.
void add_united(Connection& connection) {
  for (const std::string side : {"mentor", "mentee"})
    connection.execute("insert or ignore into erased select json_extract(h.before, '$." + side +
                       "') from history h where h.kind = 1 and h.before is not null and json_extract(h.before, '$." + side +
                       "') not in (select id from person) and (exists (select 1 from pair p where p.id = h.row and p." + side +
                       " in (select id from erased)) or exists (select 1 from history g where g.kind = 1 and g.row = h.row and g.before"
                       " is not null and json_extract(g.before, '$." +
                       side + "') in (select id from erased)))");
}

std::vector<std::string> folded_names(Connection& connection) {
  std::vector<std::string> names;
  for (const auto& [name, address] : names_of_erased(connection))
    for (const auto* words : {&name, &address})
      if (!words->empty()) names.push_back(fold_case(*words));
  return names;
}

// The first versions of the store kept names in the pair: of a pair that was removed then they tell whose it was.
void add_pairs_by_name(Connection& connection) {
  const auto names = folded_names(connection);
  std::vector<std::int64_t> found;
  Query query(connection,
              "select row, json_extract(before, '$.mentor_name'), json_extract(before, '$.mentor_email'),"
              " json_extract(before, '$.mentee_name'), json_extract(before, '$.mentee_email') from history where kind = 1 and before is not"
              " null and json_extract(before, '$.mentor_name') is not null and row not in (select id from pair)");
  while (query.next()) {
    const auto row = query.integer();
    bool is_theirs = false;
    for (int column = 0; column < 4; ++column) is_theirs = std::ranges::find(names, fold_case(query.text())) != names.end() || is_theirs;
    if (is_theirs) found.push_back(row);
  }
  Query add(connection, "insert or ignore into held values(1, ?)");
  for (const auto row : found) add.with(row).run();
}

const TableSpec* table_named(std::string_view name) {
  const auto found = std::ranges::find(tables(), name, [](const TableSpec* table) { return table->name.name; });
  return found == tables().end() ? nullptr : *found;
}

// What is there belongs to what it is part of now, though it may have been part of another before.
void add_parts(Connection& connection) {
  for (const auto* table : tables())
    for (const auto part_of : table->name.parts_of) {
      const TableSpec* whole = table_named(part_of);
      if (whole == nullptr) continue;
      const std::string column(part_of);
      const std::string in_whole = " in (select row from held where kind = " + sql_code(*whole) + ")";
      connection.execute("insert or ignore into held select " + sql_code(*table) + ", id from " + sql_name(*table) + " where " + column +
                         in_whole + "; insert or ignore into held select kind, row from history where kind = " + sql_code(*table) +
                         " and before is not null and row not in (select id from " + sql_name(*table) + ") and json_extract(before, '$." +
                         column + "')" + in_whole);
    }
}

// Whose a row is: the pair's is its own, a line's that of the check-in.
struct Authored {
  const TableSpec& table;
  const char* by;
  const char* from;
};

void doom_what_is_not_the_others(Connection& connection) {
  const std::array authored{Authored{table<Goal>(), "learner", "goal"}, Authored{table<Topic>(), "by", "topic"},
                            Authored{table<Action>(), "owner", "action"},
                            Authored{table<Line>(), "by", "line t join checkin on checkin.id = t.checkin"}};
  for (const auto& [table, by, from] : authored) {
    const std::string rows(from);
    const bool is_line = rows.find(' ') != std::string::npos;
    connection.execute("insert or ignore into doomed select " + sql_code(table) + ", t.id from " + rows + (is_line ? "" : " t") +
                       " join kept on kept.pair = " + (is_line ? "checkin" : "t") + ".pair where t." + by + " <> 1 - kept.side");
  }
  for (const TableSpec* part : {&table<Step>(), &table<Progress>()})
    connection.execute("insert or ignore into doomed select " + sql_code(*part) + ", id from " + sql_name(*part) +
                       " where goal in (select row from doomed where kind = " + sql_code(table<Goal>()) + ")");
  for (const auto* closed : tables())
    if (closed->name.kind)
      connection.execute("insert or ignore into doomed select " + sql_code(table<Closing>()) +
                         ", id from closing where kind = " + std::to_string(static_cast<int>(*closed->name.kind)) +
                         " and row in (select row from doomed where kind = " + sql_code(*closed) + ")");
}

void doom_what_is_not_there(Connection& connection) {
  connection.execute("insert or ignore into doomed select 12, id from erased where id not in (select id from person)");
  for (const auto* table : tables()) {
    std::string gone = "insert or ignore into doomed select kind, row from held where kind = " + sql_code(*table) +
                       " and row not in (select id from " + sql_name(*table) + ")";
    // What was planned in a pair that is kept is needed to know which entries of calendars stand.
    if (is_plan(*table) && table->name.kind != Kind::pair)
      gone += " and row not in (select row from history where kind = " + sql_code(*table) +
              " and before is not null and json_extract(before, '$.pair') in (select pair from kept))";
    connection.execute(gone);
  }
}

}  // namespace

bool is_plan(const TableSpec& table) {
  const std::array plans{&store::table<Pair>(), &store::table<Pause>(), &store::table<Agreement>(), &store::table<MeetingRow>()};
  return std::ranges::find(plans, &table) != plans.end();
}

std::string id_in(std::string_view where, const TableSpec& table) {
  return "id in (select row from " + std::string(where) + " where kind = " + sql_code(table) + ")";
}

// A store of an older version is read as a copy that is not to be written to; the tables stand beside it.
std::vector<std::pair<std::string, std::string>> names_of_erased(Connection& connection) {
  std::vector<std::pair<std::string, std::string>> names;
  Query query(connection,
              "select name, email from person where id in (select id from erased) union select json_extract(before, '$.name'),"
              " json_extract(before, '$.email') from history where kind = 12 and before is not null and row in (select id from erased)");
  while (query.next()) {
    auto name = query.text();
    names.emplace_back(std::move(name), query.text());
  }
  return names;
}

void gather_held(Connection& connection, PersonId person) {
  Query asked(connection, "pragma query_only");
  asked.next();
  const bool is_read_only = asked.flag();
  connection.execute("pragma query_only=off");
  connection.execute(kTemporary);
  Query(connection, "insert into erased values(?)").with(person).run();
  std::int64_t known = 0;
  for (std::int64_t before = -1; before != known;) {
    before = known;
    add_pairs(connection);
    add_united(connection);
    Query count(connection, "select count(*) from erased");
    count.next();
    known = count.integer();
  }
  add_pairs_by_name(connection);
  connection.execute("insert or ignore into held select 12, id from erased");
  add_parts(connection);
  gather_doomed(connection, ErasedPairs::kept);
  if (is_read_only) connection.execute("pragma query_only=on");
}

void gather_doomed(Connection& connection, ErasedPairs pairs) {
  connection.execute("delete from doomed; delete from kept");
  if (pairs == ErasedPairs::removed) return connection.execute("insert into doomed select kind, row from held");
  connection.execute(
      "insert into kept select id, iif(mentor in (select id from erased), 0, 1) from pair where id in (select row from held where kind = "
      "1)");
  doom_what_is_not_the_others(connection);
  doom_what_is_not_there(connection);
  connection.execute("insert or ignore into doomed select 12, id from erased where not exists (select 1 from kept)");
}

}  // namespace mentor::store

namespace mentor {

using store::connection_of;
using store::Query;

Person find_person_held(Store& store, std::string_view who) {
  try {
    return find_person(store, who);
  } catch (const Error& error) {
    if (error.kind != ErrorKind::not_found) throw;
    Query query(
        connection_of(store),
        "select row, ifnull(json_extract(before, '$.name'), ''), ifnull(json_extract(before, '$.email'), '') from history where kind"
        " = 12 and before is not null and row not in (select id from person) group by row having command = max(command)");
    std::vector<Person> found;
    const std::string wanted = fold_case(who);
    while (query.next()) {
      Person person;
      person.id = query.id<PersonId>();
      person.name = query.text();
      person.email = query.text();
      if (std::to_string(person.id.value) == wanted || fold_case(person.name) == wanted || fold_case(person.email) == wanted)
        found.push_back(std::move(person));
    }
    if (found.empty()) throw;
    if (found.size() > 1) throw ambiguous_person(who, found);
    return std::move(found.front());
  }
}

std::vector<HeldCount> held_counts(Store& store, PersonId person) {
  auto& connection = connection_of(store);
  store::gather_held(connection, person);
  std::vector<HeldCount> counts;
  for (const auto* table : store::tables()) {
    if (table == &store::table<Person>() || table == &store::table<Closing>()) continue;
    Query query(connection, "select count(*), ifnull(sum(not " + store::id_in("doomed", *table) + "), 0) from " +
                                std::string(table->name.name) + " where " + store::id_in("held", *table));
    query.next();
    const auto all = query.integer();
    counts.push_back({table->name.name, all, query.integer()});
  }
  return counts;
}

std::vector<HeldVersion> held_versions(Store& store, PersonId person) {
  auto& connection = connection_of(store);
  store::gather_held(connection, person);
  Query query(connection,
              "select h.kind, h.row, c.at, c.name, c.because, c.key, h.before is null, h.before from history h join held on held.kind ="
              " h.kind and held.row = h.row join command c on c.id = h.command order by h.command, h.kind, h.row");
  Query fields(connection, "select key, value from json_each(?)");
  std::vector<HeldVersion> versions;
  while (query.next()) {
    const auto* table = store::table_of_code(query.integer());
    HeldVersion version{table == nullptr ? "" : std::string(table->name.name),
                        query.integer(),
                        query.instant(),
                        query.text(),
                        query.text(),
                        query.text(),
                        query.flag(),
                        {}};
    for (fields.with(store::Arg(query.text())); !version.is_new && fields.next();) {
      const std::string name = fields.text();
      const auto* column = table == nullptr ? nullptr : table->column(name);
      const auto stored = fields.maybe(&Query::text);
      if (column == nullptr)
        version.before.emplace_back(name, stored);
      else
        version.before.emplace_back(column->shown(), stored ? std::optional(column->in_words(*stored)) : std::nullopt);
    }
    versions.push_back(std::move(version));
  }
  return versions;
}

}  // namespace mentor
