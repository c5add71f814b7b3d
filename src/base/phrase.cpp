// Days, times and lengths put into words.
#include "mentor/base/phrase.hpp"

#include <algorithm>

namespace mentor {
namespace {

/// "Europe/Isle_of_Man" is "Isle of Man" to people.
std::string city_of(std::string_view zone) {
  std::string city(zone.substr(zone.rfind('/') + 1));
  std::ranges::replace(city, '_', ' ');
  return city;
}

std::string clock_in(const Zone& zone, Instant at) { return to_clock(clock_of(zone.to_wall(at))); }

std::string in_brackets(std::string_view text) { return std::string(" (").append(text).append(")"); }

}  // namespace

std::string say_day(Date date) { return std::string(short_name(weekday_of(date))) + " " + to_iso(date); }

std::string say_short_day(Date date, Date today) {
  std::string text(short_name(weekday_of(date)));
  text += " " + std::to_string(static_cast<unsigned>(date.day())) + " ";
  text += short_name(date.month());
  if (date.year() != today.year()) text += " " + std::to_string(static_cast<int>(date.year()));
  return text;
}

std::string say_distance(Date date, Date today) {
  const int days = days_between(today, date);
  if (days == 0) return "today";
  if (days == 1) return "tomorrow";
  if (days == -1) return "yesterday";
  return days > 0 ? "in " + say_count(days, "day", "days") : say_count(-days, "day", "days") + " ago";
}

std::string say_when(Instant at, const Zone& zone, Instant now) {
  const Date date = zone.date_at(at);
  return say_day(date) + " " + clock_in(zone, at) + " " + zone.abbreviation_at(at) + in_brackets(say_distance(date, zone.date_at(now)));
}

std::string say_when(Date date, Date today) { return say_day(date) + in_brackets(say_distance(date, today)); }

std::string say_meeting_time(Instant at, const Zone& mine, const Zone& theirs, Date today) {
  return say_meeting_time(at, mine, std::vector{&theirs}, today);
}

std::string say_meeting_time(Instant at, const Zone& mine, const std::vector<const Zone*>& others, Date today) {
  const std::string text = say_short_day(mine.date_at(at), today) + " " + clock_in(mine, at) + " " + mine.abbreviation_at(at);
  const std::string there = say_other_clocks(at, mine, others);
  return there.empty() ? text : text + in_brackets(there);
}

std::string say_other_clocks(Instant at, const Zone& shown, const std::vector<const Zone*>& others) {
  std::vector<std::chrono::seconds> said{shown.offset_at(at)};
  std::string text;
  for (const Zone* zone : others) {
    if (std::ranges::find(said, zone->offset_at(at)) != said.end()) continue;
    said.push_back(zone->offset_at(at));
    const Date date = zone->date_at(at);
    const std::string day = date == shown.date_at(at) ? "" : std::string(short_name(weekday_of(date))) + " ";
    text += (text.empty() ? "" : ", ") + day + clock_in(*zone, at) + " in " + city_of(zone->name());
  }
  return text;
}

std::string say_length(Minutes length) {
  const auto hours = length.count() / 60;
  const auto minutes = length.count() % 60;
  if (hours == 0) return std::to_string(minutes) + " min";
  return std::to_string(hours) + " h" + (minutes == 0 ? "" : " " + std::to_string(minutes) + " min");
}

std::string say_term(Minutes length) {
  constexpr Minutes kDay{24 * 60};
  return length.count() > 0 && length % kDay == Minutes{0} ? say_count(length / kDay, "day", "days") : say_length(length);
}

std::string say_count(long long count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

Disclosure disclosure_to(const Destination& destination) {
  if (destination.is_asked) return Disclosure::private_too;
  if (destination.is_report) return Disclosure::shared_only;
  return destination.is_looked_at || destination.is_marked ? Disclosure::private_too : Disclosure::shared_only;
}

std::string Phrase::shown(Disclosure disclosure) const {
  if (disclosure == Disclosure::private_too || !is_private()) return text_;
  return text_.substr(0, from_) + std::string(kPrivateWords) + text_.substr(until_);
}

Phrase& Phrase::operator+=(const Phrase& more) {
  if (more.is_private()) {
    if (!is_private()) from_ = text_.size() + more.from_;
    until_ = text_.size() + more.until_;
  }
  text_ += more.text_;
  return *this;
}

}  // namespace mentor
