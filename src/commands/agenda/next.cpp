// The command `agenda next`: the page for a meeting.
#include <algorithm>

#include "commands/checkin/echo.hpp"
#include "commands/commands.hpp"
#include "commands/goal/fields.hpp"
#include "commands/lookup.hpp"
#include "commands/present/calendar.hpp"
#include "commands/present/privacy.hpp"
#include "commands/present/values.hpp"
#include "commands/record/topics_on.hpp"
#include "mentor/base/say.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

struct Options {
  std::string meeting;
  bool include_private = false;
};

void define(Spec& spec, Options& options) {
  spec.optional_operand("MEETING", options.meeting, "a pair or a meeting (the nearest)", Completes::meeting);
  spec.flag("--include-private", options.include_private, "show private lines wherever this goes");
}

std::optional<PairMeeting> nearest(Context& context) {
  std::optional<PairMeeting> first;
  for (auto& relationship : relationships(*context.store)) {
    if (status_on(relationship.pair, context.today()) != PairStatus::active) continue;
    const auto next = next_meeting(*context.store, relationship, context.now, context.zones);
    if (next && (!first || next->starts_at < first->meeting.starts_at)) first = PairMeeting{std::move(relationship), *next};
  }
  return first;
}

void add_topics(const std::vector<Topic>& topics, const Meeting& meeting, const Pair& pair, std::vector<Block>& page) {
  Minutes sum{0};
  page.push_back(heading(2, "Topics"));
  for (const auto& topic : topics) {
    sum += topic.length.value_or(Minutes{0});
    std::string about = " (" + first_name(pair, topic.by) + (topic.length ? ", " + say_length(*topic.length) : "") + ")";
    if (topic.carried >= kCarriedFlag) about += ", carried over " + std::to_string(topic.carried) + " times";
    page.push_back({Block::Kind::task_open, 1, {plain(short_id(Kind::topic, topic.id.value) + " " + topic.text + about)}});
  }
  if (topics.empty()) page.push_back(bullet("none yet: mentor agenda add " + pair.handle + " \"...\""));
  if (sum.count() > 0) page.push_back(bullet(say_length(sum) + " of " + say_length(meeting.length) + " planned"));
}

void add_promises(const std::vector<Action>& actions, const Pair& pair, Date today, std::vector<Block>& page) {
  if (!actions.empty()) page.push_back(heading(2, "Open promises"));
  for (const auto& action : actions) {
    std::string text = short_id(Kind::action, action.id.value) + " " + first_name(pair, action.owner) + ": " + action.text;
    if (action.due_on) text += ", due " + say_short_day(*action.due_on, today);
    if (overdue_days(action, today) > 0) text += ", " + say_count(overdue_days(action, today), "day", "days") + " overdue";
    page.push_back({Block::Kind::task_open, 1, {plain(text)}});
  }
}

void add_goals(const std::vector<Goal>& goals, Date today, std::vector<Block>& page) {
  if (!goals.empty()) page.push_back(heading(2, "Goals"));
  for (const auto& goal : goals) {
    std::string text = short_id(Kind::goal, goal.id.value) + " " + goal.text;
    if (const auto done = share_done(goal, today)) text += ", " + say_share(*done) + " of the way";
    if (const auto time = share_time(goal, today)) text += ", " + say_share(*time) + " of the time";
    page.push_back(bullet(text));
  }
}

View run(Context& context, const Options& options) {
  const auto found = options.meeting.empty() ? nearest(context) : std::optional(meeting_named(context, options.meeting));
  View view;
  if (!found) {
    view.data = Value::Record{{"meeting", Value()}, {"topics", Value::List{}}, {"minutes_planned", 0}, {"actions", Value::List{}}, {"goals", Value::List{}}, {"last_checkin", Value()}};
    view.sections.push_back(Prose{{paragraph("No meeting is planned."), command_line("mentor agreement set PAIR --every \"weekly tue 15:00\"")}});
    return view;
  }
  const auto& [relationship, meeting] = *found;
  const Pair& pair = relationship.pair;
  const Date today = context.today();
  const bool shows_private = options.include_private || context.shows_private();
  auto topics = topics_on(context, relationship, meeting, true);
  auto left_out = shows_private ? 0 : static_cast<int>(std::erase_if(topics, [](const Topic& topic) { return topic.is_private; }));
  Calendar calendar(context);
  calendar.add(relationship, meeting, topics);
  calendar.put_in(view);
  auto actions = open_actions(*context.store, pair.id);
  std::ranges::stable_partition(actions, [&](const Action& action) { return includes_me(action.owner, pair.role); });
  const auto goal_list = goals(*context.store, pair.id, GoalStatus::open);
  CheckinFilter last_one{pair.id, {}, context.now, {}, {}, 1};
  const auto last = checkins(*context.store, last_one);
  std::vector<Block> page{heading(1, "Agenda: " + names_of(pair)),
                          paragraph(say_both_zones(context, relationship, meeting.starts_at) + ", " + say_length(meeting.length) + ", " + std::string(name_of(meeting.channel)))};
  if (!last.empty()) {
    page.push_back(heading(2, "Last time: " + say_short_day(context.zone.date_at(last.front().met_at), today)));
    for (const auto& line : last.front().lines) {
      if (line.is_private && !shows_private) {
        ++left_out;
        continue;
      }
      page.push_back(bullet((line.kind == LineKind::note ? "" : say_line_kind(line, pair) + ": ") + line.text));
    }
  }
  add_topics(topics, meeting, pair, page);
  add_promises(actions, pair, today, page);
  add_goals(goal_list, today, page);
  Minutes planned{0};
  for (const auto& topic : topics) planned += topic.length.value_or(Minutes{0});
  view.data = Value::Record{{"meeting", meeting_value(meeting, pair, topics)},
                            {"topics", list_of(topics, [&](const Topic& t) { return topic_value(t, pair.handle, meeting.original_date); })},
                            {"minutes_planned", planned},
                            {"actions", list_of(actions, [&](const Action& a) { return action_value(a, pair.handle, today); })},
                            {"goals", list_of(goal_list, [&](const Goal& g) { return goal_value(context, g, pair); })},
                            {"last_checkin", last.empty() ? Value() : checkin_value(context, last.front(), pair.handle)}};
  view.sections.push_back(Prose{std::move(page)});
  if (left_out > 0) view.notes.push_back(private_left_out(left_out));
  return view;
}

}  // namespace

Bound agenda_next() { return bind<Options>(define, run); }

}  // namespace mentor
