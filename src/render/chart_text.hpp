// Charts made of characters: sparklines and bars.
#pragma once

#include <string>
#include <vector>

#include "mentor/render/formats.hpp"

namespace mentor {

/// A chart's lines, drawn with blocks, or with ASCII where target.utf8 is false; fitted to target.width where it is not 0. Without title
/// and description.
std::vector<std::string> chart_lines(const Chart& chart, const Target& target);
/// A number as the chart counts it: "3", "33 %", "4.5".
std::string chart_number(const Chart& chart, double value);
/// The numbers of one label in words, those that are there: "3 held, 1 missed", "way done 33 %, time gone 14 %".
std::string chart_words(const Chart& chart, std::size_t label);
/// The same numbers as a table: a row a label, a column a series.
Table chart_table(const Chart& chart);

}  // namespace mentor
