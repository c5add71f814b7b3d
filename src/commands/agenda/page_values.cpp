// The page for a meeting as values: what JSON prints whole, and CSV a row a thing.
#include "commands/agenda/page.hpp"
#include "commands/shared/json.hpp"

namespace mentor {
namespace {

Value sides_value(const std::vector<Party>& sides) {
  return list_of(sides, [](Party side) { return Value(name_of(side)); });
}

}  // namespace

Value agenda_value(Context& context, const AgendaPage& page) {
  const std::string& handle = page.pair().handle;
  const Date today = context.today();
  return Value::Record{
      {"meeting", meeting_value(page.meeting(), page.pair(), page.topics)},
      {"topics", list_of(page.topics, [&](const Topic& topic) { return topic_value(topic, handle, page.meeting().original_date); })},
      {"minutes_planned", page.planned()},
      {"actions", list_of(page.actions, [&](const Action& action) { return action_value(action, handle, today); })},
      {"goals", list_of(page.goals, [&](const Goal& goal) { return goal_value(context, goal, page.pair()); })},
      {"last_checkin", page.last ? checkin_value(context, *page.last, handle) : Value()},
      {"to_agree", sides_value(page.to_agree)},
      {"to_sign", sides_value(page.to_sign)}};
}

Table agenda_rows(const AgendaPage& page, Date today) {
  Table table{"",
              {{"kind", ""},
               {"ref", ""},
               {"by", ""},
               {"text", ""},
               {"minutes", ""},
               {"carried", ""},
               {"due_on", ""},
               {"share_done", ""},
               {"share_time", ""}},
              {},
              "",
              false};
  for (const auto& topic : page.topics)
    table.rows.push_back(
        {"topic", short_id(topic.id), name_of(topic.by), phrase_of(topic), Cell(topic.length), topic.carried, Cell(), Cell(), Cell()});
  for (const auto& action : page.actions)
    table.rows.push_back(
        {"action", short_id(action.id), name_of(action.owner), phrase_of(action), Cell(), Cell(), Cell(action.due_on), Cell(), Cell()});
  for (const auto& goal : page.goals)
    table.rows.push_back({"goal", short_id(goal.id), name_of(goal.learner), goal.text, Cell(), Cell(), Cell(goal.due_on),
                          Cell(share_done(goal, today)), Cell(share_time(goal, today))});
  return table;
}

}  // namespace mentor
