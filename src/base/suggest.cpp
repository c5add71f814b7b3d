// "Did you mean": the nearest of some words by the optimal string alignment distance.
#include "mentor/base/suggest.hpp"

#include <algorithm>
#include <vector>

namespace mentor {
namespace {

constexpr std::size_t kPrefixCounts = 3;
constexpr std::size_t kLongestWord = 64;  // a hostile word must not cost its square

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  std::vector<int> before_last(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(current);
  }
  return last[b.size()];
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  std::optional<std::string_view> best;
  int best_distance = 0;
  for (const auto candidate : candidates) {
    if (candidate.size() > kLongestWord) continue;
    const bool begins_it = word.size() >= kPrefixCounts && candidate.starts_with(word);
    const int distance = begins_it && candidate != word ? 1 : edit_distance(word, candidate);
    const int allowed = std::max(1, static_cast<int>(std::max(word.size(), candidate.size()) / 3));
    if (distance > allowed || (best && distance >= best_distance)) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const auto guess = nearest(word, candidates);
  return guess ? "did you mean '" + std::string(*guess) + "'?" : "";
}

}  // namespace mentor
