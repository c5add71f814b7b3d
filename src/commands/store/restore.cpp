// The command `store restore`: goes back to a backup, and keeps the store as it was.
#include "commands/commands.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/backups.hpp"

namespace mentor::store_restore_command {
namespace {

struct Options {
  std::string file;
};

void define(Spec& spec, Options& options) { spec.operand("FILE", options.file, "a backup, or any other copy of a store", Completes::file); }

// "2 pairs and 14 check-ins, last written Tue 2026-11-24 15:00 CET (4 days ago)"
std::string said(const BackupContent& content, const Zone& zone, Instant now) {
  const std::string rows = say_count(content.pairs, "pair", "pairs") + " and " + say_count(content.checkins, "check-in", "check-ins");
  return rows + (content.written_at ? ", last written " + say_when(*content.written_at, zone, now) : "");
}

void ask(Prompter& prompter, Options& options) {
  const std::string store = store_file_path(prompter.process().environment, prompter.globals().store, prompter.config());
  const BackupContent content = look_into_backup(store, options.file);
  const bool is_wanted = prompter.confirm("put " + quoted_path(options.file) + " (" + said(content, prompter.zone(), prompter.now()) +
                                          ") in place of " + quoted_path(store) + "? It is kept as it is");
  if (!is_wanted) throw failed("nothing was restored", "answer y, or give --yes");
}

std::vector<Block> echo_of(const Context& context, const std::string& store, const std::string& file, const Restored& restored) {
  std::vector<Block> echo{paragraph("restored " + quoted_path(store) + " from " + quoted_path(file)),
                          bullet(said(restored.content, context.zone, context.now)),
                          bullet("mentor undo takes back what is written from now on, and nothing before")};
  if (restored.reminders_sent_at)
    echo.push_back(bullet("reminders have gone out since, the last " + say_when(*restored.reminders_sent_at, context.zone, context.now) +
                          ": the restored store does not know of them, and what is still due goes out once more"));
  if (restored.kept.empty()) return echo;
  echo.push_back(bullet("as it was it is kept in " + quoted_path(restored.kept) + "; the way back:"));
  echo.push_back(command_line("mentor store restore " + shell_word(visible_line(restored.kept))));
  return echo;
}

View run(Context& context, const Options& options) {
  const Environment& environment = context.process.environment;
  const std::string store = store_file_path(environment, context.globals.store, context.config);
  const BackupPlace place{store, backup_folder(environment), context.config.backups};
  const Restored restored = restore_store(place, options.file, "store restore", context.now);
  const BackupContent& content = restored.content;
  return written(Value::Record{{"path", store},
                               {"from", options.file},
                               {"from_version", content.version},
                               {"pairs", static_cast<std::int64_t>(content.pairs)},
                               {"checkins", static_cast<std::int64_t>(content.checkins)},
                               {"written_at", content.written_at},
                               {"reminders_sent_at", restored.reminders_sent_at},
                               {"kept", text_or_null(restored.kept)}},
                 echo_of(context, store, options.file, restored));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::store_restore_command
