#include "commands/remind/wording.hpp"

#include <algorithm>

#include "commands/shared/report_phrases.hpp"
#include "mentor/base/say.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"

namespace mentor::remind {
namespace {

constexpr std::string_view kIndent = "  ";
constexpr std::string_view kBetween = "    ";  // two lines to type, side by side
constexpr int kBriefColumns = 80;
constexpr int kMostNamed = 5;  // promises or goals

struct Speaking {
  Context& context;
  const ReminderInput& facts;
  const Reminder& reminder;
  Instant moment;

  const Pair& pair() const { return facts.pair; }
  Date today() const { return context.zone.date_at(moment); }
  std::string them() const { return visible_line(first_name(pair(), their_party(pair().role))); }
  std::string who(Party side) const {
    return side != Party::both && includes_me(side, pair().role) ? "me" : visible_line(first_name(pair(), side));
  }
  Relationship relationship() const { return {facts.pair, facts.agreements}; }
};

// A text of any length as part of a line.
std::string brief(std::string_view text) { return fit(visible_line(text), kBriefColumns); }

std::string line_of(std::initializer_list<std::string> parts, std::string_view between) {
  std::string line;
  for (const auto& part : parts)
    if (!part.empty()) line += (line.empty() ? std::string(kIndent) : std::string(between)) + part;
  return line.empty() ? "" : line + "\n";
}

std::string named(std::string_view what, const std::vector<std::string>& things, int left) {
  if (things.empty()) return "";
  std::string text = std::string(what) + ": ";
  for (const auto& thing : things) text += (&thing == &things.front() ? "" : "; ") + thing;
  return left > 0 ? text + "; and " + std::to_string(left) + " more" : text;
}

template <class Items, class Say>
std::string named(std::string_view what, const Items& items, Say say) {
  std::vector<std::string> things;
  for (const auto& item : items)
    if (things.size() < kMostNamed) things.push_back(say(item));
  return named(what, things, static_cast<int>(items.size() - things.size()));
}

std::string say_left(Instant from, Instant to) {
  const auto minutes = std::chrono::ceil<Minutes>(to - from).count();
  constexpr int kHour = 60;
  constexpr int kDay = 24 * kHour;
  if (minutes > 2 * kDay) return "in " + say_count((minutes + kDay / 2) / kDay, "day", "days");
  if (minutes % kHour == 0 || minutes > 2 * kHour) return "in " + say_count((minutes + kHour / 2) / kHour, "hour", "hours");
  return "in " + say_count(minutes, "minute", "minutes");
}

const Meeting& meeting_of(const Speaking& s) {
  return *std::ranges::find_if(s.facts.meetings,
                               [&](const Meeting& m) { return meeting_ref(s.pair().handle, m.original_date) == s.reminder.subject; });
}

std::string when(const Speaking& s, const Meeting& meeting) {
  return say_meeting_time(meeting.starts_at, s.context.zone, s.context.zones.get(meeting.tz), s.today());
}

// The pair's handle names its next meeting.
std::string typed_name(const Speaking& s, const Meeting& meeting) {
  const auto next = std::ranges::find(s.facts.meetings, MeetingStatus::planned, &Meeting::status);
  return next != s.facts.meetings.end() && next->original_date == meeting.original_date ? s.pair().handle : s.reminder.subject;
}

std::string topics_for(const Speaking& s, const Meeting& meeting) {
  auto topics = topics_on(*s.context.store, s.relationship(), meeting, s.context.clock());
  leave_out_private(topics, Disclosure::shared_only);
  return named("Topics", topics, [&](const Topic& topic) {
    return brief(phrase_of(topic).shown(Disclosure::shared_only)) + " (" + s.who(topic.by) +
           (topic.length ? ", " + say_length(*topic.length) : "") + ")";
  });
}

// What a private promise is about is never said.
std::string say_promised(const Action& action) {
  return action.is_private ? "a private promise" : brief(phrase_of(action).shown(Disclosure::shared_only));
}

std::string say_due(const Action& action, Date today) {
  const int late = overdue_days(action, today);
  if (late > 0) return ", " + say_count(late, "day", "days") + " overdue";
  return action.due_on ? ", due " + say_short_day(*action.due_on, today) : "";
}

std::string my_promises(const Speaking& s) {
  auto mine = open_actions(*s.context.store, s.pair().id);
  std::erase_if(mine, [&](const Action& action) { return !includes_me(action.owner, s.pair().role); });
  return named("You promised", mine,
               [&](const Action& action) { return say_promised(action) + say_due(action, s.today()) + " (" + short_id(action.id) + ")"; });
}

Wording before_meeting(const Speaking& s) {
  const Meeting& meeting = meeting_of(s);
  const std::string name = typed_name(s, meeting);
  const std::string where = meeting.where.empty() ? "" : ", " + brief(meeting.where);
  return {when(s, meeting) + ", " + say_left(s.moment, meeting.starts_at) + ": " + s.them() + ", " + say_length(meeting.length) + ", " +
              std::string(name_of(meeting.channel)) + where,
          line_of({topics_for(s, meeting), my_promises(s)}, ". ") +
              line_of({"Prepare: mentor agenda " + name, "Cannot come: mentor meeting move " + name + " --at WHEN"}, kBetween)};
}

Wording before_agenda(const Speaking& s) {
  const Meeting& meeting = meeting_of(s);
  const std::string name = typed_name(s, meeting);
  const auto goal_list = goals(*s.context.store, s.pair().id, GoalStatus::open);
  const std::string to_talk_about =
      named("Goals", goal_list, [&](const Goal& goal) { return brief(goal.text) + " (" + short_id(goal.id) + ")"; });
  const std::string add = name == s.pair().handle ? name + " \"...\"" : s.pair().handle + " \"...\" --meeting " + name;
  return {"Nothing is on the agenda yet: " + s.them() + ", " + when(s, meeting) + ", " + say_left(s.moment, meeting.starts_at),
          line_of({my_promises(s)}, "") + line_of({to_talk_about}, "") +
              line_of({"Put something on it: mentor agenda add " + add, "See the page: mentor agenda " + name}, kBetween)};
}

std::string ways_to_record(const Speaking& s, const Meeting& meeting) {
  const std::string ref = meeting_ref(s.pair().handle, meeting.original_date);
  return line_of({"It took place: mentor log " + s.pair().handle + " --meeting " + ref + " \"...\""}, "") +
         line_of({"It did not: mentor meeting miss " + ref, "or: mentor meeting cancel " + ref}, kBetween);
}

Wording after_meeting(const Speaking& s) {
  const Meeting& meeting = meeting_of(s);
  return {"Not logged yet: " + s.them() + ", " + when(s, meeting), ways_to_record(s, meeting)};
}

// They met, never they logged: what is not logged may have taken place.
Wording after_silence(const Speaking& s) {
  const Date since = s.facts.silent_since;
  const std::string& handle = s.pair().handle;
  const auto last = std::find_if(s.facts.meetings.rbegin(), s.facts.meetings.rend(), is_unlogged);
  const std::string what_there_was =
      last == s.facts.meetings.rend() ? line_of({"Something was: mentor log " + handle + " \"...\" --on D"}, "") : ways_to_record(s, *last);
  constexpr int kToEnd = 4;
  const std::string what_next =
      s.reminder.step == kToEnd
          ? line_of({"A pause: mentor pair pause " + handle + " --until D", "or the end: mentor pair end " + handle + " --thanks \"...\""},
                    kBetween)
          : line_of({"Plan a meeting: mentor meeting add " + handle + " --at WHEN"}, "");
  return {"Nothing logged with " + s.them() + " since " + say_short_day(since, s.today()) + ", " +
              say_count(days_between(since, s.today()), "day", "days") + (s.reminder.step == kToEnd ? ": a pause, or the end?" : ""),
          what_there_was + what_next};
}

Wording about_checkin(const Speaking& s) { return s.reminder.step == 0 ? after_meeting(s) : after_silence(s); }

Wording about_action(const Speaking& s) {
  const auto& id = s.reminder.subject;
  const auto action = std::ranges::find_if(s.facts.actions, [&](const Action& a) { return short_id(a.id) == id; });
  const std::string due = action->due_on == s.today() ? ", due today" : say_due(*action, s.today());
  const std::string title = action->is_private ? say_promised(*action) + " is due (" + id + ")"
                                               : "You promised " + s.them() + ": " + say_promised(*action) + due + " (" + id + ")";
  return {title, line_of({"Done: mentor done " + id, "Later: mentor edit " + id + " --due D", "Given up: mentor drop " + id}, kBetween)};
}

Wording about_goal(const Speaking& s) {
  const auto& id = s.reminder.subject;
  const Goal goal = goal_of(*s.context.store, GoalId(parse_reference(id).number.value()));
  const GoalWay way{goal, std::nullopt, value_on(goal, s.today())};
  return {"Goal due " + say_short_day(*goal.due_on, s.today()) + ", " + say_distance(*goal.due_on, s.today()) + ": " + brief(goal.text) +
              " (" + s.them() + ", " + id + ")",
          line_of({visible_line(say_goal_way(way, s.today()))}, "") +
              line_of({"How far: mentor goal progress " + id + " N", "Reached: mentor done " + id, "Later: mentor edit " + id + " --due D"},
                      kBetween)};
}

Wording about_ending(const Speaking& s) {
  const Pair& pair = s.pair();
  const Date end = pair.ended_on ? *pair.ended_on : *pair.ends_on;
  const std::string look_back = "Look back: mentor report ending " + pair.handle;
  if (s.reminder.step == 0)
    return {"With " + s.them() + " it ended on " + say_short_day(end, s.today()) + ", and no thank-you of yours is logged",
            line_of({look_back, "Say it: mentor log " + pair.handle + " --thanks \"...\" --on now"}, kBetween)};
  return {"With " + s.them() + " it ends on " + say_short_day(end, s.today()) + ", " + say_distance(end, s.today()),
          line_of({look_back, "End it: mentor pair end " + pair.handle + " --thanks \"...\"",
                   "Go on: mentor pair edit " + pair.handle + " --end D"},
                  kBetween)};
}

struct Speaker {
  ReminderKind kind;
  Wording (*speak)(const Speaking&);
};
constexpr Speaker kSpeakers[] = {{ReminderKind::meeting, before_meeting}, {ReminderKind::agenda, before_agenda},
                                 {ReminderKind::checkin, about_checkin},  {ReminderKind::action, about_action},
                                 {ReminderKind::goal, about_goal},        {ReminderKind::ending, about_ending}};

void replace_all(std::string& text, std::string_view words, std::string_view instead) {
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + instead.size()))
    text.replace(at, words.size(), instead);
}

}  // namespace

void take_out_private(Delivery& delivery, const std::map<PairId, std::vector<RawText>>& private_texts) {
  const auto found = delivery.pair ? private_texts.find(*delivery.pair) : private_texts.end();
  if (found == private_texts.end()) return;
  for (const auto& text : found->second)
    for (auto* words : {&delivery.title, &delivery.body}) replace_all(*words, brief(text.unguarded()), kPrivateWords);
}

Wording words_of(Context& context, const ReminderInput& facts, const Reminder& reminder, Instant moment) {
  return std::ranges::find(kSpeakers, reminder.kind, &Speaker::kind)->speak({context, facts, reminder, moment});
}

}  // namespace mentor::remind
