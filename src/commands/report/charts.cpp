#include "commands/report/charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "commands/report/period.hpp"
#include "commands/shared/report_phrases.hpp"
#include "mentor/base/phrase.hpp"

namespace mentor {
namespace {

std::string say_weeks(const std::vector<WeekRow>& rows) {
  const auto& weeks = rows.front().weeks;
  int contacts = 0;
  for (const auto& row : rows)
    for (const auto& week : row.weeks) contacts += week.contacts.value_or(0);
  std::string said = say_count(contacts, "check-in", "check-ins") + " in " + say_count(std::ssize(weeks), "week", "weeks");
  if (rows.size() > 1) return said + ", by pair.";
  const int silence = longest_silence(weeks);
  said += silence > 0 ? "; at most " + say_count(silence, "week", "weeks") + " in a row without one." : "; no week without one.";
  const auto off = std::ranges::count(weeks, false, [](const WeekCount& week) { return week.contacts.has_value(); });
  return off > 0
             ? said + " " + say_count(off, "week does not count: the pair was not active.", "weeks do not count: the pair was not active.")
             : said;
}

// As it is shown: nobody is behind by less than what can be seen.
long in_percent(double share) { return std::lround(share * 100); }

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

Chart weeks_chart(const std::vector<WeekRow>& rows) {
  Chart chart;
  chart.kind = Chart::Kind::weeks;
  chart.title = "Check-ins by week";
  chart.axis = "Week of";
  if (rows.empty() || rows.front().weeks.empty()) return chart;
  chart.description = say_weeks(rows);
  const Date last = rows.front().weeks.back().from;
  for (const auto& week : rows.front().weeks) chart.labels.push_back(say_far_day(week.from, last));
  for (const auto& row : rows) {
    Chart::Series series{row.name, {}};
    for (const auto& week : row.weeks) series.values.push_back(week.contacts);
    chart.series.push_back(std::move(series));
  }
  return chart;
}

Chart meetings_chart(std::string axis, const std::vector<MeetingBar>& bars) {
  Chart chart;
  chart.kind = Chart::Kind::stack;
  chart.title = "Meetings and attendance";
  chart.axis = std::move(axis);
  chart.series = {{"held", {}}, {"missed", {}}, {"not logged", {}}};
  std::array<int, 3> sums{};
  for (const auto& [name, counts] : bars) {
    const std::array numbers{counts.held, counts.missed, counts.unrecorded};
    if (numbers == std::array<int, 3>{}) continue;
    chart.labels.push_back(name);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      chart.series[i].values.emplace_back(numbers[i]);
      sums[i] += numbers[i];
    }
  }
  chart.description =
      std::to_string(sums[0]) + " held, " + std::to_string(sums[1]) + " missed, " + std::to_string(sums[2]) + " not logged.";
  return chart;
}

Chart goals_chart(const std::vector<const Goal*>& goals, Date day) {
  Chart chart;
  chart.kind = Chart::Kind::shares;
  chart.unit = Chart::Unit::share;
  chart.title = "Goals against their pace";
  chart.axis = "Goal";
  chart.series = {{"way done", {}}, {"time gone", {}}};
  int behind = 0;
  for (const Goal* goal : goals) {
    const auto way = share_done(*goal, day);
    const auto time = share_time(*goal, day);
    if (!way) continue;
    chart.labels.push_back(goal->text);
    chart.series[0].values.push_back(way);
    chart.series[1].values.push_back(time);
    behind += time && in_percent(*way) < in_percent(*time) ? 1 : 0;
  }
  const auto count = std::ssize(chart.labels);
  chart.description = (behind == 0 ? "None" : std::to_string(behind)) + " of " + say_count(count, "goal", "goals") +
                      (behind > 1 ? " are behind their pace." : " is behind its pace.");
  return chart;
}

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
