// The page for one meeting as values, rows and words.
#pragma once

#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/agenda_page.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// For JSON (json.md, agenda).
Value agenda_value(Context& context, const AgendaPage& page);
/// One row for each topic, promise and goal, for CSV.
Table agenda_rows(const AgendaPage& page, Date today);
/// For people: one page worth printing before a call.
std::vector<Block> agenda_blocks(Context& context, const AgendaPage& page);

}  // namespace mentor
