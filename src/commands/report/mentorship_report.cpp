#include "commands/report/mentorship_report.hpp"

#include <algorithm>

#include "commands/report/period.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

constexpr std::chrono::seconds kNowToo{1};

std::vector<Checkin> contacts_of(Context& context, MentorshipReport& mentorship) {
  auto contacts = checkins(*context.store, {mentorship.pair().id, {}, context.now + kNowToo, {}, {}, {}});
  std::ranges::reverse(contacts);
  for (auto& checkin : contacts) mentorship.left_out += leave_out_private(checkin.lines, context.disclosure);
  return contacts;
}

// The moment at which a meeting was last written about is when it was moved or cancelled.
void add_changes(Context& context, MentorshipReport& mentorship) {
  for (const auto& meeting : mentorship.meetings) {
    const bool is_changed = meeting.id && (meeting.moved || meeting.status == MeetingStatus::cancelled);
    if (!is_changed) continue;
    const auto history = history_of(*context.store, {Kind::meeting, meeting.id->value});
    if (history.empty()) continue;
    mentorship.changed.push_back(meeting);
    mentorship.changed_at.push_back(history.back().at);
  }
}

void add_topics(Context& context, MentorshipReport& mentorship) {
  auto& store = *context.store;
  mentorship.open_topics = open_topics(store, mentorship.pair().id);
  mentorship.closed_topics = topics_closed_between(store, mentorship.pair().id, Instant{}, context.now + kNowToo);
  for (auto* topics : {&mentorship.open_topics, &mentorship.closed_topics})
    mentorship.left_out += leave_out_private(*topics, context.disclosure);
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

MentorshipReport gather_mentorship(Context& context, const std::string& reference) {
  MentorshipReport mentorship;
  mentorship.relationship = pair_named(context, reference);
  const Pair& pair = mentorship.pair();
  mentorship.until = std::max(pair.starts_on, std::min(context.today(), pair.ended_on.value_or(pair.ends_on.value_or(context.today()))));
  mentorship.health = health_of(context, {mentorship.relationship}, context.today()).at(pair.id);
  mentorship.contacts = contacts_of(context, mentorship);
  mentorship.meetings = meetings_of(*context.store, mentorship.relationship, context.zone.start_of(pair.starts_on), context.now + kNowToo,
                                    context.now, context.zones);
  std::erase_if(mentorship.meetings, [](const Meeting& meeting) { return meeting.status == MeetingStatus::planned; });
  mentorship.goals = goals(*context.store, pair.id, std::nullopt);
  mentorship.actions = all_actions(*context.store, pair.id);
  mentorship.left_out += leave_out_private(mentorship.actions, context.disclosure);
  add_topics(context, mentorship);
  add_changes(context, mentorship);
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

}  // namespace mentor
