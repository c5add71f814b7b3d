#include "store/health_rows.hpp"

#include <algorithm>

#include "mentor/domain/meeting.hpp"
#include "mentor/domain/reference.hpp"

namespace mentor::store {
namespace {

// One pair judged at the end of one day.
struct Case {
  const HealthRows& rows;
  Date day;
  const Zone& zone;  // the agreement's
  Instant end;       // of the day, on its clock
  Instant known;     // only what was recorded before
  HealthInput facts;

  bool is_known(const std::optional<Instant>& recorded_at) const { return !recorded_at || *recorded_at < known; }
};

template <class Row>
auto before(const std::vector<Row>& rows, Instant end) {
  return std::make_reverse_iterator(std::ranges::lower_bound(rows, end, {}, &Row::met_at));
}

struct Held {
  Date on;
  std::string ref;
};

std::vector<Held> add_contacts(Case& c) {
  std::vector<Held> held;
  auto& facts = c.facts;
  const auto enough = [&] {
    return facts.last_contacts.size() == kLastContacts && facts.last_ratings.size() == kLastContacts && held.size() == kLastContacts;
  };
  int seen = 0;
  for (auto row = before(c.rows.contacts, c.end); row != c.rows.contacts.rend() && seen < kLookBack && !enough(); ++row) {
    if (!c.is_known(row->logged_at)) continue;
    ++seen;
    const bool wants_contact = facts.last_contacts.size() < kLastContacts;
    const bool wants_rating = row->rating && facts.last_ratings.size() < kLastContacts;
    const bool wants_held = row->is_meeting && held.size() < kLastContacts;
    if (!wants_contact && !wants_rating && !wants_held) continue;
    const std::string ref = short_id(row->id);
    const Date met_on = c.zone.date_at(row->met_at);
    if (wants_contact) facts.last_contacts.push_back({ref, met_on});
    if (wants_rating) facts.last_ratings.push_back({ref, *row->rating});
    if (wants_held) held.push_back({row->joined.value_or(met_on), ref});
  }
  for (const auto& meeting : held) facts.last_held.push_back(meeting.ref);
  return held;
}

// The last recorded meetings, held and missed ones together.
void add_recorded(Case& c, const std::vector<Held>& held) {
  constexpr std::size_t kLastRecorded = 2;
  std::vector<std::pair<Date, HealthInput::Recorded>> all;
  for (const auto& meeting : held) all.push_back({meeting.on, {meeting.ref, false}});
  std::size_t missed = 0;
  const auto end = std::ranges::upper_bound(c.rows.missed, c.day, {}, &HealthRows::Missed::on);
  for (auto row = std::make_reverse_iterator(end); row != c.rows.missed.rend() && missed < kLastRecorded; ++row) {
    if (!c.is_known(row->recorded_at)) continue;
    all.push_back({row->on, {meeting_ref(c.rows.relationship->pair.handle, row->on), true}});
    ++missed;
  }
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < std::min(all.size(), kLastRecorded); ++i) c.facts.last_recorded.push_back(all[i].second);
}

void add_given_back(Case& c) {
  const auto last =
      std::find_if(before(c.rows.given, c.end), c.rows.given.rend(), [&](const auto& row) { return c.is_known(row.logged_at); });
  if (last != c.rows.given.rend()) c.facts.last_given_back = {short_id(last->id), c.zone.date_at(last->met_at)};
}

void add_moved(Case& c) {
  for (const auto& row : c.rows.moved) {
    const bool is_cancelled = row.cancelled_at && c.is_known(row.cancelled_at);
    if (row.from <= c.day && row.to >= c.day && c.is_known(row.moved_at) && !is_cancelled)
      c.facts.moved.push_back({meeting_ref(c.rows.relationship->pair.handle, row.from), row.from, row.to});
  }
}

void add_goals(Case& c) {
  for (const auto& row : c.rows.goals) {
    if (row.starts_on > c.day || (row.closed_on && *row.closed_on <= c.day)) continue;
    HealthInput::OpenGoal goal{short_id(row.id), row.due_on, row.starts_on, std::nullopt, row.has_target};
    for (const auto& progress : row.progress)
      if (progress.on <= c.day && c.is_known(progress.logged_at)) goal.last_progress_on = progress.on;
    c.facts.open_goals.push_back(std::move(goal));
  }
}

void add_promises(Case& c) {
  for (const auto& row : c.rows.promises) {
    const bool is_late = row.due_on < c.day && row.created_on <= c.day && !(row.closed_on && *row.closed_on <= c.day);
    if (is_late && c.is_known(row.logged_at)) c.facts.overdue.push_back({short_id(row.id), row.due_on});
  }
}

bool signed_by(const std::optional<Date>& on, Date day) { return on && *on <= day; }

}  // namespace

HealthRows::Contact read_contact(Query& query) {
  const auto id = query.id<CheckinId>();
  const Instant met_at = query.instant();
  const Instant logged_at = query.instant();
  const bool is_of_meeting = is_meeting(query.choice<Channel>());
  const auto rating = query.maybe(&Query::integer);
  const auto joined = query.maybe(&Query::date);
  const bool is_counted = query.flag();
  return {
      id,    met_at, logged_at, (is_of_meeting || joined) && is_counted, rating ? std::optional(static_cast<int>(*rating)) : std::nullopt,
      joined};
}

HealthRows::Moved read_moved(Query& query) {
  const Date from = query.date();
  const Date to = date_of(query.wall());
  const Instant moved_at = query.instant();
  return {from, to, moved_at, query.maybe(&Query::instant)};
}

HealthInput facts_of(const HealthRows& rows, const Judgement& judgement, Zones& zones) {
  const Pair& pair = rows.relationship->pair;
  const auto& agreement = agreement_on(rows.relationship->agreements, judgement.day);
  const Zone& zone = zones.get(agreement.tz);
  const Date day = judgement.day;
  Case c{rows, day, zone, zone.start_of(add_days(day, 1)), judgement.known_until.value_or(Instant::max()), {}};
  c.facts.pair = &pair;
  c.facts.recorded_on = zone.date_at(pair.recorded_at);
  c.facts.cadence_days = cadence_days(agreement.every);
  c.facts.fully_signed = signed_by(agreement.signed_by_mentor_on, day) && signed_by(agreement.signed_by_mentee_on, day);
  add_recorded(c, add_contacts(c));
  add_given_back(c);
  add_moved(c);
  add_goals(c);
  add_promises(c);
  return std::move(c.facts);
}

}  // namespace mentor::store
