// Meetings as entries of a calendar, and an iCalendar object (RFC 5545) made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"
#include "mentor/render/mail.hpp"

namespace mentor {

/// Somebody who takes part, and whether they agreed to.
struct Attendee {
  MailAddress who;
  bool accepted = false;
  bool is_asked = false;  ///< an answer is wanted
};

struct CalendarEntry {
  std::string uid;  ///< the same for ever, whatever changes
  Instant starts_at{};
  Zone zone = Zone::utc();  ///< on whose clock it is kept
  Minutes length{60};
  std::string summary;  ///< one line
  std::string description;
  std::string location;
  bool is_cancelled = false;
  std::int64_t sequence = 0;  ///< rises with every revision
  Instant modified{};
  std::optional<MailAddress> organizer;
  std::vector<Attendee> attendees;
  std::vector<Minutes> alarms;  ///< how long before the start
};

struct Target;
struct View;

/// A calendar of one's own has no method. REQUEST asks for an answer, CANCEL withdraws (RFC 5546 1.4).
enum class CalendarMethod { none, request, cancel };

/// The iCalendar object, its lines ended by CRLF. `now` is when it is made. One without a method has a name, and says how often to look
/// again (RFC 7986), for programs that subscribe to it. Each zone stands in it with no more changes of clocks than the
/// entries need; a start that its zone's clocks show twice, or in a zone that has no IANA name, is written in UTC.
std::string calendar_text(const std::vector<CalendarEntry>& entries, CalendarMethod method, Instant now);

/// The calendar a command put in the view, or an empty one.
std::string print_ics(const View& view, const Target& target);

}  // namespace mentor
