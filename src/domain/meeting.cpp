// Meetings computed from the versions of an agreement and what was written about single dates.
#include "mentor/domain/meeting.hpp"

#include <algorithm>
#include <map>

namespace mentor {
namespace {

// A wall-clock date differs by at most a day from UTC's on either side.
constexpr int kSlackDays = 2;

struct Planned {
  Date date;
  const Agreement* agreement;
};

// The span of original dates in which each version plans, counted from its anchor.
struct EffectiveSpan {
  const Agreement* version;
  Date anchor;
  Date begins;
  Date ends;
};

// The last date the spans so far plan before `before`.
std::optional<Date> last_planned(const std::vector<EffectiveSpan>& spans, Date before) {
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
    // One cadence back is far enough; a month more, since months differ in length.
    const Date ends = std::min(span->ends, add_days(before, -1));
    const Date from = std::max(span->begins, add_days(ends, -(cadence_days(span->version->every).value_or(0) + 31)));
    const auto days = occurrences(span->version->every, span->anchor, from, ends);
    if (!days.empty()) return days.back();
  }
  return std::nullopt;
}

// Where a version's first date lies less than half a cadence after the last old one, it begins with the next.
Date first_day(const Agreement& version, Date anchor, Date from, const std::vector<EffectiveSpan>& old_ones) {
  if (!has_slot(version.every)) return from;
  const auto last_old = last_planned(old_ones, from);
  if (!last_old) return from;
  const int cadence = *cadence_days(version.every);
  const auto firsts = occurrences(version.every, anchor, from, add_days(from, 2 * cadence));
  if (firsts.empty() || 2 * days_between(*last_old, firsts.front()) >= cadence) return from;
  return add_days(firsts.front(), 1);
}

std::vector<EffectiveSpan> spans_of(const MeetingSource& source, Date until) {
  std::vector<EffectiveSpan> spans;
  const Pair& pair = source.pair;
  const Date last = pair.ends_on && !pair.ended_on ? std::min(until, *pair.ends_on) : until;
  for (std::size_t i = 0; i < source.agreements.size(); ++i) {
    const Agreement& version = source.agreements[i];
    const Date ends = i + 1 < source.agreements.size() ? std::min(last, add_days(source.agreements[i + 1].from, -1)) : last;
    const Date from = std::max(version.from, pair.starts_on);
    if (from > ends) continue;
    const bool counts_on = !spans.empty() && keeps_count(spans.back().version->every, version.every);
    const Date anchor = counts_on ? spans.back().anchor : from;
    const Date begins = first_day(version, anchor, from, spans);
    spans.push_back({&version, anchor, begins, ends});
  }
  return spans;
}

std::vector<Planned> planned_dates(const MeetingSource& source, Date from, Date until) {
  std::vector<Planned> planned;
  for (const EffectiveSpan& span : spans_of(source, until))
    for (const Date date : occurrences(span.version->every, span.anchor, std::max(from, span.begins), span.ends))
      planned.push_back({date, span.version});
  return planned;
}

Meeting by_rule(const MeetingSource& source, Date date, const Agreement& agreement) {
  Meeting meeting;
  meeting.pair = source.pair.id;
  meeting.original_date = date;
  meeting.wall = at(date, agreement.every.clock.value_or(Minutes{12 * 60}));
  meeting.tz = agreement.tz;
  meeting.length = agreement.length;
  meeting.channel = agreement.channel;
  return meeting;
}

void apply_row(Meeting& meeting, const MeetingRow& row) {
  meeting.id = row.id;
  meeting.extra = row.extra;
  meeting.moved = row.wall && !row.extra;
  if (row.wall) {
    meeting.wall = *row.wall;
    meeting.tz = row.tz;
  }
  meeting.length = row.length.value_or(meeting.length);
  meeting.where = row.where;
  meeting.because = row.because;
  meeting.agreed_by_mentor_at = row.agreed_by_mentor_at;
  meeting.agreed_by_mentee_at = row.agreed_by_mentee_at;
  meeting.missed_by = row.missed_by;
  meeting.recorded_at = row.missed_by ? row.missed_at : row.cancelled ? row.cancelled_at : row.moved_at;
  meeting.sequence = row.sequence;
  meeting.cancelled = row.cancelled;
  meeting.cancelled_by = row.cancelled_by;
  if (row.cancelled) meeting.status = MeetingStatus::cancelled;
  if (row.missed_by) meeting.status = MeetingStatus::missed;
}

// The first that was written of it stands for the meeting.
void add_account(Meeting& meeting, CheckinId checkin) {
  if (meeting.checkin) meeting.accounts.push_back(std::max(*meeting.checkin, checkin));
  meeting.checkin = std::min(meeting.checkin.value_or(checkin), checkin);
}

// Held and missed ones stay; what else falls into a pause or behind the end is cancelled by it.
void settle_status(Meeting& meeting, const Pair& pair, Instant now) {
  if (meeting.checkin) meeting.status = MeetingStatus::held;
  if (meeting.status != MeetingStatus::planned) return;
  const Date day = date_of(meeting.wall);
  if (const Pause* pause = pause_on(pair, day)) {
    meeting.status = MeetingStatus::cancelled;
    meeting.because = pause->because.empty() ? "paused" : pause->because;
  } else if (pair.ended_on && day >= *pair.ended_on) {
    meeting.status = MeetingStatus::cancelled;
    meeting.because = pair.end_reason.empty() ? "ended" : pair.end_reason;
  } else if (meeting.starts_at + meeting.length <= now) {
    meeting.status = MeetingStatus::unrecorded;
  }
}

// By original date: the rule's dates and every date something was written about.
std::map<Date, Meeting> by_date(const MeetingSource& source, Date from, Date until) {
  std::map<Date, Meeting> meetings;
  const auto is_left_out = [&](Date date) {
    return source.leaves_held_out && std::ranges::find(source.checkins, date, &JoinedCheckin::original_date) != source.checkins.end();
  };
  for (const auto& [date, agreement] : planned_dates(source, from, until))
    if (!is_left_out(date)) meetings.emplace_hint(meetings.end(), date, by_rule(source, date, *agreement));
  for (const auto& row : source.rows) {
    if (is_left_out(row.original_date)) continue;
    const auto rule = by_rule(source, row.original_date, agreement_on(source.agreements, row.original_date));
    apply_row(meetings.try_emplace(row.original_date, rule).first->second, row);
  }
  for (const auto& joined : source.checkins) {
    const auto found = meetings.find(joined.original_date);
    if (found != meetings.end()) add_account(found->second, joined.checkin);
  }
  return meetings;
}

void finish(Meeting& meeting, const MeetingSource& source, Instant now, Zones& zones) {
  meeting.starts_at = zones.get(meeting.tz).to_instant(meeting.wall);
  settle_status(meeting, source.pair, now);
  meeting.is_asked_for = !source.asked_from || date_of(meeting.wall) >= *source.asked_from;
}

Date utc_date(Instant at) { return Date(std::chrono::floor<std::chrono::days>(at)); }

}  // namespace

