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

void ask(Prompter& prompter, Options& options) {
  auto things = read_new_text(prompter, options.editing, Kind::topic);
  auto& f = options.fields;
  require_one_place(f);
  f.text = std::move(things.text);
  require_change(f.text.given || f.minutes.given || f.goal.given || f.by.given || f.is_private || f.meeting.given || f.is_standing,
                 things.references.front());
}

Edited edit(Context& context, const Options& options, TopicId id) {
  Topic topic = topic_of(*context.store, id, context.zones);
  const auto relationship = relationship_of(*context.store, topic.pair);
  if (options.fields.meeting || options.fields.is_standing) require_open(topic);
  apply(context, options.fields, relationship, topic);
  update(*context.store, topic);
  topic = topic_of(*context.store, id, context.zones);
  const auto on = meeting_of(*context.store, relationship, topic, context.clock());
  return {topic_value(topic, relationship.pair.handle, on), topic_echo(context, topic, relationship)};
}

View run(Context& context, const Options& options) {
  return edit_each<TopicId>(context, options.editing, [&](TopicId id) { return edit(context, options, id); });
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::topic_edit
