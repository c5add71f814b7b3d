// Who has yet to agree to an agenda.
#include <doctest/doctest.h>

#include "mentor/domain/meeting.hpp"

using namespace mentor;

namespace {

constexpr Instant kNoon{std::chrono::hours(12)};
constexpr Instant kLater = kNoon + std::chrono::seconds(1);

Meeting agreed(std::optional<Instant> by_mentor, std::optional<Instant> by_mentee) {
  Meeting meeting;
  meeting.agreed_by_mentor_at = by_mentor;
  meeting.agreed_by_mentee_at = by_mentee;
  return meeting;
}

using Sides = std::vector<Party>;

}  // namespace

TEST_CASE("a side that never agreed has yet to agree") {
  CHECK(yet_to_agree(agreed({}, {}), {}) == Sides{Party::mentor, Party::mentee});
  CHECK(yet_to_agree(agreed(kNoon, {}), {}) == Sides{Party::mentee});
  CHECK(yet_to_agree(agreed(kNoon, kNoon), {}).empty());
}

TEST_CASE("a side that agreed before the last change has yet to agree, one that agreed in the same second has not") {
  CHECK(yet_to_agree(agreed(kNoon, kLater), kLater) == Sides{Party::mentor});
  CHECK(yet_to_agree(agreed(kLater, kLater), kLater).empty());
}
