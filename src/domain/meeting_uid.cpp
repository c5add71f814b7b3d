#include "mentor/domain/meeting_uid.hpp"

namespace mentor {

std::string to_string(const MeetingUid& uid) { return to_string(uid.pair) + ":" + to_iso(uid.original_date); }

std::optional<MeetingUid> parse_meeting_uid(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto pair = parse_uid(text.substr(0, colon));
  const auto date = parse_iso_date(text.substr(colon + 1));
  if (!pair || !date) return std::nullopt;
  return MeetingUid{*pair, *date};
}

}  // namespace mentor
