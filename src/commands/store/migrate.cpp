// The command `store migrate`: brings the store up to date, as any write does.
#include "commands/commands.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/store/records.hpp"

namespace mentor::store_migrate_command {
namespace {

struct Options {};

void define(Spec&, Options&) {}

std::string said(const std::string& path, const Upgrade& upgrade) {
  const std::string store = "the store " + quoted_path(path);
  if (upgrade.backup.empty()) return store + " is of version " + std::to_string(upgrade.to) + ", the newest; nothing was changed";
  return store + " was brought from version " + std::to_string(upgrade.from) + " to " + std::to_string(upgrade.to) +
         "\nAs it was it is kept in " + quoted_path(upgrade.backup);
}

View run(Context& context, const Options&) {
  const Environment& environment = context.process.environment;
  const std::string path = store_file_path(environment, context.globals.store, context.config);
  const auto upgrade = Store::upgrade(path, context.now, backup_folder(environment));
  if (!upgrade) throw not_found("store", path, "mentor pair add begins one");
  return written(Value::Record{{"path", path}, {"from", upgrade->from}, {"to", upgrade->to}, {"backup", text_or_null(upgrade->backup)}},
                 {paragraph(said(path, *upgrade))});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::store_migrate_command
