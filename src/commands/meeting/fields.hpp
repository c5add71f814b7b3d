// What meeting add and meeting edit both accept.
#pragma once

#include "mentor/cli/spec.hpp"

namespace mentor {

struct MeetingFields {
  Opt<Minutes> length;
  Opt<std::string> where;
  Opt<std::string> at;  ///< read on the agreement's clock
};

/// --at comes last, so that it can be marked as required.
inline void define_meeting_fields(Spec& spec, MeetingFields& fields) {
  spec.length("--for", "DUR", fields.length, "how long", true);
  spec.text_option("--where", "T", fields.where, "the place");
  spec.local_when("--at", "WHEN", fields.at, DateBias::future, "when, on the agreement's clock");
}

}  // namespace mentor