MeetingRow as_it_stood(MeetingRow row, Instant moment) {
  const auto is_later = [&](const std::optional<Instant>& recorded) { return recorded && *recorded >= moment; };
  if (is_later(row.cancelled_at)) row.cancelled = false;
  if (is_later(row.missed_at)) row.missed_by.reset();
  if (is_later(row.moved_at) && !row.extra) row.wall.reset();
  return row;
}

std::vector<Meeting> meetings_between(const MeetingSource& source, Instant from, Instant until, Instant now, Zones& zones) {
  std::vector<Meeting> result;
  for (auto& [date, meeting] : by_date(source, add_days(utc_date(from), -kSlackDays), add_days(utc_date(until), kSlackDays))) {
    finish(meeting, source, now, zones);
    if (meeting.starts_at >= from && meeting.starts_at < until) result.push_back(std::move(meeting));
  }
  std::ranges::stable_sort(result, {}, &Meeting::starts_at);
  return result;
}

std::optional<Meeting> meeting_on(const MeetingSource& source, Date original_date, Instant now, Zones& zones) {
  auto meetings = by_date(source, original_date, original_date);
  const auto found = meetings.find(original_date);
  if (found == meetings.end()) return std::nullopt;
  finish(found->second, source, now, zones);
  return found->second;
}

