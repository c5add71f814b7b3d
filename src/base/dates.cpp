// Reading what users type for a day or a moment.
#include "mentor/base/dates.hpp"

#include <algorithm>

#include "date_words.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

using std::chrono::seconds;

WallTime wall_of(Date date, seconds since_midnight) { return at(date, Minutes{0}) + since_midnight; }

When of_instant(Instant instant, const Zone& zone) {
  const WallTime wall = zone.to_wall(instant);
  require_in_reach(date_of(wall));
  return {date_of(wall), clock_of(wall), instant, false};
}

/// The instant of a wall clock; an overlap is the earlier.
Instant instant_of(WallTime wall, const Zone& zone) {
  const LocalMeaning meaning = zone.meaning_of(wall);
  if (meaning.kind != LocalMeaning::Kind::gap) return meaning.first;
  const WallTime later = zone.to_wall(meaning.first);
  throw usage_error(
      "there is no " + to_clock(clock_of(wall)) + " on " + to_iso(date_of(wall)) + " in " + zone.name() + ": the clocks go forward over it",
      "type '" + to_iso(date_of(later)) + " " + to_clock(clock_of(later)) + "'");
}

/// An offset needs the day it belongs to, named and not counted from today.
Instant instant_with_offset(Words day, const ClockSaid& clock, const DayContext& from) {
  const auto date = full_day_said(day, from);
  if (date) return Instant{wall_of(*date, clock.since_midnight).time_since_epoch() - *clock.offset};
  throw usage_error("a time with an offset needs a full date before it", "type 2026-12-01T15:00Z or '2026-12-01 15:00+01:00'");
}

DayContext day_context(const DateContext& context, DateBias lean, DateEdge edge) {
  return {context.zone.date_at(context.now), context.week_starts_on, lean, edge};
}

bool is_abbreviation(std::string_view word) {
  constexpr std::size_t kMostLetters = 5;
  return word.size() >= 3 && word.size() <= kMostLetters && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "15:00 cet": the words before the abbreviation, where they end in a clock.
std::optional<Words> before_abbreviation(Words words) {
  if (words.size() < 2 || !is_abbreviation(words.back())) return std::nullopt;
  const Words before = words.first(words.size() - 1);
  const auto clock = clock_said(before);
  return clock && !clock->offset ? std::optional(before) : std::nullopt;
}

/// The day and time of `words` on the clock of the zone that has this abbreviation then.
When when_abbreviated(Words words, std::string_view abbreviation, const DateContext& context, const DayContext& from) {
  const auto clock = clock_said(words);
  const Words day_words = words.first(words.size() - clock->words);
  const auto day = day_words.empty() ? from.today : day_said(day_words, from);
  if (!day) throw not_a_date(quoted_date(day_words.front()), day_words, from.today);
  const WallTime wall = wall_of(*day, clock->since_midnight);
  if (abbreviation == "utc" || abbreviation == "gmt") return of_instant(Instant{wall.time_since_epoch()}, context.zone);
  std::string known;
  for (const Zone* zone : {&context.zone, context.other}) {
    if (zone == nullptr) continue;
    const Instant instant = instant_of(wall, *zone);
    // Of a time that comes twice the abbreviation says which.
    for (const Instant one : {instant, zone->meaning_of(wall).second})
      if (zone->to_wall(one) == wall && fold_case(zone->abbreviation_at(one)) == abbreviation) return of_instant(one, context.zone);
    known = zone->name() + " has " + zone->abbreviation_at(instant) + " then";
  }
  if (context.is_form_only) return {*day, clock_of(wall), std::nullopt, false};
  throw usage_error("no clock here shows '" + visible_line(abbreviation) + "' at that time: " + known,
                    "leave it out, or give an offset: '" + to_iso(*day) + " " + to_clock(clock_of(wall)) + "+01:00'");
}

/// Without the remark in brackets that we print behind a time, and what a comma parts from it.
std::string_view without_remark(std::string_view text) {
  const auto bracket = text.find(" (");
  const auto end = bracket == std::string_view::npos ? bracket : text.find(')', bracket);
  const bool is_remark = end != std::string_view::npos && (end + 1 == text.size() || text[end + 1] == ',' || text[end + 1] == ' ');
  return is_remark ? text.substr(0, bracket) : text;
}

}  // namespace

Date parse_day(std::string_view text, const DateContext& context, DateBias lean, DateEdge edge) {
  const std::vector<std::string> words = date_words_in(without_remark(text));
  const DayContext from = day_context(context, lean, edge);
  if (const auto day = day_said(words, from)) return *day;
  if (!clock_said(words) && !before_abbreviation(words)) throw not_a_date(text, words, from.today);
  const When when = parse_when(text, context, lean);
  throw usage_error(quoted_date(text) + " holds a time, and only a day is wanted here", "type " + to_iso(when.date));
}

When parse_when(std::string_view text, const DateContext& context, DateBias lean) {
  const std::vector<std::string> words = date_words_in(without_remark(text));
  const DayContext from = day_context(context, lean, DateEdge::none);
  if (words.size() == 1 && words[0] == "now") {
    When when = of_instant(context.now, context.zone);
    when.is_now = true;
    return when;
  }
  if (const auto day = day_said(words, from)) return {*day, std::nullopt, std::nullopt, false};
  if (const auto before = before_abbreviation(words)) return when_abbreviated(*before, words.back(), context, from);
  const auto clock = clock_said(words);
  if (!clock) throw not_a_date(text, words, from.today);
  const Words day_words = Words{words}.first(words.size() - clock->words);
  if (clock->offset) {
    day_said(day_words, from);  // an impossible date says so itself
    return of_instant(instant_with_offset(day_words, *clock, from), context.zone);
  }
  if (!day_words.empty() && day_words.back() == "now") throw not_a_date(text, words, from.today);
  const auto day = day_words.empty() ? from.today : day_said(day_words, from);
  if (!day) throw not_a_date(text, day_words, from.today);
  const WallTime wall = wall_of(*day, clock->since_midnight);
  return {*day, clock_of(wall), instant_of(wall, context.zone), false};
}

}  // namespace mentor
