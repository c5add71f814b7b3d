// The thank-you note that `report ending` drafts from what was logged.
#pragma once

#include <string>

#include "commands/report/mentorship_report.hpp"

namespace mentor {

/// A note from me to the other side, or from the mentee to the mentor where I am neither: paragraphs, to be edited before it is sent.
Phrases drafted_thanks(const MentorshipReport& mentorship);

}  // namespace mentor
