// The command `agenda add`: a topic for a meeting.
#include "commands/agenda/fields.hpp"
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::agenda_add {
namespace {

struct Options {
  std::string pair;
  TopicFields fields;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whose agenda", Completes::pair);
  spec.text("TEXT", options.fields.text, "the topic", true);
  define_topic_fields(spec, options.fields);
  define_key(spec, options.key);
}

View shown(Context& context, TopicId id) {
  const Topic topic = topic_of(*context.store, id, context.zones);
  const auto relationship = relationship_of(*context.store, topic.pair);
  const auto on = meeting_of(*context.store, relationship, topic, context.clock());
  return written(topic_value(topic, relationship.pair.handle, on), topic_echo(context, topic, relationship));
}

View run(Context& context, const Options& options) {
  const Relationship relationship = pair_named(context, options.pair);
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::topic)) return shown(context, TopicId(before->number));
  Topic topic;
  topic.uid = make_uid(context.now);
  topic.pair = relationship.pair.id;
  topic.by = my_party(relationship.pair.role);
  topic.created_at = context.now;
  if (const auto next = next_meeting(*context.store, relationship, context.now, context.zones)) topic.origin_date = next->original_date;
  apply(context, options.fields, relationship, topic);
  const TopicId id = insert_topic(*context.store, topic);
  remember_made(*context.store, options.key.value_or(""), id);
  return shown(context, id);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agenda_add
