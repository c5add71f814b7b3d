#include "commands/agenda/fields.hpp"

#include "commands/shared/common_options.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/goals.hpp"

namespace mentor {
namespace {

constexpr int kMostMinutes = 600;

GoalId goal_named(Context& context, const std::string& reference, const Pair& pair) {
  const Goal goal = goal_of(*context.store, GoalId(number_named(reference, Kind::goal)));
  if (goal.pair == pair.id) return goal.id;
  throw refused("'" + reference + "' is not of the pair '" + pair.handle + "'", "mentor goal list " + pair.handle);
}

std::string say_bringing(const Topic& topic, const Pair& pair) {
  std::string said = "brought by " + first_name(pair, topic.by);
  if (topic.length) said += ", " + say_length(*topic.length);
  if (topic.goal) said += ", for " + short_id(*topic.goal);
  return topic.is_private ? said + ", private" : said;
}

}  // namespace

void define_topic_fields(Spec& spec, TopicFields& fields) {
  spec.integer("--minutes", "N", fields.minutes, 1, kMostMinutes, "how long it may take");
  spec.text_option("--goal", "G", fields.goal, "the goal it serves", Completes::goal);
  spec.choice("--by", "SIDE", fields.by, "who brings it (me)");
  define_private(spec, fields.is_private, "keep it out of what is sent and printed");
  spec.text_option("--meeting", "MEETING", fields.meeting, "the meeting it is for (the next)", Completes::meeting);
}

void apply(Context& context, const TopicFields& fields, const Relationship& relationship, Topic& topic) {
  const Pair& pair = relationship.pair;
  if (fields.text.given) topic.text = fields.text.value_or("");
  if (fields.minutes.given) topic.length = fields.minutes ? std::optional(Minutes(*fields.minutes)) : std::nullopt;
  if (fields.goal.given) topic.goal = fields.goal ? std::optional(goal_named(context, *fields.goal, pair)) : std::nullopt;
  if (fields.by.given) topic.by = fields.by ? party_of(*fields.by, pair.role) : my_party(pair.role);
  topic.is_private = fields.is_private.value_or(topic.is_private);
  if (fields.meeting) return put_on(topic, relationship, meeting_named(context, *fields.meeting));
  if (fields.meeting.given) topic.pinned_to.reset();
}

std::vector<Block> topic_echo(Context& context, const Topic& topic, const Relationship& relationship) {
  const auto on = meeting_of(*context.store, relationship, topic, context.clock());
  std::vector<Block> echo{
      paragraph({strong(short_id(topic.id)), plain(" " + counterpart(relationship.pair) + ": " + phrase_of(topic))}),
      bullet(on ? "for " + said_ref(context, relationship, *on) : std::string("no meeting is planned yet; it waits for the next one"))};
  echo.push_back(bullet(say_bringing(topic, relationship.pair)));
  return echo;
}

}  // namespace mentor
