// The command `topic edit`: changes topics of an agenda.
#include "commands/agenda/fields.hpp"
#include "commands/commands.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/mentoring/closing.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::topic_edit {
namespace {

struct Options {
  Editing editing;
  TopicFields fields;
};

void define(Spec& spec, Options& options) {
  define_editing(spec, options.editing, "TOPIC", Completes::reference);
  define_topic_fields(spec, options.fields);
}

std::string text_now(Context& context, const std::string& reference) {
  return topic_of(*context.store, TopicId(number_named(reference, Kind::topic))).text.unguarded();
}

void ask(Prompter& prompter, Options& options) {
  read_new_text(prompter, options.editing, Kind::topic, text_now);
  auto things = edited_things(options.editing, Kind::topic);
  auto& f = options.fields;
  f.text = std::move(things.text);
  require_change(f.text.given || f.minutes.given || f.goal.given || f.by.given || f.is_private || f.meeting.given,
                 things.references.front());
}

Edited edit(Context& context, const Options& options, TopicId id) {
  Topic topic = topic_of(*context.store, id, context.zones);
  const auto relationship = relationship_of(*context.store, topic.pair);
  if (options.fields.meeting) require_open(topic);
  apply(context, options.fields, relationship, topic);
  update(*context.store, topic);
  topic = topic_of(*context.store, id, context.zones);
  const auto on = meeting_of(*context.store, relationship, topic, context.clock());
  return {topic_value(topic, relationship.pair.handle, on), topic_echo(context, topic, relationship)};
}

View run(Context& context, const Options& options) {
  return edit_each(context, options.editing, Kind::topic, [&](std::int64_t number) { return edit(context, options, TopicId(number)); });
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::topic_edit
