// The page for one meeting: what is gathered before it is put into words or values.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/resolve.hpp"

namespace mentor {

struct AgendaPage {
  PairMeeting of;
  std::vector<Topic> topics;
  std::vector<Action> actions;  ///< open ones of both sides, mine first
  std::vector<Goal> goals;      ///< open ones
  std::optional<Checkin> last;  ///< the last check-in
  std::vector<Party> to_agree;  ///< to this agenda
  std::vector<Party> to_sign;   ///< the agreement in force

  const Pair& pair() const { return of.relationship.pair; }
  const Meeting& meeting() const { return of.meeting; }
  /// The sum of what the topics may take.
  Minutes planned() const;
};

/// The nearest meeting of all pairs that is planned and has not ended; nullopt where none is.
std::optional<PairMeeting> nearest_meeting(Store& store, const Clock& clock);
AgendaPage gather_agenda(Store& store, PairMeeting of, const Clock& clock);

}  // namespace mentor
