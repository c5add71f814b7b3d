// The page for one meeting as values, rows and words.
#include <algorithm>

#include "commands/agenda/page.hpp"
#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/agenda_page.hpp"
#include "mentor/mentoring/meeting_changes.hpp"

namespace mentor {
namespace {

Value sides_value(const std::vector<Party>& sides) {
  return list_of(sides, [](Party side) { return Value(name_of(side)); });
}

Block task(std::vector<Span> spans) { return {Block::Kind::task_open, 1, std::move(spans)}; }

Block circumstances(Context& context, const AgendaPage& page) {
  const Meeting& meeting = page.meeting();
  const Zone& zone = context.zones.get(meeting.tz);
  const std::string there = say_other_clocks(meeting.starts_at, zone, clocks_of(page.pair(), meeting.tz, context.clock()));
  std::string said = say_when(meeting.starts_at, zone, context.now) + (there.empty() ? "" : ", " + there) + ", " +
                     say_length(meeting.length) + ", " + std::string(name_of(meeting.channel));
  if (!meeting.where.empty()) said += ", " + meeting.where;
  if (meeting.status != MeetingStatus::planned) said += ", " + std::string(name_of(meeting.status));
  return paragraph(said);
}

void add_last_time(const Context& context, const AgendaPage& page, std::vector<Block>& blocks) {
  if (!page.last) return;
  blocks.push_back(heading(2, "Last time: " + say_contact_on(*page.last, context.zone, context.today())));
  for (auto& notes : notes_of(*page.last)) blocks.push_back(bullet(std::move(notes)));
  add_line_bullets(*page.last, page.pair(), blocks);
}

std::string say_carried(const Topic& topic, Date today) {
  if (topic.carried == 0) return "";
  std::string said = ", carried over " + say_count(topic.carried, "time", "times");
  if (topic.origin_date) said += " since " + say_short_day(*topic.origin_date, today);
  return said;
}

Block topic_block(const Topic& topic, const Pair& pair, Date today) {
  std::string about = first_name(pair, topic.by);
  if (topic.length) about += ", " + say_length(*topic.length);
  if (topic.goal) about += ", for " + short_id(*topic.goal);
  if (topic.is_standing) about += ", each meeting";
  const bool is_flagged = topic.carried >= kCarriedFlag;
  std::vector<Span> spans{plain(short_id(topic.id) + " " + phrase_of(topic) + " (" + about + ")" + say_carried(topic, today))};
  if (is_flagged) std::ranges::move(std::vector{plain(": "), strong("settle it or drop it")}, std::back_inserter(spans));
  return task(std::move(spans));
}

// What the topics take of the meeting, and how many of them say nothing about it.
Block sum_block(const AgendaPage& page) {
  const Minutes length = page.meeting().length;
  const auto untimed = std::ranges::count_if(page.topics, [](const Topic& topic) { return !topic.length; });
  std::string said = say_length(page.planned()) + " of " + say_length(length) + " planned";
  if (untimed > 0) said += ", " + say_count(untimed, "topic", "topics") + " without a length";
  if (page.planned() <= length) return bullet(said);
  return bullet({plain(said + ", "), {say_length(page.planned() - length) + " too much", Tone::strong}});
}

void add_topics(const AgendaPage& page, Date today, std::vector<Block>& blocks) {
  blocks.push_back(heading(2, "Topics"));
  for (const auto& topic : page.topics) blocks.push_back(topic_block(topic, page.pair(), today));
  blocks.push_back(page.topics.empty() ? bullet("none yet: mentor agenda add " + page.pair().handle + " \"...\"") : sum_block(page));
}

void add_promises(const AgendaPage& page, Date today, std::vector<Block>& blocks) {
  if (!page.actions.empty()) blocks.push_back(heading(2, "Open promises"));
  for (const auto& action : page.actions) {
    Block block = open_promise(action, page.pair(), today);
    block.spans.insert(block.spans.begin(), plain(short_id(action.id) + " "));
    blocks.push_back(std::move(block));
  }
}

void add_goals(const AgendaPage& page, Date today, std::vector<Block>& blocks) {
  if (!page.goals.empty()) blocks.push_back(heading(2, "Goals"));
  for (const auto& goal : page.goals)
    blocks.push_back(bullet(short_id(goal.id) + " " + say_goal_way({goal, std::nullopt, value_on(goal, today)}, today)));
}

void add_to_agree(const Context& context, const AgendaPage& page, std::vector<Block>& blocks) {
  const bool is_agreed_on = page.are_agendas_agreed && !page.to_agree.empty();
  if (!is_agreed_on && page.to_sign.empty()) return;
  const Pair& pair = page.pair();
  blocks.push_back(heading(2, "Still to agree"));
  const auto add = [&](const std::string& what, const std::vector<Party>& sides, const std::string& command) {
    if (sides.empty()) return;
    const std::string by = sides.size() > 1 ? "both" : std::string(name_of(sides.front()));
    blocks.push_back(bullet(what + ": " + say_sides(pair, sides) + " (" + command + " --by " + by + ")"));
  };
  if (is_agreed_on) add("this agenda", page.to_agree, "mentor agenda agree " + said_ref(context, page.of));
  add("the agreement", page.to_sign, "mentor agreement sign " + pair.handle);
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

std::vector<Block> agenda_blocks(Context& context, const AgendaPage& page) {
  const Date today = context.today();
  std::vector<Block> blocks{heading(1, "Agenda: " + names_of(page.pair())), circumstances(context, page)};
  add_last_time(context, page, blocks);
  add_topics(page, today, blocks);
  add_promises(page, today, blocks);
  add_goals(page, today, blocks);
  add_to_agree(context, page, blocks);
  return blocks;
}

}  // namespace mentor
