// The command `config edit`: changes the config file in the user's editor.
#include "commands/commands.hpp"
#include "commands/config/file.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/text.hpp"

namespace mentor::config_edit {
namespace {

struct Options {
  std::optional<std::string> content;  // nullopt: left as it was
};

void define(Spec&, Options&) {}

// What is wrong is refused before the file is touched. An edited text comes without its last line break.
void ask(Prompter& prompter, Options& options) {
  const std::string path = config_file_path(prompter.process().environment, prompter.globals().config);
  options.content = prompter.edit(read_config_file(path).value_or(config_template()));
  if (!options.content) return;
  (void)parse_config(*options.content, path);
  if (!options.content->ends_with('\n')) *options.content += '\n';
}

View run(Context& context, const Options& options) {
  const std::string path = config_file_path(context.process.environment, context.globals.config);
  if (options.content) write_config_file(path, *options.content, IfThere::replace);
  return written(Value::Record{{"path", path}, {"changed", options.content.has_value()}},
                 {paragraph(options.content ? "wrote '" + visible_line(path) + "'; it is good" : "nothing was changed")});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::config_edit
