#include "commands/shared/tones.hpp"

namespace mentor {

Tone tone_of(HealthStatus status) {
  switch (status) {
    case HealthStatus::on_track:
      return Tone::good;
    case HealthStatus::needs_checkin:
      return Tone::warn;
    case HealthStatus::at_risk:
      return Tone::bad;
    case HealthStatus::too_early:
    case HealthStatus::paused:
    case HealthStatus::ended:
      return Tone::dim;
  }
  return Tone::plain;
}

Tone tone_of(MeetingStatus status) {
  switch (status) {
    case MeetingStatus::held:
      return Tone::good;
    case MeetingStatus::missed:
      return Tone::bad;
    case MeetingStatus::unrecorded:
      return Tone::warn;
    case MeetingStatus::cancelled:
      return Tone::dim;
    case MeetingStatus::planned:
      break;
  }
  return Tone::plain;
}

}  // namespace mentor
