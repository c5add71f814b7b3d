// The command `person list`: everybody who is a side of a pair.
#include "commands/commands.hpp"
#include "commands/person/fields.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/persons.hpp"

namespace mentor::person_list {
namespace {

struct Options {};

void define(Spec&, Options&) {}

View run(Context& context, const Options&) {
  Table table{"",
              {{"id", "Person"},
               {"name", "Name", Align::left, Fit::wraps},
               {"email", "Address", Align::left, Fit::wraps},
               {"tz", "Time zone", Align::left, Fit::drops_late},
               {"pairs", "Pairs", Align::left, Fit::wraps}},
              {},
              "Nobody yet. Begin a pair: mentor pair add --mentor \"Ada Lovelace <ada@example.org>\"",
              false};
  std::vector<Value> values;
  for (const auto& person : persons(*context.store)) {
    std::vector<std::string> handles;
    for (const auto& relationship : relationships_with(context, person.id)) handles.push_back(relationship.pair.handle);
    values.emplace_back(person_record(person));
    table.rows.push_back(
        {std::to_string(person.id.value), person.name + (person.is_me ? " (me)" : ""), person.email, person.tz, joined(handles, ", ")});
  }
  View view;
  view.sections = sections_from(std::move(table));
  view.data = Value::List(std::move(values));
  view.make_example = [] { return Value(person_record({})); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::person_list
