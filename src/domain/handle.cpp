// Handles: the short names of pairs.
#include <algorithm>
#include <set>

#include "mentor/base/text.hpp"
#include "mentor/domain/pair.hpp"

namespace mentor {
namespace {

constexpr std::string_view kIdLetters = "gsmtcap";

bool looks_like_id(std::string_view text) {
  return text.size() > 1 && kIdLetters.find(text.front()) != std::string_view::npos &&
         std::ranges::all_of(text.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

// The first name in lower-case ASCII; the word for the side where no Latin letter is left.
std::string word_for(const Person& person, std::string_view side) {
  std::string slug = ascii_slug(person.name.substr(0, person.name.find(' ')));
  while (!slug.empty() && !(slug.front() >= 'a' && slug.front() <= 'z')) slug.erase(slug.begin());
  return slug.empty() ? std::string(side) : slug;
}

}  // namespace

bool is_handle(std::string_view text) {
  if (text.empty() || text.size() > 64 || !(text.front() >= 'a' && text.front() <= 'z') || looks_like_id(text)) return false;
  return std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string make_handle(const Person& mentor, const Person& mentee, Role role, const std::vector<std::string>& taken) {
  const std::string base = role == Role::mentee   ? word_for(mentor, "mentor")
                           : role == Role::mentor ? word_for(mentee, "mentee")
                                                  : word_for(mentee, "mentee") + "-" + word_for(mentor, "mentor");
  const std::string short_base = base.substr(0, 48);
  std::set<std::string_view> near;
  for (const auto& handle : taken)
    if (handle.starts_with(short_base)) near.insert(handle);
  for (int suffix = 1;; ++suffix) {
    const std::string handle = suffix == 1 ? short_base : short_base + std::to_string(suffix);
    // "a" with a number behind it would be an id.
    const std::string safe = looks_like_id(handle) ? short_base + "-" + std::to_string(suffix) : handle;
    if (is_handle(safe) && !near.contains(safe)) return safe;
  }
}

}  // namespace mentor
