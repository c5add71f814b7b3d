// The command `remind test`: sends one message, to see that it arrives.
#include "commands/commands.hpp"
#include "commands/remind/sink.hpp"
#include "commands/remind/wording.hpp"
#include "commands/shared/write_view.hpp"

namespace mentor::remind_test {
using namespace remind;

namespace {

struct Options {
  Opt<SinkKind> via;
};

void define(Spec& spec, Options& options) { define_via(spec, options.via); }

Delivery message_at(Instant now) {
  Delivery message;
  message.key = "test." + std::to_string(now.time_since_epoch().count());
  message.kind = ReminderKind::test;
  message.title = "A test from mentor: reminders arrive here";
  message.body = "  See what is coming: mentor remind    Have reminders sent: mentor remind install cron --via SINK\n";
  message.due_at = now;
  message.attempts = 1;
  return message;
}

// Where it is printed, printing the view is what sends it.
View run(Context& context, const Options& options) {
  const SinkKind via = options.via.value_or(context.config.remind_via);
  const Delivery message = message_at(context.now);
  View view = written(Value::Record{{"via", name_of(via)}, {"key", message.key}, {"title", message.title}, {"body", message.body}},
                      {paragraph("sent a test message by " + std::string(name_of(via)))});
  if (via == SinkKind::output)
    view.verbatim = text_of(message);
  else
    open_sink(via, context).deliver({message});
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::remind_test
