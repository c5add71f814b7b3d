#include "mentoring/sign_up_times.hpp"

#include <algorithm>

#include "mentor/base/text.hpp"
#include "mentoring/sign_up_headings.hpp"

namespace mentor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) > 127; }

// A number, a word or a single sign of a stamp.
struct StampPart {
  std::string text;
  bool is_number() const { return is_digit(text.front()); }
  int number() const { return whole_number(text).value_or(-1); }
};

std::vector<StampPart> parts_of(std::string_view text) {
  std::vector<StampPart> parts;
  const std::string plain = comparable(text);
  for (std::size_t at = 0; at < plain.size();) {
    const auto same = [&](auto kind) {
      auto end = at;
      while (end < plain.size() && kind(plain[end])) ++end;
      return end;
    };
    const auto end = std::max({at + 1, same(is_digit), same(is_letter)});
    parts.push_back({plain.substr(at, end - at)});
    at = end;
  }
  return parts;
}

// Walks over the parts of a stamp.
class StampReader {
 public:
  explicit StampReader(std::string_view text) : parts_(parts_of(text)) {}

  bool is_over() const { return at_ == parts_.size(); }
  bool take(std::string_view text) {
    if (is_over() || parts_[at_].text != text) return false;
    ++at_;
    return true;
  }
  std::string take_any(std::string_view signs) {
    if (is_over() || parts_[at_].text.size() != 1 || signs.find(parts_[at_].text) == std::string_view::npos) return {};
    return parts_[at_++].text;
  }
  std::optional<StampPart> take_number() {
    if (is_over() || !parts_[at_].is_number() || parts_[at_].number() < 0) return std::nullopt;
    return parts_[at_++];
  }
  std::string take_word() {
    if (is_over() || !is_letter(parts_[at_].text.front())) return {};
    return parts_[at_++].text;
  }

 private:
  std::vector<StampPart> parts_;
  std::size_t at_ = 0;
};

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

std::optional<int> month_named(std::string_view word) {
  constexpr std::size_t kLetters = 3;
  const auto* found = std::ranges::find(kMonths, word.substr(0, kLetters));
  if (word.size() < kLetters || found == std::end(kMonths)) return std::nullopt;
  return static_cast<int>(found - std::begin(kMonths)) + 1;
}

using DaysByOrder = std::array<std::optional<std::int64_t>, kEnumNames<DayOrder>.size()>;

