#include "render/ics_zone.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "mentor/base/content_lines.hpp"

namespace mentor {
namespace {

using std::chrono::seconds;

// Back to a change to standard time: some programs take no zone that knows summer time alone.
constexpr std::chrono::days kLookBack{800};

struct Observance {
  std::string begins;  // local, with the offset before
  seconds before;
  seconds after;
  std::string abbreviation;
  bool is_summer;
};

std::string basic(std::string iso) {
  std::erase_if(iso, [](char c) { return c == '-' || c == ':'; });
  return iso;
}

std::string local(Instant at, seconds offset) {
  std::string text = basic(to_iso(at + offset));
  text.pop_back();
  return text;
}

// "+0530", "-001521"
std::string offset_text(seconds offset) {
  const std::chrono::hh_mm_ss clock(offset);
  char text[16];
  const int size =
      std::snprintf(text, sizeof text, "%c%02d%02d%02d", offset < seconds{0} ? '-' : '+', static_cast<int>(clock.hours().count()),
                    static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return {text, static_cast<std::size_t>(size) - (clock.seconds().count() == 0 ? 2 : 0)};
}

Observance of(const Transition& change) {
  return {local(change.at, change.offset_before), change.offset_before, change.offset_after, change.abbreviation_after, change.dst_after};
}

Observance from_the_beginning(const Zone& zone, Instant at) {
  const seconds offset = zone.offset_at(at);
  return {"19700101T000000", offset, offset, zone.abbreviation_at(at), false};
}

std::vector<Observance> observances(const Zone& zone, Instant first, Instant last) {
  const auto changes = zone.transitions(first - kLookBack, last + seconds{1});
  const auto later = std::ranges::upper_bound(changes, first, {}, &Transition::at);
  auto begin = std::find_if(std::make_reverse_iterator(later), changes.rend(), [](const Transition& change) { return !change.dst_after; });
  std::vector<Observance> found;
  if (begin == changes.rend()) found.push_back(from_the_beginning(zone, first - kLookBack));
  const auto from = begin == changes.rend() ? changes.begin() : std::prev(begin.base());
  std::transform(from, changes.end(), std::back_inserter(found), of);
  return found;
}

std::string text_of(const Observance& observance) {
  const std::string kind = observance.is_summer ? "DAYLIGHT" : "STANDARD";
  return content_line("BEGIN:" + kind) + content_line("DTSTART:" + observance.begins) +
         content_line("TZOFFSETFROM:" + offset_text(observance.before)) + content_line("TZOFFSETTO:" + offset_text(observance.after)) +
         content_line("TZNAME:" + escaped_text(observance.abbreviation)) + content_line("END:" + kind);
}

}  // namespace

std::string ics_instant(Instant at) { return basic(to_iso(at)); }
std::string ics_local(Instant at, const Zone& zone) { return local(at, zone.offset_at(at)); }

bool has_zone_name(const Zone& zone) { return zone.name().find_first_of(",;:<>\"") == std::string::npos; }

std::string ics_zone(const Zone& zone, Instant first, Instant last) {
  std::string text = content_line("BEGIN:VTIMEZONE") + content_line("TZID:" + zone.name());
  for (const auto& observance : observances(zone, first, last)) text += text_of(observance);
  return text + content_line("END:VTIMEZONE");
}

}  // namespace mentor
