// The command `checkin list`.
#include <map>
#include <memory>

#include "commands/commands.hpp"
#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/store/checkins.hpp"

namespace mentor::checkin_list {
namespace {

struct Options {
  PairChoice who;
  Opt<Date> since;
  Opt<Date> until;
  Opt<int> limit;
};

void define(Spec& spec, Options& options) {
  define_pair_choice(spec, options.who);
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

struct Found {
  std::map<PairId, Pair> pairs;
  std::vector<Checkin> checkins;
  std::string nothing;
};

std::shared_ptr<const Found> found_checkins(Context& context, const Options& options) {
  auto found = std::make_shared<Found>();
  const auto pairs = chosen_pairs(context, options.who);
  for (const auto& relationship : pairs) found->pairs.emplace(relationship.pair.id, relationship.pair);
  found->nothing = say_none_chosen(options.who, pairs, "No check-ins here. Log one: mentor log PAIR \"...\"");
  const bool is_of_many = options.who.is_narrowed() && pairs.size() != 1;
  CheckinFilter filter;
  if (options.who.is_narrowed() && !is_of_many) filter.pair = pairs.front().pair.id;
  if (options.since) filter.met_from = context.zone.start_of(*options.since);
  if (options.until) filter.met_until = context.zone.start_of(add_days(*options.until, 1));
  if (!is_of_many) filter.limit = options.limit;
  found->checkins = checkins(*context.store, filter);
  if (is_of_many) keep_of_pairs(found->checkins, pairs);
  if (options.limit && found->checkins.size() > static_cast<std::size_t>(*options.limit))
    found->checkins.resize(static_cast<std::size_t>(*options.limit));
  return found;
}

Table table_of(const Found& found) {
  Table table{"",
              {{"id", "Check-in"},
               {"pair", "Pair"},
               {"met_at", "Met"},
               {"logged_at", ""},
               {"minutes", "Length", Align::right, Fit::drops_late},
               {"channel", "Channel", Align::left, Fit::drops_late},
               {"rating", "Rating", Align::right, Fit::drops_early},
               {"meeting", ""},
               {"lines", "What", Align::left, Fit::wraps}},
              {},
              found.nothing,
              false};
  for (const auto& checkin : found.checkins) {
    const Pair& pair = found.pairs.at(checkin.pair);
    table.rows.push_back({short_id(checkin.id), pair.handle, checkin.met_at, checkin.logged_at, Cell(checkin.length),
                          name_of(checkin.channel), checkin.rating ? Cell(*checkin.rating) : Cell(),
                          checkin.meeting_on ? Cell(meeting_ref(pair.handle, *checkin.meeting_on)) : Cell(), said_in(checkin, pair)});
  }
  return table;
}

View run(Context& context, const Options& options) {
  const auto found = found_checkins(context, options);
  View view;
  view.make_data = [&context, found] {
    return list_of(found->checkins, [&](const Checkin& one) { return checkin_value(context, one, found->pairs.at(one.pair).handle); });
  };
  view.make_rows = [found] { return table_of(*found); };
  view.make_sections = [found] { return sections_from(table_of(*found)); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::checkin_list
