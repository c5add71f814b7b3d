// All pairs of one or many stores, as a programme lead looks at them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mentor/base/error.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// An active pair is in touch when it had a contact in so many days.
inline constexpr int kEngagedDays = 30;

struct ProgrammePair {
  std::string store;  ///< the path of the file it stands in
  Relationship relationship;
  Health health;  ///< today
  CheckinTotals sums;
  MeetingCounts meetings;
  int goals_reached = 0;
  bool is_engaged = false;  ///< active, with a contact in the last 30 days

  const Pair& pair() const { return relationship.pair; }
};

struct Programme {
  Date from;
  Date until;  ///< today
  int stores = 0;
  std::vector<ProgrammePair> pairs;  ///< active on any day of it, by handle, then store
  std::vector<Error> failures;       ///< stores that could not be read
};

/// What some of its pairs come to. A rate is absent where nothing is known.
struct ProgrammeFigures {
  int pairs = 0;
  std::optional<double> engagement;   ///< share of active pairs with a contact in the last 30 days
  std::optional<double> attendance;   ///< held / (held + missed), of pairs whose absences are recorded
  std::optional<double> mean_rating;  ///< of all ratings, 1 to 5
  int goals_reached = 0;
};

/// Which pairs: those named, or all; of them those that carry every tag.
struct ProgrammeChoice {
  const std::vector<std::string>& pairs;
  const std::vector<std::string>& tags;
};

/// Reads one store after the other, each announced to `begins`. One that cannot be read becomes a failure; throws it where none can. A pair
/// that stands in two stores counts once. Throws not_found for a pair that is named and is in none.
Programme gather_programme(const std::vector<std::string>& stores, const ProgrammeChoice& choice, Date since, const Thresholds& thresholds,
                           const Clock& clock, const std::function<void(const std::string&)>& begins);

/// Of the pairs that carry `tag`, or of all.
ProgrammeFigures figures_of(const Programme& programme, const std::optional<std::string>& tag = std::nullopt);
/// Every tag of its pairs, in order.
std::vector<std::string> tags_of(const Programme& programme);

}  // namespace mentor
