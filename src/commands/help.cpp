// The command `help`: explains a command, a noun or a topic.
#include "commands/commands.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"

namespace mentor::help_command {
namespace {

struct Options {
  std::vector<std::string> words;
};

void define(Spec& spec, Options& options) {
  spec.optional_operands("TOPIC", options.words, "a command, a noun or a topic", Completes::command);
}

std::string joined(const std::vector<std::string>& words) {
  std::string topic;
  for (const auto& word : words) topic += (topic.empty() ? "" : " ") + word;
  return topic;
}

View run(Context& context, const Options& options) {
  const std::string topic = joined(options.words);
  const auto text = help_text(context.program, topic, context.target.width);
  if (!text) throw usage_error("no help on '" + visible_line(topic) + "'", help_meant(context.program, topic));
  return verbatim(*text);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::help_command
