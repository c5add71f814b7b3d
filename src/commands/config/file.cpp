// The config file: the commands `config init`, `config edit` and `config check`, and how it is read and written whole.
#include <fcntl.h>

#include <array>

#include "commands/commands.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/written_file.hpp"

namespace mentor {
namespace {

enum class IfThere { replace, refuse };

Error cannot_read(const std::string& path) { return failed("cannot read " + quoted_path(path) + ": " + system_reason()); }

// nullopt when there is no such file.
std::optional<std::string> read_config_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() && errno == ENOENT) return std::nullopt;
  if (!file.is_open()) throw cannot_read(path);
  std::string content;
  std::array<char, 4096> chunk;
  while (true) {
    const auto count = uninterrupted([&] { return ::read(file.get(), chunk.data(), chunk.size()); });
    if (count < 0) throw cannot_read(path);
    if (count == 0) return content;
    content.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

// A folder that is not there is made (0700).
void write_config_file(const std::string& path, std::string_view content, IfThere if_there) {
  make_folders(folder_of(path));
  if (if_there == IfThere::replace) return write_file(path, content);
  if (!write_new_file(path, content))
    throw refused("the config file " + quoted_path(path) + " is already there", "mentor config edit, or mentor config init --print");
}

}  // namespace
}  // namespace mentor

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
