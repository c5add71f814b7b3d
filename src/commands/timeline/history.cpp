// The command `history`: what changed in a thing, when, and by which command.
#include <algorithm>
#include <set>

#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/records.hpp"

namespace mentor::history_command {
namespace {

struct Options {
  std::string reference;
};

void define(Spec& spec, Options& options) {
  spec.operand("REF", options.reference, "the thing", Completes::reference);
  spec.include_private();
}

// For a table: days and times as every table shows them.
Cell cell_of(const Change& change, const std::optional<std::string>& words) {
  if (!words) return {};
  switch (change.reads) {
    case Reads::flag:
      return *words == "true";
    case Reads::day:
      return Cell(parse_iso_date(*words));
    case Reads::moment:
      return Cell(parse_iso_instant(*words));
    case Reads::wall:
      return to_iso(date_of(parse_iso_wall(*words).value())) + " " + to_clock(clock_of(parse_iso_wall(*words).value()));
    case Reads::text:
      break;
  }
  return Cell(words_of(change, words));
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
                       {"private", change.is_private && (is_text(change) || !change.because.empty())}};
}

// Whether anything of it may have been forgotten: it was there by then.
std::optional<std::string> say_forgotten(Context& context, const std::vector<Change>& changes) {
  const auto forgotten = forgotten_history(*context.store);
  const bool is_younger = forgotten && !changes.empty() && changes.front().command_id > forgotten->last_command;
  if (!forgotten || is_younger) return std::nullopt;
  return "what changed before " + say_when(context.zone.date_at(forgotten->before), context.today()) + " is forgotten (history.keep)";
}

void leave_out_column(Table& table, std::ptrdiff_t place) {
  table.columns.erase(table.columns.begin() + place);
  for (auto& row : table.rows) row.erase(row.begin() + place);
}

View run(Context& context, const Options& options) {
  const auto row = row_named(context, options.reference);
  const auto changes = history_with_parts(*context.store, row);
  std::vector<Value> values;
  Table table{"",
              {{"at", "When"},
               {"command", "Command", Align::left, Fit::drops_late},
               {"ref", "What"},
               {"field", "Field"},
               {"before", "Before", Align::left, Fit::wraps},
               {"after", "After", Align::left, Fit::wraps},
               {"because", "Because", Align::left, Fit::wraps}},
              {},
              "Nothing has changed in it since it was made.",
              false};
  std::set<std::string> there;
  for (const auto& change : changes) {
    // Between being made and being removed a row is there; it is made first, and undo may bring it back.
    const std::string ref = short_id(change.row);
    std::string said = change.said;
    if (change.field.empty()) said = there.insert(ref).second ? "(made)" : "(removed)";
    if (change.field.empty() && said == "(removed)") there.erase(ref);
    values.push_back(change_value(change));
    table.rows.push_back({change.at, change.command, ref, std::move(said), cell_of(change, change.before), cell_of(change, change.after),
                          reason_of(change)});
  }
  // A thing without parts need not be named on every line.
  if (std::ranges::all_of(changes, [&](const Change& change) { return change.row == row; })) leave_out_column(table, 2);
  View view;
  if (auto forgotten = say_forgotten(context, changes)) view.notes.push_back(std::move(*forgotten));
  view.sections = sections_from(std::move(table));
  view.data = Value::List(std::move(values));
  view.make_example = [] { return change_value({}); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::history_command
