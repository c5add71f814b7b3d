// A week or a month as values: what JSON prints whole, and CSV a row a pair.
#include "commands/report/period.hpp"
#include "commands/shared/json.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/mentoring/rescoping.hpp"

namespace mentor {
namespace {

std::vector<const Line*> lines_of(const PairPeriod& pair, LineKind kind) {
  std::vector<const Line*> found;
  for (const auto& checkin : pair.contacts)
    for (const auto& line : checkin.lines)
      if (line.kind == kind) found.push_back(&line);
  return found;
}

Value lines_value(const PairPeriod& pair, LineKind kind) {
  return list_of(lines_of(pair, kind), [](const Line* line) { return line_value(*line); });
}

Phrases texts_of(const PairPeriod& pair, LineKind kind) {
  Phrases texts;
  for (const Line* line : lines_of(pair, kind)) texts.push_back(phrase_of(*line));
  return texts;
}

Value goal_way_value(const GoalWay& way, Date day, const std::vector<Rescoping>& changes) {
  return Value::Record{{"goal", short_id(way.goal.id)},
                       {"from", way.from},
                       {"to", way.to},
                       {"share_done", share_done(way.goal, day)},
                       {"share_time", share_time(way.goal, day)},
                       {"changes", rescopings_value(changes)}};
}

Value pair_value_of(Context& context, const PairPeriod& pair, Date day, const std::vector<Rescoping>& changes) {
  const std::string& handle = pair.pair().handle;
  const Totals totals = totals_of(pair, day);
  const auto action = [&](const Action& a) { return action_value(a, handle, day); };
  return Value::Record{
      {"pair", handle},
      {"health", health_value(handle, pair.health, day)},
      {"checkins", totals.checkins},
      {"minutes", totals.length},
      {"meetings_held", totals.held},
      {"meetings_missed", totals.missed},
      {"goals",
       list_of(pair.goals, [&](const GoalWay& way) { return goal_way_value(way, day, rescopings_of(changes, way.goal, context.zone)); })},
      {"notes", lines_value(pair, LineKind::note)},
      {"wins", lines_value(pair, LineKind::win)},
      {"blockers", lines_value(pair, LineKind::blocker)},
      {"lessons", lines_value(pair, LineKind::lesson)},
      {"thanks", lines_value(pair, LineKind::thanks)},
      {"actions_kept", list_of(pair.kept, action)},
      {"actions_open", list_of(pair.open, action)},
      {"late", list_of(pair.late, [&](const Checkin& checkin) { return checkin_value(context, checkin, handle); })},
      {"next_meeting", pair.next ? meeting_value(*pair.next, pair.pair(), pair.topics) : Value()}};
}

}  // namespace

Value totals_value(const Totals& totals) {
  return Value::Record{{"pairs", totals.pairs},        {"checkins", totals.checkins},      {"minutes", totals.length},
                       {"meetings_held", totals.held}, {"meetings_missed", totals.missed}, {"actions_kept", totals.kept},
                       {"actions_open", totals.open},  {"actions_overdue", totals.overdue}};
}

Value period_value(Context& context, const PeriodReport& report) {
  const auto changes = rescopings_on(*context.store, report.period.from, report.period.until, context.zone);
  return Value::Record{
      {"from", report.period.from},
      {"until", report.period.until},
      {"tz", context.zone.name()},
      {"totals", totals_value(report.totals)},
      {"pairs", list_of(report.pairs, [&](const PairPeriod& p) { return pair_value_of(context, p, report.day, changes); })}};
}

Table period_rows(const PeriodReport& report) {
  Table table;
  for (const char* key : {"pair", "mentor", "mentee", "health", "checkins", "minutes", "meetings_held", "meetings_missed", "actions_kept",
                          "actions_open", "actions_overdue", "next_meeting_at", "notes", "wins", "blockers", "lessons", "thanks"})
    table.columns.push_back({key, ""});
  for (const auto& pair : report.pairs) {
    const Totals totals = totals_of(pair, report.day);
    std::vector<Cell> row{pair.pair().handle,
                          pair.pair().mentor.name,
                          pair.pair().mentee.name,
                          name_of(pair.health.status),
                          totals.checkins,
                          totals.length,
                          totals.held,
                          totals.missed,
                          totals.kept,
                          totals.open,
                          totals.overdue,
                          pair.next ? Cell(pair.next->starts_at) : Cell()};
    for (const LineKind kind : {LineKind::note, LineKind::win, LineKind::blocker, LineKind::lesson, LineKind::thanks})
      row.emplace_back(texts_of(pair, kind));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace mentor
