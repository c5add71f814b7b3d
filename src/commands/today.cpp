// The command `today`: what is next, what is not logged, who is silent, my promises, goals due.
#include <cctype>
#include <map>
#include <memory>

#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/mentoring/today.hpp"

namespace mentor::today_command {
namespace {

// Of each kind, so that a screen holds them; the rest is counted.
constexpr std::size_t kMostNamed = 10;
constexpr std::size_t kMostTopics = 5;

struct Options {
  bool in_one_line = false;
};

void define(Spec& spec, Options& options) {
  spec.include_private();
  spec.flag("--oneline", options.in_one_line, "one short line for a prompt; nothing where there is nothing");
  spec.glances();
}

struct Telling {
  Context& context;
  const Today& today;
  std::vector<Block> blocks;

  std::string start(const Meeting& meeting) const {
    return say_meeting_time(meeting.starts_at, context.zone, context.zones.get(meeting.tz), context.today());
  }
  void hint(std::string line) { blocks.push_back(command_line(std::move(line))); }
};

std::string said_pair(const Pair& pair) { return counterpart(pair) + " (" + pair.handle + ")"; }

// A section of at most kMostNamed things, then how many more there are and the line that lists them.
template <class Items, class Tell>
void tell_some(Telling& t, std::string title, const Items& items, std::string_view list, Tell tell) {
  if (items.empty()) return;
  t.blocks.push_back(heading(2, std::move(title)));
  for (std::size_t i = 0; i < std::min(items.size(), kMostNamed); ++i) tell(items[i]);
  if (items.size() > kMostNamed)
    t.blocks.push_back(bullet("and " + std::to_string(items.size() - kMostNamed) + " more: mentor " + std::string(list)));
}

void tell_meeting(Telling& t, const Today::ToCome& to_come) {
  const auto& [relationship, meeting, topics] = to_come;
  const Pair& pair = relationship->pair;
  t.blocks.push_back(bullet(
      {strong(t.start(meeting)), plain(", " + say_distance(t.context.zone.date_at(meeting.starts_at), t.context.today()) + ": " +
                                       said_pair(pair) + ", " + say_length(meeting.length) + ", " + std::string(name_of(meeting.channel)) +
                                       (meeting.where.empty() ? "" : ", " + meeting.where))}));
  for (std::size_t i = 0; i < std::min(topics.size(), kMostTopics); ++i) t.blocks.push_back(bullet(say_topic(topics[i], pair), 2));
  if (topics.size() > kMostTopics)
    t.blocks.push_back(bullet("and " + std::to_string(topics.size() - kMostTopics) + " more: mentor agenda " + pair.handle, 2));
}

void tell_meetings(Telling& t) {
  const auto& next = t.today.meetings.empty() ? t.today.later : t.today.meetings;
  tell_some(t, t.today.meetings.empty() ? "Next, in more than 7 days" : "Next", next, "meeting list",
            [&](const Today::ToCome& to_come) { tell_meeting(t, to_come); });
  if (!next.empty()) t.hint("mentor agenda " + next.front().relationship->pair.handle);
}

// The newest of a pair stands for those before it.
struct Unlogged {
  const Today::ToCome* newest;
  int before = 0;
};

std::vector<Unlogged> unlogged_by_pair(const Today& today) {
  std::vector<Unlogged> pairs;
  std::map<const Relationship*, std::size_t> places;
  for (auto to_come = today.unlogged.rbegin(); to_come != today.unlogged.rend(); ++to_come) {
    const auto [place, is_new] = places.emplace(to_come->relationship, pairs.size());
    if (is_new)
      pairs.push_back({&*to_come});
    else
      ++pairs[place->second].before;
  }
  return pairs;
}

void tell_unlogged(Telling& t) {
  const auto pairs = unlogged_by_pair(t.today);
  tell_some(t, "Not logged", pairs, "meeting list --unlogged", [&](const Unlogged& unlogged) {
    const auto& [relationship, meeting, topics] = *unlogged.newest;
    const std::string before = unlogged.before == 0 ? "" : ", and " + std::to_string(unlogged.before) + " before";
    t.blocks.push_back(bullet(t.start(meeting) + ": " + said_pair(relationship->pair) + before));
  });
  if (pairs.empty()) return;
  const auto& [relationship, meeting, topics] = *pairs.front().newest;
  const std::string ref = said_ref(t.context, *relationship, meeting);
  t.hint("mentor log " + relationship->pair.handle + " \"...\" --meeting " + ref + "   or   mentor meeting miss " + ref);
}

void tell_silent(Telling& t) {
  tell_some(t, "Silent", t.today.silent, "report health", [&](const Today::Silent& silent) {
    const std::string agreed = silent.cadence_days == 1 ? "day" : std::to_string(silent.cadence_days) + " days";
    t.blocks.push_back(bullet(said_pair(silent.relationship->pair) + ": " + silent.silence + "; agreed is every " + agreed));
  });
  if (!t.today.silent.empty()) t.hint("mentor report health " + t.today.silent.front().relationship->pair.handle);
}

void tell_promises(Telling& t, std::string title, const std::vector<Today::Promise>& promises, std::string_view list) {
  tell_some(t, std::move(title), promises, list, [&](const Today::Promise& promise) {
    const auto& [pair, action] = promise;
    Block block{Block::Kind::task_open, 1, {plain(short_id(action.id) + " " + phrase_of(action) + " (" + pair->handle + ")")}};
    const int late = overdue_days(action, t.context.today());
    if (action.due_on) block.spans.push_back(plain(", due " + say_short_day(*action.due_on, t.context.today())));
    if (late > 0) block.spans.push_back({", " + say_count(late, "day", "days") + " overdue", Tone::bad});
    t.blocks.push_back(std::move(block));
  });
  if (!promises.empty()) t.hint("mentor done " + short_id(promises.front().action.id));
}

void tell_goals(Telling& t) {
  const Date day = t.context.today();
  tell_some(t, "Goals due", t.today.goals, "goal list", [&](const Today::Due& due) {
    const GoalWay way{due.goal, std::nullopt, value_on(due.goal, day)};
    t.blocks.push_back(bullet(short_id(due.goal.id) + " " + say_goal_way(way, day) + " (" + say_distance(*due.goal.due_on, day) + ", " +
                              due.pair->handle + ")"));
  });
  if (!t.today.goals.empty()) t.hint("mentor goal progress " + short_id(t.today.goals.front().goal.id) + " N");
}

void tell_paused(Telling& t) {
  const Date day = t.context.today();
  std::vector<const Pair*> paused;
  for (const auto& relationship : t.today.relationships)
    if (pause_on(relationship.pair, day) != nullptr) paused.push_back(&relationship.pair);
  tell_some(t, "Paused", paused, "pair list --status paused", [&](const Pair* pair) {
    const Pause& pause = *pause_on(*pair, day);
    t.blocks.push_back(bullet(said_pair(*pair) + ": since " + say_short_day(pause.from, day) +
                              (pause.until ? ", until " + say_short_day(*pause.until, day) : "")));
  });
  if (!paused.empty()) t.hint("mentor pair resume " + paused.front()->handle);
}

std::vector<Block> told(Context& context, const Today& today) {
  Telling t{context, today, {heading(1, say_day(context.today()))}};
  tell_meetings(t);
  tell_unlogged(t);
  tell_silent(t);
  tell_promises(t, "My promises", today.actions, "action list --owner me");
  tell_promises(t, "Promised to me", today.owed, "action list --owner them");
  tell_goals(t);
  tell_paused(t);
  if (today.relationships.empty()) {
    t.blocks.push_back(paragraph("No pair is running. Begin one:"));
    t.hint("mentor pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\"");
  } else if (t.blocks.size() == 1) {
    t.blocks.push_back(paragraph("Nothing is planned and nothing is due."));
  }
  return std::move(t.blocks);
}

Value meetings_value(const std::vector<Today::ToCome>& meetings) {
  return list_of(meetings, [](const Today::ToCome& m) { return meeting_value(m.meeting, m.relationship->pair, m.topics); });
}

Value value_of(Context& context, const Today& today) {
  std::vector<Relationship> silent;
  for (const auto& one : today.silent) silent.push_back(*one.relationship);
  const auto promise_value = [&](const Today::Promise& p) { return action_value(p.action, p.pair->handle, context.today()); };
  return Value::Record{{"now", context.now},
                       {"meetings", meetings_value(today.meetings)},
                       {"unlogged", meetings_value(today.unlogged)},
                       {"silent", pair_values(context, silent)},
                       {"actions", list_of(today.actions, promise_value)},
                       {"owed_actions", list_of(today.owed, promise_value)},
                       {"goals", list_of(today.goals, [&](const Today::Due& d) { return goal_value(context, d.goal, *d.pair); })}};
}

// CSV: a row for each thing on the page.
Table rows_of(const Today& today) {
  Table table{"", {{"kind", ""}, {"pair", ""}, {"ref", ""}, {"on", ""}, {"text", ""}}, {}, "", false};
  const auto add_meetings = [&](const char* kind, const std::vector<Today::ToCome>& meetings) {
    for (const auto& [relationship, meeting, topics] : meetings)
      table.rows.push_back({kind, relationship->pair.handle, meeting_ref(relationship->pair.handle, meeting.original_date),
                            meeting.starts_at, name_of(meeting.channel)});
  };
  add_meetings("meeting", today.meetings);
  add_meetings("unlogged", today.unlogged);
  for (const auto& [relationship, since, days, cadence, silence] : today.silent)
    table.rows.push_back({"silent", relationship->pair.handle, relationship->pair.handle, since, say_count(days, "day", "days")});
  const auto add_promises = [&](const char* kind, const std::vector<Today::Promise>& promises) {
    for (const auto& [pair, action] : promises)
      table.rows.push_back({kind, pair->handle, short_id(action.id), action.due_on, phrase_of(action)});
  };
  add_promises("action", today.actions);
  add_promises("owed_action", today.owed);
  for (const auto& [pair, goal] : today.goals) table.rows.push_back({"goal", pair->handle, short_id(goal.id), goal.due_on, goal.text});
  return table;
}

// "ada tue 15:00", "ada 15:00" today.
std::string say_next(const Context& context, const Glance& glance) {
  constexpr int kLongestHandle = 16;
  const Date on = context.zone.date_at(*glance.start);
  std::string day;
  if (on != context.today())
    for (const char c : say_short_day(on, context.today()).substr(0, 3))
      day += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return fit(glance.handle, kLongestHandle) + " " + (day.empty() ? "" : day + " ") +
         to_clock(clock_of(context.zone.to_wall(*glance.start)));
}

// "ada tue 15:00 · 2 overdue · 1 unlogged"
View one_line(Context& context) {
  const Glance glance = glance_at(*context.store, context.clock());
  std::vector<std::string> parts;
  if (glance.start) parts.push_back(say_next(context, glance));
  if (glance.overdue > 0) parts.push_back(std::to_string(glance.overdue) + " overdue");
  if (glance.unlogged > 0) parts.push_back(std::to_string(glance.unlogged) + " unlogged");
  View view;
  if (!parts.empty()) view.verbatim = joined(parts, context.target.utf8 ? " \xC2\xB7 " : " | ") + "\n";
  return view;
}

View run(Context& context, const Options& options) {
  if (options.in_one_line) return one_line(context);
  const auto today = std::make_shared<const Today>(gather_today(*context.store, context.config.health, context.clock()));
  View view;
  view.make_data = [&context, today] { return value_of(context, *today); };
  view.make_rows = [today] { return rows_of(*today); };
  view.make_sections = [&context, today] { return sections_from(Prose{told(context, *today)}); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::today_command
