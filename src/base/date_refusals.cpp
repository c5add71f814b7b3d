// Why some words are no date, and what to type instead.
#include <algorithm>
#include <array>
#include <cstddef>

#include "date_words.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::string_view kHint = "type a day such as 2026-12-01, '22 dec', tomorrow, fri, 'in 2 weeks' or +3d";
constexpr int kCentury = 2000;
constexpr std::array<std::string_view, 47> kVocabulary{
    "today",    "tomorrow", "yesterday", "now",   "monday", "tuesday", "wednesday", "thursday",  "friday",  "saturday", "sunday",   "next",
    "last",     "in",       "ago",       "day",   "days",   "week",    "weeks",     "month",     "months",  "year",     "years",    "noon",
    "midnight", "eow",      "eom",       "eoq",   "eoy",    "mon",     "tue",       "wed",       "thu",     "fri",      "sat",      "sun",
    "january",  "february", "march",     "april", "june",   "july",    "august",    "september", "october", "november", "december",
};

bool is_separator(char c) { return c == '/' || c == '.' || c == '-'; }

/// The numbers in "03/04/26"; empty when there is anything else.
std::vector<int> parts_of(std::string_view word) {
  std::vector<int> parts;
  while (true) {
    const auto end = std::ranges::find_if(word, is_separator);
    const auto size = static_cast<std::size_t>(end - word.begin());
    const auto part = whole_number(word.substr(0, size), 4);
    if (!part) return {};
    parts.push_back(*part);
    if (size == word.size()) return parts;
    word.remove_prefix(size + 1);
  }
}

void add_reading(std::vector<std::string>& readings, int in_year, int in_month, int on_day) {
  const Date date = std::chrono::year{in_year < 100 ? in_year + kCentury : in_year} / in_month / on_day;
  if (in_month < 1 || on_day < 1 || !date.ok()) return;
  if (std::ranges::find(readings, to_iso(date)) == readings.end()) readings.push_back(to_iso(date));
}

/// The days that numbers may mean, as they are to be typed.
std::vector<std::string> readings_of(const std::vector<int>& parts, int this_year) {
  std::vector<std::string> readings;
  if (parts.size() != 2 && parts.size() != 3) return readings;
  if (parts.front() > 31 && parts.size() == 3) {
    add_reading(readings, parts[0], parts[1], parts[2]);
    return readings;
  }
  const int in_year = parts.size() == 3 ? parts[2] : this_year;
  add_reading(readings, in_year, parts[1], parts[0]);
  add_reading(readings, in_year, parts[0], parts[1]);
  return readings;
}

std::optional<Error> refuse_numbers(std::string_view word, Date today) {
  const auto parts = parts_of(word);
  if (parts.size() < 2 || parse_iso_date(word)) return std::nullopt;
  const auto readings = readings_of(parts, static_cast<int>(today.year()));
  if (readings.size() == 2) return usage_error(quoted_date(word) + " can be two days", "type " + readings[0] + " or " + readings[1]);
  if (readings.size() == 1) return usage_error(quoted_date(word) + " is not how a date is written", "type " + readings[0]);
  return usage_error(quoted_date(word) + " is not a date", std::string(kHint));
}

/// "m", "3m", "+3m", "3d", "22": a number or a unit without its other half.
std::optional<Error> refuse_halves(std::string_view word) {
  if (word == "last" || word == "next" || word == "this")
    return usage_error(quoted_date(word) + " is not a date",
                       "type '" + std::string(word) + " week'" + (word == "this" ? "" : " or '" + std::string(word) + " fri'"));
  const bool is_back = word.starts_with('-');
  const std::string_view bare = is_back || word.starts_with('+') ? word.substr(1) : word;
  const std::size_t digits = std::min(bare.find_first_not_of("0123456789"), bare.size());
  const std::string count = digits == 0 ? "3" : std::string(bare.substr(0, digits));
  const std::string_view unit = bare.substr(digits);
  const auto spoken = [&](std::string_view units) {
    const std::string many = count + " " + std::string(units);
    return is_back ? "'" + many + " ago'" : "'in " + many + "'";
  };
  if (unit == "m") return usage_error(quoted_date(word) + " is not a date: m can be minutes or months", "type " + spoken("months"));
  if (unit == "y") return usage_error(quoted_date(word) + " is not a date", "type " + spoken("years"));
  if (unit.empty() && digits > 0)
    return usage_error(quoted_date(word) + " is not a date: a number has no unit", "type +" + count + "d or " + spoken("days"));
  if (digits > 0 && (unit == "d" || unit == "w"))
    return usage_error(quoted_date(word) + " is not a date: it can be ahead or back",
                       "type +" + count + std::string(unit) + " or -" + count + std::string(unit));
  return std::nullopt;
}

}  // namespace

Error not_a_date(std::string_view text, Words words, Date today) {
  if (words.empty()) return usage_error("the date is empty", std::string(kHint));
  for (const std::string& word : words)
    if (const auto numbers = refuse_numbers(word, today)) return *numbers;
  if (words.size() == 1)
    if (const auto half = refuse_halves(words[0])) return *half;
  for (const std::string& word : words) {
    const bool is_word = word.size() >= 3 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!is_word || std::ranges::find(kVocabulary, word) != kVocabulary.end() || parse_month(word) || parse_weekday(word)) continue;
    const std::string meant = did_you_mean(word, kVocabulary);
    if (!meant.empty()) return usage_error(quoted_date(text) + " is not a date", meant);
  }
  return usage_error(quoted_date(text) + " is not a date", std::string(kHint));
}

}  // namespace mentor
