// A programme as values and words.
#pragma once

#include <vector>

#include "commands/shared/report_phrases.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/mentoring/programme.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// What stands side by side below the first figures.
enum class Grouping { tag, month };
template <>
inline constexpr auto kEnumNames<Grouping> = std::to_array<EnumName<Grouping>>({{Grouping::tag, "tag"}, {Grouping::month, "month"}});

/// A pair of a programme in a row and by itself; made while it is there.
struct ProgrammeRow {
  std::string handle;
  std::string store;
  std::vector<Cell> cells;  ///< for CSV
  Value value;
  Value attention;  ///< null where it needs none
};
ProgrammeRow programme_row(const ProgrammePair& pair, const Zone& zone, Date until, Prints what);
/// By handle, then as they were read.
void sort_rows(std::vector<ProgrammeRow>& rows);

Value programme_value(const Programme& programme, std::vector<ProgrammeRow> rows);
/// A row a pair, for CSV.
Table programme_rows(std::vector<ProgrammeRow> rows);

struct ProgrammePage {
  const Programme& programme;
  Grouping grouping;
  Naming naming;
  std::vector<ProgrammeRow> rows;  ///< of all pairs, where all are to be named
};
/// For people: one screen and one sheet, however many pairs there are; where all are named, every one of them.
std::vector<Section> programme_sections(ProgrammePage page);

}  // namespace mentor
