// Reads the rows of all days at once, a table at a time.
#include <algorithm>
#include <set>

#include "mentor/store/health_input.hpp"
#include "store/connection.hpp"
#include "store/health_rows.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::HealthRows;
using store::Query;

// Where the rows of a pair go; those of others go nowhere.
struct Places {
  std::map<PairId, HealthRows*> by_pair;
  std::map<GoalId, std::pair<PairId, std::size_t>> goals;

  HealthRows* of(PairId pair) const {
    const auto found = by_pair.find(pair);
    return found == by_pair.end() ? nullptr : found->second;
  }
};

/// Calls `add` with each row of a pair that is asked for; the first column is the pair.
template <class Add>
void read_all(Store& store, const Places& places, const std::string& sql, Add add) {
  Query query(connection_of(store), sql);
  for (query.with(); query.next();)
    if (HealthRows* rows = places.of(query.id<PairId>())) add(*rows, query);
}

void read_meetings(Store& store, const Places& places) {
  read_all(store, places, std::string("select pair, ") + store::kContactColumns + " from checkin order by pair, met_at, id",
           [](HealthRows& rows, Query& query) { rows.contacts.push_back(store::read_contact(query)); });
  read_all(store, places, "select pair, id, met_at, logged_at from checkin where gives_back = 1 order by pair, met_at, id",
           [](HealthRows& rows, Query& query) {
             const auto id = query.id<CheckinId>();
             const Instant met_at = query.instant();
             rows.given.push_back({id, met_at, query.instant()});
           });
  read_all(store, places,
           "select pair, original_date, missed_at from meeting where missed_by is not null and missed_at is not null"
           " order by pair, original_date",
           [](HealthRows& rows, Query& query) {
             const Date on = query.date();
             rows.missed.push_back({on, query.instant()});
           });
  read_all(store, places, std::string("select pair, ") + store::kMovedColumns + " from meeting where 1" + store::kIsMoved,
           [](HealthRows& rows, Query& query) { rows.moved.push_back(store::read_moved(query)); });
}

void read_goals(Store& store, Places& places) {
  read_all(store, places, "select pair, id, due_on, starts_on, closed_on, target is not null from goal order by id",
           [&](HealthRows& rows, Query& query) {
             const auto id = query.id<GoalId>();
             const auto due_on = query.maybe(&Query::date);
             const Date starts_on = query.date();
             const auto closed_on = query.maybe(&Query::date);
             places.goals.emplace(id, std::pair{rows.relationship->pair.id, rows.goals.size()});
             rows.goals.push_back({id, due_on, starts_on, closed_on, query.flag(), {}});
           });
  read_all(store, places,
           "select goal.pair, goal.id, on_day, logged_at from progress join goal on goal.id = progress.goal"
           " left join checkin on checkin.id = progress.checkin order by on_day",
           [&](HealthRows& rows, Query& query) {
             const auto& [pair, place] = places.goals.at(query.id<GoalId>());
             const Date on = query.date();
             rows.goals[place].progress.push_back({on, query.maybe(&Query::instant)});
           });
}

void read_promises(Store& store, const Places& places) {
  read_all(store, places,
           "select action.pair, action.id, due_on, created_on, coalesce(done_on, dropped_on), logged_at from action"
           " left join checkin on checkin.id = action.checkin where due_on is not null order by due_on, action.id",
           [](HealthRows& rows, Query& query) {
             const auto id = query.id<ActionId>();
             const Date due_on = query.date();
             const Date created_on = query.date();
             const auto closed_on = query.maybe(&Query::date);
             rows.promises.push_back({id, due_on, created_on, closed_on, query.maybe(&Query::instant)});
           });
}

// The days on which something of a pair's rows begins or ceases to count.
struct Changes {
  std::set<Date> days;
  std::vector<const Zone*> zones;  // of its agreements
  const Zone& mine;

  void on(Date day) { days.insert(day); }
  void on(const std::optional<Date>& day) {
    if (day) on(*day);
  }
  void met(Instant at) {
    for (const Zone* zone : zones) on(zone->date_at(at));
  }
  void known(const std::optional<Instant>& at) {
    if (at) on(mine.date_at(*at));
  }
};

}  // namespace

HealthHistory::HealthHistory(Store& store, const std::vector<Relationship>& relationships, Zones& zones)
    : rows_(relationships.size()), zones_(zones) {
  Places places;
  for (std::size_t i = 0; i < relationships.size(); ++i) {
    rows_[i].relationship = &relationships[i];
    places.by_pair[relationships[i].pair.id] = &rows_[i];
  }
  read_meetings(store, places);
  read_goals(store, places);
  read_promises(store, places);
}

HealthHistory::~HealthHistory() = default;

HealthInput HealthHistory::facts(std::size_t pair, const Judgement& judgement) const {
  return store::facts_of(rows_[pair], judgement, zones_);
}

std::vector<Date> HealthHistory::changes(std::size_t pair, const Zone& mine) const {
  const HealthRows& rows = rows_[pair];
  Changes changes{{}, {}, mine};
  std::set<std::string> names;
  for (const auto& agreement : rows.relationship->agreements) {
    if (names.insert(agreement.tz).second) changes.zones.push_back(&zones_.get(agreement.tz));
    changes.on(agreement.from);
    changes.on(agreement.signed_by_mentor_on);
    changes.on(agreement.signed_by_mentee_on);
  }
  for (const auto& row : rows.contacts) {
    changes.met(row.met_at);
    changes.known(row.logged_at);
  }
  for (const auto& row : rows.missed) {
    changes.on(row.on);
    changes.known(row.recorded_at);
  }
  for (const auto& row : rows.moved) {
    changes.on(row.from);
    changes.on(add_days(row.to, 1));
    changes.known(row.moved_at);
    changes.known(row.cancelled_at);
  }
  for (const auto& row : rows.goals) {
    changes.on(row.starts_on);
    changes.on(row.closed_on);
    for (const auto& progress : row.progress) {
      changes.on(progress.on);
      changes.known(progress.logged_at);
    }
  }
  for (const auto& row : rows.promises) {
    changes.on(row.created_on);
    changes.on(add_days(row.due_on, 1));
    changes.on(row.closed_on);
    changes.known(row.logged_at);
  }
  return {changes.days.begin(), changes.days.end()};
}

std::vector<Date> HealthHistory::held(std::size_t pair, const Zone& mine) const {
  std::vector<Date> days;
  for (const auto& row : rows_[pair].contacts)
    if (row.is_meeting) days.push_back(mine.date_at(row.met_at));
  return days;
}

}  // namespace mentor
