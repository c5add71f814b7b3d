#include "mentor/domain/withholding.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace mentor {
namespace {

constexpr double kNothing = 1e-9;

// How often each cell counts in a figure that is told or that follows from such by sums and differences.
using Weights = std::vector<double>;

bool is_zero(double weight) { return std::abs(weight) < kNothing; }

// Everything that follows from what is told, as an echelon form whose pivots are large cells wherever there is one: what is left without a
// large pivot follows from what is told and is about small cells alone.
class Told {
 public:
  explicit Told(const std::vector<GroupCell>& cells) : cells_(&cells) {}

  void add(Weights row) {
    for (const auto& [pivot, base] : rows_) subtract(row, pivot, base);
    const auto pivot = pivot_of(row);
    if (!pivot) return;
    const double scale = row[*pivot];
    for (double& weight : row) weight /= scale;
    for (auto& [other, base] : rows_) subtract(base, *pivot, row);
    rows_.emplace_back(*pivot, std::move(row));
  }

  // Rows about small cells alone are safe where each is about enough of them, and no two about the same: then so is every sum of them.
  bool is_safe() const {
    std::vector<bool> is_used(cells_->size(), false);
    for (const auto& [pivot, row] : rows_) {
      if (is_large(pivot)) continue;
      std::size_t size = 0;
      for (std::size_t cell = 0; cell < row.size(); ++cell) {
        if (is_zero(row[cell])) continue;
        if (is_used[cell]) return false;
        is_used[cell] = true;
        size += (*cells_)[cell].size;
      }
      if (size < kLeastGroup) return false;
    }
    return true;
  }

 private:
  bool is_large(std::size_t cell) const { return (*cells_)[cell].size >= kLeastGroup; }

  std::optional<std::size_t> pivot_of(const Weights& row) const {
    std::optional<std::size_t> small;
    for (std::size_t cell = 0; cell < row.size(); ++cell) {
      if (is_zero(row[cell])) continue;
      if (is_large(cell)) return cell;
      if (!small) small = cell;
    }
    return small;
  }

  static void subtract(Weights& row, std::size_t pivot, const Weights& base) {
    const double times = row[pivot];
    if (is_zero(times)) return;
    for (std::size_t cell = 0; cell < row.size(); ++cell) row[cell] -= times * base[cell];
  }

  const std::vector<GroupCell>* cells_;
  std::vector<std::pair<std::size_t, Weights>> rows_;
};

Weights weights_of(std::size_t group, const std::vector<GroupCell>& cells) {
  Weights weights;
  for (const auto& cell : cells) weights.push_back(std::ranges::find(cell.groups, group) == cell.groups.end() ? 0 : 1);
  return weights;
}

}  // namespace

std::vector<bool> withheld_groups(std::size_t groups, const std::vector<GroupCell>& cells) {
  std::vector<std::size_t> sizes(groups, 0);
  for (const auto& cell : cells)
    for (const auto group : cell.groups) sizes[group] += cell.size;
  std::vector<std::size_t> largest_first(groups);
  std::iota(largest_first.begin(), largest_first.end(), std::size_t{0});
  std::ranges::stable_sort(largest_first, [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  Told told(cells);
  told.add(Weights(cells.size(), 1));
  std::vector<bool> withheld(groups, true);
  for (const auto group : largest_first) {
    if (sizes[group] < kLeastGroup) continue;
    Told more = told;
    more.add(weights_of(group, cells));
    if (!more.is_safe()) continue;
    told = std::move(more);
    withheld[group] = false;
  }
  return withheld;
}

}  // namespace mentor
