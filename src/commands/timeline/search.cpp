// The command `search`: words, wherever they stand.
#include "commands/commands.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/store/records.hpp"

namespace mentor::search_command {
namespace {

struct Options {
  std::vector<std::string> words;
};

void define(Spec& spec, Options& options) {
  spec.operands("WORD", options.words, "what to find; each must occur, in any case");
  spec.include_private();
}

void ask(Prompter&, Options& options) {
  for (auto& word : options.words) word = storable(word, "WORD", kShortText);
}

Value hit_value(const SearchHit& hit) {
  return Value::Record{{"kind", name_of(hit.row.kind)}, {"ref", short_id(hit.row)}, {"pair", hit.pair}, {"on", hit.on},
                       {"text", phrase_of(hit)},        {"private", hit.is_private}};
}

View run(Context& context, const Options& options) {
  const auto hits = search(*context.store, options.words, context.zone);
  std::vector<Value> values;
  Table table{"",
              {{"ref", "Ref"}, {"pair", "Pair"}, {"on", "On"}, {"text", "Text", Align::left, Fit::wraps}},
              {},
              "Nothing has all of these words.",
              false};
  for (const auto& hit : hits) {
    values.push_back(hit_value(hit));
    table.rows.push_back({short_id(hit.row), hit.pair, Cell(hit.on), phrase_of(hit)});
  }
  View view;
  view.sections = sections_from(std::move(table));
  view.data = Value::List(std::move(values));
  view.make_example = [] { return hit_value({}); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::search_command
