// Instants, dates and wall-clock times: their ISO text, their names, and calendar arithmetic.
#include "mentor/base/time.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace mentor {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 7> kShortDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kShortMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 12> kLongMonths{"January", "February", "March",     "April",   "May",      "June",
                                                       "July",    "August",   "September", "October", "November", "December"};

struct Spelling {
  std::string_view text;
  unsigned number;
};

constexpr std::array kDaySpellings{
    Spelling{"mon", 1}, Spelling{"monday", 1},    Spelling{"tue", 2},      Spelling{"tues", 2}, Spelling{"tuesday", 2},
    Spelling{"wed", 3}, Spelling{"wednesday", 3}, Spelling{"thu", 4},      Spelling{"thur", 4}, Spelling{"thurs", 4},
    Spelling{"fri", 5}, Spelling{"friday", 5},    Spelling{"thursday", 4}, Spelling{"sat", 6},  Spelling{"saturday", 6},
    Spelling{"sun", 0}, Spelling{"sunday", 0},
};
constexpr std::array kMonthSpellings{
    Spelling{"jan", 1},   Spelling{"january", 1},   Spelling{"feb", 2},       Spelling{"february", 2},  Spelling{"mar", 3},
    Spelling{"march", 3}, Spelling{"apr", 4},       Spelling{"april", 4},     Spelling{"may", 5},       Spelling{"jun", 6},
    Spelling{"june", 6},  Spelling{"jul", 7},       Spelling{"july", 7},      Spelling{"aug", 8},       Spelling{"august", 8},
    Spelling{"sep", 9},   Spelling{"sept", 9},      Spelling{"september", 9}, Spelling{"oct", 10},      Spelling{"october", 10},
    Spelling{"nov", 11},  Spelling{"november", 11}, Spelling{"dec", 12},      Spelling{"december", 12},
};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

template <std::size_t N>
std::optional<unsigned> number_of(const std::array<Spelling, N>& spellings, std::string_view text) {
  const auto found = std::ranges::find_if(spellings, [&](const Spelling& spelling) { return same_word(spelling.text, text); });
  if (found == spellings.end()) return std::nullopt;
  return found->number;
}

void append_number(std::string& text, int value, std::size_t width) {
  const std::string digits = std::to_string(value < 0 ? -value : value);
  if (value < 0) text += '-';
  text.append(width > digits.size() ? width - digits.size() : 0, '0').append(digits);
}

/// Exactly `width` digits at `at`; -1 when they are not there.
int digits_at(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool has(std::string_view text, std::size_t at, char wanted) { return at < text.size() && text[at] == wanted; }

std::string iso_to_minute(WallTime wall) {
  std::string text = to_iso(date_of(wall));
  text += 'T';
  return text += to_clock(clock_of(wall));
}

}  // namespace

std::string to_iso(Date date) {
  std::string text;
  append_number(text, static_cast<int>(date.year()), 4);
  text += '-';
  append_number(text, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  text += '-';
  append_number(text, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  return text;
}

std::string to_iso(WallTime wall) { return iso_to_minute(wall); }

std::string to_iso(Instant instant) {
  const WallTime wall{instant.time_since_epoch()};
  std::string text = iso_to_minute(wall);
  text += ':';
  append_number(text, static_cast<int>((wall - std::chrono::floor<Minutes>(wall)).count()), 2);
  text += 'Z';
  return text;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || !has(text, 4, '-') || !has(text, 7, '-')) return std::nullopt;
  const int year = digits_at(text, 0, 4);
  const int month = digits_at(text, 5, 2);
  const int day = digits_at(text, 8, 2);
  if (year < 1 || month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<WallTime> parse_iso_wall(std::string_view text) {
  if (text.size() != 16 || !has(text, 10, 'T')) return std::nullopt;
  const auto date = parse_iso_date(text.substr(0, 10));
  const auto clock = parse_clock(text.substr(11));
  if (!date || !clock) return std::nullopt;
  return at(*date, *clock);
}

std::optional<Instant> parse_iso_instant(std::string_view text) {
  if (text.size() != 20 || !has(text, 16, ':') || !has(text, 19, 'Z')) return std::nullopt;
  const auto wall = parse_iso_wall(text.substr(0, 16));
  const int second = digits_at(text, 17, 2);
  if (!wall || second < 0 || second > 59) return std::nullopt;
  return Instant{wall->time_since_epoch() + std::chrono::seconds{second}};
}

std::optional<Minutes> parse_clock(std::string_view text) {
  const std::size_t colon = text.find(':');
  if ((colon != 1 && colon != 2) || text.size() != colon + 3) return std::nullopt;
  const int hour = digits_at(text, 0, colon);
  const int minute = digits_at(text, colon + 1, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return Minutes{hour * 60 + minute};
}

std::string to_clock(Minutes since_midnight) {
  std::string text;
  append_number(text, static_cast<int>(since_midnight.count() / 60), 2);
  text += ':';
  append_number(text, static_cast<int>(since_midnight.count() % 60), 2);
  return text;
}

Date add_days(Date date, int count) { return sys_days{date} + days{count}; }

Date add_months(Date date, int months) {
  const Date moved = date + std::chrono::months{months};
  if (moved.ok()) return moved;
  return Date{moved.year() / moved.month() / std::chrono::last};
}

int days_between(Date from, Date to) { return static_cast<int>((sys_days{to} - sys_days{from}).count()); }

Weekday weekday_of(Date date) { return Weekday{sys_days{date}}; }

Date week_start(Date date, Weekday starts_on) { return sys_days{date} - (weekday_of(date) - starts_on); }

WallTime at(Date date, Minutes since_midnight) { return WallTime{std::chrono::local_days{date} + since_midnight}; }

Date date_of(WallTime wall) { return Date{std::chrono::floor<days>(wall)}; }

Minutes clock_of(WallTime wall) { return std::chrono::floor<Minutes>(wall - std::chrono::floor<days>(wall)); }

IsoWeek iso_week(Date date) {
  const Date thursday = add_days(week_start(date, std::chrono::Monday), 3);
  const Date new_year{thursday.year(), std::chrono::January, std::chrono::day{1}};
  return {static_cast<int>(thursday.year()), days_between(new_year, thursday) / 7 + 1};
}

std::optional<Date> monday_of(IsoWeek week) {
  if (week.week < 1 || week.week > 53 || week.year < 1 || week.year > 9999) return std::nullopt;
  const Date in_first_week{std::chrono::year{week.year}, std::chrono::January, std::chrono::day{4}};
  const Date monday = add_days(week_start(in_first_week, std::chrono::Monday), (week.week - 1) * 7);
  if (iso_week(monday) != week) return std::nullopt;
  return monday;
}

std::string_view short_name(Weekday day) { return kShortDays[day.c_encoding()]; }

std::string_view short_name(std::chrono::month month) { return kShortMonths[static_cast<unsigned>(month) - 1]; }

std::string_view long_name(std::chrono::month month) { return kLongMonths[static_cast<unsigned>(month) - 1]; }

std::optional<Weekday> parse_weekday(std::string_view text) {
  const auto number = number_of(kDaySpellings, text);
  if (!number) return std::nullopt;
  return Weekday{*number};
}

std::optional<std::chrono::month> parse_month(std::string_view text) {
  const auto number = number_of(kMonthSpellings, text);
  if (!number) return std::nullopt;
  return std::chrono::month{*number};
}

}  // namespace mentor
