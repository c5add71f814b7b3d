// The command `store backup`: a copy of the store that is whole, read through and on the disk.
#include "commands/commands.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/store/backups.hpp"

namespace mentor::store_backup_command {
namespace {

struct Options {
  std::string file;
  OverFile over = OverFile::refuse;
};

void define(Spec& spec, Options& options) {
  spec.optional_operand("FILE", options.file, "where to (a dated file in the state folder)", Completes::file);
}

void ask(Prompter& prompter, Options& options) {
  if (options.file.empty()) return;
  const Globals& globals = prompter.globals();
  const std::string store = store_file_path(prompter.process().environment, globals.store, prompter.config());
  if (!is_backup_replacing(store, options.file)) return;
  if (!prompter.confirm("replace " + quoted_path(options.file) + "?")) throw failed("no backup was made", "answer y, or give --yes");
  options.over = OverFile::replace;
}

View run(Context& context, const Options& options) {
  const Environment& environment = context.process.environment;
  const std::string store = store_file_path(environment, context.globals.store, context.config);
  const Backup backup = options.file.empty() ? back_up({store, backup_folder(environment), context.config.backups}, context.now)
                                             : back_up_into(store, options.file, options.over, context.now);
  return written(
      Value::Record{
          {"path", backup.path}, {"made_at", backup.made_at}, {"bytes", static_cast<std::int64_t>(backup.bytes)}, {"verified", true}},
      {paragraph("backup of " + quoted_path(store) + ", read through: " + say_count(backup.bytes, "byte", "bytes") + " in " +
                 quoted_path(backup.path))});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::store_backup_command
