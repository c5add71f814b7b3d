// The short references people type: g12, s3, m7, ada@2026-12-01, t4, c45, a9, p3, a handle or a name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mentor/base/enum_names.hpp"
#include "mentor/base/time.hpp"

namespace mentor {

enum class Kind { pair, goal, step, meeting, topic, checkin, action };
/// The noun in messages and commands.
template <>
inline constexpr auto kEnumNames<Kind> = std::to_array<EnumName<Kind>>({{Kind::pair, "pair"},
                                                                        {Kind::goal, "goal"},
                                                                        {Kind::step, "step"},
                                                                        {Kind::meeting, "meeting"},
                                                                        {Kind::topic, "topic"},
                                                                        {Kind::checkin, "checkin"},
                                                                        {Kind::action, "action"}});

/// The letter of a kind's short id: p g s m t c a.
char letter_of(Kind kind);
/// "g12"
std::string short_id(Kind kind, std::int64_t number);

/// A reference by its shape alone; whether it is there is the store's to say.
struct Reference {
  Kind kind = Kind::pair;
  std::optional<std::int64_t> number;  ///< of a short id
  std::string name;                    ///< a pair's handle, prefix or name; of PAIR@DATE the part before '@'
  std::optional<Date> date;            ///< of PAIR@DATE
  friend bool operator==(const Reference&, const Reference&) = default;
};

/// Throws usage for empty text, a number too large, a date in PAIR@DATE that does not exist, text that cannot be a reference.
/// "p3" is pair 3, "g12" goal 12; "p3@2026-12-01" is a meeting.
Reference parse_reference(std::string_view text);

}  // namespace mentor
