// Mails that invite the other side to a meeting, or withdraw it, with the calendar object beside the words.
#pragma once

#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/render/calendar.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// The mail to the other side, both where I am neither, kept as sent: its SEQUENCE stands whatever is undone later. `method` is request or
/// cancel. Throws refused where an address is not known.
View calendar_mail(Context& context, const PairMeeting& found, const std::vector<Topic>& topics, CalendarMethod method);

}  // namespace mentor
