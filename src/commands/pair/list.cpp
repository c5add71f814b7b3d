#include <algorithm>
#include <memory>

#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor::pair_list {
namespace {

struct Options {
  Opt<PairStatus> status;
  PairChoice who;
  Opt<HealthStatus> health;
};

void define(Spec& spec, Options& options) {
  spec.choice("--status", "S", options.status, "active (the default, with paused), paused or ended");
  define_pair_options(spec, options.who);
  spec.choice("--health", "H", options.health, "only pairs with this health");
}

bool wanted(const Pair& pair, const Options& options, Date today) {
  const PairStatus status = status_on(pair, today);
  return options.status ? status == *options.status : status != PairStatus::ended;
}

std::vector<Cell> row(Context& context, const Relationship& relationship, const Health& health) {
  const Pair& pair = relationship.pair;
  const auto dates = last_dates(*context.store, pair.id);
  const auto next = next_meeting(*context.store, relationship, context.now, context.zones);
  return {pair.handle,
          pair.mentor.name,
          pair.mentee.name,
          to_string(agreement_on(relationship.agreements, context.today()).every),
          dates.last_contact ? Cell(context.zone.date_at(*dates.last_contact)) : Cell("never", Tone::dim),
          next ? Cell(next->starts_at) : Cell(),
          Cell(name_of(health.status), tone_of(health.status))};
}

// Who asked for something is told that it is that which is not there.
std::string nothing_found(const Options& options) {
  if (!options.who.tags.empty())
    return "No " + std::string(options.status ? name_of(*options.status) : "running") + " pair has the tag '" +
           visible_line(joined(options.who.tags, "' and '")) + "'.";
  if (options.health) return "No pair is " + std::string(name_of(*options.health)) + ".";
  if (options.status) return "No pair is " + std::string(name_of(*options.status)) + ".";
  return "No pairs here. Begin one: mentor pair add --mentor \"Ada Lovelace\"";
}

View run(Context& context, const Options& options) {
  auto all = chosen_pairs(context, options.who);
  std::erase_if(all, [&](const Relationship& r) { return !wanted(r.pair, options, context.today()); });
  auto health = health_of(*context.store, all, context.today(), context.config.health, context.zones);
  if (options.health) std::erase_if(all, [&](const Relationship& r) { return health.at(r.pair.id).status != *options.health; });
  const auto chosen = std::make_shared<const std::vector<Relationship>>(std::move(all));
  View view;
  view.make_data = [&context, chosen] { return Value(pair_values(context, *chosen)); };
  view.make_sections = [&context, &options, chosen, health = std::move(health)] {
    Table table{"",
                {{"handle", "Pair"},
                 {"mentor", "Mentor", Align::left, Fit::wraps},
                 {"mentee", "Mentee", Align::left, Fit::wraps},
                 {"every", "Every", Align::left, Fit::drops_late},
                 {"last_contact_on", "Last contact", Align::left, Fit::drops_late},
                 {"next_meeting_at", "Next meeting", Align::left, Fit::drops_late},
                 {"health", "Health"}},
                {},
                nothing_found(options),
                false};
    for (const auto& relationship : *chosen) table.rows.push_back(row(context, relationship, health.at(relationship.pair.id)));
    return sections_from(std::move(table));
  };
  view.make_example = [&context] {
    Agreement agreement;
    agreement.tz = Zone::utc().name();
    return pair_value(context, {{}, {agreement}});
  };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::pair_list
