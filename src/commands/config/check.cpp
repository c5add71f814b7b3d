// The command `config check`: whether the config file is good.
#include "commands/commands.hpp"
#include "commands/config/file.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/text.hpp"

namespace mentor::config_check {
namespace {

struct Options {};

void define(Spec&, Options&) {}

View run(Context& context, const Options&) {
  const std::string path = config_file_path(context.process.environment, context.globals.config);
  const auto content = read_config_file(path);
  if (content) (void)parse_config(*content, path);
  const std::string said = content ? "'" + visible_line(path) + "' is good" : "there is no '" + visible_line(path) + "': all defaults hold";
  return written(Value::Record{{"path", path}, {"exists", content.has_value()}}, {paragraph(said)});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::config_check
