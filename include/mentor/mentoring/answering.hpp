// What an answer from somebody's calendar program does to its meeting.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/domain/answer.hpp"
#include "mentor/domain/side.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/resolve.hpp"

namespace mentor {

/// older: one that the same side has answered since. outdated: for another time, or for an agenda that was revised since.
enum class Outcome { agreed, cancelled, proposed, outdated, tentative, already, older, unknown, left };
template <>
inline constexpr auto kEnumNames<Outcome> = std::to_array<EnumName<Outcome>>({{Outcome::agreed, "agreed"},
                                                                              {Outcome::cancelled, "cancelled"},
                                                                              {Outcome::proposed, "proposed"},
                                                                              {Outcome::outdated, "outdated"},
                                                                              {Outcome::tentative, "tentative"},
                                                                              {Outcome::already, "already"},
                                                                              {Outcome::older, "older"},
                                                                              {Outcome::unknown, "unknown"},
                                                                              {Outcome::left, "left"}});

struct Taken {
  Outcome outcome = Outcome::unknown;
  std::optional<PairMeeting> found;  ///< as it was before; nullopt for one that is not known
  std::optional<Party> by;           ///< who answered
  std::optional<Instant> at;         ///< the time it names; of a day alone that day at the meeting's time
  std::vector<Topic> topics;         ///< cancelled: those it had
  MeetingId cancelled{0};
};

/// Writes an answer to a meeting of `pairs`, whose comment can be stored: accepted agrees to the agenda by the side that answers, declined
/// cancels the meeting by it; a counter, an answer for another time than the meeting has or for an agenda that was revised since it was
/// sent, and one that repeats what is so already, change nothing. What the side answered before, by SEQUENCE and then DTSTAMP (RFC 5546
/// 2.1.5), is older, whatever the order in which answers come. A uid that is no meeting's is unknown. Throws refused when neither side
/// answers, or for a meeting that was held, missed or cancelled, or of an ended pair.
Taken take_answer(Store& store, const std::vector<Relationship>& pairs, const Answer& answer, const std::string& my_email,
                  const Clock& clock);

/// Where mail reaches a side: the pair's own address, for me else `my_email`; "" where none is known. `side` is not both.
std::string email_of(const Pair& pair, Party side, const std::string& my_email);

}  // namespace mentor
