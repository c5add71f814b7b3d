#include "mentor/store/meetings.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::arg;
using store::connection_of;
using store::Query;
using store::read_row;
using store::select;

// A local date can differ by a day from UTC's on either side; two days of slack cover every zone.
constexpr int kSlackDays = 2;
// The next meeting of nearly every cadence lies within the first of these times.
constexpr std::chrono::days kSearchAhead[] = {std::chrono::days{35}, std::chrono::days{400}};

Date utc_date(Instant at) { return Date(std::chrono::floor<std::chrono::days>(at)); }

// On the agreement's clock.
Date asked_from_in_zone(const Relationship& relationship, std::optional<Instant> first_contact, Instant now, Zones& zones) {
  const Zone& zone = zones.get(agreement_on(relationship.agreements, utc_date(now)).tz);
  const auto first = first_contact ? std::optional(zone.date_at(*first_contact)) : std::nullopt;
  return asked_from(relationship.pair, zone.date_at(relationship.pair.recorded_at), first);
}

}  // namespace

MeetingBook::MeetingBook(Store& store, Instant from, Instant until, std::optional<PairSpan> span) {
  auto& connection = connection_of(store);
  const Date first = add_days(utc_date(from), -kSlackDays);
  const Date last = add_days(utc_date(until), kSlackDays);
  const auto within = [&](const char* column, const char* first_mark, const char* last_mark) {
    return span ? std::string(" and ") + column + " between " + first_mark + " and " + last_mark : std::string();
  };
  const auto bind_span = [&](Query& query) {
    if (!span) return;
    query.bind(arg(span->first));
    query.bind(arg(span->last));
  };
  Query rows(connection,
             select<MeetingRow>("where (original_date between ?1 and ?2 or wall between ?1 and ?3)" + within("pair", "?4", "?5")));
  rows.with(first, last, to_iso(last) + "T99");
  bind_span(rows);
  while (rows.next()) {
    auto row = read_row<MeetingRow>(rows);
    facts_[row.pair].rows.push_back(std::move(row));
  }
  // A seek a pair in the index of joined check-ins. Left to itself SQLite walks through the index of all that ever joined.
  Query joined(connection,
               "select c.pair, c.meeting_on, c.id from pair p cross join checkin c indexed by checkin_by_meeting"
               " on c.pair = p.id and c.meeting_on between ?1 and ?2"
               " where c.meeting_on is not null" +
                   within("p.id", "?3", "?4"));
  joined.with(first, last);
  bind_span(joined);
  while (joined.next()) {
    const auto of = joined.id<PairId>();
    facts_[of].checkins.push_back({joined.date(), joined.id<CheckinId>()});
  }
  Query first_contact(
      connection,
      "select p.id, (select min(met_at) from checkin where pair = p.id) from pair p where unixepoch(p.starts_on) < p.recorded_at" +
          within("p.id", "?1", "?2"));
  first_contact.with();
  bind_span(first_contact);
  while (first_contact.next()) {
    const auto of = first_contact.id<PairId>();
    if (const auto met_at = first_contact.maybe(&Query::instant)) facts_[of].first_contact = met_at;
  }
  // A meeting moved into the range lies beyond it by its original date; so does the check-in that joined it.
  for (auto& [of, facts] : facts_)
    for (const auto& row : facts.rows) {
      if (row.original_date >= first && row.original_date <= last) continue;
      Query moved(connection, "select id from checkin where pair = ? and meeting_on = ?");
      for (moved.with(of, row.original_date); moved.next();) facts.checkins.push_back({row.original_date, moved.id<CheckinId>()});
    }
}

void MeetingBook::forget_since(Instant moment) {
  for (auto& [pair, facts] : facts_)
    for (auto& row : facts.rows) row = as_it_stood(std::move(row), moment);
}

const MeetingBook::Facts& MeetingBook::facts_of(PairId pair) const {
  static const Facts kNothing;
  const auto found = facts_.find(pair);
  return found == facts_.end() ? kNothing : found->second;
}

std::vector<Meeting> MeetingBook::found(const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones,
                                        bool leaves_held_out) const {
  const Facts& facts = facts_of(relationship.pair.id);
  return meetings_between({relationship.pair, relationship.agreements, facts.rows, facts.checkins,
                           asked_from_in_zone(relationship, facts.first_contact, now, zones), leaves_held_out},
                          from, until, now, zones);
}

MeetingCounts MeetingBook::counts(const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones,
                                  std::vector<Instant>& missed) const {
  const Facts& facts = facts_of(relationship.pair.id);
  return counts_between({relationship.pair, relationship.agreements, facts.rows, facts.checkins,
                         asked_from_in_zone(relationship, facts.first_contact, now, zones)},
                        from, until, now, zones, missed);
}

std::vector<Meeting> MeetingBook::meetings(const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones) const {
  return found(relationship, from, until, now, zones, false);
}

std::vector<Meeting> MeetingBook::unheld(const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones) const {
  return found(relationship, from, until, now, zones, true);
}

std::vector<Meeting> meetings_of(Store& store, const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones) {
  return MeetingBook(store, relationship.pair.id, from, until).meetings(relationship, from, until, now, zones);
}

Meeting meeting_at(Store& store, const Relationship& relationship, Date original_date, Instant now, Zones& zones) {
  std::vector<MeetingRow> rows;
  if (auto row = meeting_row(store, relationship.pair.id, original_date)) rows.push_back(*row);
  std::vector<JoinedCheckin> checkins;
  Query joined(connection_of(store), "select id from checkin where pair = ? and meeting_on = ?");
  for (joined.with(relationship.pair.id, original_date); joined.next();) checkins.push_back({original_date, joined.id<CheckinId>()});
  auto meeting = meeting_on({relationship.pair, relationship.agreements, rows, checkins}, original_date, now, zones);
  if (!meeting)
    throw not_found("meeting", meeting_ref(relationship.pair.handle, original_date), "mentor meeting list " + relationship.pair.handle);
  return *meeting;
}

std::optional<Meeting> next_meeting(Store& store, const Relationship& relationship, Instant now, Zones& zones) {
  for (const auto ahead : kSearchAhead) {
    // One that began before now may not have ended: a day back covers the longest meeting there is.
    const auto meetings = meetings_of(store, relationship, now - std::chrono::days(1), now + ahead, now, zones);
    const auto planned = std::ranges::find(meetings, MeetingStatus::planned, &Meeting::status);
    if (planned != meetings.end()) return *planned;
  }
  return std::nullopt;
}

std::vector<MeetingRow> meeting_rows(Store& store, PairId pair) {
  Query query(connection_of(store), select<MeetingRow>("where pair = ? order by original_date"));
  return store::read_all<MeetingRow>(query.with(pair));
}

std::optional<MeetingRow> meeting_row(Store& store, PairId pair, Date original_date) {
  Query query(connection_of(store), select<MeetingRow>("where pair = ? and original_date = ?"));
  if (!query.with(pair, original_date).next()) return std::nullopt;
  return read_row<MeetingRow>(query);
}

MeetingRow meeting_row_of(Store& store, MeetingId id) {
  Query query(connection_of(store), select<MeetingRow>("where id = ?"));
  if (!query.with(id).next()) throw no_such(id);
  return read_row<MeetingRow>(query);
}

MeetingId save_meeting_row(Store& store, const MeetingRow& row) {
  if (row.id == MeetingId{0}) return store::insert_row(store, row);
  store::update_row(store, row);
  return row.id;
}

}  // namespace mentor
