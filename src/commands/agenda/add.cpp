// The command `agenda add`: a topic for a meeting.
#include <algorithm>
#include <iterator>

#include "commands/agenda/fields.hpp"
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::agenda_add {
namespace {

struct Options {
  std::string pair;
  std::vector<std::string> tags;
  TopicFields fields;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whose agenda", Completes::pair);
  spec.gives_way_to("--tag");
  spec.text("TEXT", options.fields.text, "the topic", true);
  define_topic_fields(spec, options.fields);
  spec.texts("--tag", "T", options.tags, "all pairs with this tag, in place of PAIR", Completes::tag);
  define_key(spec, options.key);
}

PairChoice choice_of(const Options& options) {
  if (!options.tags.empty()) return {{}, options.tags};
  return {{options.pair}, {}};
}

void ask(Prompter& prompter, Options& options) {
  if (options.tags.empty()) return;
  const char* of_one = options.fields.goal ? "--goal" : options.fields.meeting ? "--meeting" : options.key ? "--key" : nullptr;
  if (of_one != nullptr) throw usage_error("'" + std::string(of_one) + "' is of one pair, and '--tag' means several", "name the pair");
  confirm_pairs(prompter, choice_of(options), "given this topic");
}

View shown(Context& context, const std::vector<TopicId>& ids) {
  std::vector<Value> values;
  std::vector<Block> echo;
  for (const auto id : ids) {
    const Topic topic = topic_of(*context.store, id, context.zones);
    const auto relationship = relationship_of(*context.store, topic.pair);
    values.push_back(topic_value(topic, relationship.pair.handle, meeting_of(*context.store, relationship, topic, context.clock())));
    std::ranges::move(topic_echo(context, topic, relationship), std::back_inserter(echo));
  }
  return written_all(std::move(values), std::move(echo));
}

TopicId added(Context& context, const Options& options, const Relationship& relationship) {
  Topic topic;
  topic.uid = make_uid(context.now);
  topic.pair = relationship.pair.id;
  topic.by = my_party(relationship.pair.role);
  topic.created_at = context.now;
  if (const auto next = next_meeting(*context.store, relationship, context.now, context.zones)) topic.origin_date = next->original_date;
  apply(context, options.fields, relationship, topic);
  const TopicId id = insert_topic(*context.store, topic);
  remember_made(*context.store, options.key.value_or(""), id);
  return id;
}

View run(Context& context, const Options& options) {
  const auto pairs = pairs_to_change(context, choice_of(options));
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::topic))
    return shown(context, {TopicId(before->number)});
  std::vector<TopicId> ids;
  for (const auto& relationship : pairs) ids.push_back(added(context, options, relationship));
  return shown(context, ids);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::agenda_add
