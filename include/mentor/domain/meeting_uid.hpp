// What names a meeting in JSON and in every calendar, wherever it is moved.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"

namespace mentor {

struct MeetingUid {
  Uid pair;
  Date original_date;
  friend bool operator==(const MeetingUid&, const MeetingUid&) = default;
};

/// The pair's uid, ':' and the original date (json.md).
std::string to_string(const MeetingUid& uid);
/// Exactly what to_string() gives; nullopt for anything else.
std::optional<MeetingUid> parse_meeting_uid(std::string_view text);

}  // namespace mentor
