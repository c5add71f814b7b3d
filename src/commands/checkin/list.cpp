// The command `checkin list`.
#include "commands/commands.hpp"
#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/store/checkins.hpp"

namespace mentor::checkin_list {
namespace {

struct Options {
  Opt<std::string> pair;
  Opt<Date> since;
  Opt<Date> until;
  Opt<int> limit;
};

void define(Spec& spec, Options& options) {
  spec.text_option("--pair", "P", options.pair, "only with this pair", Completes::pair);
  spec.day("--since", "D", options.since, DateBias::past, "from this day on", DateEdge::first);
  spec.day("--until", "D", options.until, DateBias::past, "up to this day, included", DateEdge::last);
  spec.integer("--limit", "N", options.limit, 1, 1'000'000'000, "only the newest N");
  spec.include_private();
}

Phrases said_in(const Checkin& checkin, const Pair& pair) {
  Phrases said;
  for (const auto& line : checkin.lines) said.push_back(line.kind == LineKind::note ? phrase_of(line) : say_line(line, pair));
  return said;
}

View run(Context& context, const Options& options) {
  CheckinFilter filter;
  std::map<PairId, Pair> pairs;
  for (const auto& relationship : pairs_named(context, options.pair ? std::vector{*options.pair} : std::vector<std::string>{}))
    pairs.emplace(relationship.pair.id, relationship.pair);
  if (options.pair) filter.pair = pairs.begin()->first;
  if (options.since) filter.met_from = context.zone.start_of(*options.since);
  if (options.until) filter.met_until = context.zone.start_of(add_days(*options.until, 1));
  filter.limit = options.limit;
  Value::List values;
  Table table{"",
              {{"id", "Check-in"},
               {"pair", "Pair"},
               {"met_at", "Met"},
               {"logged_at", ""},
               {"minutes", "Length", Align::right},
               {"channel", "Channel"},
               {"rating", "Rating", Align::right},
               {"meeting", ""},
               {"lines", "What", Align::left, true}},
              {},
              "No check-ins here. Log one: mentor log PAIR \"...\"",
              false};
  const bool as_json = context.format.name == "json";
  for (const auto& checkin : checkins(*context.store, filter)) {
    const Pair& pair = pairs.at(checkin.pair);
    if (as_json) {
      values.push_back(checkin_value(context, checkin, pair.handle));
      continue;
    }
    table.rows.push_back({short_id(checkin.id), pair.handle, checkin.met_at, checkin.logged_at, Cell(checkin.length),
                          name_of(checkin.channel), checkin.rating ? Cell(*checkin.rating) : Cell(),
                          checkin.meeting_on ? Cell(meeting_ref(pair.handle, *checkin.meeting_on)) : Cell(), said_in(checkin, pair)});
  }
  View view;
  view.data = std::move(values);
  view.sections.push_back(std::move(table));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::checkin_list
