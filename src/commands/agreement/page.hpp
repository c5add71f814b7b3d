// An agreement as a page that both sides can read and sign.
#pragma once

#include <string>
#include <vector>

#include "mentor/mentoring/clock.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// The version of `day`, what later versions change, and the signatures.
std::vector<Block> agreement_page(const Relationship& relationship, Date day, const Clock& clock);
/// How to record the signatures that are missing; "" when there are none.
std::string say_how_to_sign(const Pair& pair, const Agreement& agreement);

}  // namespace mentor
