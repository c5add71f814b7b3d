// Who the sides of a new pair are.
#pragma once

#include <optional>
#include <vector>

#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// One person cannot be both sides, whether two addresses say so or, where one is missing, two names. Throws usage.
void require_two(const Person& mentor, const Person& mentee);
/// Somebody who is known by their address, as they are recorded; else as they were named: a name alone is somebody new.
Person as_recorded(Store& store, const Person& named);
/// A pair of those named; I am the side that is not: the person that is me, or `me` before there is one. Throws usage.
Pair pair_of_people(Store& store, const std::optional<Person>& mentor, const std::optional<Person>& mentee, const Person& me);
/// A pair of the same two persons that has not ended, or nullptr.
const Relationship* running_pair(const std::vector<Relationship>& all, const Pair& pair, Date today);

}  // namespace mentor
