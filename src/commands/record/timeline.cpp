// Gathers a relationship's timeline from all that was recorded.
#include "commands/record/timeline.hpp"

#include <algorithm>

#include "commands/agreement/terms.hpp"
#include "commands/goal/fields.hpp"
#include "commands/lookup.hpp"
#include "mentor/base/say.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

constexpr std::chrono::days kAhead{400};

using Events = std::vector<Event>;

struct Telling {
  Context& context;
  const Relationship& relationship;
  Events events;

  const Pair& pair() const { return relationship.pair; }
  Store& store() const { return *context.store; }
  Date day(Instant at) const { return context.zone.date_at(at); }
  void tell(Date on, std::string_view kind, std::string ref, std::string text, bool is_private = false) {
    events.push_back({on, std::string(kind), std::move(ref), std::move(text), is_private});
  }
};

std::string with_reason(std::string text, const std::string& because) { return because.empty() ? text : text + ": " + because; }

// The reasons given with --because for changes of a row; those of pauses, meetings and endings stand with them.
void tell_reasons(Telling& telling, const RowRef& row, bool is_private = false) {
  std::int64_t told = 0;
  for (const auto& change : history_of(telling.store(), row)) {
    if (change.because.empty() || change.command_id == told) continue;
    told = change.command_id;
    telling.tell(telling.day(change.at), "reason", short_id(row), change.command + ": " + change.because, is_private);
  }
}

void tell_ending(Telling& telling) {
  const Pair& pair = telling.pair();
  if (!pair.ended_on) return;
  const std::string by = pair.ended_by ? "ended by " + first_name(pair, *pair.ended_by) : "ended";
  telling.tell(*pair.ended_on, "end", short_id(Kind::pair, pair.id.value), with_reason(by, pair.end_reason));
}

void tell_pauses(Telling& telling) {
  const std::string ref = short_id(Kind::pair, telling.pair().id.value);
  for (const auto& pause : telling.pair().pauses) {
    const std::string until = pause.until ? "paused until " + to_iso(*pause.until) : "paused";
    if (pause.until && *pause.until < telling.context.today()) telling.tell(add_days(*pause.until, 1), "resume", ref, "taken up again");
    telling.tell(pause.from, "pause", ref, with_reason(until, pause.because));
  }
}

void tell_checkins(Telling& telling, const TimelineRange& range) {
  CheckinFilter filter;
  filter.pair = telling.pair().id;
  if (range.since) filter.met_from = telling.context.zone.start_of(*range.since);
  if (range.until) filter.met_until = telling.context.zone.start_of(add_days(*range.until, 1));
  for (const auto& checkin : checkins(telling.store(), filter)) {
    const Date on = telling.day(checkin.met_at);
    const std::string ref = short_id(Kind::checkin, checkin.id.value);
    telling.tell(on, "checkin", ref, say_contact(checkin, telling.context.zone));
    for (const auto& line : checkin.lines)
      telling.tell(on, name_of(line.kind), ref, first_name(telling.pair(), line.by) + ": " + line.text, line.is_private);
    tell_reasons(telling, {Kind::checkin, checkin.id.value});
  }
}

void tell_progress(Telling& telling, const Goal& goal) {
  for (auto progress = goal.progress.rbegin(); progress != goal.progress.rend(); ++progress) {
    const auto before = std::next(progress);
    const auto from = before == goal.progress.rend() ? goal.baseline : std::optional(before->value);
    telling.tell(progress->on, "progress", short_id(Kind::goal, goal.id.value),
                 with_reason(say_way(goal, from, progress->value), progress->note));
  }
}

std::string say_closing(const Goal& goal) {
  if (!goal.result) return goal.text;
  return goal.text + ", result " + (*goal.result > 0 ? "+" : "") + std::to_string(*goal.result);
}

void tell_goals(Telling& telling) {
  for (const auto& goal : goals(telling.store(), telling.pair().id, std::nullopt)) {
    const std::string ref = short_id(Kind::goal, goal.id.value);
    if (goal.closed_on)
      telling.tell(*goal.closed_on, goal.status == GoalStatus::done ? "goal-done" : "goal-dropped", ref, say_closing(goal));
    tell_reasons(telling, {Kind::goal, goal.id.value});
    for (const auto& step : goal.steps) {
      if (step.done_on) telling.tell(*step.done_on, "step-done", short_id(Kind::step, step.id.value), step.text);
      tell_reasons(telling, {Kind::step, step.id.value});
    }
    tell_progress(telling, goal);
    telling.tell(goal.starts_on, "goal-set", ref, goal.due_on ? goal.text + ", due " + to_iso(*goal.due_on) : goal.text);
  }
}

