// What the calendar programs of others answer (iTIP, RFC 5546): who says what to which meeting.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mentor/base/enum_names.hpp"
#include "mentor/domain/calendar_time.hpp"

namespace mentor {

enum class AnswerKind { accepted, declined, tentative, counter };
template <>
inline constexpr auto kEnumNames<AnswerKind> = std::to_array<EnumName<AnswerKind>>({{AnswerKind::accepted, "accepted"},
                                                                                    {AnswerKind::declined, "declined"},
                                                                                    {AnswerKind::tentative, "tentative"},
                                                                                    {AnswerKind::counter, "counter"}});

/// One answer to one meeting. A counter proposes `at`, `length` and `where`; any other answers for it.
struct Answer {
  AnswerKind kind = AnswerKind::accepted;
  std::string uid;
  std::optional<CalendarTime> recurrence;  ///< which occurrence is meant, where the uid is that of a series
  std::optional<CalendarTime> at;          ///< nullopt where it says none
  std::string email;                       ///< of who answers
  std::string comment;                     ///< in their words; "" without
  std::int64_t sequence = 0;               ///< of the invitation that is answered
  Instant stamp{};                         ///< when it was written
  std::optional<Minutes> length;
  std::string where;
  bool is_all_day = false;  ///< `at` is a day, at its beginning
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// What a calendar file holds.
struct Answers {
  std::vector<Answer> answers;
  std::vector<std::string> others;  ///< anything else, each in words: "VEVENT 'Dentist' (PUBLISH)"
};

/// Reads the calendars of a file, each answer once. A REPLY is an answer of each attendee in it that accepts, declines or may come; a
/// COUNTER one of its first attendee; whoever organises answers nobody. An event of these whose uid is missing or whose time cannot be read
/// is among the others.
Answers read_answers(const std::vector<Component>& calendars, Zones& zones);

}  // namespace mentor
