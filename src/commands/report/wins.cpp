// The command `report wins`: wins, goals reached, promises kept and thanks, for a review talk.
#include <algorithm>
#include <functional>
#include <map>
#include <memory>

#include "commands/commands.hpp"
#include "commands/report/choice.hpp"
#include "commands/report/mentorship_report.hpp"
#include "commands/report/period.hpp"
#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/json.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/mentoring/wins.hpp"

namespace mentor {

/// What stands under one heading.
enum class WinsGroup { month, goal };
template <>
inline constexpr auto kEnumNames<WinsGroup> = std::to_array<EnumName<WinsGroup>>({{WinsGroup::month, "month"}, {WinsGroup::goal, "goal"}});

}  // namespace mentor

namespace mentor::report_wins {
namespace {

constexpr int kDaysBack = 365;

struct Options {
  ReportChoice choice;
  Opt<Date> since;
  Opt<WinsGroup> group;
};

void define(Spec& spec, Options& options) {
  spec.day("--since", "D", options.since, DateBias::past, "the first day that counts (365 days ago)", DateEdge::first);
  spec.choice("--group", "WHAT", options.group, "what stands together (month)");
  define_report_choice(spec, options.choice);
}

// One thing that went well.
struct Moment {
  Date on;
  std::string_view kind;
  std::string by;
  std::string ref;
  Phrase text;
  Block told;
  std::vector<GoalId> goals;
};

class Moments {
 public:
  Moments(const WinsReport& wins, const Zone& zone, Date today) : wins_(wins), zone_(zone), today_(today), moved_(goals_moved(wins)) {
    for (const Goal* goal : reached_in(wins)) add_goal(*goal);
    for (const LineKind kind : {LineKind::win, LineKind::thanks})
      for (const auto& said : said_of(wins.contacts, kind)) add_line(said);
    for (const auto& action : wins.kept) add_promise(action);
    std::ranges::stable_sort(all, {}, &Moment::on);
  }

  std::vector<Moment> all;

 private:
  std::string day(Date on) const { return say_short_day(on, today_); }
  std::vector<GoalId> moved_in(CheckinId checkin) const {
    const auto found = moved_.find(checkin);
    return found == moved_.end() ? std::vector<GoalId>{} : found->second;
  }

  void add_goal(const Goal& goal) {
    const GoalWay way{goal, goal.baseline, value_on(goal, today_)};
    const std::string result = goal.result ? ", result " + std::string(*goal.result > 0 ? "+" : "") + std::to_string(*goal.result) : "";
    all.push_back({*goal.closed_on,
                   "goal",
                   std::string(name_of(goal.learner)),
                   short_id(goal.id),
                   goal.text,
                   bullet({plain(day(*goal.closed_on) + ": "), strong("Goal reached"), plain(": " + say_goal_way(way, today_) + result)}),
                   {goal.id}});
  }
  void add_line(const Said& said) {
    const Date on = zone_.date_at(said.checkin->met_at);
    all.push_back({on, name_of(said.line->kind), std::string(name_of(said.line->by)), short_id(said.checkin->id), phrase_of(*said.line),
                   bullet(day(on) + ": " + say_line(*said.line, wins_.pair())), moved_in(said.checkin->id)});
  }
  void add_promise(const Action& action) {
    all.push_back({*action.done_on, "promise", std::string(name_of(action.owner)), short_id(action.id), phrase_of(action),
                   kept_promise(action, wins_.pair(), today_), action.checkin ? moved_in(*action.checkin) : std::vector<GoalId>{}});
  }

