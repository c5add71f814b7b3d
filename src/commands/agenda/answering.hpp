// What an answer from somebody's calendar program does to its meeting.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/answer.hpp"
#include "mentor/domain/side.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

enum class Outcome { agreed, cancelled, proposed, outdated, tentative, already, unknown, left };
template <>
inline constexpr auto kEnumNames<Outcome> = std::to_array<EnumName<Outcome>>({{Outcome::agreed, "agreed"},
                                                                              {Outcome::cancelled, "cancelled"},
                                                                              {Outcome::proposed, "proposed"},
                                                                              {Outcome::outdated, "outdated"},
                                                                              {Outcome::tentative, "tentative"},
                                                                              {Outcome::already, "already"},
                                                                              {Outcome::unknown, "unknown"},
                                                                              {Outcome::left, "left"}});

struct Taken {
  Outcome outcome = Outcome::unknown;
  std::string meeting;        ///< its ref; "" for one that is not known
  std::optional<Party> by;    ///< who answered
  std::optional<Instant> at;  ///< the time it names
  std::vector<Block> echo;
};

/// Writes an answer to a meeting of `pairs`: accepted agrees to the agenda by the side that answers, declined cancels the meeting by it; a
/// counter, an answer for another time than the meeting has, and one that repeats what is so already, write nothing. A uid that is no
/// meeting's is unknown. Throws refused when neither side answers, or for a meeting that was held, missed or cancelled, or of an ended
/// pair.
Taken take_answer(Context& context, const std::vector<Relationship>& pairs, const Answer& answer);

}  // namespace mentor