void tell_actions(Telling& telling) {
  for (const auto& action : all_actions(telling.store(), telling.pair().id)) {
    const std::string ref = short_id(Kind::action, action.id.value);
    const std::string said = first_name(telling.pair(), action.owner) + ": " + action.text;
    const int late = action.done_on && action.due_on ? days_between(*action.due_on, *action.done_on) : 0;
    if (action.done_on)
      telling.tell(*action.done_on, "kept", ref, late > 0 ? said + " (" + say_count(late, "day", "days") + " late)" : said);
    if (action.dropped_on) telling.tell(*action.dropped_on, "promise-dropped", ref, said);
    tell_reasons(telling, {Kind::action, action.id.value});
    telling.tell(action.created_on, "promise", ref, action.due_on ? said + ", due " + to_iso(*action.due_on) : said);
  }
}

void tell_topics(Telling& telling) {
  auto topics = open_topics(telling.store(), telling.pair().id);
  std::ranges::move(topics_closed_between(telling.store(), telling.pair().id, Instant{}, telling.context.now + std::chrono::seconds(1)),
                    std::back_inserter(topics));
  for (const auto& topic : topics) {
    const std::string ref = short_id(Kind::topic, topic.id.value);
    const std::string said = first_name(telling.pair(), topic.by) + ": " + topic.text;
    const std::string_view kind = topic.status == TopicStatus::dropped ? "topic-dropped" : "discussed";
    if (topic.closed_at) telling.tell(telling.day(*topic.closed_at), kind, ref, said, topic.is_private);
    tell_reasons(telling, {Kind::topic, topic.id.value}, topic.is_private);
    telling.tell(telling.day(topic.created_at), "topic", ref, said, topic.is_private);
  }
}

void tell_meetings(Telling& telling) {
  const auto& context = telling.context;
  const Instant from = context.zone.start_of(telling.pair().starts_on);
  for (const auto& meeting :
       meetings_of(telling.store(), telling.relationship, from, context.now + kAhead, context.now, telling.context.zones)) {
    if (!meeting.id) continue;
    const std::string ref = meeting_ref(telling.pair().handle, meeting.original_date);
    const std::string cancelled_by = meeting.cancelled_by ? " by " + first_name(telling.pair(), *meeting.cancelled_by) : "";
    const std::string by = meeting.missed_by ? " by " + first_name(telling.pair(), *meeting.missed_by) : "";
    if (meeting.status == MeetingStatus::missed)
      telling.tell(telling.day(meeting.starts_at), "missed", ref, with_reason("missed" + by, meeting.because));
    if (meeting.status == MeetingStatus::cancelled)
      telling.tell(telling.day(meeting.starts_at), "cancelled", ref, with_reason("cancelled" + cancelled_by, meeting.because));
    if (meeting.moved && meeting.status != MeetingStatus::cancelled)
      telling.tell(meeting.original_date, "moved", ref,
                   with_reason("moved to " + say_when(meeting.starts_at, context.zone, context.now), meeting.because));
  }
}

void tell_agreements(Telling& telling) {
  const Agreement* before = nullptr;
  const std::string ref = short_id(Kind::pair, telling.pair().id.value);
  for (const auto& agreement : telling.relationship.agreements) {
    const std::pair<Party, std::optional<Date>> signatures[] = {{Party::mentor, agreement.signed_by_mentor_on},
                                                                {Party::mentee, agreement.signed_by_mentee_on}};
    for (const auto& [party, on] : signatures)
      if (on)
        telling.tell(*on, "signed", ref, "agreement of " + to_iso(agreement.from) + " signed by " + first_name(telling.pair(), party));
    telling.tell(agreement.from, "agreement", ref, before == nullptr ? say_terms(agreement) : say_changed_terms(*before, agreement));
    before = &agreement;
  }
}

}  // namespace

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
std::vector<Event> timeline_of(Context& context, const Relationship& relationship, const TimelineRange& range) {
  Telling telling{context, relationship, {}};
  tell_ending(telling);
  tell_pauses(telling);
  tell_checkins(telling, range);
  tell_actions(telling);
  tell_topics(telling);
  tell_goals(telling);
  tell_meetings(telling);
  tell_agreements(telling);
  telling.tell(relationship.pair.starts_on, "start", short_id(Kind::pair, relationship.pair.id.value),
               relationship.pair.mentor.name + " mentors " + relationship.pair.mentee.name);
  std::erase_if(telling.events,
                [&](const Event& event) { return (range.since && event.on < *range.since) || (range.until && event.on > *range.until); });
  std::ranges::stable_sort(telling.events, [](const Event& a, const Event& b) { return a.on > b.on; });
  return std::move(telling.events);
}

Value event_value(const Event& event) {
  return Value::Record{{"on", event.on}, {"kind", event.kind}, {"ref", event.ref}, {"text", event.text}, {"private", event.is_private}};
}

}  // namespace mentor
