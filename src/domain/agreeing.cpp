#include "mentor/domain/agreeing.hpp"

namespace mentor {

std::vector<Party> yet_to_agree(const Meeting& meeting, std::optional<Instant> changed_at) {
  const auto stands = [&](const std::optional<Instant>& agreed) { return agreed && (!changed_at || *agreed >= *changed_at); };
  std::vector<Party> sides;
  if (!stands(meeting.agreed_by_mentor_at)) sides.push_back(Party::mentor);
  if (!stands(meeting.agreed_by_mentee_at)) sides.push_back(Party::mentee);
  return sides;
}

}  // namespace mentor
