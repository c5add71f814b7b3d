// A whole relationship: what is gathered for `report pair` and `report ending`, and what it comes to.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "mentor/mentoring/period_report.hpp"

namespace mentor {

/// What one side gave and kept.
struct SideCounts {
  Party side = Party::mentor;
  int kept = 0, open = 0, overdue = 0;  ///< promises
  int wins = 0, lessons = 0, thanks = 0;
};

struct LatelyLogged {
  int count = 0;         ///< logged on a later day than they met
  int longest_days = 0;  ///< 0 when none was
};

struct MentorshipReport {
  Relationship relationship;
  Date until;  ///< today, or the day it ended
  Health health;
  std::vector<Checkin> contacts;  ///< by when they met, without hidden lines
  std::vector<Meeting> meetings;  ///< those that began, cancelled ones included
  std::vector<Goal> goals;
  std::vector<Action> actions;
  std::vector<Topic> open_topics;
  std::vector<std::optional<Date>> topics_on;  ///< original dates of the meetings they are on, beside `open_topics`
  std::vector<Topic> closed_topics;
  int changed = 0;           ///< meetings that were moved or cancelled
  int changed_short = 0;     ///< of these, those with less notice than agreed
  std::size_t left_out = 0;  ///< what is private

  const Pair& pair() const { return relationship.pair; }
  const Agreement& agreement() const { return agreement_on(relationship.agreements, until); }
};

/// What happened, to stand beside what was agreed.
struct Happened {
  int held = 0;
  std::vector<int> gaps;  ///< days between the meetings held, in order of length
  int missed = 0, cancelled = 0, unrecorded = 0;
  std::optional<Minutes> mean_length;  ///< of the meetings held whose length is known
  std::map<Channel, int> channels;     ///< of all contacts
  int planned_held = 0, prepared = 0;  ///< of the planned meetings that were held, those whose topics stood in time
};
Happened happened_in(const MentorshipReport& mentorship, const Zone& mine);

/// A line and the check-in it stands in.
struct Said {
  const Line* line;
  const Checkin* checkin;
};

/// Without what is private unless `disclosure` allows it.
MentorshipReport gather_mentorship(Store& store, Relationship relationship, const Thresholds& thresholds, Disclosure disclosure,
                                   const Clock& clock);

Totals totals_of(const MentorshipReport& mentorship);
std::optional<double> attendance_of(const MentorshipReport& mentorship);
std::optional<double> mean_rating_of(const MentorshipReport& mentorship);
LatelyLogged lately_logged(const MentorshipReport& mentorship, const Zone& zone);
std::vector<SideCounts> sides_of(const MentorshipReport& mentorship);
/// Every line of one kind, by when they met.
std::vector<Said> said_of(const std::vector<Checkin>& contacts, LineKind kind);

}  // namespace mentor
