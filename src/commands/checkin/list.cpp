// The command `checkin list`.
#include "commands/adding.hpp"
#include "commands/checkin/echo.hpp"
#include "commands/commands.hpp"
#include "commands/lookup.hpp"
#include "commands/present/privacy.hpp"
#include "commands/present/values.hpp"
#include "mentor/store/checkins.hpp"

namespace mentor {
namespace {

struct Options {
  Opt<std::string> pair;
  Opt<Date> since;
  Opt<Date> until;
  Opt<int> limit;
  bool include_private = false;
};

void define(Spec& spec, Options& options) {
  spec.text_option("--pair", "P", options.pair, "only with this pair", Completes::pair);
  spec.day("--since", "D", options.since, Lean::past, "from this day on");
  spec.day("--until", "D", options.until, Lean::past, "up to this day, included");
  spec.integer("--limit", "N", options.limit, 1, 1'000'000'000, "only the newest N");
  spec.flag("--include-private", options.include_private, "show private lines wherever this goes");
}

// The lines in one cell; private ones only where they may be shown, and counted where not.
std::string lines_text(const Checkin& checkin, const Pair& pair, bool shows_private, int& left_out) {
  std::string text;
  for (const auto& line : checkin.lines) {
    if (line.is_private && !shows_private) {
      ++left_out;
      continue;
    }
    const std::string kind = line.kind == LineKind::note ? "" : say_line_kind(line, pair) + ": ";
    text += (text.empty() ? "" : "; ") + kind + line.text;
  }
  return text;
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
  const bool shows_private = options.include_private || context.shows_private();
  int left_out = 0;
  Value::List values;
  Table table{"", {{"id", "Check-in"}, {"pair", "Pair"}, {"met_at", "Met"}, {"logged_at", ""}, {"minutes", "Length", Align::right}, {"channel", "Channel"},
                   {"rating", "Rating", Align::right}, {"meeting", ""}, {"lines", "What", Align::left, true}}, {}, "No check-ins here. Log one: mentor log PAIR \"...\"", false};
  const bool as_json = context.format.name == "json";
  for (const auto& checkin : checkins(*context.store, filter)) {
    const Pair& pair = pairs.at(checkin.pair);
    if (as_json) {
      values.push_back(checkin_value(context, checkin, pair.handle));
      continue;
    }
    table.rows.push_back({short_id(Kind::checkin, checkin.id.value), pair.handle, checkin.met_at, checkin.logged_at, Cell(checkin.length),
                          name_of(checkin.channel), checkin.rating ? Cell(*checkin.rating) : Cell(),
                          checkin.meeting_on ? Cell(meeting_ref(pair.handle, *checkin.meeting_on)) : Cell(),
                          lines_text(checkin, pair, shows_private, left_out)});
  }
  View view;
  view.data = std::move(values);
  view.sections.push_back(std::move(table));
  if (left_out > 0) view.notes.push_back(private_left_out(left_out));
  return view;
}

}  // namespace

Bound checkin_list() { return bind<Options>(define, run); }

}  // namespace mentor