std::optional<std::int64_t> seconds_of(int year, int month, int day) {
  constexpr int kCentury = 2000;
  constexpr int kShortYear = 100;
  const Date date{std::chrono::year(year < kShortYear ? year + kCentury : year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || month > 12 || day > 31 || year > 9999) return std::nullopt;
  return std::chrono::seconds(std::chrono::sys_days(date).time_since_epoch()).count();
}

DaysByOrder whatever_order(std::optional<std::int64_t> day) { return {day, day, day}; }

// "Nov 28, 2026"
std::optional<DaysByOrder> day_after_month(StampReader& reader, int month) {
  reader.take_any(".");
  reader.take_any(" -");
  const auto day = reader.take_number();
  reader.take_any(",");
  reader.take_any(" -");
  const auto year = reader.take_number();
  if (!day || !year) return std::nullopt;
  return whatever_order(seconds_of(year->number(), month, day->number()));
}

std::optional<DaysByOrder> read_day(StampReader& reader) {
  constexpr std::size_t kYearDigits = 4;
  if (const auto word = reader.take_word(); !word.empty()) {
    const auto month = month_named(word);
    return month ? day_after_month(reader, *month) : std::nullopt;
  }
  const auto first = reader.take_number();
  std::string between = reader.take_any("/.-");
  const std::string blank = reader.take_any(" ");
  if (!first) return std::nullopt;
  if (const auto word = reader.take_word(); !word.empty()) {
    const auto month = month_named(word);
    reader.take_any(".");
    reader.take_any(" -/");
    const auto year = reader.take_number();
    if (!month || !year) return std::nullopt;
    return whatever_order(seconds_of(year->number(), *month, first->number()));
  }
  const auto second = reader.take_number();
  if (between.empty() || !second || reader.take_any("/.-").empty()) return std::nullopt;
  reader.take_any(" ");
  const auto third = reader.take_number();
  if (!third) return std::nullopt;
  const int a = first->number(), b = second->number(), c = third->number();
  if (first->text.size() == kYearDigits) return whatever_order(seconds_of(a, b, c));
  DaysByOrder days;
  if (third->text.size() < kYearDigits) days[static_cast<std::size_t>(DayOrder::year_first)] = seconds_of(a, b, c);
  days[static_cast<std::size_t>(DayOrder::day_first)] = seconds_of(c, b, a);
  // Nobody writes the month first and parts it by dots.
  if (between != ".") days[static_cast<std::size_t>(DayOrder::month_first)] = seconds_of(c, a, b);
  return days;
}

// "9:05:12.250 PM"; nullopt where there is no whole time.
std::optional<std::int64_t> read_time(StampReader& reader) {
  constexpr int kHalfDay = 12;
  const auto hour = reader.take_number();
  const bool has_sign = !reader.take_any(":.h").empty();
  const auto minute = reader.take_number();
  if (!hour || !has_sign || !minute) return std::nullopt;
  int seconds = 0;
  if (!reader.take_any(":.").empty()) {
    const auto second = reader.take_number();
    if (!second) return std::nullopt;
    seconds = second->number();
    if (!reader.take_any(".,").empty()) reader.take_number();
  }
  int hours = hour->number();
  reader.take(" ");
  const bool is_morning = reader.take("am") || reader.take("a");
  const bool is_afternoon = !is_morning && (reader.take("pm") || reader.take("p"));
  // "p.m."
  for (const std::string_view rest : {".", "m", "."})
    if (is_morning || is_afternoon) reader.take(rest);
  if ((is_morning || is_afternoon) && hours > kHalfDay) return std::nullopt;
  if (is_morning || is_afternoon) hours = hours % kHalfDay + (is_afternoon ? kHalfDay : 0);
  constexpr int kMinutes = 60;
  if (hours > 24 || minute->number() >= kMinutes || seconds > kMinutes) return std::nullopt;
  return (hours * kMinutes + minute->number()) * kMinutes + seconds;
}

// "+5:30", "+0530", "-8"; nullopt where it is none.
std::optional<std::int64_t> read_shift(StampReader& reader) {
  constexpr int kMinutes = 60;
  constexpr int kMost = 15;
  const std::string sign = reader.take_any("+-");
  const auto number = sign.empty() ? std::nullopt : reader.take_number();
  if (!number) return std::nullopt;
  const bool is_joined = number->text.size() == 4;
  const int hours = is_joined ? number->number() / 100 : number->number();
  int minutes = is_joined ? number->number() % 100 : 0;
  if (!is_joined && reader.take(":")) minutes = reader.take_number().value_or(StampPart{"0"}).number();
  if (hours > kMost || minutes < 0 || minutes >= kMinutes) return std::nullopt;
  return (sign == "-" ? -1 : 1) * (hours * kMinutes + minutes) * kMinutes;
}

// Letters of a zone are those of the whole column, and change nothing.
std::optional<std::int64_t> read_zone(StampReader& reader) {
  reader.take(" ");
  reader.take("(");
  (void)reader.take_word();
  if (reader.is_over()) return 0;
  const auto shift = read_shift(reader);
  reader.take(")");
  return reader.is_over() ? shift : std::nullopt;
}

}  // namespace

std::optional<Stamp> stamp_in_cell(std::string_view text) {
  StampReader reader(text);
  const auto days = read_day(reader);
  if (!days) return std::nullopt;
  std::int64_t time = 0;
  if (!reader.is_over()) {
    reader.take(",");
    if (!reader.take(" ") && !reader.take("t")) return std::nullopt;
    const auto clock = read_time(reader);
    const auto shift = clock ? read_zone(reader) : std::nullopt;
    if (!shift) return std::nullopt;
    time = *clock - *shift;
  }
  Stamp stamp;
  for (std::size_t i = 0; i < stamp.by_order.size(); ++i)
    if ((*days)[i]) stamp.by_order[i] = *(*days)[i] + time;
  if (std::ranges::none_of(stamp.by_order, [](const auto& one) { return one.has_value(); })) return std::nullopt;
  return stamp;
}

std::vector<DayOrder> orders_of(const std::vector<Stamp>& stamps) {
  const auto holds = [&](DayOrder order) {
    return std::ranges::all_of(stamps, [&](const Stamp& stamp) { return stamp.by(order).has_value(); });
  };
  std::vector<DayOrder> orders;
  for (const auto order : {DayOrder::day_first, DayOrder::month_first})
    if (holds(order)) orders.push_back(order);
  if (orders.empty() && holds(DayOrder::year_first)) orders.push_back(DayOrder::year_first);
  return orders;
}

}  // namespace mentor
