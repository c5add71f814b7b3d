// A programme as values and words.
#pragma once

#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/programme.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

Value programme_value(const Programme& programme);
/// A row a pair, for CSV.
Table programme_rows(const Context& context, const Programme& programme);
std::vector<Section> programme_sections(const Context& context, const Programme& programme);

}  // namespace mentor
