// The command `remind snooze`: holds back reminders about one thing for a while.
#include "commands/commands.hpp"
#include "commands/shared/entity.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/delivering.hpp"

namespace mentor::remind_snooze {
namespace {

struct Options {
  std::string reference;
  std::string length;
};

void define(Spec& spec, Options& options) {
  spec.operand("REF", options.reference, "a promise, goal or meeting, or a whole pair", Completes::held_reference);
  spec.operand("DUR", options.length, "for how long: 45m, 2d");
}

constexpr Unsuited kUnsuited[] = {{Kind::step, "there are no reminders about a step", "mentor remind snooze GOAL DUR"},
                                  {Kind::topic, "there are no reminders about a topic", "mentor remind snooze MEETING DUR"},
                                  {Kind::checkin, "there are no reminders about a check-in", "mentor remind snooze PAIR DUR"}};

// The command line is judged by itself before the store is opened.
void ask(Prompter&, Options& options) {
  require_suited({options.reference}, kUnsuited);
  (void)parse_duration(options.length);
}

struct Named {
  ReminderSubject subject;
  std::string handle;  // where its reference has one
};

Named named(Context& context, const std::string& reference) {
  const Reference typed = parse_reference(reference);
  if (typed.kind == Kind::action) return {ActionId(*typed.number), ""};
  if (typed.kind == Kind::goal) return {GoalId(*typed.number), ""};
  if (typed.kind == Kind::pair) {
    const Pair pair = pair_named(context, reference).pair;
    return {pair.id, pair.handle};
  }
  const auto [relationship, meeting] = meeting_named(context, reference);
  return {MeetingRef{relationship.pair.id, meeting.original_date}, relationship.pair.handle};
}

View run(Context& context, const Options& options) {
  const auto [subject, handle] = named(context, options.reference);
  const std::string ref = ref_of(subject, handle);
  const Instant until = context.now + parse_duration(options.length);
  remind::snooze(*context.store, subject, until);
  return written(Value::Record{{"subject", ref}, {"until", until}},
                 {paragraph({plain("no reminders about "), strong(ref), plain(" until " + say_when(until, context.zone, context.now))})});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::remind_snooze
