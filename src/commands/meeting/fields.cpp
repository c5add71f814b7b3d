#include "commands/meeting/fields.hpp"

namespace mentor {

void define_meeting_fields(Spec& spec, MeetingFields& fields) {
  spec.length("--for", "DUR", fields.length, "how long", true);
  spec.text_option("--where", "T", fields.where, "the place");
  spec.local_when("--at", "WHEN", fields.at, DateBias::future, "when, on the agreement's clock");
}

}  // namespace mentor
