// Meetings: the occurrences of the agreement's cadence, with what was written about single ones. Computed when read, never copied ahead.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/id.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"
#include "mentor/base/zone.hpp"
#include "mentor/domain/agreement.hpp"
#include "mentor/domain/pair.hpp"

namespace mentor {

enum class MeetingStatus { planned, held, missed, cancelled, unrecorded };
template <>
inline constexpr auto kEnumNames<MeetingStatus> = std::to_array<EnumName<MeetingStatus>>({{MeetingStatus::planned, "planned"},
                                                                                          {MeetingStatus::held, "held"},
                                                                                          {MeetingStatus::missed, "missed"},
                                                                                          {MeetingStatus::cancelled, "cancelled"},
                                                                                          {MeetingStatus::unrecorded, "unrecorded"}});

/// None lasts longer.
inline constexpr std::chrono::days kLongestMeeting{1};

/// What was written about one meeting: an exception to the rule, or an extra meeting. Keyed by pair and original local date.
struct MeetingRow {
  MeetingId id{0};
  Uid uid{};
  PairId pair{0};
  Date original_date{};
  bool extra = false;             ///< outside the cadence
  std::optional<WallTime> wall;   ///< its time, when moved or extra
  std::string tz;                 ///< of `wall`; "" when `wall` is not set
  std::optional<Minutes> length;  ///< nullopt: as agreed
  std::string where;
  bool cancelled = false;
  std::optional<Party> cancelled_by;
  std::optional<Party> missed_by;  ///< set: missed
  std::string because;
  std::optional<Instant> agreed_by_mentor_at;
  std::optional<Instant> agreed_by_mentee_at;
  int sequence = 0;                     ///< rises with each move or cancellation
  std::optional<Instant> moved_at;      ///< when that was recorded
  std::optional<Instant> cancelled_at;  ///< when that was recorded
  std::optional<Instant> missed_at;     ///< when that was recorded
  friend bool operator==(const MeetingRow&, const MeetingRow&) = default;
};

/// The row as it stood at `moment`: what was recorded later is taken back. One that was moved later stands at its time by the cadence; an
/// extra one stays where it is, since no other time of it is known.
MeetingRow as_it_stood(MeetingRow row, Instant moment);

/// A check-in that was joined to a meeting.
struct JoinedCheckin {
  Date original_date;
  CheckinId checkin;
};

struct Meeting {
  std::optional<MeetingId> id;
  PairId pair{0};
  Date original_date{};
  Instant starts_at{};
  WallTime wall{};
  std::string tz;
  Minutes length{60};
  Channel channel = Channel::video;
  std::string where;
  MeetingStatus status = MeetingStatus::planned;
  bool extra = false;
  bool moved = false;
  bool cancelled = false;  ///< by itself; else its status is that of a pause or the pair's end
  std::optional<Party> cancelled_by;
  std::string because;
  std::optional<Instant> agreed_by_mentor_at;
  std::optional<Instant> agreed_by_mentee_at;
  std::optional<Party> missed_by;
  std::optional<CheckinId> checkin;
  std::vector<CheckinId> accounts;  ///< what the other side wrote of it, too
  int sequence = 0;
  bool is_asked_for = true;            ///< if it is unrecorded: not from before the pair itself was recorded
  std::optional<Instant> recorded_at;  ///< when its miss, its cancellation or else its last move was
  friend bool operator==(const Meeting&, const Meeting&) = default;
};

/// All that meetings of one pair are computed from.
struct MeetingSource {
  const Pair& pair;
  const std::vector<Agreement>& agreements;       ///< by `from`, never empty
  const std::vector<MeetingRow>& rows;            ///< those that can touch the range (by original date or by wall)
  const std::vector<JoinedCheckin>& checkins;     ///< likewise
  std::optional<Date> asked_from = std::nullopt;  ///< an earlier one that nobody recorded is not asked for
  bool leaves_held_out = false;                   ///< those that a check-in joined are of no interest
};

/// Of a pair that was recorded later than it began, the day from which meetings are asked for: that one, or the first contact before it.
inline Date asked_from(const Pair& pair, Date recorded_on, std::optional<Date> first_contact) {
  const Date judged = judged_from(pair, recorded_on);
  return first_contact ? std::min(judged, *first_contact) : judged;
}
/// Past, neither logged, missed nor cancelled, and asked for.
inline bool is_unlogged(const Meeting& meeting) { return meeting.status == MeetingStatus::unrecorded && meeting.is_asked_for; }

/// The meetings that start within [from, until), by start. A meeting moved out of the range is not in it, one moved in is. Those in a pause
/// or after the pair ended are cancelled, with the reason; those before it starts or after its agreed end are none. A meeting that has not
/// ended at `now` is planned; one that has, and is neither logged, missed nor cancelled, is unrecorded. Where a version's first date lies
/// less than half its cadence after the last old one, the version begins with the next.
std::vector<Meeting> meetings_between(const MeetingSource& source, Instant from, Instant until, Instant now, Zones& zones);
/// The meeting with this original date, wherever it was moved; nullopt when the pair has none that day.
std::optional<Meeting> meeting_on(const MeetingSource& source, Date original_date, Instant now, Zones& zones);

/// Whether the pair's end alone cancels it: a meeting that will never be, or one of the day the pair ended, of which nobody knows.
bool is_lost_to_end(const Meeting& meeting, const Pair& pair);
/// Whether a start was given up, by moving or cancelling, with less notice than agreed. What is recorded afterwards is not judged.
bool is_short_notice(Instant changed_at, Instant given_up, std::optional<Minutes> agreed);

/// How the meetings of a time came out.
struct MeetingCounts {
  int planned = 0;  ///< began and were not cancelled
  int held = 0;     ///< those planned, and contacts that were meetings without a plan
  int missed = 0;
  int unrecorded = 0;  ///< those that are asked for
};
MeetingCounts counts_of(const std::vector<Meeting>& meetings);
/// The same of meetings_between(), without making a meeting of each: what nothing was written about is counted by its date alone. `missed`
/// gets the start of each that was missed.
MeetingCounts counts_between(const MeetingSource& source, Instant from, Instant until, Instant now, Zones& zones,
                             std::vector<Instant>& missed);
/// Held / (held + missed), 0 to 1; nullopt where absences are not recorded: none was missed, and not every planned one is accounted for
/// (rules.md, Health).
std::optional<double> attendance(const MeetingCounts& counts);

/// "ada@2026-12-01"
std::string meeting_ref(std::string_view handle, Date original_date);

/// The sides that have yet to agree to an agenda that last changed at `changed_at`: those that never did, and those that did before that.
std::vector<Party> yet_to_agree(const Meeting& meeting, std::optional<Instant> changed_at);

struct MeetingUid {
  Uid pair;
  Date original_date;
  friend bool operator==(const MeetingUid&, const MeetingUid&) = default;
};

/// The pair's uid, ':' and the original date (json.md).
std::string to_string(const MeetingUid& uid);
/// Exactly what to_string() gives; nullopt for anything else.
std::optional<MeetingUid> parse_meeting_uid(std::string_view text);

}  // namespace mentor
