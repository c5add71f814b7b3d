// A programme as values and words.
#pragma once

#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/programme.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

Value programme_value(const Programme& programme);
std::vector<Section> programme_sections(Context& context, const Programme& programme);

}  // namespace mentor
