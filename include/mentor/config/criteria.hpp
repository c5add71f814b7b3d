// The criteria file of a matching, as TOML.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/domain/matching.hpp"

namespace mentor {

/// Throws usage with line, column and the nearest name for whatever is not valid: no bytes in `text` can crash or hang it. `path` names the
/// file in messages. A file of more than 64 KiB is refused.
Criteria parse_criteria(std::string_view text, std::string_view path);

/// The file that says the same, with a comment on each part: parse_criteria gives the criteria back.
std::string criteria_text(const Criteria& criteria);

/// A key of the file, for its manual page.
struct CriteriaKey {
  std::string_view name;
  std::string_view type;
  std::string_view about;
};
/// A table of the file, or the keys above all tables.
struct CriteriaSection {
  std::string_view title;  ///< "[columns]", "[[want]]", or ""
  std::string_view about;
  std::string_view word_type;     ///< of its values, where its keys are words of the sheets
  std::vector<CriteriaKey> keys;  ///< where they are not
};
/// In the order in which criteria_text writes them.
std::vector<CriteriaSection> criteria_sections();

}  // namespace mentor
