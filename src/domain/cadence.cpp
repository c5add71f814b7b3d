// Cadences as text: one grammar for reading, one canonical form for printing.
#include "mentor/domain/cadence.hpp"

#include <algorithm>
#include <span>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr int kMostDays = 366;
constexpr int kMostWeeks = 52;
constexpr int kMonthDays = 31;
constexpr int kQuarterDays = 92;
constexpr int kLastOfMonth = -1;

struct Ordinal {
  std::string_view word;
  int nth;
};
constexpr Ordinal kOrdinals[] = {{"1st", 1}, {"2nd", 2}, {"3rd", 3}, {"4th", 4}, {"last", kLastOfMonth}};

Error not_understood(std::string_view text) {
  return usage_error(
      "'" + visible_line(text) + "' is not a cadence",
      "such as \"weekly tue 15:00\", \"2w thu 10:00\", \"3d 09:00\", \"daily 09:00\", \"monthly 15 09:00\", \"2nd tue 15:00\", "
      "\"last fri 16:00\", \"quarterly 1 10:00\" or \"as-needed\"");
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : fold_case(text)) {
    if (c != ' ' && c != '\t') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// What is left of the words after the first says the slot.
using Slot = std::span<const std::string>;

bool read_clock(Cadence& cadence, Slot slot) {
  if (slot.empty()) return true;
  if (slot.size() != 1) return false;
  cadence.clock = parse_clock(slot[0]);
  return cadence.clock.has_value();
}

bool read_weekday_and_clock(Cadence& cadence, Slot slot) {
  if (slot.empty()) return true;
  cadence.weekday = parse_weekday(slot[0]);
  return cadence.weekday && slot.size() == 2 && read_clock(cadence, slot.subspan(1));
}

bool read_day_and_clock(Cadence& cadence, Slot slot) {
  if (slot.empty()) return true;
  const auto day = whole_number(slot[0]);
  if (!day || *day < 1 || *day > kMonthDays || slot.size() != 2) return false;
  cadence.day_of_month = static_cast<unsigned>(*day);
  return read_clock(cadence, slot.subspan(1));
}

// "3d", "2w"
bool read_count(Cadence& cadence, std::string_view word, Slot slot) {
  const auto count = whole_number(word.substr(0, word.size() - 1));
  const bool days = word.back() == 'd';
  if (!count || *count < 1 || *count > (days ? kMostDays : kMostWeeks) || (!days && word.back() != 'w')) return false;
  cadence.kind = days ? Cadence::Kind::days : Cadence::Kind::weeks;
  cadence.every = *count;
  return days ? read_clock(cadence, slot) : read_weekday_and_clock(cadence, slot);
}

bool read(Cadence& cadence, const std::vector<std::string>& words) {
  if (words.empty()) return false;
  const std::string& word = words.front();
  const Slot slot = Slot(words).subspan(1);
  if (word == "as-needed") return slot.empty();
  if (word == "daily") return read_count(cadence, "1d", slot);
  if (word == "weekly") return read_count(cadence, "1w", slot);
  if (word == "biweekly") return read_count(cadence, "2w", slot);
  if (word == "monthly" || word == "quarterly") {
    cadence.kind = word == "monthly" ? Cadence::Kind::monthly : Cadence::Kind::quarterly;
    return read_day_and_clock(cadence, slot);
  }
  const auto ordinal = std::ranges::find(kOrdinals, word, &Ordinal::word);
  if (ordinal == std::end(kOrdinals)) return read_count(cadence, word, slot);
  cadence.kind = Cadence::Kind::nth_weekday;
  cadence.nth = ordinal->nth;
  return !slot.empty() && read_weekday_and_clock(cadence, slot);
}

std::string short_lower(Weekday day) { return fold_case(short_name(day)); }

std::string how_often(const Cadence& cadence) {
  switch (cadence.kind) {
    case Cadence::Kind::days:
      return cadence.every == 1 ? "daily" : std::to_string(cadence.every) + "d";
    case Cadence::Kind::weeks:
      return cadence.every == 1 ? "weekly" : std::to_string(cadence.every) + "w";
    case Cadence::Kind::monthly:
      return "monthly";
    case Cadence::Kind::quarterly:
      return "quarterly";
    case Cadence::Kind::nth_weekday:
      return std::string(std::ranges::find(kOrdinals, cadence.nth, &Ordinal::nth)->word);
    case Cadence::Kind::as_needed:
      break;
  }
  return "as-needed";
}

}  // namespace

Cadence parse_cadence(std::string_view text) {
  Cadence cadence;
  if (first_unstorable(text) || !read(cadence, words_of(text))) throw not_understood(text);
  return cadence;
}

std::string to_string(const Cadence& cadence) {
  std::string text = how_often(cadence);
  if (cadence.weekday) text += " " + short_lower(*cadence.weekday);
  if (cadence.day_of_month != 0) text += " " + std::to_string(cadence.day_of_month);
  if (cadence.clock) text += " " + to_clock(*cadence.clock);
  return text;
}

bool has_slot(const Cadence& cadence) { return cadence.clock.has_value(); }

std::optional<int> cadence_days(const Cadence& cadence) {
  constexpr int kWeekDays = 7;
  switch (cadence.kind) {
    case Cadence::Kind::days:
      return cadence.every;
    case Cadence::Kind::weeks:
      return kWeekDays * cadence.every;
    case Cadence::Kind::monthly:
    case Cadence::Kind::nth_weekday:
      return kMonthDays;
    case Cadence::Kind::quarterly:
      return kQuarterDays;
    case Cadence::Kind::as_needed:
      break;
  }
  return std::nullopt;
}

}  // namespace mentor
