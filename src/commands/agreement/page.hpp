// An agreement as a page that both sides can read and sign.
#pragma once

#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

Prose agreement_page(const Pair& pair, const Agreement& agreement);

}  // namespace mentor
