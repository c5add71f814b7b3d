// Cadences as text: one grammar for reading, one canonical form for printing.
#include "mentor/domain/cadence.hpp"

#include <algorithm>
#include <span>

#include "mentor/base/dates.hpp"
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
constexpr Ordinal kOrdinals[] = {{"1st", 1},   {"2nd", 2},    {"3rd", 3},   {"4th", 4},   {"last", kLastOfMonth},
                                 {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}};

Error not_understood(std::string_view text) {
  return usage_error(
      "'" + visible_line(text) + "' is not a cadence",
      "such as \"weekly tue 15:00\", \"weekly mon,thu 15:00\", \"2w thu 10:00\", \"3d 09:00\", \"monthly 15 09:00\", \"2nd tue 15:00\", "
      "\"last fri 16:00\", \"quarterly 1 10:00\" or \"as-needed\"");
}

using Words = std::vector<std::string>;

// "mon, thu" is one word.
Words words_of(std::string_view text) {
  Words words;
  bool goes_on = false;
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    const bool joins = goes_on || (word.front() == ',' && !words.empty());
    goes_on = word.back() == ',';
    if (joins)
      words.back() += word;
    else
      words.push_back(word);
    word.clear();
  };
  for (const char c : fold_case(text)) {
    if (c == ' ' || c == '\t')
      end_word();
    else
      word += c;
  }
  end_word();
  return words;
}

// The items of "mon,thu" through a reader; empty where one of them is none, or stands twice.
template <class Read>
auto listed(std::string_view text, Read read) {
  std::vector<typename decltype(read(text))::value_type> items;
  for (;;) {
    const auto comma = text.find(',');
    const auto item = read(text.substr(0, comma));
    if (!item || std::ranges::find(items, *item) != items.end()) return decltype(items)();
    items.push_back(*item);
    if (comma == std::string_view::npos) return items;
    text.remove_prefix(comma + 1);
  }
}

std::vector<Weekday> parse_weekdays(std::string_view text) {
  auto days = listed(text, parse_weekday);
  std::ranges::sort(days, {}, [](Weekday day) { return day.iso_encoding(); });
  return days;
}

std::vector<int> parse_ordinals(std::string_view text) {
  auto nths = listed(text, [](std::string_view word) {
    const auto found = std::ranges::find(kOrdinals, word, &Ordinal::word);
    return found == std::end(kOrdinals) ? std::optional<int>() : std::optional(found->nth);
  });
  std::ranges::sort(nths, {}, [](int nth) { return nth == kLastOfMonth ? kMonthDays : nth; });
  return nths;
}

constexpr std::pair<std::string_view, std::string_view> kNumbers[] = {{"two", "2"}, {"three", "3"}, {"four", "4"}, {"other", "2"}};

// What people type, in the words of the grammar: "every 2 weeks on tue at 3pm" as "2w tue 3pm", "tuesday 17:00" as "weekly tuesday 17:00".
Words plain_words(Words words) {
  const bool is_every = !words.empty() && (words.front() == "every" || words.front() == "each");
  if (is_every) words.erase(words.begin());
  std::erase_if(words, [](const std::string& word) { return word == "at" || word == "on" || word == "the" || word == "of"; });
  if (words.empty()) return words;
  if (words.size() > 1 && (words.back() == "am" || words.back() == "pm")) {
    words[words.size() - 2] += words.back();
    words.pop_back();
  }
  if (const auto number = std::ranges::find(kNumbers, words.front(), &std::pair<std::string_view, std::string_view>::first);
      is_every && number != std::end(kNumbers))
    words.front() = number->second;
  const auto is_number = [](const std::string& word) { return whole_number(word).has_value(); };
  const bool has_unit = words.size() > 1 && is_number(words.front());
  if (has_unit && (words[1] == "weeks" || words[1] == "week" || words[1] == "days" || words[1] == "day")) {
    words.front() += words[1].front();
    words.erase(words.begin() + 1);
  } else if (is_every && has_unit && !parse_weekdays(words[1]).empty()) {
    words.front() += "w";
  }
  if (words.front() == "week") words.front() = "weekly";
  if (words.front() == "day") words.front() = "daily";
  if (words.front() == "month") words.front() = "monthly";
  if (words.front() == "quarter") words.front() = "quarterly";
  if (words.front() == "fortnightly" || words.front() == "fortnight" || words.front() == "bi-weekly") words.front() = "biweekly";
  if (!parse_weekdays(words.front()).empty()) words.insert(words.begin(), "weekly");
  return words;
}

