// Gathers a relationship's timeline from all that was recorded.
#include "mentor/mentoring/timeline.hpp"

#include <algorithm>

#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/changed_terms.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"
#include "mentoring/telling.hpp"

namespace mentor {
namespace {

constexpr std::chrono::days kAhead{400};

// Of a row whose other changes have reasons of their own, those of its edits.
void tell_edits(Telling& telling, const RowRef& row, const std::string& ref, const std::string& told = "") {
  for (const auto& reason : telling.reasons.of(row))
    if (reason.command.ends_with(" edit") && reason.because != told)
      telling.tell(telling.day(reason.at), "reason", ref, reason.command + ": " + reason.because);
}

void tell_ending(Telling& telling) {
  const Pair& pair = telling.pair();
  if (!pair.ended_on) return;
  const std::string by = pair.ended_by ? "ended by " + first_name(pair, *pair.ended_by) : "ended";
  telling.tell(*pair.ended_on, "end", short_id(pair.id), with_reason(by, pair.end_reason));
}

void tell_pair_edits(Telling& telling) {
  const RowRef row = telling.pair().id;
  tell_edits(telling, row, short_id(row));
}

void tell_pauses(Telling& telling) {
  const std::string ref = short_id(telling.pair().id);
  for (const auto& pause : telling.pair().pauses) {
    const std::string until = pause.until ? "paused until " + to_iso(*pause.until) : "paused";
    if (pause.until && *pause.until < telling.clock.today()) telling.tell(add_days(*pause.until, 1), "resume", ref, "taken up again");
    telling.tell(pause.from, "pause", ref, with_reason(until, pause.because));
  }
}

// Why something was changed in it may be about what is private in it.
bool holds_private(const Telling& telling, const Checkin& checkin) {
  return std::ranges::any_of(checkin.lines, &Line::is_private) ||
         std::ranges::any_of(actions_of_checkin(telling.store, checkin.id), &Action::is_private);
}

void tell_checkins(Telling& telling, const TimelineRange& range) {
  CheckinFilter filter;
  filter.pair = telling.pair().id;
  if (range.since) filter.met_from = telling.clock.mine.start_of(*range.since);
  if (range.until) filter.met_until = telling.clock.mine.start_of(add_days(*range.until, 1));
  for (const auto& checkin : checkins(telling.store, filter)) {
    const Date on = telling.day(checkin.met_at);
    const std::string ref = short_id(checkin.id);
    telling.tell(on, "checkin", ref, say_contact(checkin, telling.clock.mine));
    for (const auto& line : checkin.lines)
      telling.tell(on, name_of(line.kind), ref, first_name(telling.pair(), line.by) + ": " + phrase_of(line));
    tell_reasons(telling, checkin.id, holds_private(telling, checkin));
  }
}

void tell_meetings(Telling& telling) {
  const auto& clock = telling.clock;
  const Instant from = clock.mine.start_of(telling.pair().starts_on);
  for (const auto& meeting : meetings_of(telling.store, telling.relationship, from, clock.now + kAhead, clock.now, telling.clock.zones)) {
    if (!meeting.id) continue;
    const std::string ref = meeting_ref(telling.pair().handle, meeting.original_date);
    tell_edits(telling, *meeting.id, ref, meeting.because);
    const std::string cancelled_by = meeting.cancelled_by ? " by " + first_name(telling.pair(), *meeting.cancelled_by) : "";
    const std::string by = meeting.missed_by ? " by " + first_name(telling.pair(), *meeting.missed_by) : "";
    if (meeting.status == MeetingStatus::missed)
      telling.tell(telling.day(meeting.starts_at), "missed", ref, with_reason("missed" + by, meeting.because));
    if (meeting.status == MeetingStatus::cancelled)
      telling.tell(telling.day(meeting.starts_at), "cancelled", ref, with_reason("cancelled" + cancelled_by, meeting.because));
    if (meeting.moved && meeting.status != MeetingStatus::cancelled)
      telling.tell(meeting.original_date, "moved", ref,
                   with_reason("moved to " + say_when(meeting.starts_at, clock.mine, clock.now), meeting.because));
  }
}

void tell_agreements(Telling& telling) {
  const Agreement* before = nullptr;
  const std::string ref = short_id(telling.pair().id);
  for (const auto& agreement : telling.relationship.agreements) {
    const std::pair<Party, std::optional<Date>> signatures[] = {{Party::mentor, agreement.signed_by_mentor_on},
                                                                {Party::mentee, agreement.signed_by_mentee_on}};
    for (const auto& [party, on] : signatures)
      if (on)
        telling.tell(*on, "signed", ref, "agreement of " + to_iso(agreement.from) + " signed by " + first_name(telling.pair(), party));
    const auto reasons = telling.reasons.of_agreements.find(agreement.id);
    telling.tell(agreement.from, "agreement", ref,
                 with_reason(before == nullptr ? say_terms(agreement) : say_changed_terms(*before, agreement),
                             reasons == telling.reasons.of_agreements.end() ? "" : reasons->second.back().because));
    before = &agreement;
  }
}

}  // namespace

std::string with_reason(std::string text, const std::string& because) { return because.empty() ? text : text + ": " + because; }

void tell_reasons(Telling& telling, const RowRef& row, bool is_private, const std::function<bool(const Reason&)>& is_told) {
  for (const auto& reason : telling.reasons.of(row))
    if (!is_told(reason))
      telling.tell(telling.day(reason.at), "reason", short_id(row), reason.command + ": " + Phrase(reason.because, is_private));
}

std::string say_logged_late(const Checkin& checkin, const Zone& zone) {
  const int days = days_between(zone.date_at(checkin.met_at), zone.date_at(checkin.logged_at));
  return days > 0 ? "logged " + say_count(days, "day", "days") + " later" : "";
}

std::string say_contact(const Checkin& checkin, const Zone& zone) {
  std::string said = checkin.length ? say_length(*checkin.length) + ", " : "";
  said += name_of(checkin.channel);
  if (checkin.rating) said += ", rating " + std::to_string(*checkin.rating) + " of 5";
  const std::string late = say_logged_late(checkin, zone);
  return late.empty() ? said : said + ", " + late;
}

// Told from the latest kind of event to the earliest, so that on one day an ending stands above and a beginning below.
std::vector<Event> timeline_of(Store& store, const Relationship& relationship, const TimelineRange& range, const Clock& clock) {
  Telling telling{store, clock, relationship, change_reasons(store), {}};
  tell_ending(telling);
  tell_pair_edits(telling);
  tell_pauses(telling);
  tell_checkins(telling, range);
  tell_actions(telling);
  tell_topics(telling);
  tell_goals(telling);
  tell_meetings(telling);
  tell_agreements(telling);
  telling.tell(relationship.pair.starts_on, "start", short_id(relationship.pair.id),
               relationship.pair.mentor.name + " mentors " + relationship.pair.mentee.name);
  std::erase_if(telling.events,
                [&](const Event& event) { return (range.since && event.on < *range.since) || (range.until && event.on > *range.until); });
  std::ranges::stable_sort(telling.events, [](const Event& a, const Event& b) { return a.on > b.on; });
  return std::move(telling.events);
}

}  // namespace mentor
