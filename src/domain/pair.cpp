#include "mentor/domain/pair.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::size_t kLongestName = 256;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_address(std::string_view text) {
  const bool plain = std::ranges::all_of(text, [](char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '\x7f' && c != '<' && c != '>' && c != ',' && c != ';' && c != '"';
  });
  const auto sign = text.find('@');
  return plain && !text.starts_with('-') && sign != std::string_view::npos && sign > 0 && sign + 1 < text.size() &&
         text.find('@', sign + 1) == std::string_view::npos;
}

}  // namespace

Person parse_person(std::string_view text) {
  if (const auto bad = first_unstorable(text))
    throw usage_error("the name '" + visible_line(text) + "' is not valid text (byte " + std::to_string(*bad + 1) + ")");
  if (text.size() > kLongestName) throw usage_error("a name is longer than " + std::to_string(kLongestName) + " bytes");
  const std::string_view whole = trimmed(text);
  const auto open = whole.find('<');
  Person person;
  person.name = trimmed(whole.substr(0, open));
  if (person.name.empty()) throw usage_error("a name is empty", "such as \"Ada Lovelace\" or \"Ada Lovelace <ada@example.org>\"");
  if (open == std::string_view::npos) return person;
  const auto address = whole.ends_with('>') ? whole.substr(open + 1, whole.size() - open - 2) : std::string_view();
  if (!is_address(address))
    throw usage_error("'" + visible_line(whole.substr(open)) + "' is not a mail address", "such as \"Ada Lovelace <ada@example.org>\"");
  person.email = address;
  return person;
}

PairStatus status_on(const Pair& pair, Date day) {
  if (pair.ended_on && *pair.ended_on <= day) return PairStatus::ended;
  if (!pair.ended_on && pair.ends_on && *pair.ends_on < day) return PairStatus::ended;
  return pause_on(pair, day) != nullptr ? PairStatus::paused : PairStatus::active;
}

const Pause* pause_on(const Pair& pair, Date day) {
  const auto found =
      std::ranges::find_if(pair.pauses, [&](const Pause& pause) { return pause.from <= day && (!pause.until || *pause.until >= day); });
  return found == pair.pauses.end() ? nullptr : &*found;
}

bool active_within(const Pair& pair, Date from, Date until) {
  const auto end = pair.ended_on ? pair.ended_on : pair.ends_on;
  const Date last = end ? std::min(until, *end) : until;
  Date day = std::max(from, pair.starts_on);
  // From pause to pause, not day by day.
  while (day <= last) {
    const Pause* pause = pause_on(pair, day);
    if (pause == nullptr) return true;
    if (!pause->until) return false;
    day = add_days(*pause->until, 1);
  }
  return false;
}

const Person& person_of(const Pair& pair, Party side) { return side == Party::mentor ? pair.mentor : pair.mentee; }

std::string first_name(const Pair& pair, Party side) {
  if (side == Party::both) return "both";
  const std::string& name = person_of(pair, side).name;
  return name.substr(0, name.find(' '));
}

std::string names_of(const Pair& pair) { return pair.mentor.name + " and " + pair.mentee.name; }

std::string counterpart(const Pair& pair) {
  return pair.role == Role::none ? names_of(pair) : person_of(pair, their_party(pair.role)).name;
}

}  // namespace mentor
