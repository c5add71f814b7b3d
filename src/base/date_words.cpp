// Days in words: relative, by weekday, by month, by week and by name.
#include "date_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "mentor/base/text.hpp"

namespace mentor {
namespace {

using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day_last;

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2200;
constexpr int kMonthsInYear = 12;
constexpr int kMostMonths = (kLastYear - kFirstYear) * kMonthsInYear;
constexpr std::size_t kMostDigits = 5;
constexpr int kYearsToLeapDay = 8;  // 1896 to 1904
constexpr int kQuotedColumns = 40;

struct Unit {
  std::string_view text;
  int days;
  int months;
};
constexpr std::array kLongUnits{Unit{"day", 1, 0},   Unit{"days", 1, 0},   Unit{"week", 7, 0},  Unit{"weeks", 7, 0},
                                Unit{"month", 0, 1}, Unit{"months", 0, 1}, Unit{"year", 0, 12}, Unit{"years", 0, 12}};
constexpr std::array kShortUnits{Unit{"d", 1, 0}, Unit{"w", 7, 0}};

Date last_of_month(Date date) { return year_month_day_last{date.year() / date.month() / std::chrono::last}; }

Date end_of_quarter(Date date) {
  const unsigned number = (static_cast<unsigned>(date.month()) + 2) / 3 * 3;
  return last_of_month(date.year() / month{number} / 1);
}

struct NamedDay {
  std::string_view text;
  Date (*day)(const DayContext&);
};
constexpr std::array kNamedDays{
    NamedDay{"today", [](const DayContext& c) { return c.today; }},
    NamedDay{"now", [](const DayContext& c) { return c.today; }},
    NamedDay{"tomorrow", [](const DayContext& c) { return add_days(c.today, 1); }},
    NamedDay{"yesterday", [](const DayContext& c) { return add_days(c.today, -1); }},
    NamedDay{"eow", [](const DayContext& c) { return add_days(week_start(c.today, c.week_starts_on), 6); }},
    NamedDay{"eom", [](const DayContext& c) { return last_of_month(c.today); }},
    NamedDay{"eoq", [](const DayContext& c) { return end_of_quarter(c.today); }},
    NamedDay{"eoy", [](const DayContext& c) { return Date{c.today.year() / 12 / 31}; }},
};

constexpr std::array<std::string_view, 6> kLeadingWords{"until", "from", "since", "on", "by", "due"};

std::optional<Unit> unit_in(std::span<const Unit> units, std::string_view text) {
  const auto found = std::ranges::find(units, text, &Unit::text);
  if (found == units.end()) return std::nullopt;
  return *found;
}

Error out_of_reach(bool is_past) {
  return usage_error("that day is not in the years 1970 to 2200",
                     is_past ? "type 1970-01-01 or a later day" : "type 2200-12-31 or an earlier day");
}

/// The day before or behind today by `count` units.
Date moved(Date today, Unit unit, int count) {
  if (std::abs(count) * static_cast<long>(unit.months) > kMostMonths) throw out_of_reach(count < 0);
  return unit.months != 0 ? add_months(today, count * unit.months) : add_days(today, count * unit.days);
}

/// "+3d", "-2w"
std::optional<Date> signed_count(std::string_view word, Date today) {
  if (word.size() < 3 || (word.front() != '+' && word.front() != '-')) return std::nullopt;
  const auto unit = unit_in(kShortUnits, word.substr(word.size() - 1));
  const auto count = whole_number(word.substr(1, word.size() - 2), kMostDigits);
  if (!unit || !count) return std::nullopt;
  return moved(today, *unit, word.front() == '-' ? -*count : *count);
}

/// "in 2 weeks", "3 days ago"
std::optional<Date> spoken_count(Words words, Date today) {
  if (words.size() != 3) return std::nullopt;
  const bool is_ahead = words[0] == "in";
  if (!is_ahead && words[2] != "ago") return std::nullopt;
  const auto count = whole_number(words[is_ahead ? 1 : 0], kMostDigits);
  const auto unit = unit_in(kLongUnits, words[is_ahead ? 2 : 1]);
  if (!unit || !count) return std::nullopt;
  return moved(today, *unit, is_ahead ? *count : -*count);
}

Date nearest_weekday(Weekday day, const DayContext& context) {
  const Weekday today = weekday_of(context.today);
  if (context.lean == DateBias::past) return add_days(context.today, -static_cast<int>((today - day).count()));
  const int ahead = static_cast<int>((day - today).count());
  return add_days(context.today, ahead == 0 ? 7 : ahead);
}

/// "next fri", "last fri": by ISO weeks, whatever day the user's weeks start on.
std::optional<Date> weekday_of_other_week(Words words, Date today) {
  if (words.size() != 2 || (words[0] != "next" && words[0] != "last")) return std::nullopt;
  const auto day = parse_weekday(words[1]);
  if (!day) return std::nullopt;
  const Date monday = week_start(today, std::chrono::Monday);
  return add_days(monday, (words[0] == "next" ? 7 : -7) + static_cast<int>((*day - std::chrono::Monday).count()));
}

/// The Monday of "2026-w14".
std::optional<Date> monday_said(std::string_view word) {
  if (word.size() != 8 || word.substr(4, 2) != "-w") return std::nullopt;
  const auto in_year = whole_number(word.substr(0, 4), 4);
  const auto week = whole_number(word.substr(6), 2);
  if (!in_year || !week) return std::nullopt;
  const auto monday = monday_of({*in_year, *week});
  if (monday) return monday;
  const bool has_53 = monday_of({*in_year, 53}).has_value();
  throw usage_error("there is no week " + quoted_date(word), std::string("type a week from 01 to ") + (has_53 ? "53" : "52") +
                                                                 ", such as " + std::string(word.substr(0, 4)) + "-W14");
}

/// The last day of a month that does not have the day asked for.
Error no_such_day(std::string_view text, Date impossible) {
  const Date end = last_of_month(impossible.year() / impossible.month() / 1);
  return usage_error("there is no day " + quoted_date(text) + ": " + std::string(long_name(end.month())) + " " +
                         std::to_string(static_cast<int>(end.year())) + " has " + std::to_string(static_cast<unsigned>(end.day())) +
                         " days",
                     "type " + to_iso(end) + " or " + to_iso(add_days(end, 1)));
}

struct DayOfMonth {
  unsigned day;
  month in;
};

/// "22", "22nd"
std::optional<int> number_of_day(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"})
    if (word.ends_with(ending)) return whole_number(word.substr(0, word.size() - ending.size()), 2);
  return whole_number(word, 2);
}

/// "22 dec", "dec 22"
std::optional<DayOfMonth> day_of_month(std::string_view a, std::string_view b) {
  const bool day_first = number_of_day(a).has_value();
  const auto day = number_of_day(day_first ? a : b);
  const auto in = parse_month(day_first ? b : a);
  if (!day || !in) return std::nullopt;
  return DayOfMonth{static_cast<unsigned>(*day), *in};
}

/// The nearest such day in the direction; a leap day may be years away.
Date nearest_of_month(DayOfMonth said, std::string_view text, const DayContext& context) {
  const int step = context.lean == DateBias::future ? 1 : -1;
  for (int years = 0; years <= kYearsToLeapDay; ++years) {
    const Date date = (context.today.year() + std::chrono::years{step * years}) / said.in / std::chrono::day{said.day};
    const bool is_ahead = context.lean == DateBias::future ? date >= context.today : date <= context.today;
    if (date.ok() && is_ahead) return date;
  }
  throw no_such_day(text, context.today.year() / said.in / std::chrono::day{said.day});
}

std::optional<Date> dated(Words words, const DayContext& context) {
  if (words.size() != 2 && words.size() != 3) return std::nullopt;
  const auto said = day_of_month(words[0], words[1]);
  if (!said) return std::nullopt;
  const std::string text = words[0] + " " + words[1] + (words.size() == 3 ? " " + words[2] : "");
  if (words.size() == 2) return nearest_of_month(*said, text, context);
  const auto in_year = words[2].size() == 4 ? whole_number(words[2], 4) : std::nullopt;
  if (!in_year) return std::nullopt;
  const Date date = year{*in_year} / said->in / std::chrono::day{said->day};
  require_in_reach(date);
  if (!date.ok()) throw no_such_day(text, date);
  return date;
}

bool has_iso_form(std::string_view word) { return word.size() == 10 && word[4] == '-' && word[7] == '-'; }

/// "2026-06-31" has the form of a day.
std::optional<Date> iso_day(std::string_view word) {
  if (const auto date = parse_iso_date(word)) return date;
  if (!has_iso_form(word)) return std::nullopt;
  const auto in_year = whole_number(word.substr(0, 4), 4);
  const auto in = whole_number(word.substr(5, 2), 2);
  const auto day = whole_number(word.substr(8), 2);
  if (!in_year || !in || !day) return std::nullopt;
  if (*in_year < kFirstYear || *in_year > kLastYear) throw out_of_reach(*in_year < kFirstYear);
  if (*in < 1 || *in > kMonthsInYear)
    throw usage_error("there is no day " + quoted_date(word) + ": the months are 01 to 12", "type year, month and day, such as 2026-12-01");
  throw no_such_day(word, year{*in_year} / month{static_cast<unsigned>(*in)} / std::chrono::day{static_cast<unsigned>(*day)});
}

std::optional<Date> day_in_a_word(std::string_view word, const DayContext& context) {
  const auto named = std::ranges::find(kNamedDays, word, &NamedDay::text);
  if (named != kNamedDays.end()) return named->day(context);
  if (const auto day = parse_weekday(word)) return nearest_weekday(*day, context);
  if (const auto day = signed_count(word, context.today)) return day;
  return iso_day(word);
}

/// A whole time, such as a week or a month.
struct WholeTime {
  Date first;
  Date last;
};

WholeTime month_of_day(Date date) { return {date.year() / date.month() / 1, last_of_month(date)}; }

/// The nearest such month in the direction; this month counts.
WholeTime nearest_month(month wanted, const DayContext& context) {
  const auto this_year = context.today.year();
  const bool is_past = context.lean == DateBias::past;
  const bool is_other_year = is_past ? wanted > context.today.month() : wanted < context.today.month();
  return month_of_day((this_year + std::chrono::years{is_other_year ? (is_past ? -1 : 1) : 0}) / wanted / 1);
}

/// "week", "month", "quarter", "year": so many of them from this one.
std::optional<WholeTime> whole_from_now(std::string_view unit, int steps, const DayContext& context) {
  const Date today = context.today;
  if (unit == "week") {
    const Date first = add_days(week_start(today, context.week_starts_on), steps * kDaysAWeek);
    return WholeTime{first, add_days(first, kDaysAWeek - 1)};
  }
  if (unit == "month") return month_of_day(add_months(today.year() / today.month() / 1, steps));
  if (unit == "quarter") {
    const Date last = add_months(end_of_quarter(today).year() / end_of_quarter(today).month() / 1, 3 * steps);
    return WholeTime{add_months(last, -2), last_of_month(last)};
  }
  if (unit != "year") return std::nullopt;
  const auto in_year = today.year() + std::chrono::years{steps};
  return WholeTime{in_year / 1 / 1, in_year / 12 / 31};
}

/// "2026-09"
std::optional<WholeTime> iso_month(std::string_view word) {
  if (word.size() != 7 || word[4] != '-') return std::nullopt;
  const auto in_year = whole_number(word.substr(0, 4), 4);
  const auto in = whole_number(word.substr(5), 2);
  if (!in_year || !in) return std::nullopt;
  if (*in < 1 || *in > kMonthsInYear) throw usage_error("there is no month " + quoted_date(word), "the months are 01 to 12");
  return month_of_day(year{*in_year} / month{static_cast<unsigned>(*in)} / 1);
}

WholeTime week_from(Date monday) { return {monday, add_days(monday, kDaysAWeek - 1)}; }

/// "week 48", the nearest in the direction, this one too; "week 48 2026".
std::optional<WholeTime> numbered_week(Words words, const DayContext& context) {
  if (words.size() < 2 || words.size() > 3 || words[0] != "week") return std::nullopt;
  const auto number = whole_number(words[1], 2);
  if (!number) return std::nullopt;
  const std::string digits = (*number < 10 ? "0" : "") + std::to_string(*number);
  if (words.size() == 3) {
    const auto monday = monday_said(words[2] + "-w" + digits);
    return monday ? std::optional(week_from(*monday)) : std::nullopt;
  }
  const bool is_past = context.lean == DateBias::past;
  const int this_year = iso_week(context.today).year;
  constexpr int kYearsToWeek53 = 7;
  for (int years = 0; years <= kYearsToWeek53; ++years) {
    const auto monday = monday_of({this_year + (is_past ? -years : years), *number});
    if (monday && (is_past ? *monday <= context.today : add_days(*monday, kDaysAWeek - 1) >= context.today)) return week_from(*monday);
  }
  monday_said(std::to_string(this_year) + "-w" + digits);
  return std::nullopt;
}

std::optional<WholeTime> whole_time(Words words, const DayContext& context) {
  if (const auto week = numbered_week(words, context)) return week;
  if (words.size() == 1) {
    if (const auto wanted = parse_month(words[0])) return nearest_month(*wanted, context);
    if (const auto monday = monday_said(words[0])) return week_from(*monday);
    return iso_month(words[0]);
  }
  if (words.size() != 2) return std::nullopt;
  if (words[0] == "last" || words[0] == "this" || words[0] == "next")
    return whole_from_now(words[1], words[0] == "last" ? -1 : words[0] == "next" ? 1 : 0, context);
  const auto wanted = parse_month(words[0]);
  const auto in_year = words[1].size() == 4 ? whole_number(words[1], 4) : std::nullopt;
  return wanted && in_year ? std::optional(month_of_day(year{*in_year} / *wanted / 1)) : std::nullopt;
}

/// "end of november", "end of next week"
std::optional<Date> edge_of_whole_time(Words words, const DayContext& context) {
  if (words.size() < 3 || words[1] != "of" || (words[0] != "end" && words[0] != "start" && words[0] != "beginning")) return std::nullopt;
  const Words rest = words.subspan(2);
  const auto whole =
      rest.size() == 1 && whole_from_now(rest[0], 0, context) ? whole_from_now(rest[0], 0, context) : whole_time(rest, context);
  if (!whole) return std::nullopt;
  return words[0] == "end" ? whole->last : whole->first;
}

Date day_of(const WholeTime& whole, Words words, DateEdge edge) {
  if (edge == DateEdge::none)
    throw usage_error(quoted_date(joined(words, " ")) + " is more than a day, and one day is wanted here",
                      "type a day, such as " + to_iso(whole.first));
  return edge == DateEdge::first ? whole.first : whole.last;
}

/// "tue 13 oct", "tue 2026-10-13": of the years that a day and month could mean, the weekday tells.
std::optional<Date> with_weekday(Words words, const DayContext& context) {
  const auto weekday = words.size() > 1 ? parse_weekday(words[0]) : std::nullopt;
  if (!weekday) return std::nullopt;
  const Words rest = words.subspan(1);
  auto day = rest.size() == 1 ? iso_day(rest[0]) : dated(rest, context);
  if (!day) return std::nullopt;
  if (rest.size() == 2 && weekday_of(*day) != *weekday) {
    DayContext other = context;
    other.lean = context.lean == DateBias::past ? DateBias::future : DateBias::past;
    if (const auto across = dated(rest, other); across && weekday_of(*across) == *weekday) day = across;
  }
  if (weekday_of(*day) == *weekday) return day;
  throw usage_error(to_iso(*day) + " is a " + std::string(short_name(weekday_of(*day))) + ", not a " + std::string(short_name(*weekday)),
                    "leave the weekday out, or type another day");
}

std::optional<Date> full_day(Words words, const DayContext& context) {
  if (const auto day = with_weekday(words, context)) return day;
  return words.size() == 1 ? iso_day(words[0]) : dated(words, context);
}

/// "mon 23 to sun 29 november 2026", as reports are headed: what the first day leaves out is that of the last.
std::optional<WholeTime> days_said(Words words, const DayContext& context) {
  const auto to = static_cast<std::size_t>(std::ranges::find(words, "to") - words.begin());
  if (to == 0 || to + 1 >= words.size()) return std::nullopt;
  const auto last = full_day(words.subspan(to + 1), context);
  if (!last) return std::nullopt;
  const std::size_t most = std::min<std::size_t>(2, words.size() - to - 2);
  for (std::size_t shared = most + 1; shared-- > 0;) {
    std::vector<std::string> left(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(to));
    left.insert(left.end(), words.end() - static_cast<std::ptrdiff_t>(shared), words.end());
    if (const auto first = full_day(left, context)) return *first <= *last ? std::optional(WholeTime{*first, *last}) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Date> day_in_words(Words words, const DayContext& context) {
  if (const auto days = days_said(words, context)) return day_of(*days, words, context.edge);
  if (const auto whole = words.empty() ? std::nullopt : whole_time(words, context)) return day_of(*whole, words, context.edge);
  if (const auto day = edge_of_whole_time(words, context)) return day;
  if (const auto day = with_weekday(words, context)) return day;
  if (words.size() == 1) return day_in_a_word(words[0], context);
  if (const auto day = spoken_count(words, context.today)) return day;
  if (const auto day = weekday_of_other_week(words, context.today)) return day;
  return dated(words, context);
}

}  // namespace

std::string quoted_date(std::string_view text) { return "'" + fit(visible_line(text), kQuotedColumns) + "'"; }

std::optional<int> whole_number(std::string_view text, std::size_t max_digits) {
  if (text.empty() || text.size() > max_digits) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::vector<std::string> date_words_in(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t place = 0; place < text.size(); ++place) {
    const char c = text[place];
    const bool is_blank = c == ' ' || c == '\t' || (c == ',' && (place + 1 == text.size() || text[place + 1] == ' '));
    const bool is_separator = (c == 'T' || c == 't') && place + 1 < text.size() && has_iso_form(words.back());
    if (is_blank || is_separator) {
      if (!words.back().empty()) words.emplace_back();
      continue;
    }
    words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (words.back().empty()) words.pop_back();
  // "week 48: mon 23 to ..." says it twice, and "until fri" says what the option says.
  const bool is_headed = words.size() > 2 && words[0] == "week" && words[1].ends_with(':');
  const bool is_led = words.size() > 1 && std::ranges::find(kLeadingWords, words[0]) != kLeadingWords.end();
  words.erase(words.begin(), words.begin() + (is_headed ? 2 : is_led ? 1 : 0));
  return words;
}

std::optional<Date> day_said(Words words, const DayContext& context) {
  const auto day = day_in_words(words, context);
  if (day) require_in_reach(*day);
  return day;
}

std::optional<Date> full_day_said(Words words, const DayContext& context) {
  return words.empty() ? std::nullopt : full_day(words, context);
}

void require_in_reach(Date date) {
  const bool is_past = date.year() < year{kFirstYear};
  if (is_past || date.year() > year{kLastYear}) throw out_of_reach(is_past);
}

}  // namespace mentor
