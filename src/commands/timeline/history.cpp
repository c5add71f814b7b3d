// The command `history`: what changed in a thing, when, and by which command.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/records.hpp"

namespace mentor {
namespace {

struct Options {
  std::string reference;
};

void define(Spec& spec, Options& options) {
  spec.operand("REF", options.reference, "the thing", Completes::reference);
  spec.include_private();
}

std::optional<Phrase> words_of(const Change& change, const std::optional<std::string>& words) {
  if (!words) return std::nullopt;
  return Phrase(*words, change.is_private && change.field == "text");
}

Phrase reason_of(const Change& change) { return {change.because, change.is_private && !change.because.empty()}; }

Value change_value(const Change& change) {
  return Value::Record{{"id", change.command_id},
                       {"at", change.at},
                       {"command", change.command},
                       {"ref", short_id(change.row)},
                       {"field", text_or_null(change.field)},
                       {"before", words_of(change, change.before)},
                       {"after", words_of(change, change.after)},
                       {"because", change.because.empty() ? Value() : Value(reason_of(change))},
                       {"private", change.is_private && (change.field == "text" || !change.because.empty())}};
}

// A pair's history has its agreement's.
std::vector<Change> changes_in(Context& context, const RowRef& row) {
  auto changes = history_of(*context.store, row);
  if (row.kind != Kind::pair) return changes;
  std::ranges::move(agreement_history(*context.store, PairId(row.number)), std::back_inserter(changes));
  std::ranges::stable_sort(changes, {}, &Change::command_id);
  return changes;
}

View run(Context& context, const Options& options) {
  const auto changes = changes_in(context, row_named(context, options.reference));
  std::vector<Value> values;
  Table table{"",
              {{"at", "When"},
               {"command", "Command"},
               {"field", "Field"},
               {"before", "Before", Align::left, true},
               {"after", "After", Align::left, true},
               {"because", "Because", Align::left, true}},
              {},
              "Nothing has changed in it since it was made.",
              false};
  bool is_there = false;
  for (const auto& change : changes) {
    // Between being made and being removed a row is there; it is made first, and undo may bring it back.
    if (change.field.empty()) is_there = !is_there;
    const std::string whole = is_there ? "(made)" : "(removed)";
    values.push_back(change_value(change));
    table.rows.push_back({change.at, change.command, change.field.empty() ? whole : change.field, Cell(words_of(change, change.before)),
                          Cell(words_of(change, change.after)), reason_of(change)});
  }
  View view;
  view.sections = {flat_table(values), std::move(table)};
  view.data = Value::List(std::move(values));
  return view;
}

}  // namespace

CommandInstance history_command() { return bind<Options>(define, run); }

}  // namespace mentor
