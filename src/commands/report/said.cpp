// What was said in a whole relationship, line by line.
#include "commands/report/mentorship_report.hpp"
#include "commands/shared/json.hpp"
#include "mentor/base/say.hpp"

namespace mentor {

std::vector<Said> said_of(const MentorshipReport& mentorship, LineKind kind) {
  std::vector<Said> found;
  for (const auto& checkin : mentorship.contacts)
    for (const auto& line : checkin.lines)
      if (line.kind == kind) found.push_back({&line, &checkin});
  return found;
}

Value said_value(const MentorshipReport& mentorship, LineKind kind) {
  return list_of(said_of(mentorship, kind), [](const Said& said) { return line_value(*said.line); });
}

void add_said(const MentorshipReport& mentorship, LineKind kind, std::string title, const Zone& zone, std::vector<Block>& blocks) {
  const auto all = said_of(mentorship, kind);
  if (!all.empty()) blocks.push_back(heading(2, std::move(title)));
  for (const auto& [line, checkin] : all)
    blocks.push_back(bullet(first_name(mentorship.pair(), line->by) + ", " +
                            say_short_day(zone.date_at(checkin->met_at), mentorship.until) + ": " + phrase_of(*line)));
}

}  // namespace mentor
