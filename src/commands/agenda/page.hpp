// The page for one meeting: what is gathered before it is put into words or values.
#pragma once

#include <optional>
#include <vector>

#include "commands/shared/resolve.hpp"
#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/render/view.hpp"

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

AgendaPage gather_agenda(Context& context, PairMeeting of);

/// For JSON (json.md, agenda).
Value agenda_value(Context& context, const AgendaPage& page);
/// One row for each topic, promise and goal, for CSV.
Table agenda_rows(const AgendaPage& page, Date today);
/// For people: one page worth printing before a call.
std::vector<Block> agenda_blocks(Context& context, const AgendaPage& page);

}  // namespace mentor
