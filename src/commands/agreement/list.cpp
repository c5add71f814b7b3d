// The command `agreement list`.
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"

namespace mentor::agreement_list {
namespace {

struct Options {
  PairChoice who;
};

void define(Spec& spec, Options& options) { define_pair_choice(spec, options.who); }

Value with_pair(const std::string& handle, const Agreement& agreement) {
  Value::Record record{{"pair", handle}};
  const Value value = agreement_value(agreement);
  for (const auto& field : std::get<Value::Record>(value.get())) record.push_back(field);
  return record;
}

View run(Context& context, const Options& options) {
  const auto pairs = chosen_pairs(context, options.who);
  std::vector<Value> values;
  Table table{"",
              {{"pair", "Pair"},
               {"every", "Every", Align::left, Fit::wraps},
               {"minutes", "Length"},
               {"channel", "Channel", Align::left, Fit::drops_late},
               {"tz", "Times in", Align::left, Fit::drops_early},
               {"from", "From", Align::left, Fit::drops_early},
               {"signed", "Signed by", Align::left, Fit::drops_late}},
              {},
              say_none_chosen(options.who, pairs, "No pairs here. Begin one: mentor pair add --mentor \"Ada Lovelace\""),
              false};
  for (const auto& relationship : pairs) {
    const Pair& pair = relationship.pair;
    if (options.who.pairs.empty() && status_on(pair, context.today()) == PairStatus::ended) continue;
    const Agreement& agreement = agreement_now(context, relationship);
    values.push_back(with_pair(pair.handle, agreement));
    const bool mentor = agreement.signed_by_mentor_on.has_value();
    const bool mentee = agreement.signed_by_mentee_on.has_value();
    table.rows.push_back({pair.handle, to_string(agreement.every), agreement.length, name_of(agreement.channel), agreement.tz,
                          agreement.from,
                          mentor && mentee ? "both"
                          : mentor         ? "mentor"
                          : mentee         ? "mentee"
                                           : "nobody yet"});
  }
  View view;
  view.sections = sections_from(std::move(table));
  view.data = Value::List(std::move(values));
  view.make_example = [] { return with_pair("", {}); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agreement_list
