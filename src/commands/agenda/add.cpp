// The command `agenda add`: a topic for a meeting.
#include "commands/adding.hpp"
#include "commands/commands.hpp"
#include "commands/lookup.hpp"
#include "commands/present/values.hpp"
#include "commands/record/topics_on.hpp"
#include "mentor/base/error.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

constexpr int kMostMinutes = 600;

struct Options {
  std::string pair;
  Opt<std::string> text;
  Opt<int> minutes;
  Opt<std::string> goal;
  Opt<Side> by;
  bool is_private = false;
  Opt<std::string> meeting;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whose agenda", Completes::pair);
  spec.text("TEXT", options.text, "the topic", true);
  spec.integer("--minutes", "N", options.minutes, 1, kMostMinutes, "how long it may take");
  spec.text_option("--goal", "G", options.goal, "the goal it serves", Completes::goal);
  spec.choice("--by", "SIDE", options.by, "who brings it (me)");
  spec.flag("--private", options.is_private, "keep it out of what is sent and printed");
  spec.text_option("--meeting", "MEETING", options.meeting, "the meeting it is for (the next)", Completes::meeting);
  define_key(spec, options.key);
}

View shown(Context& context, TopicId id) {
  const Topic topic = topic_of(*context.store, id);
  const auto relationship = relationship_of(*context.store, topic.pair);
  const auto on = meeting_of(context, relationship, topic);
  std::vector<Block> echo{paragraph({strong(short_id(Kind::topic, id.value)), plain(" " + relationship.pair.handle + ": " + topic.text)})};
  echo.push_back(bullet(on ? "for " + meeting_ref(relationship.pair.handle, *on) : std::string("no meeting is planned yet; it waits for the next one")));
  return written(topic_value(topic, relationship.pair.handle, on), std::move(echo));
}

void put_on_meeting(Context& context, const Options& options, const Relationship& relationship, Topic& topic) {
  if (!options.meeting) {
    if (const auto next = next_meeting(*context.store, relationship, context.now, context.zones)) topic.origin_date = next->original_date;
    return;
  }
  const auto found = meeting_named(context, *options.meeting);
  const bool fits = found.relationship.pair.id == relationship.pair.id && found.meeting.status == MeetingStatus::planned;
  if (!fits) throw refused("'" + *options.meeting + "' is no planned meeting of '" + relationship.pair.handle + "'", "mentor meeting list");
  topic.origin_date = found.meeting.original_date;
  topic.pinned_to = found.meeting.original_date;
}

View run(Context& context, const Options& options) {
  const Relationship relationship = pair_named(context, options.pair);
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::topic)) return shown(context, TopicId(before->number));
  Topic topic;
  topic.uid = make_uid(context.now);
  topic.pair = relationship.pair.id;
  topic.text = *options.text;
  topic.by = options.by ? party_of(*options.by, relationship.pair.role) : my_party(relationship.pair.role);
  if (options.minutes) topic.length = Minutes(*options.minutes);
  if (options.goal) {
    const Goal goal = goal_of(*context.store, GoalId(number_named(*options.goal, Kind::goal)));
    if (goal.pair != relationship.pair.id) throw refused("'" + *options.goal + "' is not of the pair '" + relationship.pair.handle + "'");
    topic.goal = goal.id;
  }
  topic.is_private = options.is_private;
  topic.created_at = context.now;
  put_on_meeting(context, options, relationship, topic);
  const TopicId id = insert_topic(*context.store, topic);
  remember_made(*context.store, options.key.value_or(""), {Kind::topic, id.value});
  return shown(context, id);
}

}  // namespace

Bound agenda_add() { return bind<Options>(define, run); }

}  // namespace mentor
