// An agreement as a page that both sides can read and sign.
#pragma once

#include <vector>

#include "mentor/mentoring/clock.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// The version of `day`, what later versions change, and the signatures.
std::vector<Block> agreement_page(const Relationship& relationship, Date day, const Clock& clock);

}  // namespace mentor
