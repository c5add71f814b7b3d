// A programme as values and words.
#pragma once

#include <vector>

#include "commands/shared/report_phrases.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/mentoring/programme.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

Value programme_value(const Programme& programme);
/// A row a pair, for CSV.
Table programme_rows(const Context& context, const Programme& programme);
/// For people; a row a pair only where there are few, or where all are to be named.
std::vector<Section> programme_sections(const Context& context, const Programme& programme, Naming naming);

}  // namespace mentor
