// Reads the rows that one day is judged from, with seeks by pair.
#include "mentor/store/health_input.hpp"

#include <algorithm>

#include "store/health_rows.hpp"
#include "store/table.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::HealthRows;
using store::Query;

constexpr int kLongestCadence = 92;  // days, a quarter

using RowsByPair = std::map<PairId, HealthRows>;

// The newest, until there are enough of each kind; then by time.
void add_contacts(Query& query, HealthRows& rows, Instant end, Instant known) {
  std::size_t ratings = 0;
  std::size_t held = 0;
  const auto enough = [&] {
    return rows.contacts.size() >= store::kLastContacts && ratings >= store::kLastContacts && held >= store::kLastContacts;
  };
  for (query.with(rows.relationship->pair.id, end, known, store::kLookBack); !enough() && query.next();) {
    rows.contacts.push_back(store::read_contact(query));
    ratings += rows.contacts.back().rating ? 1 : 0;
    held += rows.contacts.back().is_meeting ? 1 : 0;
  }
  std::ranges::reverse(rows.contacts);
}

void add_missed(Query& query, HealthRows& rows, Date day, Instant known) {
  for (query.with(rows.relationship->pair.id, day, known); query.next();) {
    const Date on = query.date();
    rows.missed.push_back({on, query.instant()});
  }
  std::ranges::reverse(rows.missed);
}

void add_given(Query& query, HealthRows& rows, Instant end, Instant known) {
  if (!query.with(rows.relationship->pair.id, end, known).next()) return;
  const auto id = query.id<CheckinId>();
  const Instant met_at = query.instant();
  rows.given.push_back({id, met_at, query.instant()});
}

void add_moved(Query& query, HealthRows& rows, Date day) {
  for (query.with(rows.relationship->pair.id, add_days(day, -kLongestCadence), day); query.next();)
    rows.moved.push_back(store::read_moved(query));
}

// What a check-in reported or promised was known when that was logged: `table` is whose `checkin` is meant.
std::string was_known(const std::string& table, const Judgement& judgement) {
  if (!judgement.known_until) return " and ?3 is not null";
  return " and (checkin is null or (select logged_at from checkin c where c.id = " + table + ".checkin) < ?3)";
}

void add_goals(Store& store, RowsByPair& all, PairSpan span, const Judgement& judgement) {
  const std::string select =
      "select pair, id, due_on, starts_on, target is not null, (select max(on_day) from progress where goal = goal.id and on_day <= ?2" +
      was_known("progress", judgement) + ") from goal ";
  Query query(connection_of(store), select + store::by_closing_within<Goal>("> ?2") + " and starts_on <= ?2");
  for (query.with(span.first, judgement.day, judgement.known_until.value_or(Instant{}), span.last); query.next();) {
    const auto found = all.find(query.id<PairId>());
    if (found == all.end()) continue;
    const auto id = query.id<GoalId>();
    const auto due_on = query.maybe(&Query::date);
    const Date starts_on = query.date();
    const bool has_target = query.flag();
    HealthRows::Goal goal{id, due_on, starts_on, std::nullopt, has_target, {}};
    if (const auto last = query.maybe(&Query::date)) goal.progress.push_back({*last, std::nullopt});
    found->second.goals.push_back(std::move(goal));
  }
  for (auto& [pair, rows] : all) std::ranges::sort(rows.goals, {}, &HealthRows::Goal::id);
}

// Promises that were open and past their date on the judged day.
void add_promises(Store& store, RowsByPair& all, PairSpan span, const Judgement& judgement) {
  const std::string was_there = " and due_on < ?2 and created_on <= ?2" + was_known("action", judgement);
  Query query(connection_of(store),
              "select pair, id, due_on, created_on from action " + store::by_closing_within<Action>("> ?2") + was_there);
  for (query.with(span.first, judgement.day, judgement.known_until.value_or(Instant{}), span.last); query.next();) {
    const auto found = all.find(query.id<PairId>());
    if (found == all.end()) continue;
    const auto id = query.id<ActionId>();
    const Date due_on = query.date();
    found->second.promises.push_back({id, due_on, query.date(), std::nullopt, std::nullopt});
  }
  for (auto& [pair, rows] : all)
    std::ranges::sort(rows.promises, {}, [](const HealthRows::Promise& promise) { return std::pair(promise.due_on, promise.id); });
}

}  // namespace

std::map<PairId, HealthInput> health_input(Store& store, const std::vector<Relationship>& relationships, const Judgement& judgement,
                                           Zones& zones) {
  auto& connection = connection_of(store);
  const Instant known = judgement.known_until.value_or(Instant::max());
  Query contacts(connection, std::string("select ") + store::kContactColumns +
                                 " from checkin where pair = ? and met_at < ? and logged_at < ? order by met_at desc, id desc limit ?");
  Query missed(
      connection,
      "select original_date, missed_at from meeting where pair = ? and original_date <= ? and missed_by is not null and missed_at < ?"
      " order by original_date desc limit 2");
  Query given(connection,
              "select id, met_at, logged_at from checkin where pair = ? and gives_back = 1 and met_at < ? and logged_at < ?"
              " order by met_at desc, id desc limit 1");
  Query moved(connection, std::string("select ") + store::kMovedColumns + " from meeting where pair = ? and original_date between ? and ?" +
                              store::kIsMoved);
  RowsByPair all;
  for (const auto& relationship : relationships) {
    HealthRows& rows = all[relationship.pair.id];
    rows.relationship = &relationship;
    if (status_on(relationship.pair, judgement.day) != PairStatus::active) continue;
    const Instant end = zones.get(agreement_on(relationship.agreements, judgement.day).tz).start_of(add_days(judgement.day, 1));
    add_contacts(contacts, rows, end, known);
    add_missed(missed, rows, judgement.day, known);
    add_given(given, rows, end, known);
    add_moved(moved, rows, judgement.day);
  }
  if (all.empty()) return {};
  const PairSpan span{all.begin()->first, all.rbegin()->first};
  add_goals(store, all, span, judgement);
  add_promises(store, all, span, judgement);
  std::map<PairId, HealthInput> facts;
  for (const auto& [pair, rows] : all) facts.emplace(pair, store::facts_of(rows, judgement, zones));
  return facts;
}

}  // namespace mentor
