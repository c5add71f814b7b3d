#include "commands/remind/wording.hpp"

#include <algorithm>

#include "commands/shared/report_phrases.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"

namespace mentor::remind {
namespace {

constexpr std::string_view kIndent = "  ";
constexpr std::string_view kBetween = "    ";  // two lines to type, side by side
constexpr int kMostNamed = 5;                  // promises or goals

struct Speaking {
  Store& store;
  const Clock& clock;
  const ReminderInput& facts;
  const Reminder& reminder;
  Instant moment;

  const Pair& pair() const { return facts.pair; }
  std::string ref() const { return ref_of(reminder.subject, pair().handle); }
  Date today() const { return clock.mine.date_at(moment); }
  std::string them() const { return visible_line(first_name(pair(), their_party(pair().role))); }
  std::string who(Party side) const {
    return side != Party::both && includes_me(side, pair().role) ? "me" : visible_line(first_name(pair(), side));
  }
  Relationship relationship() const { return {facts.pair, facts.agreements}; }
};

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
  return *std::ranges::find(s.facts.meetings, std::get<MeetingRef>(s.reminder.subject).original_date, &Meeting::original_date);
}

std::string when(const Speaking& s, const Meeting& meeting) {
  return say_meeting_time(meeting.starts_at, s.clock.mine, s.clock.zones.get(meeting.tz), s.today());
}

// The pair's handle names its next meeting.
std::string typed_name(const Speaking& s, const Meeting& meeting) {
  const auto next = std::ranges::find(s.facts.meetings, MeetingStatus::planned, &Meeting::status);
  return next != s.facts.meetings.end() && next->original_date == meeting.original_date ? s.pair().handle : s.ref();
}

std::string topics_for(const Speaking& s, const Meeting& meeting) {
  auto topics = topics_on(s.store, s.relationship(), meeting, s.clock);
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
  auto mine = open_actions(s.store, s.pair().id);
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
  const auto goal_list = goals(s.store, s.pair().id, GoalStatus::open);
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
      last == s.facts.meetings.rend() ? line_of({"If you met: mentor log " + handle + " \"...\" --on D"}, "") : ways_to_record(s, *last);
  constexpr int kToEnd = 4;
  const std::string what_next =
      s.reminder.step == kToEnd
          ? line_of({"Pause: mentor pair pause " + handle + " --until D", "End: mentor pair end " + handle + " --thanks \"...\""}, kBetween)
          : line_of({"Plan a meeting: mentor meeting add " + handle + " --at WHEN"}, "");
  return {"Nothing logged with " + s.them() + " since " + say_short_day(since, s.today()) + ", " +
              say_count(days_between(since, s.today()), "day", "days") + (s.reminder.step == kToEnd ? ": pause or end it?" : ""),
          what_there_was + what_next};
}

Wording about_checkin(const Speaking& s) { return s.reminder.step == 0 ? after_meeting(s) : after_silence(s); }

Wording about_action(const Speaking& s) {
  const std::string id = s.ref();
  const auto action = std::ranges::find(s.facts.actions, std::get<ActionId>(s.reminder.subject), &Action::id);
  const std::string due = action->due_on == s.today() ? ", due today" : say_due(*action, s.today());
  const std::string title = action->is_private ? say_promised(*action) + " is due (" + id + ")"
                                               : "You promised " + s.them() + ": " + say_promised(*action) + due + " (" + id + ")";
  return {title, line_of({"Done: mentor done " + id, "Later: mentor edit " + id + " --due D", "Given up: mentor drop " + id}, kBetween)};
}

Wording about_goal(const Speaking& s) {
  const std::string id = s.ref();
  const Goal goal = goal_of(s.store, std::get<GoalId>(s.reminder.subject));
  const GoalWay way{goal, std::nullopt, value_on(goal, s.today())};
  return {
      "Goal due " + say_short_day(*goal.due_on, s.today()) + ", " + say_distance(*goal.due_on, s.today()) + ": " + brief(goal.text) + " (" +
          s.them() + ", " + id + ")",
      line_of({visible_line(say_goal_way(way, s.today()))}, "") +
          line_of({"Progress: mentor goal progress " + id + " N", "Reached: mentor done " + id, "Later: mentor edit " + id + " --due D"},
                  kBetween)};
}

Wording about_ending(const Speaking& s) {
  const Pair& pair = s.pair();
  const Date end = pair.ended_on ? *pair.ended_on : *pair.ends_on;
  const std::string look_back = "Look back: mentor report ending " + pair.handle;
  if (s.reminder.step == 0)
    return {"Your time with " + s.them() + " ended on " + say_short_day(end, s.today()) + ", and you have not logged a thank-you",
            line_of({look_back, "Say thanks: mentor log " + pair.handle + " --thanks \"...\" --on now"}, kBetween)};
  return {"Your time with " + s.them() + " ends on " + say_short_day(end, s.today()) + ", " + say_distance(end, s.today()),
          line_of({look_back, "End it: mentor pair end " + pair.handle + " --thanks \"...\"",
                   "Extend it: mentor pair edit " + pair.handle + " --end D"},
                  kBetween)};
}

struct Speaker {
  ReminderKind kind;
  Wording (*speak)(const Speaking&);
};
constexpr Speaker kSpeakers[] = {{ReminderKind::meeting, before_meeting}, {ReminderKind::agenda, before_agenda},
                                 {ReminderKind::checkin, about_checkin},  {ReminderKind::action, about_action},
                                 {ReminderKind::goal, about_goal},        {ReminderKind::ending, about_ending}};

std::string digest_line(const Pair& pair, HealthStatus was, const Health& is) {
  return std::string(kIndent) + pair.handle + ": " + visible_line(names_of(pair)) + " " + std::string(say_health(is.status)) + " (was " +
         std::string(say_health(was)) + ")" + (is.reasons.empty() ? "" : ": " + visible_line(is.reasons.front().text)) + "\n";
}

std::optional<Wording> digest_words(Store& store, const Forecast& forecast, const Thresholds& thresholds, const Clock& clock) {
  const auto worsened = worsened_since_digest(store, forecast.relationships, thresholds, clock);
  if (worsened.pairs.empty()) return std::nullopt;
  std::string lines;
  for (const auto& [pair, was, is] : worsened.pairs) lines += digest_line(pair, was, is);
  return Wording{say_count(static_cast<long long>(worsened.pairs.size()), "pair", "pairs") + " got worse since " +
                     say_short_day(worsened.since, clock.today()),
                 lines + line_of({"More: mentor report health"}, "")};
}

Value value_of(const Delivery& delivery) {
  return Value::Record{{"key", delivery.key},
                       {"kind", name_of(delivery.kind)},
                       {"pair", text_or_null(delivery.handle)},
                       {"subject", text_or_null(delivery.subject)},
                       {"due_at", delivery.due_at},
                       {"expires_at", delivery.expires_at},
                       {"title", delivery.title},
                       {"body", delivery.body},
                       {"state", name_of(delivery.state)},
                       {"sent_at", delivery.sent_at},
                       {"attempts", delivery.attempts},
                       {"next_try_at", delivery.next_try},
                       {"error", text_or_null(delivery.last_error)}};
}

}  // namespace

