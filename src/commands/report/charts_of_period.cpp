// What is drawn of a week or a month.
#include <algorithm>

#include "commands/report/charts.hpp"
#include "commands/report/period.hpp"

namespace mentor {
namespace {

std::vector<Date> days_met(const Context& context, const PairPeriod& pair) {
  std::vector<Date> days;
  for (const auto& checkin : pair.contacts) days.push_back(context.zone.date_at(checkin.met_at));
  return days;
}

Chart weeks_of(const Context& context, const PeriodReport& report) {
  std::vector<WeekRow> rows;
  for (const auto& pair : report.pairs)
    rows.push_back({pair.pair().handle,
                    contacts_by_week(pair.pair(), days_met(context, pair), report.period.from, report.day, context.config.week_starts_on)});
  return weeks_chart(rows);
}

Chart meetings_of(const PeriodReport& report) {
  std::vector<MeetingBar> bars;
  for (const auto& pair : report.pairs) {
    MeetingCounts counts;
    counts.held = static_cast<int>(std::ranges::count_if(pair.contacts, was_meeting));
    counts.missed = static_cast<int>(pair.missed.size());
    counts.unrecorded = static_cast<int>(pair.unrecorded.size());
    bars.push_back({pair.pair().handle, counts});
  }
  return meetings_chart("Pair", bars);
}

Chart goals_of(const PeriodReport& report) {
  std::vector<const Goal*> goals;
  for (const auto& pair : report.pairs)
    for (const auto& way : pair.goals) goals.push_back(&way.goal);
  return goals_chart(goals, report.day);
}

}  // namespace

// Above so many pairs a report tells totals, and a drawing of each would be a wall.
std::vector<Section> charts_of(const Context& context, const PeriodReport& report) {
  if (report.pairs.empty() || report.pairs.size() > kMostTold) return {};
  const bool is_week = report.period.kind == Period::Kind::week;
  std::vector<Chart> charts;
  if (!is_week) charts = {weeks_of(context, report), meetings_of(report)};
  charts.push_back(goals_of(report));
  std::vector<Section> sections;
  for (auto& chart : charts) {
    if (chart.labels.empty()) continue;
    chart.for_pages = is_week;
    sections.emplace_back(std::move(chart));
  }
  return sections;
}

}  // namespace mentor
