// What was written about meetings, and the meetings computed from it.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "mentor/domain/meeting.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// The meetings of many pairs over one range of time, with what they are computed from read at once.
class MeetingBook {
 public:
  /// Covers meetings that start within [from, until); of one pair, of a span, or of all.
  MeetingBook(Store& store, std::optional<PairId> pair, Instant from, Instant until)
      : MeetingBook(store, from, until, pair ? std::optional(PairSpan{*pair, *pair}) : std::nullopt) {}
  MeetingBook(Store& store, PairSpan span, Instant from, Instant until) : MeetingBook(store, from, until, std::optional(span)) {}
  /// Takes back what was recorded at `moment` or later, as as_it_stood() does.
  void forget_since(Instant moment);
  /// By start. [from, until) lies within the book's range.
  std::vector<Meeting> meetings(const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones) const;
  /// How they came out; `missed` gets the start of each that was missed.
  MeetingCounts counts(const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones,
                       std::vector<Instant>& missed) const;
  /// The same without those that a check-in joined, which cost nothing then.
  std::vector<Meeting> unheld(const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones) const;

 private:
  struct Facts {
    std::vector<MeetingRow> rows;
    std::vector<JoinedCheckin> checkins;
    std::optional<Instant> first_contact{};  ///< of a pair that was recorded later than it began
  };
  MeetingBook(Store& store, Instant from, Instant until, std::optional<PairSpan> span);
  const Facts& facts_of(PairId pair) const;
  std::vector<Meeting> found(const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones,
                             bool leaves_held_out) const;

  std::map<PairId, Facts> facts_;
};

/// The meetings of one pair that start within [from, until), by start.
std::vector<Meeting> meetings_of(Store& store, const Relationship& relationship, Instant from, Instant until, Instant now, Zones& zones);
/// The meeting with this original date. Throws not_found.
Meeting meeting_at(Store& store, const Relationship& relationship, Date original_date, Instant now, Zones& zones);
/// The next planned meeting that has not ended, looking 400 days ahead.
std::optional<Meeting> next_meeting(Store& store, const Relationship& relationship, Instant now, Zones& zones);

/// All that was written about meetings of a pair, by original date.
std::vector<MeetingRow> meeting_rows(Store& store, PairId pair);
std::optional<MeetingRow> meeting_row(Store& store, PairId pair, Date original_date);
/// Throws not_found.
MeetingRow meeting_row_of(Store& store, MeetingId id);
/// Inserts a row whose id is 0, else updates; returns its id.
MeetingId save_meeting_row(Store& store, const MeetingRow& row);
inline void update(Store& store, const MeetingRow& row) { save_meeting_row(store, row); }

}  // namespace mentor