namespace {

void count(MeetingCounts& counts, MeetingStatus status, bool is_asked_for) {
  if (status == MeetingStatus::unrecorded && !is_asked_for) return;
  const bool is_past = status != MeetingStatus::planned && status != MeetingStatus::cancelled;
  counts.planned += is_past ? 1 : 0;
  counts.held += status == MeetingStatus::held ? 1 : 0;
  counts.missed += status == MeetingStatus::missed ? 1 : 0;
  counts.unrecorded += status == MeetingStatus::unrecorded ? 1 : 0;
}

// The days, in UTC, on which every meeting with such an original date starts within [from, until) and has ended before `now`.
struct SureDays {
  Date first;
  Date last;
};

SureDays sure_days(Instant from, Instant until, Instant now) {
  return {add_days(utc_date(from), kSlackDays), add_days(utc_date(std::min(until, now - kLongestMeeting)), -kSlackDays)};
}

}  // namespace

MeetingCounts counts_of(const std::vector<Meeting>& meetings) {
  MeetingCounts counts;
  for (const auto& meeting : meetings) count(counts, meeting.status, meeting.is_asked_for);
  return counts;
}

MeetingCounts counts_between(const MeetingSource& source, Instant from, Instant until, Instant now, Zones& zones,
                             std::vector<Instant>& missed) {
  const Pair& pair = source.pair;
  const SureDays sure = sure_days(from, until, now);
  const auto has_row = [&](Date date) {
    return std::ranges::any_of(source.rows, [&](const MeetingRow& row) { return row.original_date == date; });
  };
  const auto is_joined = [&](Date date) {
    return std::ranges::any_of(source.checkins, [&](const JoinedCheckin& joined) { return joined.original_date == date; });
  };
  MeetingCounts counts;
  const auto add = [&](Meeting meeting) {
    if (is_joined(meeting.original_date)) meeting.checkin = CheckinId{0};
    finish(meeting, source, now, zones);
    if (meeting.starts_at < from || meeting.starts_at >= until) return;
    count(counts, meeting.status, meeting.is_asked_for);
    if (meeting.status == MeetingStatus::missed) missed.push_back(meeting.starts_at);
  };
  for (const auto& [date, agreement] :
       planned_dates(source, add_days(utc_date(from), -kSlackDays), add_days(utc_date(until), kSlackDays))) {
    if (has_row(date)) continue;
    if (date < sure.first || date > sure.last) {
      add(by_rule(source, date, *agreement));
      continue;
    }
    const bool is_off = pause_on(pair, date) != nullptr || (pair.ended_on && date >= *pair.ended_on);
    const auto status = is_joined(date) ? MeetingStatus::held : is_off ? MeetingStatus::cancelled : MeetingStatus::unrecorded;
    count(counts, status, !source.asked_from || date >= *source.asked_from);
  }
  for (const auto& row : source.rows) {
    Meeting meeting = by_rule(source, row.original_date, agreement_on(source.agreements, row.original_date));
    apply_row(meeting, row);
    add(std::move(meeting));
  }
  return counts;
}

std::optional<double> attendance(const MeetingCounts& counts) {
  const bool is_recorded = counts.missed > 0 || (counts.unrecorded == 0 && counts.planned > 0);
  if (!is_recorded || counts.held + counts.missed == 0) return std::nullopt;
  return static_cast<double>(counts.held) / (counts.held + counts.missed);
}

bool is_lost_to_end(const Meeting& meeting, const Pair& pair) {
  const bool is_after = pair.ended_on && date_of(meeting.wall) >= *pair.ended_on;
  return is_after && meeting.status == MeetingStatus::cancelled && !meeting.cancelled;
}

bool is_short_notice(Instant changed_at, Instant given_up, std::optional<Minutes> agreed) {
  return agreed && changed_at < given_up && given_up - changed_at < *agreed;
}

std::string meeting_ref(std::string_view handle, Date original_date) { return std::string(handle) + "@" + to_iso(original_date); }

std::vector<Party> yet_to_agree(const Meeting& meeting, std::optional<Instant> changed_at) {
  const auto stands = [&](const std::optional<Instant>& agreed) { return agreed && (!changed_at || *agreed >= *changed_at); };
  std::vector<Party> sides;
  if (!stands(meeting.agreed_by_mentor_at)) sides.push_back(Party::mentor);
  if (!stands(meeting.agreed_by_mentee_at)) sides.push_back(Party::mentee);
  return sides;
}

std::string to_string(const MeetingUid& uid) { return to_string(uid.pair) + ":" + to_iso(uid.original_date); }

std::optional<MeetingUid> parse_meeting_uid(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto pair = parse_uid(text.substr(0, colon));
  const auto date = parse_iso_date(text.substr(colon + 1));
  if (!pair || !date) return std::nullopt;
  return MeetingUid{*pair, *date};
}

}  // namespace mentor
