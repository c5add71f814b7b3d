// A person: somebody who is a side of pairs.
#pragma once

#include <string>
#include <string_view>

#include "mentor/base/id.hpp"
#include "mentor/base/uid.hpp"

namespace mentor {

struct Person {
  std::string name;
  std::string email;  ///< "" when not known
  std::string tz;     ///< "" when not known
  Uid uid{};
  PersonId id{0};
  bool is_me = false;
  friend bool operator==(const Person&, const Person&) = default;
};

/// The name of whoever was erased, where a pair of theirs was kept.
inline constexpr std::string_view kErasedName = "(erased)";
inline bool is_erased(const Person& person) { return person.name == kErasedName; }

/// "Ada Lovelace <ada@example.org>" or a name alone. Throws usage for an empty name, one over 256 bytes or with a line break or
/// another control character in it, or an address that is none (spaces, '<', '>', ',', control characters, no '@', a leading '-').
Person parse_person(std::string_view text);
/// An address alone. Throws usage as parse_person does.
std::string parse_address(std::string_view text);
/// A name alone. Throws usage as parse_person does.
std::string parse_name(std::string_view text);
/// By their addresses, without case. One without an address is nobody else.
bool is_same(const Person& a, const Person& b);

}  // namespace mentor
