// Things as sheets and tables.
#include "commands/timeline/sections.hpp"

#include "commands/shared/action_fields.hpp"
#include "commands/shared/agreement_terms.hpp"
#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/goal_fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/smart.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

// Entries without a value are left out.
struct Facts {
  Sheet sheet;

  void add(const char* key, const char* header, const std::string& text) {
    if (!text.empty()) sheet.entries.push_back({key, header, Cell(text)});
  }
  void add(const char* key, const char* header, const std::optional<Date>& day) {
    if (day) sheet.entries.push_back({key, header, Cell(*day)});
  }
  void add_cell(const char* key, const char* header, Cell cell) { sheet.entries.push_back({key, header, std::move(cell)}); }
};

Phrase titled(const RowRef& row, const Phrase& text) { return short_id(row) + " " + text; }

std::string say_smart(const Smart& smart) {
  std::string missing;
  for (const auto& letter : smart)
    if (!letter.ok) missing += (missing.empty() ? "" : "; ") + std::string(1, letter.letter) + " " + letter.reason;
  return missing.empty() ? "all five letters" : "not yet: " + missing;
}

Table steps_table(const Goal& goal) {
  Table table{
      "Steps",
      {{"id", "Step"}, {"text", "What", Align::left, Fit::wraps}, {"due_on", "Due"}, {"done_on", "Done", Align::left, Fit::drops_late}},
      {},
      "",
      false};
  for (const auto& step : goal.steps) table.rows.push_back({short_id(step.id), step.text, Cell(step.due_on), Cell(step.done_on)});
  return table;
}

Table progress_table(const std::vector<Progress>& progress) {
  Table table{"Progress", {{"on", "On"}, {"value", "Value", Align::right}, {"note", "Note", Align::left, Fit::wraps}}, {}, "", false};
  for (const auto& entry : progress) table.rows.push_back({entry.on, say_number(entry.value), entry.note});
  return table;
}

Table topics_table(const std::vector<Topic>& topics, const Pair& pair) {
  Table table{"Topics",
              {{"id", "Topic"},
               {"text", "What", Align::left, Fit::wraps},
               {"by", "By", Align::left, Fit::drops_late},
               {"minutes", "Length", Align::left, Fit::drops_early}},
              {},
              "",
              false};
  for (const auto& topic : topics)
    table.rows.push_back({short_id(topic.id), phrase_of(topic), first_name(pair, topic.by), Cell(topic.length)});
  return table;
}

Table promises_table(const std::vector<Action>& actions, const Pair& pair) {
  Table table{"Promises",
              {{"id", "Promise"},
               {"owner", "Who"},
               {"text", "What", Align::left, Fit::wraps},
               {"due_on", "Due"},
               {"done_on", "Done", Align::left, Fit::drops_late}},
              {},
              "",
              false};
  for (const auto& action : actions)
    table.rows.push_back({short_id(action.id), say_owner(action, pair), phrase_of(action), Cell(action.due_on), Cell(action.done_on)});
  return table;
}

Table lines_table(const Checkin& checkin, const Pair& pair) {
  Table table{
      "Lines",
      {{"kind", "Kind"}, {"by", "By", Align::left, Fit::drops_late}, {"text", "Text", Align::left, Fit::wraps}, {"private", "Private"}},
      {},
      "",
      false};
  for (const auto& line : checkin.lines)
    table.rows.push_back(
        {name_of(line.kind), first_name(pair, line.by), phrase_of(line), line.is_private ? Cell("private", Tone::dim) : Cell()});
  return table;
}

Table timeline_table(const std::vector<Event>& timeline) {
  Table table{"Timeline",
              {{"on", "On"}, {"kind", "What"}, {"ref", "Ref"}, {"text", "Text", Align::left, Fit::wraps}},
              {},
              "Nothing was recorded in that time.",
              false};
  for (const auto& event : timeline) table.rows.push_back({event.on, event.kind, event.ref, event.text});
  return table;
}

// An empty table says nothing and is left out.
void add_table(Sections& sections, Table table) {
  if (!table.rows.empty()) sections.push_back(std::move(table));
}

