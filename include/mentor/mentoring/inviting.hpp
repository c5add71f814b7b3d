// Meetings as calendars know them: which revision they are told, what was sent to the other side, and what is to be withdrawn.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/domain/plan_history.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/store/calendar_log.hpp"

namespace mentor {

/// How long a meeting that was taken away comes out as cancelled: while it may still stand in a calendar that was filled before.
inline constexpr std::chrono::days kWithdrawnFor{28};

/// SEQUENCE and LAST-MODIFIED of an entry (RFC 5545 3.8.7).
struct CalendarRevision {
  std::int64_t sequence = 0;
  Instant modified{};
};
/// As it stands: never below what was sent, and above it by every revision since.
CalendarRevision calendar_revision(Store& store, const std::string& meeting_uid, const Revision& revision);
/// What is to be sent: a new agenda counts as a revision, too, so that an answer tells which one it is about. `agenda_digest` is nullopt to
/// withdraw the meeting.
SentInvitation next_invitation(Store& store, const std::string& meeting_uid, const Revision& revision,
                               std::optional<std::uint64_t> agenda_digest, Instant now);

/// Stands for what an invitation asks to: the time, the length, the place and the topics that are shared.
std::uint64_t agenda_digest_of(const Meeting& meeting, const std::vector<Topic>& topics);

std::string uid_of(const PairMeeting& found);
Revision revision_of(Store& store, const PairMeeting& found, Zones& zones);
/// Whether the other side was invited to it, and nothing was withdrawn since.
bool is_invited(Store& store, const PairMeeting& found);
/// Whether the two have their agendas agreed: this one was sent, or one of theirs was agreed before.
bool agree_on_agendas(Store& store, const PairMeeting& found);

/// The meeting that is to be withdrawn, as it was planned before: m7 or PAIR@DATE; of a PAIR the only one that was invited to and is
/// not to be any more. Throws not_found, refused for one that is still planned, was held or missed, or where there are several.
PairMeeting meeting_to_withdraw(Store& store, const std::string& reference, const Clock& clock);

}  // namespace mentor
