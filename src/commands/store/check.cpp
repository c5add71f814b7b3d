// The command `store check`: whether the store's file is sound.
#include "commands/commands.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/erasing.hpp"
#include "mentor/store/records.hpp"

namespace mentor::store_check_command {
namespace {

struct Options {};

void define(Spec&, Options&) {}

Error faulty(const std::string& path, const std::vector<std::string>& faults) {
  std::string message = "the store '" + visible_line(path) + "' has " + say_count(static_cast<long long>(faults.size()), "fault", "faults");
  for (const auto& fault : faults) message += (&fault == &faults.front() ? ": " : "; ") + visible_line(fault);
  return damaged(std::move(message), "keep a copy of the file, then go back to your last backup");
}

View run(Context& context, const Options&) {
  const auto faults = check_store(*context.store);
  if (!faults.empty()) throw faulty(context.store->path(), faults);
  const auto readable = files_readable_by_others(*context.store);
  if (!readable.empty()) throw damaged(readable_words(readable), private_again(readable));
  View view = written(Value::Record{{"path", context.store->path()}, {"faults", Value::List{}}},
                      {paragraph("no faults in " + visible_line(context.store->path()))});
  if (is_erasing_unfinished(*context.store))
    view.notes.push_back("an erasure was interrupted, and words of it may be left in the file\n  mentor person erase   finishes it");
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::store_check_command