std::string side(const Pair& pair, Party party) {
  const bool is_me = pair.role != Role::none && my_party(pair.role) == party;
  return person_of(pair, party).name + (is_me ? " (me)" : "");
}

std::string say_agreed(const Meeting& meeting) {
  if (meeting.agreed_by_mentor_at && meeting.agreed_by_mentee_at) return "by both";
  if (meeting.agreed_by_mentor_at) return "by the mentor";
  return meeting.agreed_by_mentee_at ? "by the mentee" : "";
}

std::string say_reasons(const Health& health) {
  std::vector<std::string> said;
  for (const auto& reason : health.reasons) said.push_back(reason.text);
  return joined(said, "; ");
}

}  // namespace

Sections pair_sections(Context& context, const Relationship& relationship, const std::vector<Event>& timeline) {
  const Pair& pair = relationship.pair;
  const auto health = health_of(*context.store, {relationship}, context.today(), context.config.health, context.zones).at(pair.id);
  const auto next = next_meeting(*context.store, relationship, context.now, context.zones);
  Facts facts{{titled(pair.id, pair.handle), {}}};
  facts.add("mentor", "Mentor", side(pair, Party::mentor));
  facts.add("mentee", "Mentee", side(pair, Party::mentee));
  facts.add("status", "Status", std::string(name_of(status_on(pair, context.today()))));
  facts.add("starts_on", "Began", std::optional(pair.starts_on));
  facts.add("ends_on", "Meant to end", pair.ends_on);
  facts.add("ended_on", "Ended", pair.ended_on);
  facts.add("agreement", "Agreed", say_terms(agreement_now(context, relationship)));
  facts.add("next_meeting_at", "Next meeting", next ? say_both_zones(context, relationship, next->starts_at) : "");
  facts.add_cell("health", "Health", Cell(name_of(health.status), tone_of(health.status)));
  facts.add("why", "Why", say_reasons(health));
  facts.add("tags", "Tags", joined(pair.tags, ", "));
  return {std::move(facts.sheet), timeline_table(timeline)};
}

Sections sections_of(Context& context, const Goal& goal) {
  const Pair pair = relationship_of(*context.store, goal.pair).pair;
  const Date today = context.today();
  const auto done = share_done(goal, today);
  const auto time = share_time(goal, today);
  Facts facts{{titled(goal.id, goal.text), {}}};
  facts.add("pair", "Pair", pair.handle);
  facts.add("learner", "Learner", first_name(pair, goal.learner));
  facts.add("status", "Status", std::string(name_of(goal.status)));
  if (goal.target || goal.baseline) facts.add("way", "So far", say_way(goal, goal.baseline, value_on(goal, today)));
  facts.add("share_done", "Way", done ? say_share(*done) : "");
  facts.add("share_time", "Time", time ? say_share(*time) : "");
  facts.add("starts_on", "Set", std::optional(goal.starts_on));
  facts.add("due_on", "Due", goal.due_on);
  facts.add("why", "Why", goal.why);
  facts.add("how", "How", goal.how);
  for (const auto& [level, words] : goal.levels) facts.add("level", "Level", std::to_string(level) + ": " + words);
  facts.add("closed_on", "Closed", goal.closed_on);
  facts.add("result", "Result", goal.result ? std::to_string(*goal.result) : "");
  facts.add("smart", "SMART", say_smart(check_smart(goal, pair.ends_on, today)));
  Sections sections{std::move(facts.sheet)};
  add_table(sections, steps_table(goal));
  add_table(sections, progress_table(goal.progress));
  return sections;
}

Sections sections_of(Context& context, const Step& step) {
  const Goal goal = goal_of(*context.store, step.goal);
  Facts facts{{titled(step.id, step.text), {}}};
  facts.add("goal", "Goal", short_id(goal.id) + " " + goal.text);
  facts.add("due_on", "Due", step.due_on);
  facts.add("done_on", "Done", step.done_on);
  return {std::move(facts.sheet)};
}

