// The command `report replay`: what other thresholds would have raised over one's own history, before the config is changed.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/report/choice.hpp"
#include "commands/shared/json.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/replay.hpp"

namespace mentor::report_replay {
namespace {

constexpr std::string_view kThresholds = "health.";

struct Setting {
  std::string key;
  std::string value;
};

struct Options {
  ReportChoice choice;
  std::vector<Setting> settings;
  Opt<Date> since;
};

Setting parse_setting(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || !text.starts_with(kThresholds))
    throw usage_error("'" + visible_line(text) + "' sets no threshold of health", "--set health.quiet=3");
  Setting setting{text.substr(0, equals), text.substr(equals + 1)};
  Config scratch;
  set_key(scratch, setting.key, setting.value);
  return setting;
}

void define(Spec& spec, Options& options) {
  spec.custom(
      "--set", "KEY=VALUE", true, "a threshold to try, such as health.quiet=3",
      [&options](const std::string& text, const ParseContext&) { options.settings.push_back(parse_setting(text)); }, Completes::config_key);
  spec.day("--since", "D", options.since, DateBias::past, "from this day (the first pair's start)", DateEdge::first);
  define_report_choice(spec, options.choice);
}

Replay replayed(Context& context, const Options& options) {
  Config tried = context.config;
  for (const auto& setting : options.settings) set_key(tried, setting.key, setting.value);
  return replay_health(*context.store, chosen_pairs(context, options.choice.who), context.config.health, tried.health, options.since,
                       context.clock());
}

std::string shown(const Config& config, std::string_view key) {
  return std::ranges::find(config_keys(), key, &ConfigKey::name)->show(config);
}

Value value_of(const Context& context, const Options& options, const Replay& replay) {
  return Value::Record{
      {"from", replay.from},
      {"until", replay.until},
      {"settings",
       list_of(options.settings,
               [&](const Setting& setting) {
                 return Value(Value::Record{{"key", setting.key}, {"now", shown(context.config, setting.key)}, {"tried", setting.value}});
               })},
      {"rules", list_of(rules_of(replay), [&](const std::string& rule) {
         const AlertTally now = tally_of(replay.now, rule);
         const AlertTally tried = tally_of(replay.tried, rule);
         return Value(Value::Record{{"rule", rule},
                                    {"alerts", now.alerts},
                                    {"followed", now.followed},
                                    {"mended", now.mended},
                                    {"alerts_tried", tried.alerts},
                                    {"followed_tried", tried.followed},
                                    {"mended_tried", tried.mended}});
       })}};
}

Prose head(const Context& context, const Options& options, const Replay& replay) {
  std::vector<Block> blocks{heading(1, "Alerts from " + say_day(replay.from) + " to " + say_day(replay.until)),
                            paragraph("By what was known on each day. Followed: they met within a cadence. Mended: what was logged later "
                                      "takes it back.")};
  for (const auto& setting : options.settings)
    blocks.push_back(bullet(setting.key + ": " + shown(context.config, setting.key) + " now, " + setting.value + " tried"));
  return {std::move(blocks)};
}

Table table_of(const Replay& replay) {
  Table table{"",
              {{"rule", "Rule"},
               {"alerts", "Alerts now", Align::right},
               {"followed", "Followed", Align::right},
               {"mended", "Mended", Align::right},
               {"alerts_tried", "Alerts tried", Align::right},
               {"followed_tried", "Followed", Align::right},
               {"mended_tried", "Mended", Align::right}},
              {},
              "No alert would have been raised.",
              false};
  for (const auto& rule : rules_of(replay)) {
    const AlertTally now = tally_of(replay.now, rule);
    const AlertTally tried = tally_of(replay.tried, rule);
    table.rows.push_back({rule, now.alerts, now.followed, now.mended, tried.alerts, tried.followed, tried.mended});
  }
  return table;
}

View run(Context& context, const Options& options) {
  const Replay replay = replayed(context, options);
  View view;
  view.data = value_of(context, options, replay);
  view.rows = table_of(replay);
  view.sections = sections_from(head(context, options, replay), *view.rows);
  finish_report(view, options.choice, 0);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::report_replay
