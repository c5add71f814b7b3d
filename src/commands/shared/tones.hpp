// Which tone a status is shown in; the word itself always stands beside it.
#pragma once

#include "mentor/domain/health.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

Tone tone_of(HealthStatus status);
Tone tone_of(MeetingStatus status);

}  // namespace mentor