Say say_reminders(const Context& context) {
  return [clock = context.clock(), &thresholds = context.config.health](Store& store, const Forecast& forecast, const Prospect& prospect,
                                                                        Instant moment) -> std::optional<Wording> {
    if (prospect.facts == nullptr) return digest_words(store, forecast, thresholds, clock);
    const auto speaker = std::ranges::find(kSpeakers, prospect.reminder.kind, &Speaker::kind);
    return speaker->speak({store, clock, *prospect.facts, prospect.reminder, moment});
  };
}

ReminderSettings settings_of(const Config& config) {
  ReminderSettings settings{config.remind_meeting, config.remind_morning, config.remind_evening, {}};
  if (const auto& quiet = config.remind_quiet) settings.quiet = QuietHours{quiet->from, quiet->until};
  return settings;
}

std::string text_of(const Delivery& delivery) { return delivery.title + "\n" + delivery.body; }

View reminders_data(const std::vector<Delivery>& deliveries) {
  View view;
  Value::List values;
  for (const auto& delivery : deliveries) values.push_back(value_of(delivery));
  view.data = std::move(values);
  view.make_example = [] { return value_of({}); };
  return view;
}

View reminders_printed(const std::vector<Delivery>& deliveries) {
  View view = reminders_data(deliveries);
  for (const auto& delivery : deliveries) view.verbatim += (view.verbatim.empty() ? "" : "\n") + visible(text_of(delivery));
  return view;
}

}  // namespace mentor::remind
