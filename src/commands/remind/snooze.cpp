// The command `remind snooze`: says nothing about one thing for a while.
#include "commands/commands.hpp"
#include "commands/shared/entity.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/deliveries.hpp"
#include "mentor/store/goals.hpp"

namespace mentor::remind_snooze {
namespace {

struct Options {
  std::string reference;
  std::string length;
};

void define(Spec& spec, Options& options) {
  spec.operand("REF", options.reference, "a promise, goal or meeting, or a pair for all of it", Completes::held_reference);
  spec.operand("DUR", options.length, "for how long: 45m, 2d");
}

constexpr Unsuited kUnsuited[] = {{Kind::step, "nobody is reminded of a step", "mentor remind snooze GOAL DUR"},
                                  {Kind::topic, "nobody is reminded of a topic", "mentor remind snooze MEETING DUR"},
                                  {Kind::checkin, "nobody is reminded of a check-in", "mentor remind snooze PAIR DUR"}};

// The command line is judged by itself before the store is opened.
void ask(Prompter&, Options& options) {
  require_suited({options.reference}, kUnsuited);
  (void)parse_duration(options.length);
}

struct Held {
  std::string thing;
  std::string subject;
};

Held pair_held(Context& context, const std::string& reference) {
  const Pair pair = pair_named(context, reference).pair;
  return {pair_thing(pair), pair.handle};
}

Held meeting_held(Context& context, const std::string& reference) {
  const auto [relationship, meeting] = meeting_named(context, reference);
  return {meeting_thing(relationship.pair, meeting.original_date), meeting_ref(relationship.pair.handle, meeting.original_date)};
}

Held held(Context& context, const std::string& reference) {
  const Reference named = parse_reference(reference);
  switch (named.kind) {
    case Kind::action:
      return {action_thing(action_of(*context.store, ActionId(*named.number))), reference};
    case Kind::goal:
      return {goal_thing(goal_of(*context.store, GoalId(*named.number))), reference};
    case Kind::meeting:
      return meeting_held(context, reference);
    default:
      return pair_held(context, reference);
  }
}

View run(Context& context, const Options& options) {
  const auto [thing, subject] = held(context, options.reference);
  const Instant until = context.now + parse_duration(options.length);
  save_snooze(*context.store, thing, until);
  return written(
      Value::Record{{"subject", subject}, {"until", until}},
      {paragraph({plain("nothing is said about "), strong(subject), plain(" until " + say_when(until, context.zone, context.now))})});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::remind_snooze
