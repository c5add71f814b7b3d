// What calendars were told of meetings, and what they answered. Outside history: undo takes back no mail, so no number falls by it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/domain/plan_history.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// What was planned in each of the pairs, from the history of all commands.
std::map<PairId, PlanHistory> plan_histories(Store& store, const std::vector<Relationship>& pairs);

/// The last that went to the other side about a meeting.
struct SentInvitation {
  std::int64_t sequence = 0;
  std::int64_t changes = 0;                    ///< Revision::changes of then
  std::optional<std::uint64_t> agenda_digest;  ///< of what was asked; nullopt where it was withdrawn
  Instant at{};
  friend bool operator==(const SentInvitation&, const SentInvitation&) = default;
};
std::optional<SentInvitation> sent_invitation(Store& store, const std::string& meeting_uid);
void save_sent(Store& store, const std::string& meeting_uid, const SentInvitation& sent);
/// The original dates of a pair's meetings that were invited to and not withdrawn since, in order.
std::vector<Date> invited_dates(Store& store, const Pair& pair);

/// Above what earlier versions of the program sent, which counted otherwise; 0 in a store that none of them wrote.
std::int64_t sequence_base(Store& store);

/// Which answer of a side is the newest (RFC 5546 2.1.5).
struct AnswerStamp {
  std::int64_t sequence = 0;
  Instant at{};
  friend auto operator<=>(const AnswerStamp&, const AnswerStamp&) = default;
};
std::optional<AnswerStamp> last_answer(Store& store, const std::string& meeting_uid, Party side);
void save_answer(Store& store, const std::string& meeting_uid, Party side, const AnswerStamp& stamp);

}  // namespace mentor
