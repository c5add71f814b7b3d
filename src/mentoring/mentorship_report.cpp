#include "mentor/mentoring/mentorship_report.hpp"

#include <algorithm>

#include "mentor/mentoring/health_of.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

constexpr std::chrono::seconds kNowToo{1};

std::vector<Checkin> contacts_of(Store& store, MentorshipReport& mentorship, Disclosure disclosure, Instant now) {
  auto contacts = checkins(store, {mentorship.pair().id, {}, now + kNowToo, {}, {}, {}});
  std::ranges::reverse(contacts);
  for (auto& checkin : contacts) mentorship.left_out += leave_out_private(checkin.lines, disclosure);
  return contacts;
}

// The start that the last moving or cancelling gave up: of one that was moved before, the time it had then, else the agreed one.
Instant start_given_up(Store& store, const MentorshipReport& mentorship, const Meeting& meeting, Zones& zones) {
  if (meeting.cancelled) return meeting.starts_at;
  std::optional<std::string> before;
  for (const auto& change : history_of(store, *meeting.id))
    if (change.field == "local" && change.before) before = change.before;
  if (before) return zones.get(meeting.tz).to_instant(parse_iso_wall(*before).value());
  const Agreement& agreement = agreement_on(mentorship.relationship.agreements, meeting.original_date);
  return zones.get(agreement.tz).to_instant(at(meeting.original_date, agreement.every.clock.value_or(Minutes{0})));
}

void add_changes(Store& store, MentorshipReport& mentorship, Zones& zones) {
  for (const auto& meeting : mentorship.meetings) {
    if (!meeting.id || !(meeting.moved || meeting.cancelled)) continue;
    const MeetingRow row = meeting_row_of(store, *meeting.id);
    const auto changed_at = row.cancelled ? row.cancelled_at : row.moved_at;
    const auto notice = agreement_on(mentorship.relationship.agreements, meeting.original_date).notice;
    ++mentorship.changed;
    if (changed_at && is_short_notice(*changed_at, start_given_up(store, mentorship, meeting, zones), notice)) ++mentorship.changed_short;
  }
}

bool had_topic(const MentorshipReport& mentorship, const Meeting& meeting, Instant by) {
  const auto stood = [&](const Topic& topic) {
    return topic.created_at <= by && (!topic.closed_at || *topic.closed_at >= meeting.starts_at);
  };
  return std::ranges::any_of(mentorship.open_topics, stood) || std::ranges::any_of(mentorship.closed_topics, stood);
}

void add_topics(Store& store, MentorshipReport& mentorship, Disclosure disclosure, const Clock& clock) {
  mentorship.open_topics = open_topics(store, mentorship.pair().id, clock.zones);
  mentorship.closed_topics = topics_closed_between(store, mentorship.pair().id, Instant{}, clock.now + kNowToo);
  for (auto* topics : {&mentorship.open_topics, &mentorship.closed_topics}) mentorship.left_out += leave_out_private(*topics, disclosure);
  mentorship.topics_on = meetings_of(store, mentorship.relationship, mentorship.open_topics, clock);
}

SideCounts counts_of(const MentorshipReport& mentorship, Party side) {
  SideCounts counts{side};
  const auto is_theirs = [&](Party party) { return party == side || party == Party::both; };
  for (const auto& action : mentorship.actions) {
    if (!is_theirs(action.owner)) continue;
    counts.kept += action.done_on ? 1 : 0;
    counts.open += is_open(action) ? 1 : 0;
    counts.overdue += overdue_days(action, mentorship.until) > 0 ? 1 : 0;
  }
  for (const auto& checkin : mentorship.contacts) {
    for (const auto& line : checkin.lines) {
      if (!is_theirs(line.by)) continue;
      counts.wins += line.kind == LineKind::win ? 1 : 0;
      counts.lessons += line.kind == LineKind::lesson ? 1 : 0;
      counts.thanks += line.kind == LineKind::thanks ? 1 : 0;
    }
  }
  return counts;
}

}  // namespace