// What is left of the words after the first says the slot.
using Slot = std::span<const std::string>;

bool read_clock(Cadence& cadence, Slot slot) {
  if (slot.empty()) return true;
  if (slot.size() != 1) return false;
  cadence.clock = parse_time_of_day(slot[0]);
  return cadence.clock.has_value();
}

bool read_weekday_and_clock(Cadence& cadence, Slot slot) {
  if (slot.empty()) return true;
  cadence.weekdays = parse_weekdays(slot[0]);
  return !cadence.weekdays.empty() && slot.size() == 2 && read_clock(cadence, slot.subspan(1));
}

bool read_day_and_clock(Cadence& cadence, Slot slot) {
  if (slot.empty()) return true;
  const bool is_ordinal = slot[0].ends_with("st") || slot[0].ends_with("nd") || slot[0].ends_with("rd") || slot[0].ends_with("th");
  const auto day = whole_number(slot[0].substr(0, slot[0].size() - (is_ordinal ? 2 : 0)));
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
  cadence.nths = parse_ordinals(word);
  if (cadence.nths.empty()) return read_count(cadence, word, slot);
  cadence.kind = Cadence::Kind::nth_weekday;
  return !slot.empty() && read_weekday_and_clock(cadence, slot);
}

std::string short_lower(Weekday day) { return fold_case(short_name(day)); }

template <class Items, class Say>
std::string say_listed(const Items& items, Say say) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ",") + say(item);
  return text;
}

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
      return say_listed(cadence.nths, [](int nth) { return std::string(std::ranges::find(kOrdinals, nth, &Ordinal::nth)->word); });
    case Cadence::Kind::as_needed:
      break;
  }
  return "as-needed";
}

}  // namespace

Cadence parse_cadence(std::string_view text) {
  Cadence cadence;
  if (first_unstorable(text)) throw not_understood(text);
  const Words words = words_of(text);
  if (words.size() >= 3 && words[0] == "twice" && words[1] == "a")
    throw usage_error("'" + visible_line(text) + "' can be two cadences",
                      words[2] == "week" ? "\"weekly mon,thu 15:00\" or \"3d 15:00\"" : "\"1st,3rd tue 15:00\" or \"2w tue 15:00\"");
  if (!read(cadence, plain_words(words))) throw not_understood(text);
  return cadence;
}

std::string to_string(const Cadence& cadence) {
  std::string text = how_often(cadence);
  if (!cadence.weekdays.empty()) text += " " + say_listed(cadence.weekdays, short_lower);
  if (cadence.day_of_month != 0) text += " " + std::to_string(cadence.day_of_month);
  if (cadence.clock) text += " " + to_clock(*cadence.clock);
  return text;
}

bool has_slot(const Cadence& cadence) { return cadence.clock.has_value(); }

bool keeps_count(const Cadence& before, Cadence after) {
  if (has_slot(before) == has_slot(after)) after.clock = before.clock;
  return before == after;
}

std::optional<int> cadence_days(const Cadence& cadence) {
  const auto shared = [&](int days) {
    const auto sharing = std::max<std::size_t>(cadence.weekdays.size(), 1) * std::max<std::size_t>(cadence.nths.size(), 1);
    return std::max(days / static_cast<int>(sharing), 1);
  };
  switch (cadence.kind) {
    case Cadence::Kind::days:
      return cadence.every;
    case Cadence::Kind::weeks:
      return shared(kDaysAWeek * cadence.every);
    case Cadence::Kind::monthly:
    case Cadence::Kind::nth_weekday:
      return shared(kMonthDays);
    case Cadence::Kind::quarterly:
      return kQuarterDays;
    case Cadence::Kind::as_needed:
      break;
  }
  return std::nullopt;
}

}  // namespace mentor
