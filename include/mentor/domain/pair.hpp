// A pair: one mentoring relationship.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/id.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"
#include "mentor/domain/person.hpp"
#include "mentor/domain/side.hpp"

namespace mentor {

struct Pause {
  Date from{};
  std::optional<Date> until;  ///< included; nullopt while it lasts
  std::string because;
  PauseId id{0};
  PairId pair{0};
  Uid uid{};
  friend bool operator==(const Pause&, const Pause&) = default;
};

struct Pair {
  PairId id{0};
  Uid uid;
  std::string handle;
  Person mentor;
  Person mentee;
  Role role = Role::none;
  Date starts_on{};
  std::optional<Date> ends_on;   ///< as agreed
  std::optional<Date> ended_on;  ///< as it happened
  std::optional<Party> ended_by;
  std::string end_reason;
  std::vector<std::string> tags;  ///< in the order given, no doubles
  std::vector<Pause> pauses;      ///< by `from`
  Instant recorded_at{};          ///< when it was added
  friend bool operator==(const Pair&, const Pair&) = default;
};

enum class PairStatus { active, paused, ended };
template <>
inline constexpr auto kEnumNames<PairStatus> =
    std::to_array<EnumName<PairStatus>>({{PairStatus::active, "active"}, {PairStatus::paused, "paused"}, {PairStatus::ended, "ended"}});

/// Where nothing is logged yet, a pair that was recorded later than it began is judged from that day, and asked for no earlier meeting.
inline Date judged_from(const Pair& pair, Date recorded_on) { return std::max(pair.starts_on, recorded_on); }

PairStatus status_on(const Pair& pair, Date day);
/// The pause that holds on `day`, or nullptr.
const Pause* pause_on(const Pair& pair, Date day);
/// Whether the pair was active (begun, not ended before, not paused throughout) on any day of [from, until].
bool active_within(const Pair& pair, Date from, Date until);
const Person& person_of(const Pair& pair, Party side);
/// The name people read for a side: the first name, or "both".
std::string first_name(const Pair& pair, Party side);
/// Whom I meet in this pair: the other side's name, or both where I am neither.
std::string counterpart(const Pair& pair);
/// "Ada Lovelace and Grace Hopper" (mentor first).
std::string names_of(const Pair& pair);

/// A handle is [a-z][a-z0-9-]* and never looks like an id (one letter of g s m t c a p and digits) nor like a noun's word.
bool is_handle(std::string_view text);
/// The handle for a new pair: the other side's first name in lower-case ASCII, or mentee-mentor where I am neither; "mentor" or "mentee"
/// for a name without Latin letters; followed by 2, 3 ... while `taken` holds.
std::string make_handle(const Person& mentor, const Person& mentee, Role role, const std::vector<std::string>& taken);

}  // namespace mentor