MentorshipReport gather_mentorship(Store& store, Relationship relationship, const Thresholds& thresholds, Disclosure disclosure,
                                   const Clock& clock) {
  MentorshipReport mentorship;
  mentorship.relationship = std::move(relationship);
  const Pair& pair = mentorship.pair();
  mentorship.until = std::max(pair.starts_on, std::min(clock.today(), pair.ended_on.value_or(pair.ends_on.value_or(clock.today()))));
  mentorship.health = health_of(store, {mentorship.relationship}, clock.today(), thresholds, clock.zones).at(pair.id);
  mentorship.contacts = contacts_of(store, mentorship, disclosure, clock.now);
  mentorship.meetings =
      meetings_of(store, mentorship.relationship, clock.mine.start_of(pair.starts_on), clock.now + kNowToo, clock.now, clock.zones);
  std::erase_if(mentorship.meetings, [&](const Meeting& meeting) {
    const bool is_not_asked_for = meeting.status == MeetingStatus::unrecorded && !meeting.is_asked_for;
    return meeting.status == MeetingStatus::planned || is_not_asked_for || is_lost_to_end(meeting, pair);
  });
  mentorship.goals = goals(store, pair.id, std::nullopt);
  mentorship.actions = all_actions(store, pair.id);
  mentorship.left_out += leave_out_private(mentorship.actions, disclosure);
  add_topics(store, mentorship, disclosure, clock);
  add_changes(store, mentorship, clock.zones);
  return mentorship;
}

Totals totals_of(const MentorshipReport& mentorship) {
  Totals totals;
  totals.pairs = 1;
  totals.checkins = static_cast<int>(std::ranges::count(mentorship.contacts, true, &Checkin::is_counted));
  for (const auto& checkin : mentorship.contacts) {
    totals.length += counted_length(checkin);
    totals.held += was_meeting(checkin) ? 1 : 0;
  }
  totals.missed = static_cast<int>(std::ranges::count(mentorship.meetings, MeetingStatus::missed, &Meeting::status));
  for (const auto& action : mentorship.actions) {
    totals.kept += action.done_on ? 1 : 0;
    totals.open += is_open(action) ? 1 : 0;
    totals.overdue += overdue_days(action, mentorship.until) > 0 ? 1 : 0;
  }
  return totals;
}

std::optional<double> attendance_of(const MentorshipReport& mentorship) {
  MeetingCounts counts = counts_of(mentorship.meetings);
  counts.held = totals_of(mentorship).held;
  return attendance(counts);
}

std::optional<double> mean_rating_of(const MentorshipReport& mentorship) {
  int sum = 0;
  int count = 0;
  for (const auto& checkin : mentorship.contacts) {
    sum += checkin.rating.value_or(0);
    count += checkin.rating ? 1 : 0;
  }
  return count == 0 ? std::nullopt : std::optional(static_cast<double>(sum) / count);
}

LatelyLogged lately_logged(const MentorshipReport& mentorship, const Zone& zone) {
  LatelyLogged late;
  for (const auto& checkin : mentorship.contacts) {
    const int days = days_between(zone.date_at(checkin.met_at), zone.date_at(checkin.logged_at));
    late.count += days > 0 ? 1 : 0;
    late.longest_days = std::max(late.longest_days, days);
  }
  return late;
}

std::vector<SideCounts> sides_of(const MentorshipReport& mentorship) {
  return {counts_of(mentorship, Party::mentor), counts_of(mentorship, Party::mentee)};
}

Happened happened_in(const MentorshipReport& mentorship, const Zone& mine) {
  Happened happened;
  Minutes sum{0};
  int known = 0;
  std::optional<Date> last;
  for (const auto& checkin : mentorship.contacts) {
    ++happened.channels[checkin.channel];
    if (!was_meeting(checkin)) continue;
    const Date day = mine.date_at(checkin.met_at);
    if (last) happened.gaps.push_back(days_between(*last, day));
    last = day;
    ++happened.held;
    sum += checkin.length.value_or(Minutes{0});
    known += checkin.length ? 1 : 0;
  }
  if (known > 0) happened.mean_length = sum / known;
  std::ranges::sort(happened.gaps);
  const Minutes lead = mentorship.agreement().agenda_lead.value_or(Minutes{0});
  for (const auto& meeting : mentorship.meetings) {
    happened.missed += meeting.status == MeetingStatus::missed ? 1 : 0;
    happened.cancelled += meeting.status == MeetingStatus::cancelled ? 1 : 0;
    happened.unrecorded += meeting.status == MeetingStatus::unrecorded ? 1 : 0;
    if (meeting.status != MeetingStatus::held) continue;
    ++happened.planned_held;
    happened.prepared += had_topic(mentorship, meeting, meeting.starts_at - lead) ? 1 : 0;
  }
  return happened;
}

std::vector<Said> said_of(const std::vector<Checkin>& contacts, LineKind kind) {
  std::vector<Said> found;
  for (const auto& checkin : contacts)
    for (const auto& line : checkin.lines)
      if (line.kind == kind) found.push_back({&line, &checkin});
  return found;
}

}  // namespace mentor
