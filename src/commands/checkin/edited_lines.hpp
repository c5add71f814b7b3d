// The lines of a check-in after an edit: what was typed goes over what stands.
#pragma once

#include <vector>

#include "commands/checkin/fields.hpp"
#include "mentor/domain/checkin.hpp"

namespace mentor {

/// A text replaces the side's first shared note, or its first private one where every line is private; lines of a kind replace that side's
/// lines of that kind; an empty one takes them away. A line whose words stay keeps its id.
std::vector<Line> lines_after_options(const std::vector<Line>& before, const CheckinFields& fields, Party side);
/// The form has every line, so what it no longer holds is taken away. A line whose words stay keeps its id and its side; new ones are by
/// `side`.
std::vector<Line> lines_after_form(const std::vector<Line>& before, const CheckinFields& form, Party side);

}  // namespace mentor
