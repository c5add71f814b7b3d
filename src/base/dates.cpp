// Reading what users type for a day or a moment.
#include "mentor/base/dates.hpp"

#include "date_words.hpp"
#include "mentor/base/error.hpp"

namespace mentor {
namespace {

using std::chrono::seconds;

WallTime wall_of(Date date, seconds since_midnight) { return at(date, Minutes{0}) + since_midnight; }

When of_instant(Instant instant, const Zone& zone) {
  const WallTime wall = zone.to_wall(instant);
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

/// An offset needs the day it belongs to, written in full.
Instant instant_with_offset(Words day, const ClockSaid& clock) {
  const auto date = day.size() == 1 ? parse_iso_date(day[0]) : std::nullopt;
  if (date) return Instant{wall_of(*date, clock.since_midnight).time_since_epoch() - *clock.offset};
  throw usage_error("a time with an offset needs a full date before it", "type 2026-12-01T15:00Z or '2026-12-01 15:00+01:00'");
}

DayContext day_context(const DateContext& context, DateBias lean) {
  return {context.zone.date_at(context.now), context.week_starts_on, lean};
}

}  // namespace

Date parse_day(std::string_view text, const DateContext& context, DateBias lean) {
  const std::vector<std::string> words = date_words_in(text);
  const DayContext from = day_context(context, lean);
  if (const auto day = day_said(words, from)) return *day;
  if (!clock_said(words)) throw not_a_date(text, words, from.today);
  const When when = parse_when(text, context, lean);
  throw usage_error(quoted_date(text) + " holds a time, and only a day is wanted here", "type " + to_iso(when.date));
}

When parse_when(std::string_view text, const DateContext& context, DateBias lean) {
  const std::vector<std::string> words = date_words_in(text);
  const DayContext from = day_context(context, lean);
  if (words.size() == 1 && words[0] == "now") {
    When when = of_instant(context.now, context.zone);
    when.is_now = true;
    return when;
  }
  if (const auto day = day_said(words, from)) return {*day, std::nullopt, std::nullopt, false};
  const auto clock = clock_said(words);
  if (!clock) throw not_a_date(text, words, from.today);
  const Words day_words = Words{words}.first(words.size() - clock->words);
  if (clock->offset) {
    day_said(day_words, from);  // an impossible date says so itself
    return of_instant(instant_with_offset(day_words, *clock), context.zone);
  }
  if (!day_words.empty() && day_words.back() == "now") throw not_a_date(text, words, from.today);
  const auto day = day_words.empty() ? from.today : day_said(day_words, from);
  if (!day) throw not_a_date(text, day_words, from.today);
  const WallTime wall = wall_of(*day, clock->since_midnight);
  return {*day, clock_of(wall), instant_of(wall, context.zone), false};
}

}  // namespace mentor
