// The command `config init`: writes a commented config file.
#include "commands/commands.hpp"
#include "commands/config/file.hpp"
#include "commands/shared/write_view.hpp"
#include "commands/verbatim.hpp"
#include "mentor/base/text.hpp"

namespace mentor::config_init {
namespace {

struct Options {
  bool print = false;
};

void define(Spec& spec, Options& options) { spec.flag("--print", options.print, "print it instead of writing it"); }

View run(Context& context, const Options& options) {
  const std::string content = config_template();
  if (options.print) return verbatim(content);
  const std::string path = config_file_path(context.process.environment, context.globals.config);
  write_config_file(path, content, IfThere::refuse);
  return written(Value::Record{{"path", path}},
                 {paragraph("wrote '" + visible_line(path) + "'; every setting stands there with its default, commented out"),
                  command_line("mentor config edit")});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::config_init
