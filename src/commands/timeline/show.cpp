// The command `show`: one thing as it stands, or a pair with its whole timeline.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/timeline/sections.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::show_command {
namespace {

constexpr int kMostEvents = 1'000'000;

struct Options {
  std::vector<std::string> references;
  Opt<Date> since;
  Opt<Date> until;
  Opt<int> limit;
};

void define(Spec& spec, Options& options) {
  spec.operands("REF", options.references, "what to show", Completes::reference);
  spec.day("--since", "D", options.since, DateBias::past, "of a pair's timeline, from this day");
  spec.day("--until", "D", options.until, DateBias::past, "of a pair's timeline, up to this day");
  spec.integer("--limit", "N", options.limit, 1, kMostEvents, "of a pair's timeline, the newest N lines");
  spec.include_private();
}

// What is shown of one thing.
struct Shown {
  Value value;
  Sections sections;
};

struct Showing {
  Context& context;
  const Options& options;

  Store& store() const { return *context.store; }
  Pair pair_of(PairId id) const { return relationship_of(store(), id).pair; }
};

Value event_value(const Event& event) {
  return Value::Record{
      {"on", event.on}, {"kind", event.kind}, {"ref", event.ref}, {"text", event.text}, {"private", event.text.is_private()}};
}

Shown show_pair(const Showing& showing, const std::string& reference) {
  auto& context = showing.context;
  const auto relationship = pair_named(context, reference);
  auto timeline = timeline_of(*context.store, relationship, {showing.options.since, showing.options.until}, context.clock());
  const auto most = static_cast<std::size_t>(showing.options.limit.value_or(kMostEvents));
  if (timeline.size() > most) timeline.resize(most);
  auto record = std::get<Value::Record>(pair_value(context, relationship).get());
  record.push_back({"timeline", list_of(timeline, event_value)});
  return {std::move(record), pair_sections(context, relationship, timeline)};
}

Shown show_goal(const Showing& showing, const std::string& reference) {
  const Goal goal = goal_of(showing.store(), GoalId(number_named(reference, Kind::goal)));
  const Pair pair = showing.pair_of(goal.pair);
  return {goal_value(showing.context, goal, pair), goal_sections(showing.context, goal, pair)};
}

Shown show_step(const Showing& showing, const std::string& reference) {
  const Step step = step_of(showing.store(), StepId(number_named(reference, Kind::step)));
  return {step_value(step), step_sections(step, goal_of(showing.store(), step.goal))};
}

Shown show_meeting(const Showing& showing, const std::string& reference) {
  const auto [relationship, meeting] = meeting_named(showing.context, reference);
  const auto topics = topics_on(*showing.context.store, relationship, meeting, showing.context.clock());
  return {meeting_value(meeting, relationship.pair, topics), meeting_sections(showing.context, relationship, meeting, topics)};
}

Shown show_topic(const Showing& showing, const std::string& reference) {
  const Topic topic = topic_of(showing.store(), TopicId(number_named(reference, Kind::topic)), showing.context.zones);
  const auto relationship = relationship_of(showing.store(), topic.pair);
  const auto meeting_on = meeting_of(*showing.context.store, relationship, topic, showing.context.clock());
  return {topic_value(topic, relationship.pair.handle, meeting_on), topic_sections(topic, relationship.pair, meeting_on)};
}

Shown show_checkin(const Showing& showing, const std::string& reference) {
  const Checkin checkin = checkin_of(showing.store(), CheckinId(number_named(reference, Kind::checkin)));
  const Pair pair = showing.pair_of(checkin.pair);
  return {checkin_value(showing.context, checkin, pair.handle), checkin_sections(showing.context, checkin, pair)};
}

Shown show_action(const Showing& showing, const std::string& reference) {
  const Action action = action_of(showing.store(), ActionId(number_named(reference, Kind::action)));
  const Pair pair = showing.pair_of(action.pair);
  const Date today = showing.context.today();
  return {action_value(action, pair.handle, today), action_sections(action, pair, today)};
}

struct Show {
  Kind kind;
  Shown (*show)(const Showing&, const std::string& reference);
};
constexpr Show kShows[] = {{Kind::pair, show_pair},       {Kind::goal, show_goal},   {Kind::step, show_step},
                           {Kind::meeting, show_meeting}, {Kind::topic, show_topic}, {Kind::checkin, show_checkin},
                           {Kind::action, show_action}};

View run(Context& context, const Options& options) {
  const Showing showing{context, options};
  std::vector<Value> values;
  Sections sections;
  for (const auto& reference : options.references) {
    auto shown = std::ranges::find(kShows, parse_reference(reference).kind, &Show::kind)->show(showing, reference);
    values.push_back(std::move(shown.value));
    std::ranges::move(shown.sections, std::back_inserter(sections));
  }
  View view;
  view.sections = std::move(sections);
  view.keeps_rows = true;
  view.data = values.size() == 1 ? std::move(values.front()) : Value(std::move(values));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::show_command
