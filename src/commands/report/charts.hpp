// What reports draw: charts made of what took place, each with a description that says what is to be seen.
#pragma once

#include <string>
#include <vector>

#include "commands/report/mentorship_report.hpp"
#include "commands/report/period.hpp"
#include "mentor/domain/period.hpp"

namespace mentor {

struct WeekRow {
  std::string name;
  std::vector<WeekCount> weeks;  ///< the same weeks in every row
};
/// A heat map, a row a pair, or one row of quarters where there is one.
Chart weeks_chart(const std::vector<WeekRow>& rows);

struct MeetingBar {
  std::string name;  ///< of a month or a pair
  MeetingCounts counts;
};
/// How meetings came out, a bar a row; `axis` says what a row is. Rows without meetings are left out.
Chart meetings_chart(std::string axis, const std::vector<MeetingBar>& bars);

/// How far goals are beside how much of their time is gone, a bar a goal.
Chart goals_chart(const std::vector<const Goal*>& goals, Date day);

/// Of a whole relationship: check-ins by week, meetings by month, each goal against its pace, ratings.
std::vector<Section> charts_of(const Context& context, const MentorshipReport& mentorship);
/// Of a month: check-ins by week, meetings and goals, of each pair; of a week: the goals, on a page.
std::vector<Section> charts_of(const Context& context, const PeriodReport& report);

}  // namespace mentor
