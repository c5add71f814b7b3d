#include "commands/report/whole.hpp"

#include <algorithm>

#include "commands/lookup.hpp"
#include "commands/present/values.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

constexpr std::chrono::seconds kNowToo{1};

std::vector<Checkin> contacts_of(Context& context, Whole& whole) {
  auto contacts = checkins(*context.store, {whole.pair().id, {}, context.now + kNowToo, {}, {}, {}});
  std::ranges::reverse(contacts);
  for (auto& checkin : contacts) whole.left_out += leave_out_private(checkin.lines, context.disclosure);
  return contacts;
}

// The moment at which a meeting was last written about is when it was moved or cancelled.
void add_changes(Context& context, Whole& whole) {
  for (const auto& meeting : whole.meetings) {
    const bool is_changed = meeting.id && (meeting.moved || meeting.status == MeetingStatus::cancelled);
    if (!is_changed) continue;
    const auto history = history_of(*context.store, {Kind::meeting, meeting.id->value});
    if (history.empty()) continue;
    whole.changed.push_back(meeting);
    whole.changed_at.push_back(history.back().at);
  }
}

void add_topics(Context& context, Whole& whole) {
  auto& store = *context.store;
  whole.open_topics = open_topics(store, whole.pair().id);
  whole.closed_topics = topics_closed_between(store, whole.pair().id, Instant{}, context.now + kNowToo);
  for (auto* topics : {&whole.open_topics, &whole.closed_topics}) whole.left_out += leave_out_private(*topics, context.disclosure);
}

SideCounts counts_of(const Whole& whole, Party side) {
  SideCounts counts{side};
  const auto is_theirs = [&](Party party) { return party == side || party == Party::both; };
  for (const auto& action : whole.actions) {
    if (!is_theirs(action.owner)) continue;
    counts.kept += action.done_on ? 1 : 0;
    counts.open += is_open(action) ? 1 : 0;
    counts.overdue += overdue_days(action, whole.until) > 0 ? 1 : 0;
  }
  for (const auto& checkin : whole.contacts) {
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

Whole gather_whole(Context& context, const std::string& reference) {
  Whole whole;
  whole.relationship = pair_named(context, reference);
  const Pair& pair = whole.pair();
  whole.until = std::max(pair.starts_on, std::min(context.today(), pair.ended_on.value_or(pair.ends_on.value_or(context.today()))));
  whole.health = health_of(context, {whole.relationship}, context.today()).at(pair.id);
  whole.contacts = contacts_of(context, whole);
  whole.meetings = meetings_of(*context.store, whole.relationship, context.zone.start_of(pair.starts_on), context.now + kNowToo,
                               context.now, context.zones);
  std::erase_if(whole.meetings, [](const Meeting& meeting) { return meeting.status == MeetingStatus::planned; });
  whole.goals = goals(*context.store, pair.id, std::nullopt);
  whole.actions = all_actions(*context.store, pair.id);
  whole.left_out += leave_out_private(whole.actions, context.disclosure);
  add_topics(context, whole);
  add_changes(context, whole);
  return whole;
}

Totals totals_of(const Whole& whole) {
  Totals totals;
  totals.pairs = 1;
  totals.checkins = static_cast<int>(whole.contacts.size());
  for (const auto& checkin : whole.contacts) {
    totals.length += checkin.length.value_or(Minutes{0});
    totals.held += was_meeting(checkin) ? 1 : 0;
  }
  totals.missed = static_cast<int>(std::ranges::count(whole.meetings, MeetingStatus::missed, &Meeting::status));
  for (const auto& action : whole.actions) {
    totals.kept += action.done_on ? 1 : 0;
    totals.open += is_open(action) ? 1 : 0;
    totals.overdue += overdue_days(action, whole.until) > 0 ? 1 : 0;
  }
  return totals;
}

std::optional<double> attendance_of(const Whole& whole) {
  MeetingCounts counts = counts_of(whole.meetings);
  counts.held = totals_of(whole).held;
  return attendance(counts);
}

std::optional<double> mean_rating_of(const Whole& whole) {
  int sum = 0;
  int count = 0;
  for (const auto& checkin : whole.contacts) {
    sum += checkin.rating.value_or(0);
    count += checkin.rating ? 1 : 0;
  }
  return count == 0 ? std::nullopt : std::optional(static_cast<double>(sum) / count);
}

LatelyLogged lately_logged(const Whole& whole, const Zone& zone) {
  LatelyLogged late;
  for (const auto& checkin : whole.contacts) {
    const int days = days_between(zone.date_at(checkin.met_at), zone.date_at(checkin.logged_at));
    late.count += days > 0 ? 1 : 0;
    late.longest_days = std::max(late.longest_days, days);
  }
  return late;
}

std::vector<SideCounts> sides_of(const Whole& whole) { return {counts_of(whole, Party::mentor), counts_of(whole, Party::mentee)}; }

}  // namespace mentor
