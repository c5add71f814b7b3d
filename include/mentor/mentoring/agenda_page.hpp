// The agenda of one meeting: its page before it is put into words or values, and who has agreed to it.
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
  bool are_agendas_agreed;      ///< the two do so: this one was sent, or one was agreed before

  const Pair& pair() const { return of.relationship.pair; }
  const Meeting& meeting() const { return of.meeting; }
  /// The sum of what the topics may take.
  Minutes planned() const;
};

/// The nearest meeting of all pairs that is planned and has not ended; nullopt where none is.
std::optional<PairMeeting> nearest_meeting(Store& store, const Clock& clock);
AgendaPage gather_agenda(Store& store, PairMeeting of, const Clock& clock);

/// The sides that have yet to agree to the agenda of a planned meeting, whose topics are `topics`: what was agreed before a topic was
/// added, changed or closed is to be agreed anew. None for a meeting that is not planned.
std::vector<Party> sides_to_agree(Store& store, const PairMeeting& of, const std::vector<Topic>& topics, Instant now);
/// Throws refused for a meeting whose agenda is no longer to be agreed: one that is over, missed or cancelled, or of an ended pair.
void require_agreeable(const PairMeeting& found, const Clock& clock);
/// Writes that the side, or both, accept the agenda as it stands now.
void write_agreed(Store& store, const PairMeeting& found, Party by, Instant now);

}  // namespace mentor
