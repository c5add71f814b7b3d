// A week or a month of many pairs as values, rows and words.
#pragma once

#include <vector>

#include "commands/shared/report_phrases.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/mentoring/period_report.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// So many pairs are told one by one; of more, a report is totals, those that need attention, and a row a pair (product.md, Output).
inline constexpr std::size_t kMostTold = 8;

/// For JSON (json.md, week and month report).
Value period_value(Context& context, const PeriodReport& report);
Value totals_value(const Totals& totals);
/// One row a pair, for CSV.
Table period_rows(const PeriodReport& report);
/// For people.
std::vector<Section> period_sections(Context& context, const PeriodReport& report, Naming naming);

}  // namespace mentor
