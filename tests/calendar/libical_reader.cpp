// Reads an iCalendar object on stdin as libical does: a line for each event with its uid, start, end, status and summary.
#include <libical/ical.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

namespace {

// In seconds since 1970. A time whose zone libical does not find floats: that is no time here.
bool instant_of(icalproperty* property, icalcomponent* calendar, long long& seconds) {
  const icaltimetype time = icalproperty_get_datetime_with_component(property, calendar);
  if (icaltime_is_null_time(time) || (!icaltime_is_utc(time) && time.zone == nullptr)) return false;
  seconds = icaltime_as_timet_with_zone(time, time.zone);
  return true;
}

std::string text_of(icalcomponent* event, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(event, kind);
  const char* text = property == nullptr ? nullptr : icalproperty_get_value_as_string(property);
  return text == nullptr ? "" : text;
}

// What libical marks as wrong, in the calendar or in a part of it, by the rules of its METHOD (RFC 5546) or of no method (RFC 5545).
bool breaks_rules(icalcomponent* component) {
  return icalcomponent_count_errors(component) > 0 || icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY) != nullptr;
}

// icalproperty_get_value_as_string leaves texts escaped.
std::string summary_of(icalcomponent* event) {
  const char* text = icalcomponent_get_summary(event);
  return text == nullptr ? "" : text;
}

}  // namespace

int main() {
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  icalcomponent* calendar = icalparser_parse_string(input.c_str());
  if (calendar == nullptr || icalcomponent_count_errors(calendar) > 0) {
    std::fputs("libical does not take it\n", stderr);
    return 1;
  }
  if (icalrestriction_check(calendar) == 0 || breaks_rules(calendar)) {
    std::fprintf(stderr, "libical says: %s\n", icalcomponent_as_ical_string(calendar));
    return 1;
  }
  for (icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != nullptr;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    long long start = 0;
    if (!instant_of(icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY), calendar, start)) return 1;
    const long long length = icaldurationtype_as_int(icalcomponent_get_duration(event));
    std::printf("%s\t%lld\t%lld\t%s\t%s\n", text_of(event, ICAL_UID_PROPERTY).c_str(), start, start + length,
                text_of(event, ICAL_STATUS_PROPERTY).c_str(), summary_of(event).c_str());
  }
  icalcomponent_free(calendar);
  return 0;
}
