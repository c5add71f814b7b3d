// A whole relationship in words: what was agreed beside what happened, and what was said.
#pragma once

#include <string>
#include <vector>

#include "commands/report/choice.hpp"
#include "mentor/mentoring/mentorship_report.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// What was agreed beside what happened; "" where nothing is known.
struct AgreedTerm {
  std::string term;
  std::string agreed;
  std::string happened;
};

/// The whole relationship with what the choice leaves in.
MentorshipReport told_mentorship(Context& context, const std::string& pair, const ReportChoice& choice);

/// Every line of one kind as values, and as bullets under a title; none when there are none.
Value said_value(const std::vector<Checkin>& contacts, LineKind kind);
void add_said(const MentorshipReport& mentorship, LineKind kind, std::string title, const Zone& zone, std::vector<Block>& blocks);
/// Frequency, meetings, length, channel, notice, agenda.
std::vector<AgreedTerm> agreed_terms(const MentorshipReport& mentorship, const Zone& zone);

}  // namespace mentor