  const WinsReport& wins_;
  const Zone& zone_;
  Date today_;
  std::map<CheckinId, std::vector<GoalId>> moved_;
};

struct Counts {
  std::size_t goals = 0, wins = 0, kept = 0, thanks = 0;
  Counts& operator+=(const Counts& more) {
    goals += more.goals;
    wins += more.wins;
    kept += more.kept;
    thanks += more.thanks;
    return *this;
  }
};

struct PairWins {
  WinsReport wins;
  std::vector<Moment> moments;
  Counts counts;
};

Counts counts_of(const std::vector<Moment>& moments) {
  const auto of = [&](std::string_view kind) { return static_cast<std::size_t>(std::ranges::count(moments, kind, &Moment::kind)); };
  return {of("goal"), of("win"), of("promise"), of("thanks")};
}

// For somebody who was not there promises and thanks are counted, and not told.
void leave_to_the_two(PairWins& pair) {
  pair.wins.kept.clear();
  for (auto& checkin : pair.wins.contacts) std::erase_if(checkin.lines, [](const Line& line) { return line.kind == LineKind::thanks; });
  std::erase_if(pair.moments, [](const Moment& moment) { return moment.kind == "promise" || moment.kind == "thanks"; });
}

std::vector<PairWins> gathered(Context& context, const Options& options, Date since) {
  std::vector<PairWins> pairs;
  for (auto& relationship : chosen_pairs(context, options.choice.who)) {
    const auto& ended_on = relationship.pair.ended_on;
    if (ended_on && *ended_on < since && options.choice.who.pairs.empty()) continue;
    PairWins pair{gather_wins(*context.store, std::move(relationship), since, context.disclosure, context.clock()), {}, {}};
    pair.moments = Moments(pair.wins, context.zone, context.today()).all;
    pair.counts = counts_of(pair.moments);
    if (options.choice.brief) leave_to_the_two(pair);
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

Value value_of(Context& context, const PairWins& pair) {
  const WinsReport& wins = pair.wins;
  return Value::Record{
      {"pair", wins.pair().handle},
      {"since", wins.since},
      {"wins", said_value(wins.contacts, LineKind::win)},
      {"goals", list_of(reached_in(wins), [&](const Goal* goal) { return goal_value(context, *goal, wins.pair()); })},
      {"actions_kept", list_of(wins.kept, [&](const Action& action) { return action_value(action, wins.pair().handle, context.today()); })},
      {"thanks", said_value(wins.contacts, LineKind::thanks)}};
}

Table rows_of(const std::vector<PairWins>& pairs) {
  Table table{"", {{"pair", ""}, {"on", ""}, {"kind", ""}, {"by", ""}, {"text", ""}, {"ref", ""}}, {}, "", false};
  for (const auto& pair : pairs)
    for (const auto& moment : pair.moments)
      table.rows.push_back({pair.wins.pair().handle, moment.on, moment.kind, moment.by, moment.text, moment.ref});
  return table;
}

std::string say_counts(const Counts& counts) {
  const auto number = [](std::size_t n) { return static_cast<long long>(n); };
  return say_count(number(counts.goals), "goal", "goals") + " reached, " + say_count(number(counts.wins), "win", "wins") + ", " +
         say_count(number(counts.kept), "promise", "promises") + " kept, " + say_count(number(counts.thanks), "time", "times") +
         " thanked.";
}

std::vector<Tile> tiles_of(const Counts& counts) {
  return {{counts.goals == 1 ? "goal reached" : "goals reached", std::to_string(counts.goals), ""},
          {counts.wins == 1 ? "win" : "wins", std::to_string(counts.wins), ""},
          {counts.kept == 1 ? "promise kept" : "promises kept", std::to_string(counts.kept), ""},
          {counts.thanks == 1 ? "time thanked" : "times thanked", std::to_string(counts.thanks), ""}};
}

void tell(const std::string& title, const std::vector<Moment>& moments, const std::function<bool(const Moment&)>& belongs,
          std::vector<Block>& blocks) {
  if (std::ranges::none_of(moments, belongs)) return;
  blocks.push_back(heading(3, title));
  for (const auto& moment : moments)
    if (belongs(moment)) blocks.push_back(moment.told);
}

void tell_by_month(const PairWins& pair, std::vector<Block>& blocks) {
  std::optional<std::chrono::year_month> month;
  for (const auto& moment : pair.moments) {
    const std::chrono::year_month own{moment.on.year(), moment.on.month()};
    if (month == own) continue;
    month = own;
    const auto belongs = [&](const Moment& m) { return m.on.year() == own.year() && m.on.month() == own.month(); };
    tell(say_period(month_of(moment.on)), pair.moments, belongs, blocks);
  }
}

// What was said or promised where a goal was brought further stands under it.
void tell_by_goal(const PairWins& pair, std::vector<Block>& blocks) {
  for (const auto& goal : pair.wins.goals)
    tell(
        goal.text, pair.moments, [&](const Moment& m) { return std::ranges::find(m.goals, goal.id) != m.goals.end(); }, blocks);
  tell(
      "Besides", pair.moments, [](const Moment& m) { return m.goals.empty(); }, blocks);
}

Table overview(const std::vector<PairWins>& pairs) {
  Table table{"All pairs",
              {{"pair", "Pair", Align::left, Fit::whole, Shown::where_typed},
               {"mentor", "Mentor", Align::left, Fit::wraps},
               {"mentee", "Mentee", Align::left, Fit::wraps},
               {"goals", "Goals reached", Align::right},
               {"wins", "Wins", Align::right},
               {"kept", "Kept", Align::right, Fit::drops_early},
               {"thanks", "Thanks", Align::right, Fit::drops_early}},
              {},
              "",
              false};
  const auto number = [](std::size_t n) { return Cell(static_cast<std::int64_t>(n)); };
  for (const auto& [wins, moments, counts] : pairs)
    table.rows.push_back({wins.pair().handle, wins.pair().mentor.name, wins.pair().mentee.name, number(counts.goals), number(counts.wins),
                          number(counts.kept), number(counts.thanks)});
  return table;
}

std::vector<Section> sections_of(const std::vector<PairWins>& pairs, Date since, WinsGroup group) {
  std::vector<Block> blocks{heading(1, "What went well, since " + say_day(since))};
  if (pairs.empty()) {
    blocks.push_back(paragraph("No pair was active in this time."));
    return sections_from(Prose{std::move(blocks)});
  }
  Counts sum;
  for (const auto& pair : pairs) sum += pair.counts;
  blocks.push_back(paragraph({strong(say_counts(sum))}, tiles_of(sum)));
  if (pairs.size() > kMostTold) return sections_from(Prose{std::move(blocks)}, overview(pairs));
  for (const auto& pair : pairs) {
    blocks.push_back(heading(2, names_of(pair.wins.pair())));
    if (pairs.size() > 1) blocks.push_back(paragraph(say_counts(pair.counts)));
    group == WinsGroup::goal ? tell_by_goal(pair, blocks) : tell_by_month(pair, blocks);
    if (pair.moments.empty() && pairs.size() == 1) blocks.push_back(paragraph("Nothing is recorded in this time."));
  }
  return sections_from(Prose{std::move(blocks)});
}

bool needs_someone(Context& context, const std::vector<PairWins>& pairs) {
  std::vector<Relationship> relationships;
  for (const auto& pair : pairs) relationships.push_back(pair.wins.relationship);
  const auto judged = health_of(*context.store, relationships, context.today(), context.config.health, context.zones);
  return std::ranges::any_of(judged, [](const auto& one) { return needs_attention(one.second.status); });
}

View run(Context& context, const Options& options) {
  const Date since = options.since.value_or(add_days(context.today(), -kDaysBack));
  if (since > context.today()) throw usage_error(to_iso(since) + " lies in the future", "give the first day that counts: --since D");
  const auto pairs = std::make_shared<const std::vector<PairWins>>(gathered(context, options, since));
  const WinsGroup group = options.group.value_or(WinsGroup::month);
  View view;
  view.make_data = [&context, pairs] { return list_of(*pairs, [&](const PairWins& pair) { return value_of(context, pair); }); };
  view.make_rows = [pairs] { return rows_of(*pairs); };
  view.make_sections = [pairs, since, group] { return sections_of(*pairs, since, group); };
  if (options.choice.exit_code) view.attention = needs_someone(context, *pairs);
  std::size_t left_out = 0;
  for (const auto& pair : *pairs) left_out += pair.wins.left_out;
  finish_report(view, options.choice, left_out);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::report_wins
