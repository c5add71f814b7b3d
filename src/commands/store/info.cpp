// The command `store info`: where the store is and what it holds.
#include "commands/commands.hpp"
#include "mentor/store/backups.hpp"
#include "mentor/store/records.hpp"

namespace mentor::store_info_command {
namespace {

struct Options {};

void define(Spec&, Options&) {}

View run(Context& context, const Options&) {
  const StoreInfo info = store_info(*context.store);
  const std::string path = store_file_path(context.process.environment, context.globals.store, context.config);
  const auto last = context.store->is_file() ? last_backup_at(backup_folder(context.process.environment), path) : std::nullopt;
  View view;
  view.data = Value::Record{{"path", path},
                            {"version", info.version},
                            {"size", static_cast<std::int64_t>(info.bytes)},
                            {"pairs", static_cast<std::int64_t>(info.pairs)},
                            {"checkins", static_cast<std::int64_t>(info.checkins)},
                            {"last_backup_at", last}};
  view.sections = {Sheet{"",
                         {{"path", "Store", Cell(path)},
                          {"version", "Version", Cell(info.version)},
                          {"size", "Bytes", Cell(static_cast<std::int64_t>(info.bytes))},
                          {"pairs", "Pairs", Cell(static_cast<std::int64_t>(info.pairs))},
                          {"checkins", "Check-ins", Cell(static_cast<std::int64_t>(info.checkins))},
                          {"last_backup_at", "Last backup", last ? Cell(*last) : Cell("none", Tone::dim)}}}};
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::store_info_command
