// Check-ins and their lines, in the store.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/base/id.hpp"
#include "mentor/base/time.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

struct CheckinFilter {
  std::optional<PairId> pair;
  std::optional<Instant> met_from;      ///< included
  std::optional<Instant> met_until;     ///< not included
  std::optional<Instant> logged_from;   ///< included
  std::optional<Instant> logged_until;  ///< not included
  std::optional<int> limit;             ///< the newest so many
};

/// With their lines, the newest first by when they met, then by id.
std::vector<Checkin> checkins(Store& store, const CheckinFilter& filter);
/// Throws not_found.
Checkin checkin_of(Store& store, CheckinId id);
/// The check-in and its lines; returns its id.
CheckinId insert_checkin(Store& store, const Checkin& checkin);
/// The check-in's own row; its lines are replaced where they differ.
void update(Store& store, const Checkin& checkin);

/// What a check-in closed, as it was typed.
std::vector<Closing> closings_of(Store& store, CheckinId checkin);
/// By which check-ins a thing was closed.
std::vector<Closing> closings_of(Store& store, const RowRef& closed);
void insert_closing(Store& store, const Closing& closing);
void remove_closing(Store& store, ClosingId id);

/// Counts the first of the check-ins that joined a meeting, and no other. Those who write check-ins here do it by themselves.
void count_one_of_meeting(Store& store, PairId pair, std::optional<Date> meeting_on);

struct PairDates {
  std::optional<Instant> last_met;      ///< the last meeting (video, phone, in person)
  std::optional<Instant> last_contact;  ///< of any channel
};
PairDates last_dates(Store& store, PairId pair);
/// Check-ins in the whole store.
long long count_checkins(Store& store);

struct CheckinTotals {
  int checkins = 0;
  int held = 0;  ///< of them meetings: by their channel, or because they joined one
  Minutes length{0};
  int rated = 0;
  int rating_sum = 0;
  std::optional<Instant> last_met;  ///< of any channel
};

/// Of the check-ins met within [from, until), by pair. Reads the index that the weekly report reads, so the cost is that of the window.
std::map<PairId, CheckinTotals> checkin_totals(Store& store, Instant from, Instant until);
/// How many goals were done from `from` to `until`, both included, by pair.
std::map<PairId, int> goals_done(Store& store, Date from, Date until);

}  // namespace mentor
