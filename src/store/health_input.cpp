#include "mentor/store/health_input.hpp"

#include <algorithm>

#include "mentor/domain/action.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/reference.hpp"
#include "store/connection.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

// Health wants the last three contacts, ratings and held meetings; a rating older than this many check-ins says nothing about today.
constexpr int kLookBack = 60;
constexpr std::size_t kLast = 3;
constexpr std::size_t kLastRecorded = 2;

// One pair judged on one day.
struct Case {
  const Relationship& relationship;
  const Agreement& agreement;
  const Zone& zone;
  Instant end;    // of the judged day, in the agreement's zone
  Instant known;  // only what was logged before
  HealthInput& facts;
};

struct Held {
  Date on;
  std::string ref;
};

std::vector<Held> add_contacts(Query& query, const Case& c) {
  std::vector<Held> held;
  auto& facts = c.facts;
  const auto enough = [&] { return facts.last_contacts.size() == kLast && facts.last_ratings.size() == kLast && held.size() >= kLast; };
  for (query.with(c.relationship.pair.id, c.end, c.known, kLookBack); !enough() && query.next();) {
    const std::string ref = short_id(CheckinId(query.integer()));
    const Date met_on = c.zone.date_at(query.instant());
    const bool meeting = is_meeting(query.choice<Channel>());
    const auto rating = query.maybe(&Query::integer);
    const auto joined = query.maybe(&Query::date);
    if (facts.last_contacts.size() < kLast) facts.last_contacts.push_back({ref, met_on});
    if (rating && facts.last_ratings.size() < kLast) facts.last_ratings.push_back({ref, static_cast<int>(*rating)});
    if ((meeting || joined) && query.flag() && held.size() < kLast) held.push_back({joined.value_or(met_on), ref});
  }
  facts.held_meetings = static_cast<int>(held.size());
  return held;
}

// The last recorded meetings, held and missed ones together.
void add_recorded(Query& missed, const Case& c, const std::vector<Held>& held, Date day) {
  std::vector<std::pair<Date, HealthInput::Recorded>> all;
  for (const auto& meeting : held) all.push_back({meeting.on, {meeting.ref, false}});
  for (missed.with(c.relationship.pair.id, day, c.known); missed.next();) {
    const Date on = missed.date();
    all.push_back({on, {meeting_ref(c.relationship.pair.handle, on), true}});
  }
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < std::min(all.size(), kLastRecorded); ++i) c.facts.last_recorded.push_back(all[i].second);
}

bool signed_by(const std::optional<Date>& on, Date day) { return on && *on <= day; }

using FactsByPair = std::map<PairId, HealthInput>;

// Progress reported in a check-in was known when that was logged.
void add_goals(Store& store, FactsByPair& all, std::optional<PairId> only, const Judgement& judgement) {
  Query query(
      connection_of(store),
      "select pair, id, due_on, starts_on, target is not null,"
      " (select max(on_day) from progress where goal = goal.id and on_day <= ?1" +
          std::string(judgement.known_until ? " and (checkin is null or (select logged_at from checkin where id = progress.checkin) < ?2)"
                                            : " and ?2 is not null") +
          ") from goal where starts_on <= ?1 and (closed_on is null or closed_on > ?1)" + (only ? " and pair = ?3" : "") + " order by id");
  query.with(judgement.day, judgement.known_until.value_or(Instant{}));
  if (only) query.bind(store::arg(*only));
  while (query.next()) {
    const auto found = all.find(query.id<PairId>());
    if (found == all.end()) continue;
    HealthInput::OpenGoal goal;
    goal.ref = short_id(GoalId(query.integer()));
    goal.due_on = query.maybe(&Query::date);
    goal.created_on = query.date();
    goal.has_target = query.flag();
    goal.last_progress_on = query.maybe(&Query::date);
    found->second.open_goals.push_back(std::move(goal));
  }
}

// Promises that were open and past their date on the judged day: those open now by one index, those closed since by another. One made in a
// check-in was known when that was logged.
void add_promises(Store& store, FactsByPair& all, const Judgement& judgement) {
  const std::string was_there =
      std::string(" and due_on < ?1 and created_on <= ?1") +
      (judgement.known_until ? " and (checkin is null or (select logged_at from checkin c where c.id = action.checkin) < ?2)"
                             : " and ?2 is not null");
  Query query(connection_of(store),
              "select pair, id, due_on from action where done_on is null and dropped_on is null" + was_there +
                  " union all select pair, id, due_on from action where (done_on is not null or dropped_on is not null)"
                  " and coalesce(done_on, dropped_on) > ?1" +
                  was_there + " order by due_on, id");
  for (query.with(judgement.day, judgement.known_until.value_or(Instant{})); query.next();) {
    const auto found = all.find(query.id<PairId>());
    if (found == all.end()) continue;
    auto ref = short_id(ActionId(query.integer()));
    found->second.overdue.push_back({std::move(ref), query.date()});
  }
}

}  // namespace

std::map<PairId, HealthInput> health_input(Store& store, const std::vector<Relationship>& relationships, const Judgement& judgement,
                                           Zones& zones) {
  auto& connection = connection_of(store);
  Query contacts(connection,
                 "select id, met_at, channel, rating, meeting_on, counted from checkin where pair = ? and met_at < ? and logged_at < ?"
                 " order by met_at desc limit ?");
  Query missed(connection,
               "select original_date from meeting where pair = ? and original_date <= ? and missed_by is not null and missed_at < ?"
               " order by original_date desc limit 2");
  Query given(connection,
              "select met_at from checkin where pair = ? and gives_back = 1 and met_at < ? and logged_at < ? order by met_at desc limit 1");
  FactsByPair all;
  for (const auto& relationship : relationships) {
    const auto& agreement = agreement_on(relationship.agreements, judgement.day);
    const Zone& zone = zones.get(agreement.tz);
    const Instant end = zone.start_of(add_days(judgement.day, 1));
    HealthInput& facts = all[relationship.pair.id];
    const Case current{relationship, agreement, zone, end, judgement.known_until.value_or(Instant::max()), facts};
    facts.pair = &relationship.pair;
    facts.cadence_days = cadence_days(agreement.every);
    facts.fully_signed = signed_by(agreement.signed_by_mentor_on, judgement.day) && signed_by(agreement.signed_by_mentee_on, judgement.day);
    if (status_on(relationship.pair, judgement.day) != PairStatus::active) continue;
    add_recorded(missed, current, add_contacts(contacts, current), judgement.day);
    if (given.with(relationship.pair.id, end, current.known).next()) facts.last_given_back = zone.date_at(given.instant());
  }
  add_goals(store, all, relationships.size() == 1 ? std::optional(relationships.front().pair.id) : std::nullopt, judgement);
  add_promises(store, all, judgement);
  return all;
}

}  // namespace mentor
