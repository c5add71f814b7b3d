// Which groups of pairs are told by themselves: none so small that its figures are somebody's, and none that gives such a one away.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace mentor {

/// A group of fewer is not told apart.
inline constexpr std::size_t kLeastGroup = 5;

/// How many belong to exactly these groups (by number, in order). Each of the whole is in one cell.
struct GroupCell {
  std::vector<std::size_t> groups;
  std::size_t size = 0;
};

/// For each group, whether its figures are withheld. What is told beside the figures of the whole allows no sum or difference of them that
/// is one of fewer than kLeastGroup: the largest are told first, and one that would complete such a sum is withheld, too. So with one
/// group too small the next smallest goes, unless what remains of the whole hides it; overlapping groups are seen through alike.
std::vector<bool> withheld_groups(std::size_t groups, const std::vector<GroupCell>& cells);

}  // namespace mentor