Sections meeting_sections(Context& context, const Relationship& relationship, const Meeting& meeting, const std::vector<Topic>& topics) {
  const Pair& pair = relationship.pair;
  Facts facts{{said_ref(context, relationship, meeting), {}}};
  facts.add("id", "Meeting", meeting.id ? short_id(*meeting.id) : "");
  facts.add("starts_at", "When", say_both_zones(context, relationship, meeting.starts_at));
  facts.add("minutes", "Length", say_length(meeting.length));
  facts.add("channel", "Channel", std::string(name_of(meeting.channel)));
  facts.add("where", "Where", meeting.where);
  facts.add_cell("status", "Status", Cell(name_of(meeting.status), tone_of(meeting.status)));
  facts.add("because", "Because", meeting.because);
  facts.add("agreed", "Agenda agreed", say_agreed(meeting));
  facts.add("checkin", "Check-in", meeting.checkin ? short_id(*meeting.checkin) : "");
  Sections sections{std::move(facts.sheet)};
  add_table(sections, topics_table(topics, pair));
  return sections;
}

Sections sections_of(Context& context, const Topic& stored) {
  const Topic topic = topic_of(*context.store, stored.id, context.zones);
  const auto relationship = relationship_of(*context.store, topic.pair);
  const Pair& pair = relationship.pair;
  const auto meeting_on = meeting_of(*context.store, relationship, topic, context.clock());
  Facts facts{{titled(topic.id, phrase_of(topic)), {}}};
  facts.add("pair", "Pair", pair.handle);
  facts.add("by", "By", first_name(pair, topic.by));
  facts.add("minutes", "Length", topic.length ? say_length(*topic.length) : "");
  facts.add("goal", "Goal", topic.goal ? short_id(*topic.goal) : "");
  facts.add("status", "Status", std::string(name_of(topic.status)));
  facts.add("standing", "Standing", topic.is_standing ? "each meeting" : "");
  facts.add("meeting", topic.is_standing ? "Next" : "Meeting", meeting_on ? said_ref(context, relationship, *meeting_on) : "");
  if (topic.carried > 0)
    facts.add_cell("carried", "Carried",
                   Cell(say_count(topic.carried, "time", "times"), topic.carried >= kCarriedFlag ? Tone::warn : Tone::plain));
  facts.add("private", "Private", topic.is_private ? "yes" : "");
  return {std::move(facts.sheet)};
}

Sections sections_of(Context& context, const Checkin& checkin) {
  const auto relationship = relationship_of(*context.store, checkin.pair);
  const Pair& pair = relationship.pair;
  Facts facts{{titled(checkin.id, say_when(checkin.met_at, context.zone, context.now)), {}}};
  facts.add("pair", "Pair", pair.handle);
  facts.add("contact", "Contact", say_contact(checkin, context.zone));
  facts.add("meeting", "Meeting", checkin.meeting_on ? said_ref(context, relationship, *checkin.meeting_on) : "");
  facts.add("done", "Closed", say_closed(closings_of(*context.store, checkin.id)));
  Sections sections{std::move(facts.sheet)};
  add_table(sections, lines_table(checkin, pair));
  add_table(sections, promises_table(actions_of_checkin(*context.store, checkin.id), pair));
  add_table(sections, progress_table(progress_of_checkin(*context.store, checkin.id)));
  return sections;
}

Sections sections_of(Context& context, const Action& action) {
  const Pair pair = relationship_of(*context.store, action.pair).pair;
  const Date today = context.today();
  const int late = overdue_days(action, today);
  Facts facts{{titled(action.id, phrase_of(action)), {}}};
  facts.add("pair", "Pair", pair.handle);
  facts.add("owner", "Who", say_owner(action, pair));
  facts.add("checkin", "Made in", action.checkin ? short_id(*action.checkin) : "");
  facts.add("created_on", "Promised", std::optional(action.created_on));
  facts.add("due_on", "Due", action.due_on);
  if (late > 0) facts.add_cell("overdue_days", "Overdue", Cell(say_count(late, "day", "days"), Tone::bad));
  facts.add("done_on", "Done", action.done_on);
  facts.add("dropped_on", "Dropped", action.dropped_on);
  facts.add("private", "Private", action.is_private ? "yes" : "");
  return {std::move(facts.sheet)};
}

}  // namespace mentor
