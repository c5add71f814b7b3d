// The command `today`: what is next, what is not logged, who is silent, my promises, goals due.
#include <map>
#include <memory>

#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/mentoring/today.hpp"

namespace mentor::today_command {
namespace {

// Of one pair no more of its unlogged meetings are spelled out.
constexpr int kMostUnlogged = 3;

struct Options {};

void define(Spec& spec, Options&) { spec.include_private(); }

struct Telling {
  Context& context;
  const Today& today;
  std::vector<Block> blocks;

  std::string start(const Today::ToCome& to_come) const {
    return say_meeting_time(to_come.meeting.starts_at, context.zone, context.zones.get(to_come.meeting.tz), context.today());
  }
  void head(std::string text) { blocks.push_back(heading(2, std::move(text))); }
};

void tell_meeting(Telling& t, const Today::ToCome& to_come) {
  const auto& [relationship, meeting, topics] = to_come;
  const Pair& pair = relationship->pair;
  t.blocks.push_back(
      bullet({strong(t.start(to_come)),
              plain(", " + say_distance(t.context.zone.date_at(meeting.starts_at), t.context.today()) + ": " + counterpart(pair) + ", " +
                    say_length(meeting.length) + ", " + std::string(name_of(meeting.channel)) +
                    (meeting.where.empty() ? "" : ", " + meeting.where) + " (" + meeting_ref(pair.handle, meeting.original_date) + ")")}));
  for (const auto& topic : topics) t.blocks.push_back(bullet(say_topic(topic, pair), 2));
}

void tell_meetings(Telling& t) {
  if (t.today.meetings.empty() && t.today.later.empty()) return;
  t.head("Next");
  if (t.today.meetings.empty()) t.blocks.push_back(paragraph("None within 7 days; the nearest:"));
  for (const auto* list : {&t.today.meetings, &t.today.later})
    for (const auto& to_come : *list) tell_meeting(t, to_come);
}

void tell_unlogged_one(Telling& t, const Today::ToCome& to_come) {
  const Pair& pair = to_come.relationship->pair;
  const std::string ref = meeting_ref(pair.handle, to_come.meeting.original_date);
  t.blocks.push_back(bullet(t.start(to_come) + ": " + counterpart(pair)));
  t.blocks.push_back(command_line("mentor log " + pair.handle + " --meeting " + ref + " \"...\""));
  t.blocks.push_back(command_line("mentor meeting miss " + ref));
  t.blocks.push_back(command_line("mentor meeting cancel " + ref));
}

// The newest of each pair are spelled out, the earlier ones counted.
void tell_unlogged(Telling& t) {
  if (t.today.unlogged.empty()) return;
  t.head("Not logged");
  std::map<const Relationship*, int> left;
  for (const auto& to_come : t.today.unlogged) ++left[to_come.relationship];
  std::map<const Relationship*, int> passed_over;
  for (const auto& to_come : t.today.unlogged) {
    if (left[to_come.relationship]-- > kMostUnlogged)
      ++passed_over[to_come.relationship];
    else
      tell_unlogged_one(t, to_come);
  }
  for (const auto& [relationship, count] : passed_over) {
    const std::string& handle = relationship->pair.handle;
    t.blocks.push_back(bullet("and " + std::to_string(count) + " before with " + counterpart(relationship->pair) +
                              ": mentor meeting list " + handle + " --from " + to_iso(add_days(t.context.today(), -kUnloggedDays))));
  }
}

void tell_silent(Telling& t) {
  if (t.today.silent.empty()) return;
  t.head("Silent");
  for (const auto& [relationship, since, days, cadence] : t.today.silent)
    t.blocks.push_back(bullet(counterpart(relationship->pair) + " (" + relationship->pair.handle + "): nothing logged since " +
                              say_short_day(since, t.context.today()) + ", " + say_count(days, "day", "days") + "; agreed is every " +
                              (cadence == 1 ? "day" : std::to_string(cadence) + " days")));
}

void tell_promises(Telling& t) {
  if (t.today.actions.empty()) return;
  t.head("My promises");
  for (const auto& [pair, action] : t.today.actions) {
    Block block{Block::Kind::task_open, 1, {plain(short_id(action.id) + " " + phrase_of(action) + " (" + pair->handle + ")")}};
    const int late = overdue_days(action, t.context.today());
    if (action.due_on) block.spans.push_back(plain(", due " + say_short_day(*action.due_on, t.context.today())));
    if (late > 0) block.spans.push_back({", " + say_count(late, "day", "days") + " overdue", Tone::bad});
    t.blocks.push_back(std::move(block));
  }
}

void tell_goals(Telling& t) {
  if (t.today.goals.empty()) return;
  t.head("Goals due");
  const Date day = t.context.today();
  for (const auto& [pair, goal] : t.today.goals) {
    const GoalWay way{goal, std::nullopt, value_on(goal, day)};
    t.blocks.push_back(bullet(short_id(goal.id) + " " + say_goal_way(way, day) + " (" + say_distance(*goal.due_on, day) + ")"));
  }
}

std::vector<Block> told(Context& context, const Today& today) {
  Telling t{context, today, {heading(1, say_day(context.today()))}};
  tell_meetings(t);
  tell_unlogged(t);
  tell_silent(t);
  tell_promises(t);
  tell_goals(t);
  if (today.relationships.empty()) {
    t.blocks.push_back(paragraph("No pair is active. Begin one, or take one up again:"));
    t.blocks.push_back(command_line("mentor pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\""));
    t.blocks.push_back(command_line("mentor pair list --status paused"));
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
  return Value::Record{
      {"now", context.now},
      {"meetings", meetings_value(today.meetings)},
      {"unlogged", meetings_value(today.unlogged)},
      {"silent", pair_values(context, silent)},
      {"actions", list_of(today.actions, [&](const Today::Mine& m) { return action_value(m.action, m.pair->handle, context.today()); })},
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
  for (const auto& [relationship, since, days, cadence] : today.silent)
    table.rows.push_back({"silent", relationship->pair.handle, relationship->pair.handle, since, say_count(days, "day", "days")});
  for (const auto& [pair, action] : today.actions)
    table.rows.push_back({"action", pair->handle, short_id(action.id), action.due_on, phrase_of(action)});
  for (const auto& [pair, goal] : today.goals) table.rows.push_back({"goal", pair->handle, short_id(goal.id), goal.due_on, goal.text});
  return table;
}

View run(Context& context, const Options&) {
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
