// iCalendar: the meetings of a view, one VEVENT each, so that a change of one is a change of one entry in every calendar.
#include <algorithm>
#include <map>

#include "mentor/base/content_lines.hpp"
#include "mentor/render/calendar.hpp"
#include "mentor/render/formats.hpp"
#include "render/ics_zone.hpp"

namespace mentor {
namespace {

std::string line(std::string_view name, std::string_view value) { return content_line(std::string(name).append(":").append(value)); }

std::string text_line(std::string_view name, std::string_view text) { return text.empty() ? "" : line(name, escaped_text(text)); }

// A mailto URI (RFC 6068): what is no plain character of an address is written by its bytes.
std::string mailto(std::string_view email) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri = "mailto:";
  for (const char c : email) {
    const bool is_plain = c > ' ' && c < '\x7f' && std::string_view("%?#\"<>\\^`{|}").find(c) == std::string_view::npos;
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain) {
      uri += c;
    } else {
      uri += {'%', kDigits[byte >> 4], kDigits[byte & 0xF]};
    }
  }
  return uri;
}

std::string address(std::string_view name, const MailAddress& who, std::string_view parameters = "") {
  const std::string common_name = who.name.empty() ? "" : ";CN=" + quoted_parameter(who.name);
  return line(std::string(name).append(common_name).append(parameters), mailto(who.email));
}

std::string attendee(const Attendee& attendee) {
  std::string parameters = attendee.accepted ? ";PARTSTAT=ACCEPTED" : ";PARTSTAT=NEEDS-ACTION";
  if (attendee.is_asked) parameters += ";RSVP=TRUE";
  return address("ATTENDEE", attendee.who, ";ROLE=REQ-PARTICIPANT" + parameters);
}

std::string alarm(Minutes before, std::string_view summary) {
  return line("BEGIN", "VALARM") + line("ACTION", "DISPLAY") + text_line("DESCRIPTION", summary) +
         line("TRIGGER", "-PT" + std::to_string(before.count()) + "M") + line("END", "VALARM");
}

bool is_in_utc(const CalendarEntry& entry) {
  return !has_zone_name(entry.zone) || entry.zone.meaning_of(entry.zone.to_wall(entry.starts_at)).kind == LocalMeaning::Kind::overlap;
}

std::string start(const CalendarEntry& entry) {
  if (is_in_utc(entry)) return line("DTSTART", ics_instant(entry.starts_at));
  return line("DTSTART;TZID=" + entry.zone.name(), ics_local(entry.starts_at, entry.zone));
}

std::string one_line(std::string summary) {
  std::ranges::replace_if(
      summary, [](char c) { return c == '\r' || c == '\n'; }, ' ');
  return summary;
}

std::string event(const CalendarEntry& entry, Instant now) {
  const std::string summary = one_line(entry.summary);
  std::string text = line("BEGIN", "VEVENT") + text_line("UID", entry.uid) + line("DTSTAMP", ics_instant(now)) +
                     line("LAST-MODIFIED", ics_instant(entry.modified)) + line("SEQUENCE", std::to_string(entry.sequence)) + start(entry) +
                     line("DURATION", "PT" + std::to_string(entry.length.count()) + "M") + text_line("SUMMARY", summary) +
                     line("STATUS", entry.is_cancelled ? "CANCELLED" : "CONFIRMED") + text_line("LOCATION", entry.location) +
                     text_line("DESCRIPTION", entry.description);
  if (entry.organizer) text += address("ORGANIZER", *entry.organizer);
  for (const auto& who : entry.attendees) text += attendee(who);
  for (const auto before : entry.alarms) text += alarm(before, summary);
  return text + line("END", "VEVENT");
}

struct Window {
  const Zone* zone;
  Instant first;
  Instant last;
};

// The zones that entries name, each with the time it must be right for. An object without a component is none (RFC 5545 3.6), so one
// without entries holds UTC.
std::string zones(const std::vector<CalendarEntry>& entries) {
  std::map<std::string, Window> windows;
  for (const auto& entry : entries) {
    if (is_in_utc(entry)) continue;
    Window& window = windows.try_emplace(entry.zone.name(), Window{&entry.zone, entry.starts_at, entry.starts_at}).first->second;
    window.first = std::min(window.first, entry.starts_at);
    window.last = std::max(window.last, entry.starts_at);
  }
  if (entries.empty()) return ics_zone(Zone::utc(), {}, {});
  std::string text;
  for (const auto& [name, window] : windows) text += ics_zone(*window.zone, window.first, window.last);
  return text;
}

// For programs that know RFC 7986, and for those that do not.
std::string about_calendar() {
  return line("NAME", "Mentoring") + line("X-WR-CALNAME", "Mentoring") + line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H") +
         line("X-PUBLISHED-TTL", "PT1H");
}

std::string about(CalendarMethod method) {
  if (method == CalendarMethod::none) return about_calendar();
  return line("METHOD", method == CalendarMethod::request ? "REQUEST" : "CANCEL");
}

}  // namespace

std::string calendar_text(const std::vector<CalendarEntry>& entries, CalendarMethod method, Instant now) {
  std::string text = line("BEGIN", "VCALENDAR") + line("VERSION", "2.0") + line("PRODID", "-//mentor//mentor " MENTOR_VERSION "//EN") +
                     line("CALSCALE", "GREGORIAN") + about(method) + zones(entries);
  for (const auto& entry : entries) text += event(entry, now);
  return text + line("END", "VCALENDAR");
}

std::string print_ics(const View& view, const Target& target) {
  return view.verbatim.empty() ? calendar_text({}, CalendarMethod::none, target.now) : view.verbatim;
}

}  // namespace mentor
