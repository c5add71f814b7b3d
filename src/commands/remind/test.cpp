// The command `remind test`: sends one message, to see that it arrives.
#include "commands/commands.hpp"
#include "commands/remind/options.hpp"
#include "commands/remind/sink.hpp"
#include "commands/shared/write_view.hpp"

namespace mentor::remind {
namespace {

struct Options {
  Opt<SinkKind> via;
};

void define(Spec& spec, Options& options) { define_via(spec, options.via); }

Message message_at(Instant now) {
  Message message;
  message.key = "test." + std::to_string(now.time_since_epoch().count());
  message.kind = "test";
  message.title = "A test from mentor: reminders arrive here";
  message.body =
      "  What is coming: mentor remind    Have them sent: mentor "
      "remind install cron --via SINK\n";
  message.due_at = now;
  return message;
}

View run(Context& context, const Options& options) {
  const SinkKind via = options.via.value_or(context.config.remind_via);
  const Message message = message_at(context.now);
  const bool is_all_there_is = via == SinkKind::output && context.format.audience == Audience::terminal;
  if (via != SinkKind::output || is_all_there_is) open_sink(via, context)(message);
  if (is_all_there_is) return {};
  return written(Value::Record{{"via", name_of(via)}, {"key", message.key}, {"title", message.title}, {"body", message.body}},
                 {paragraph("sent one message by " + std::string(name_of(via)))});
}

}  // namespace
}  // namespace mentor::remind

namespace mentor::remind_test {

CommandInstance command() { return bind<remind::Options>(remind::define, remind::run); }

}  // namespace mentor::remind_test
