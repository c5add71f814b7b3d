// All pairs of one or many stores, as a programme lead looks at them. A pair is judged, counted and let go, so that memory is that of a
// thousand of them, whatever their number.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/error.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/withholding.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/store/programme_input.hpp"

namespace mentor {

/// An active pair is in touch when it had a contact in so many days.
inline constexpr int kEngagedDays = 30;

struct ProgrammePair {
  std::string_view store;  ///< the path of the file it stands in
  Relationship relationship;
  Health health;  ///< on the last day
  PairSums sums;
  MeetingCounts meetings;
  std::optional<double> attendance;
  bool is_active = false;  ///< on the last day

  const Pair& pair() const { return relationship.pair; }
};

/// What some of its pairs come to. A rate is absent where nothing is known.
struct ProgrammeFigures {
  int pairs = 0;
  int attention = 0;                  ///< how many need some
  std::optional<double> engagement;   ///< share of active pairs with a contact in the last 30 days
  std::optional<double> attendance;   ///< held / (held + missed), of pairs whose absences are recorded
  std::optional<double> mean_rating;  ///< of all ratings, 1 to 5
  int goals_reached = 0;
  int promises_kept = 0;
  std::optional<double> kept_share;  ///< kept / (kept + overdue at the end)
};

/// The counts that figures come from.
struct ProgrammeTally {
  int pairs = 0, attention = 0, active = 0, in_touch = 0, rated = 0, rating_sum = 0, held = 0, missed = 0, goals_reached = 0, kept = 0,
      overdue = 0;
};
ProgrammeFigures figures_of(const ProgrammeTally& tally);

/// The pairs of one tag.
struct ProgrammeGroup {
  std::string tag;
  ProgrammeTally tally;
  bool is_withheld = false;  ///< too small, or what is told of it would tell of one that is
};

struct ProgrammeMonth {
  Date first;  ///< its first day within the time
  MonthSums sums;
  int missed = 0;
};

/// Those whom one rule, the first that decided, calls for.
struct ProgrammeReason {
  HealthRule rule;
  HealthStatus status;
  int pairs = 0;
  std::vector<Judged> worst;  ///< the worst first
};

/// A store whose pairs stand in another one, too, with something else in them.
struct DivergedStore {
  std::string path;
  std::string counted;  ///< the store that they were counted in
  int pairs = 0;
};

struct Programme {
  Date from;
  Date until;
  int stores = 0;
  ProgrammeTally all;
  std::map<HealthStatus, int> by_status;
  std::vector<ProgrammeReason> attention;  ///< the worst first
  std::vector<ProgrammeMonth> months;      ///< in order
  std::vector<ProgrammeGroup> groups;      ///< a tag each, by name
  int waiting = 0;                         ///< people left without a mentor by the last matching
  std::vector<DivergedStore> diverged;     ///< as they were read
  std::vector<Error> failures;             ///< stores that could not be read
};

/// Which pairs: those named, or all; of them those that carry every tag. And of which time, both ends included.
struct ProgrammeChoice {
  const std::vector<std::string>& pairs;
  const std::vector<std::string>& tags;
  Date from;
  Date until;
  std::size_t named;  ///< how many pairs a reason names, at most
};

/// How gathering goes: each store is announced before it is read, each pair that counts is shown when it is judged; by store, then by id.
struct ProgrammeVisitor {
  std::function<void(const std::string&)> begins;
  std::function<void(const ProgrammePair&)> pair;         ///< may be empty
  std::function<void(const std::string&)> gives_up = {};  ///< a store that cannot be read: what was shown of it does not count
};

/// Reads one store after the other. One that cannot be read becomes a failure; throws it where none can. A pair that stands in two stores
/// counts once, in the first of them; where the other holds something else of it, that store is named as diverged. Throws not_found for a
/// pair that is named and is in none.
Programme gather_programme(const std::vector<std::string>& stores, const ProgrammeChoice& choice, const Thresholds& thresholds,
                           const Clock& clock, const ProgrammeVisitor& visitor);

}  // namespace mentor
