// What is drawn of a whole relationship.
#include <algorithm>
#include <cmath>
#include <map>

#include "commands/report/charts.hpp"
#include "commands/report/period.hpp"
#include "commands/shared/goal_fields.hpp"
#include "commands/shared/report_phrases.hpp"
#include "mentor/base/phrase.hpp"

namespace mentor {
namespace {

constexpr std::size_t kMostGoalLines = 4;  // more goals are compared in one chart
constexpr std::size_t kLeastRatings = 2;   // one is no line

Chart weeks_of(const Context& context, const MentorshipReport& mentorship) {
  std::vector<Date> met_on;
  for (const auto& checkin : mentorship.contacts) met_on.push_back(context.zone.date_at(checkin.met_at));
  return weeks_chart({{"check-ins", contacts_by_week(mentorship.pair(), met_on, mentorship.pair().starts_on, mentorship.until,
                                                     context.config.week_starts_on)}});
}

// By the month they took place or were to.
Chart months_of(const Context& context, const MentorshipReport& mentorship) {
  std::map<std::string, MeetingCounts> months;
  const auto month = [&](Instant at) -> MeetingCounts& {
    return months[to_iso(context.zone.date_at(at)).substr(0, std::string_view("2026-12").size())];
  };
  for (const auto& checkin : mentorship.contacts)
    if (was_meeting(checkin)) ++month(checkin.met_at).held;
  for (const auto& meeting : mentorship.meetings) {
    if (meeting.status == MeetingStatus::missed) ++month(meeting.starts_at).missed;
    if (is_unlogged(meeting)) ++month(meeting.starts_at).unrecorded;
  }
  std::vector<MeetingBar> bars;
  for (const auto& [name, counts] : months) bars.push_back({name, counts});
  Chart chart = meetings_chart("Month", bars);
  const auto attended = attendance_of(mentorship);
  chart.description +=
      attended ? " Attendance " + say_share(*attended) + "." : " Attendance is not known, since absences were not recorded.";
  return chart;
}

bool has_way(const Goal& goal) { return goal.target && goal.baseline && *goal.target != *goal.baseline; }

// Each day on which it moved, from its start to its due date, or to the last day known where that is later.
std::vector<Date> days_of(const Goal& goal, Date until) {
  std::vector<Date> days{goal.starts_on, until};
  for (const auto& progress : goal.progress)
    if (progress.on > goal.starts_on && progress.on < until) days.push_back(progress.on);
  if (goal.due_on && *goal.due_on > until) days.push_back(*goal.due_on);
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::string say_pace(const Goal& goal, Date until) {
  const auto way = share_done(goal, until);
  const auto time = share_time(goal, until);
  std::string said = say_way(goal, goal.baseline, value_on(goal, until)) + ", " + say_share(way.value_or(0)) + " of the way";
  if (time) said += " in " + say_share(*time) + " of the time";
  return said + (goal.due_on ? ", due " + say_far_day(*goal.due_on, until) + "." : ".");
}

Chart goal_line(const Goal& goal, Date until) {
  Chart chart;
  chart.kind = Chart::Kind::line;
  chart.unit = Chart::Unit::share;
  chart.title = goal.text;
  chart.description = say_pace(goal, until);
  chart.axis = "Day";
  chart.days = days_of(goal, until);
  chart.series = {{"way done", {}}};
  if (goal.due_on && *goal.due_on > goal.starts_on) chart.series.push_back({"time gone", {}});
  for (const Date day : chart.days) {
    chart.labels.push_back(say_far_day(day, until));
    chart.series[0].values.push_back(day <= until ? share_done(goal, day) : std::nullopt);
    if (chart.series.size() > 1) chart.series[1].values.push_back(share_time(goal, day));
  }
  return chart;
}

void add_goals(const MentorshipReport& mentorship, std::vector<Section>& sections) {
  std::vector<const Goal*> goals;
  for (const auto& goal : mentorship.goals)
    if (has_way(goal)) goals.push_back(&goal);
  if (goals.size() > kMostGoalLines) {
    sections.emplace_back(goals_chart(goals, mentorship.until));
    return;
  }
  for (const Goal* goal : goals) sections.emplace_back(goal_line(*goal, goal->closed_on.value_or(mentorship.until)));
}

void add_ratings(const Context& context, const MentorshipReport& mentorship, std::vector<Section>& sections) {
  Chart chart;
  chart.kind = Chart::Kind::line;
  chart.unit = Chart::Unit::number;
  chart.title = "Ratings";
  chart.axis = "Day";
  chart.low = 1;
  chart.high = 5;
  chart.series = {{"rating", {}}};
  for (const auto& checkin : mentorship.contacts) {
    if (!checkin.rating) continue;
    chart.days.push_back(context.zone.date_at(checkin.met_at));
    chart.labels.push_back(say_far_day(chart.days.back(), mentorship.until));
    chart.series[0].values.emplace_back(*checkin.rating);
  }
  if (chart.labels.size() < kLeastRatings) return;
  chart.description = say_count(std::ssize(chart.labels), "rating", "ratings") + " of 1 to 5, " +
                      say_number(std::round(mean_rating_of(mentorship).value_or(0) * 10) / 10) + " on average.";
  sections.emplace_back(std::move(chart));
}

}  // namespace

std::vector<Section> charts_of(const Context& context, const MentorshipReport& mentorship) {
  std::vector<Section> sections{weeks_of(context, mentorship)};
  auto months = months_of(context, mentorship);
  if (!months.labels.empty()) sections.emplace_back(std::move(months));
  add_goals(mentorship, sections);
  add_ratings(context, mentorship, sections);
  return sections;
}

}  // namespace mentor
