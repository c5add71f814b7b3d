#include "commands/agenda/fields.hpp"

#include "commands/shared/common_options.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/domain/agenda_template.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

GoalId goal_named(Context& context, const std::string& reference, const Pair& pair) {
  const Goal goal = goal_of(*context.store, GoalId(number_named(reference, Kind::goal)));
  if (goal.pair == pair.id) return goal.id;
  throw refused("'" + reference + "' is not of the pair '" + pair.handle + "'", "mentor goal list " + pair.handle);
}

// What was held while it stood on each agenda did not carry it.
void set_standing(Context& context, const Relationship& relationship, Topic& topic, bool is_standing) {
  if (topic.is_standing && !is_standing) {
    const auto next = next_meeting(*context.store, relationship, context.now, context.zones);
    topic.origin_date = next ? next->original_date : context.today();
  }
  topic.is_standing = is_standing;
  if (is_standing) topic.pinned_to.reset();
}

std::string say_bringing(const Topic& topic, const Pair& pair) {
  std::string said = "brought by " + first_name(pair, topic.by);
  if (topic.length) said += ", " + say_length(*topic.length);
  if (topic.goal) said += ", for " + short_id(*topic.goal);
  return topic.is_private ? said + ", private" : said;
}

}  // namespace

void define_topic_fields(Spec& spec, TopicFields& fields) {
  spec.integer("--minutes", "N", fields.minutes, 1, kMostTopicMinutes, "how long it may take");
  spec.text_option("--goal", "G", fields.goal, "the goal it serves", Completes::goal);
  spec.choice("--by", "SIDE", fields.by, "who brings it (me)");
  define_private(spec, fields.is_private, "keep it out of what is sent and printed");
  spec.text_option("--meeting", "MEETING", fields.meeting, "the meeting it is for (the next)", Completes::meeting);
  define_switch(spec, "standing", fields.is_standing, "on each meeting, until it is dropped");
}

void require_one_place(const TopicFields& fields) {
  if (fields.meeting && fields.is_standing == true)
    throw usage_error("'--standing' is for each meeting, and '--meeting' for one", "leave one of them out");
}

void apply(Context& context, const TopicFields& fields, const Relationship& relationship, Topic& topic) {
  const Pair& pair = relationship.pair;
  if (fields.text.given) topic.text = fields.text.value_or("");
  if (fields.minutes.given) topic.length = fields.minutes ? std::optional(Minutes(*fields.minutes)) : std::nullopt;
  if (fields.goal.given) topic.goal = fields.goal ? std::optional(goal_named(context, *fields.goal, pair)) : std::nullopt;
  if (fields.by.given) topic.by = fields.by ? party_of(*fields.by, pair.role) : my_party(pair.role);
  topic.is_private = fields.is_private.value_or(topic.is_private);
  if (fields.is_standing) set_standing(context, relationship, topic, *fields.is_standing);
  if (fields.meeting && topic.is_standing)
    throw refused("'" + short_id(topic.id) + "' is on each meeting",
                  "mentor edit " + short_id(topic.id) + " --no-standing --meeting " + *fields.meeting);
  if (fields.meeting) return put_on(topic, relationship, meeting_named(context, *fields.meeting));
  if (fields.meeting.given) topic.pinned_to.reset();
}

std::string say_place(Context& context, const Topic& topic, const Relationship& relationship) {
  const auto on = meeting_of(*context.store, relationship, topic, context.clock());
  const std::string next = on ? said_ref(context, relationship, *on) : "";
  if (topic.is_standing) return "for each meeting until it is dropped" + (on ? ", next " + next : "");
  return on ? "for " + next : "no meeting is planned yet; it waits for the next one";
}

std::vector<Block> topic_echo(Context& context, const Topic& topic, const Relationship& relationship) {
  std::vector<Block> echo{paragraph({strong(short_id(topic.id)), plain(" " + counterpart(relationship.pair) + ": " + phrase_of(topic))}),
                          bullet(say_place(context, topic, relationship))};
  echo.push_back(bullet(say_bringing(topic, relationship.pair)));
  return echo;
}

}  // namespace mentor
