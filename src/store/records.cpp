#include "mentor/store/records.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/topics.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::arg;
using store::change_row;
using store::connection_of;
using store::Query;
using store::TableSpec;

const TableSpec& table_of(Kind kind) { return *std::ranges::find(store::kTables, letter_of(kind), &TableSpec::letter); }

std::optional<RowRef> parse_ref(std::string_view text) {
  const auto reference = parse_reference(text);
  if (!reference.number) return std::nullopt;
  return RowRef{reference.kind, *reference.number};
}

// Which rows go with a removed one: the table and the column that refers to it. Deepest first.
struct Belongings {
  Kind kind;
  const TableSpec& table;
  std::string_view condition;  // ?1 is the removed row
};

constexpr std::string_view kOfPair = "pair = ?1";
constexpr std::string_view kOfCheckin = "checkin = ?1";
constexpr std::string_view kOfGoal = "goal = ?1";
constexpr std::string_view kCheckinOfPair = "checkin in (select id from checkin where pair = ?1)";
constexpr std::string_view kGoalOfPair = "goal in (select id from goal where pair = ?1)";

const Belongings kBelongings[] = {
    {Kind::pair, store::kLineTable, kCheckinOfPair},  {Kind::pair, store::kProgressTable, kGoalOfPair},
    {Kind::pair, store::kActionTable, kOfPair},       {Kind::pair, store::kTopicTable, kOfPair},
    {Kind::pair, store::kCheckinTable, kOfPair},      {Kind::pair, store::kStepTable, kGoalOfPair},
    {Kind::pair, store::kGoalTable, kOfPair},         {Kind::pair, store::kMeetingTable, kOfPair},
    {Kind::pair, store::kAgreementTable, kOfPair},    {Kind::pair, store::kPauseTable, kOfPair},
    {Kind::goal, store::kProgressTable, kOfGoal},     {Kind::goal, store::kStepTable, kOfGoal},
    {Kind::checkin, store::kLineTable, kOfCheckin},   {Kind::checkin, store::kProgressTable, kOfCheckin},
    {Kind::checkin, store::kActionTable, kOfCheckin},
};

std::vector<std::int64_t> ids(store::Connection& connection, const TableSpec& table, std::string_view condition, std::int64_t of) {
  std::vector<std::int64_t> found;
  Query query(connection, "select id from " + std::string(table.name) + " where " + std::string(condition));
  for (query.with(of); query.next();) found.push_back(query.integer());
  return found;
}

void free_keys(store::Connection& connection, const std::string& made) {
  Query(connection, "update command set key = null where made = ? and key is not null").with(made).run();
}

// Topics outlive the goal they were about.
void detach_topics(Store& store, std::int64_t goal) {
  for (const auto id : ids(connection_of(store), store::kTopicTable, kOfGoal, goal)) {
    auto topic = topic_of(store, TopicId(id));
    topic.goal.reset();
    update_topic(store, topic);
  }
}

}  // namespace

std::optional<RowRef> row_of_key(Store& store, std::string_view key, Kind kind) {
  if (key.empty()) return std::nullopt;
  auto& connection = connection_of(store);
  Query query(connection, "select made, words from command where key = ?");
  if (!query.with(key).next()) return std::nullopt;
  const auto made = parse_ref(query.text());
  const auto words = query.maybe(&Query::integer);
  if (!made) return std::nullopt;
  const bool says_the_same = !words || !connection.command.words || words == connection.command.words;
  if (made->kind == kind && says_the_same) return made;
  throw refused("the key '" + visible_line(key) + "' was already used for " + short_id(*made) +
                    (made->kind == kind ? ", with other words" : ""),
                "mentor show " + short_id(*made) + "   tells what it is; use another key for something else");
}

void remember_made(Store& store, std::string_view key, const RowRef& made) {
  if (key.empty()) return;
  auto& connection = connection_of(store);
  Query(connection, "update command set key = ?, made = ?, words = ? where id = ?")
      .with(key, short_id(made), connection.command.words, store::command_id(connection))
      .run();
}

void remove_row(Store& store, const RowRef& ref) {
  auto& connection = connection_of(store);
  const TableSpec& table = table_of(ref.kind);
  if (ids(connection, table, "id = ?1", ref.number).empty()) throw not_found(name_of(ref.kind), short_id(ref));
  if (ref.kind == Kind::goal) detach_topics(store, ref.number);
  for (const auto& belongings : kBelongings) {
    if (belongings.kind != ref.kind) continue;
    for (const auto id : ids(connection, belongings.table, belongings.condition, ref.number)) {
      change_row(connection, belongings.table, id, std::nullopt);
      if (belongings.table.letter != 0) free_keys(connection, belongings.table.letter + std::to_string(id));
    }
  }
  change_row(connection, table, ref.number, std::nullopt);
  free_keys(connection, short_id(ref));
}

}  // namespace mentor
