// The command `store check`: whether the store is sound, and what it is in danger of.
#include "commands/commands.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/backups.hpp"
#include "mentor/store/records.hpp"

namespace mentor::store_check_command {
namespace {

struct Options {
  bool exit_code = false;
};

void define(Spec& spec, Options& options) { spec.flag("--exit-code", options.exit_code, "exit with 8 when a sound store is in danger"); }

// The newest copy to go back to; "FILE" where there is none.
std::string newest_backup(const std::string& backups, const std::string& store) {
  std::string newest = "FILE";
  for (const auto& copy : copies_of_store(backups, store))
    if (copy.kind == CopyKind::backup) newest = shell_word(visible_line(copy.path));
  return newest;
}

Error faulty(const std::string& path, const std::vector<std::string>& faults, const std::string& backups) {
  std::string message = "the store '" + visible_line(path) + "' has " + say_count(static_cast<long long>(faults.size()), "fault", "faults");
  for (const auto& fault : faults) message += (&fault == &faults.front() ? ": " : "; ") + visible_line(fault);
  return damaged(std::move(message),
                 "mentor store restore " + newest_backup(backups, path) + "   goes back to a backup, and keeps the file");
}

View run(Context& context, const Options& options) {
  Store& store = *context.store;
  const std::string backups = backup_folder(context.process.environment);
  const auto faults = check_store(store);
  if (!faults.empty()) throw faulty(store.path(), faults, backups);
  const auto readable = files_readable_by_others(store, backups);
  if (!readable.empty()) throw damaged(readable_words(readable), private_again(readable));
  const auto last = store.is_file() ? last_backup_at(backups, store.path()) : std::nullopt;
  std::vector<Block> echo{paragraph("no faults in " + visible_line(store.path()))};
  echo.push_back(last ? bullet("last backup: " + say_when(*last, context.zone, context.now)) : bullet("no backup yet"));
  if (!last) echo.push_back(command_line("mentor store backup"));
  std::vector<Value> dangers;
  for (const auto& danger : dangers_around(store)) {
    echo.push_back(bullet(danger.what));
    echo.push_back(command_line(danger.next));
    dangers.push_back(Value::Record{{"what", danger.what}, {"next", danger.next}});
  }
  const bool is_in_danger = options.exit_code && !dangers.empty();
  View view = written(
      Value::Record{
          {"path", store.path()}, {"faults", Value::List{}}, {"dangers", Value::List(std::move(dangers))}, {"last_backup_at", last}},
      std::move(echo));
  view.attention = is_in_danger;
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::store_check_command
