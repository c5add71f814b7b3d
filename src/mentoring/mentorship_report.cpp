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

// The moment at which a meeting was last written about is when it was moved or cancelled.
void add_changes(Store& store, MentorshipReport& mentorship) {
  for (const auto& meeting : mentorship.meetings) {
    const bool is_changed = meeting.id && (meeting.moved || meeting.status == MeetingStatus::cancelled);
    if (!is_changed) continue;
    const auto history = history_of(store, *meeting.id);
    if (history.empty()) continue;
    mentorship.changed.push_back(meeting);
    mentorship.changed_at.push_back(history.back().at);
  }
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
  std::erase_if(mentorship.meetings, [](const Meeting& meeting) { return meeting.status == MeetingStatus::planned; });
  mentorship.goals = goals(store, pair.id, std::nullopt);
  mentorship.actions = all_actions(store, pair.id);
  mentorship.left_out += leave_out_private(mentorship.actions, disclosure);
  add_topics(store, mentorship, disclosure, clock);
  add_changes(store, mentorship);
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

std::vector<Said> said_of(const MentorshipReport& mentorship, LineKind kind) {
  std::vector<Said> found;
  for (const auto& checkin : mentorship.contacts)
    for (const auto& line : checkin.lines)
      if (line.kind == kind) found.push_back({&line, &checkin});
  return found;
}

}  // namespace mentor
