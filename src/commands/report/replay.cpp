// The command `report replay`: what other thresholds would have raised over one's own history, before the config is changed.
#include <algorithm>
#include <map>
#include <set>

#include "commands/commands.hpp"
#include "commands/report/choice.hpp"
#include "commands/report/period.hpp"
#include "commands/shared/json.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/health_input.hpp"

namespace mentor {
namespace {

constexpr std::string_view kThresholds = "health.";
constexpr int kFollowedWithin = 31;  // days, where there is no cadence: a monthly one

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
  spec.day("--since", "D", options.since, DateBias::past, "from this day (the first pair's start)");
  define_report_choice(spec, options.choice);
}

struct Tally {
  int alerts = 0;    ///< days on which a rule began to fire
  int followed = 0;  ///< of these, those after which they met within a cadence
  int mended = 0;    ///< of these, those that what was logged later takes back
};

// One set of thresholds, as the days go by.
struct Course {
  Thresholds thresholds;
  std::map<std::string, Tally> by_rule;
  std::map<PairId, std::set<std::string>> firing;
};

struct Replay {
  Date from;
  Date until;
  Course now;
  Course tried;
};

using Meetings = std::map<PairId, std::vector<Date>>;

Meetings meetings_held(Context& context, const std::vector<Relationship>& relationships) {
  Meetings held;
  for (const auto& relationship : relationships)
    for (const auto& checkin : checkins(*context.store, {relationship.pair.id, {}, {}, {}, {}, {}}))
      if (was_meeting(checkin)) held[relationship.pair.id].push_back(context.zone.date_at(checkin.met_at));
  return held;
}

std::set<std::string> alarms(const HealthInput& facts, const Thresholds& thresholds, Date day) {
  std::set<std::string> rules;
  for (const auto& reason : judge(facts, thresholds, day).reasons)
    if (reason.verdict == Verdict::at_risk || reason.verdict == Verdict::needs_checkin) rules.insert(reason.rule);
  return rules;
}

bool met_within(const std::vector<Date>& held, Date after, int days) {
  return std::ranges::any_of(held, [&](Date met) { return met > after && days_between(after, met) <= days; });
}

// The rules that begin to fire on `day`: they did not the day before.
void pass_day(Course& course, const std::map<PairId, HealthInput>& known_then, const std::map<PairId, HealthInput>& known_now,
              const Meetings& held, Date day) {
  for (const auto& [pair, facts] : known_then) {
    auto rules = alarms(facts, course.thresholds, day);
    const auto& before = course.firing[pair];
    for (const auto& rule : rules) {
      if (before.contains(rule)) continue;
      Tally& tally = course.by_rule[rule];
      const auto met = held.find(pair);
      ++tally.alerts;
      tally.followed += met != held.end() && met_within(met->second, day, facts.cadence_days.value_or(kFollowedWithin)) ? 1 : 0;
      tally.mended += alarms(known_now.at(pair), course.thresholds, day).contains(rule) ? 0 : 1;
    }
    course.firing[pair] = std::move(rules);
  }
}

Replay replayed(Context& context, const Options& options) {
  const auto relationships = chosen_pairs(context, options.choice);
  Config tried = context.config;
  for (const auto& setting : options.settings) set_key(tried, setting.key, setting.value);
  Replay replay{context.today(), context.today(), {context.config.health, {}, {}}, {tried.health, {}, {}}};
  for (const auto& relationship : relationships) replay.from = std::min(replay.from, relationship.pair.starts_on);
  if (options.since) replay.from = *options.since;
  const Meetings held = meetings_held(context, relationships);
  for (Date day = replay.from; day <= replay.until; day = add_days(day, 1)) {
    const Instant end = context.zone.start_of(add_days(day, 1));
    const auto then = health_input(*context.store, relationships, {day, end}, context.zones);
    const auto now = health_input(*context.store, relationships, {day, std::nullopt}, context.zones);
    for (Course* course : {&replay.now, &replay.tried}) pass_day(*course, then, now, held, day);
  }
  return replay;
}

std::set<std::string> rules_of(const Replay& replay) {
  std::set<std::string> rules;
  for (const Course* course : {&replay.now, &replay.tried})
    for (const auto& [rule, tally] : course->by_rule) rules.insert(rule);
  return rules;
}

Tally tally_of(const Course& course, const std::string& rule) {
  const auto found = course.by_rule.find(rule);
  return found == course.by_rule.end() ? Tally{} : found->second;
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
         const Tally now = tally_of(replay.now, rule);
         const Tally tried = tally_of(replay.tried, rule);
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
    const Tally now = tally_of(replay.now, rule);
    const Tally tried = tally_of(replay.tried, rule);
    table.rows.push_back({rule, now.alerts, now.followed, now.mended, tried.alerts, tried.followed, tried.mended});
  }
  return table;
}

View run(Context& context, const Options& options) {
  const Replay replay = replayed(context, options);
  View view;
  view.data = value_of(context, options, replay);
  view.sections = {head(context, options, replay), table_of(replay)};
  finish_report(view, options.choice, 0);
  return view;
}

}  // namespace

CommandInstance report_replay() { return bind<Options>(define, run); }

}  // namespace mentor
