// The command `agenda add`: a topic for a meeting, or those of a template.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "commands/agenda/fields.hpp"
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/config/agenda_templates.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::agenda_add {
namespace {

constexpr std::string_view kList = "list";

struct Options {
  std::string pair;
  std::vector<std::string> tags;
  TopicFields fields;
  Opt<std::string> of_template;
  std::optional<AgendaTemplate> chosen;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whose agenda", Completes::pair);
  spec.gives_way_to("--tag");
  spec.text("TEXT", options.fields.text, "the topic", true);
  spec.or_else({"--template"});
  define_topic_fields(spec, options.fields);
  spec.text_option("--template", "NAME", options.of_template, "topics with minutes, in place of TEXT; list names them",
                   Completes::agenda_template, kNameText);
  spec.lists_with(kList);
  spec.texts("--tag", "T", options.tags, "all pairs with this tag, in place of PAIR", Completes::tag);
  define_key(spec, options.key);
}

PairChoice choice_of(const Options& options) {
  if (!options.tags.empty()) return {{}, options.tags};
  return {{options.pair}, {}};
}

// The topics that the line makes: one, or those of a template. --minutes is for those that do not say how long they take.
std::vector<TopicFields> topics_of(const Options& options) {
  if (!options.chosen) return {options.fields};
  std::vector<TopicFields> topics;
  for (const auto& item : options.chosen->items) {
    TopicFields& topic = topics.emplace_back(options.fields);
    topic.text = item.text;
    topic.text.given = true;
    if (!item.length) continue;
    topic.minutes.emplace(static_cast<int>(item.length->count()));
    topic.minutes.given = true;
  }
  return topics;
}

void choose_template(const Prompter& prompter, Options& options) {
  options.chosen = agenda_template_named(*options.of_template, prompter.process().environment, prompter.globals().config);
  const bool all_say = std::ranges::all_of(options.chosen->items, [](const auto& item) { return item.length.has_value(); });
  if (options.fields.minutes && all_say)
    throw usage_error("each topic of '" + options.chosen->name + "' says how long it takes", "leave --minutes out");
}

void ask(Prompter& prompter, Options& options) {
  if (options.of_template == kList) return;
  require_one_place(options.fields);
  if (options.of_template) choose_template(prompter, options);
  if (options.tags.empty()) return;
  const char* of_one = options.fields.goal ? "--goal" : options.fields.meeting ? "--meeting" : options.key ? "--key" : nullptr;
  if (of_one != nullptr) throw usage_error("'" + std::string(of_one) + "' is of one pair, and '--tag' means several", "name the pair");
  confirm_pairs(prompter, choice_of(options), options.chosen ? "given these topics" : "given this topic");
}

// "Ada: 5 topics of 'regular', 45 min", each topic, and the meeting they are for.
void add_template_echo(Context& context, const Relationship& relationship, const std::vector<Topic>& topics, const AgendaTemplate& chosen,
                       std::vector<Block>& echo) {
  Minutes sum{0};
  for (const auto& topic : topics) sum += topic.length.value_or(Minutes{0});
  const std::string time = sum > Minutes{0} ? ", " + say_length(sum) : "";
  echo.push_back(
      paragraph({strong(counterpart(relationship.pair)),
                 plain(": " + say_count(static_cast<long long>(topics.size()), "topic", "topics") + " of '" + chosen.name + "'" + time)}));
  for (const auto& topic : topics) {
    const std::string length = topic.length ? " (" + say_length(*topic.length) + ")" : "";
    echo.push_back(bullet(short_id(topic.id) + " " + phrase_of(topic) + length));
  }
  echo.push_back(bullet(say_place(context, topics.front(), relationship)));
}

void add_echo(Context& context, const Relationship& relationship, const std::vector<Topic>& topics, const Options& options,
              std::vector<Block>& echo) {
  if (options.chosen) return add_template_echo(context, relationship, topics, *options.chosen, echo);
  for (const auto& topic : topics) std::ranges::move(topic_echo(context, topic, relationship), std::back_inserter(echo));
}

View shown(Context& context, const std::vector<TopicId>& ids, const Options& options) {
  std::vector<Value> values;
  std::vector<Block> echo;
  std::map<PairId, std::vector<Topic>> by_pair;
  for (const auto id : ids) {
    const Topic topic = topic_of(*context.store, id, context.zones);
    by_pair[topic.pair].push_back(topic);
  }
  for (const auto& [pair, topics] : by_pair) {
    const auto relationship = relationship_of(*context.store, pair);
    for (const auto& topic : topics)
      values.push_back(topic_value(topic, relationship.pair.handle, meeting_of(*context.store, relationship, topic, context.clock())));
    add_echo(context, relationship, topics, options, echo);
  }
  return written_all(std::move(values), std::move(echo));
}

TopicId added(Context& context, const TopicFields& fields, const Relationship& relationship) {
  Topic topic;
  topic.uid = make_uid(context.now);
  topic.pair = relationship.pair.id;
  topic.by = my_party(relationship.pair.role);
  topic.created_at = context.now;
  if (const auto next = next_meeting(*context.store, relationship, context.now, context.zones)) topic.origin_date = next->original_date;
  apply(context, fields, relationship, topic);
  return insert_topic(*context.store, topic);
}

// Those of a template were made one after the other, and may be gone since.
std::vector<TopicId> made_before(Context& context, const RowRef& first, std::size_t count) {
  const Topic topic = topic_of(*context.store, TopicId(first.number));
  std::vector<TopicId> ids;
  for (const auto& other : all_topics(*context.store, topic.pair))
    if (other.id.value >= first.number && other.id.value < first.number + static_cast<std::int64_t>(count)) ids.push_back(other.id);
  return ids;
}

Value template_value(const AgendaTemplate& named) {
  const auto topic = [](const AgendaTemplate::Item& item) { return Value::Record{{"text", item.text}, {"minutes", item.length}}; };
  return Value::Record{{"name", named.name}, {"topics", list_of(named.items, topic)}};
}

View template_list(const Context& context) {
  std::vector<Value> values;
  std::vector<Block> blocks;
  for (const auto& name : agenda_template_names(context.process.environment, context.globals.config)) {
    const auto named = agenda_template_named(name, context.process.environment, context.globals.config);
    values.push_back(template_value(named));
    const std::string time = named.planned() > Minutes{0} ? " (" + say_length(named.planned()) + ")" : "";
    blocks.push_back(heading(2, name + time));
    for (const auto& item : named.items) blocks.push_back(bullet(item.text + (item.length ? " (" + say_length(*item.length) + ")" : "")));
  }
  View view;
  view.sections = sections_from(Prose{std::move(blocks)});
  view.data = Value::List(std::move(values));
  return view;
}

View run(Context& context, const Options& options) {
  if (options.of_template == kList) return template_list(context);
  const auto pairs = pairs_to_change(context, choice_of(options));
  const auto topics = topics_of(options);
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::topic))
    return shown(context, made_before(context, *before, topics.size()), options);
  std::vector<TopicId> ids;
  for (const auto& relationship : pairs)
    for (const auto& fields : topics) ids.push_back(added(context, fields, relationship));
  remember_made(*context.store, options.key.value_or(""), ids.front());
  return shown(context, ids, options);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::agenda_add
