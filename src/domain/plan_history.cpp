#include "mentor/domain/plan_history.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace mentor {
namespace {

// Nothing is over before the beginning of time, so that only what was decided counts.
constexpr Instant kBeforeAll{std::chrono::seconds(std::numeric_limits<std::int32_t>::min())};

// What calendars call a significant change, where it differs.
auto significant(const Meeting& meeting) {
  return std::make_tuple(meeting.starts_at, meeting.length, meeting.where, meeting.status == MeetingStatus::cancelled);
}

std::optional<Meeting> planned_by(const PlanVersion& plan, const std::optional<MeetingRow>& row, Date date, Zones& zones) {
  const std::vector<MeetingRow> rows = row ? std::vector{*row} : std::vector<MeetingRow>();
  return meeting_on({plan.pair, plan.agreements, rows, {}}, date, kBeforeAll, zones);
}

void revise(Revision& revision, std::optional<Meeting> now, Instant at) {
  revision.is_planned = now.has_value();
  if (!now && !revision.meeting) return;
  const bool is_first = !revision.meeting;
  if (!now) {
    now = revision.meeting;
    now->status = MeetingStatus::cancelled;
  }
  const bool is_changed = !is_first && significant(*now) != significant(*revision.meeting);
  revision.meeting = std::move(now);
  if (is_changed) ++revision.changes;
  if (is_changed || is_first) revision.modified = std::max(revision.modified, at);
}

}  // namespace

Revision revision_of(const PlanHistory& history, Date original_date, Zones& zones) {
  static const std::vector<RowVersion> kNone;
  const auto found = history.rows.find(original_date);
  const auto& rows = found == history.rows.end() ? kNone : found->second;
  Revision revision;
  auto row = rows.begin();
  std::optional<MeetingRow> written;
  const auto take_rows_before = [&](const PlanVersion& plan, std::int64_t command) {
    for (; row != rows.end() && row->command < command; ++row) {
      written = row->row;
      revise(revision, planned_by(plan, written, original_date, zones), row->at);
    }
  };
  for (std::size_t i = 0; i < history.plans.size(); ++i) {
    const PlanVersion& plan = history.plans[i];
    const bool is_last = i + 1 == history.plans.size();
    const bool is_of_same_command = row != rows.end() && row->command == plan.command;
    if (is_of_same_command) written = (row++)->row;
    revise(revision, planned_by(plan, written, original_date, zones), plan.at);
    take_rows_before(plan, is_last ? std::numeric_limits<std::int64_t>::max() : history.plans[i + 1].command);
  }
  return revision;
}

std::vector<Meeting> taken_away(const PlanHistory& history, Instant from, Instant until, Instant since, Zones& zones) {
  std::set<Date> dates;
  for (std::size_t i = 1; i < history.plans.size(); ++i) {
    if (history.plans[i].at < since) continue;
    const PlanVersion& before = history.plans[i - 1];
    for (const auto& meeting : meetings_between({before.pair, before.agreements, {}, {}}, from, until, kBeforeAll, zones))
      dates.insert(meeting.original_date);
  }
  for (const auto& [date, versions] : history.rows)
    if (versions.back().at >= since) dates.insert(date);
  std::vector<Meeting> taken;
  for (const Date date : dates) {
    auto revision = revision_of(history, date, zones);
    const bool is_taken = !revision.is_planned && revision.meeting;
    if (is_taken && revision.meeting->starts_at >= from && revision.meeting->starts_at < until) taken.push_back(*revision.meeting);
  }
  std::ranges::stable_sort(taken, {}, &Meeting::starts_at);
  return taken;
}

}  // namespace mentor
