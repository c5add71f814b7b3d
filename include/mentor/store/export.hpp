// Everything in the store as lines of JSON, from which another store is made.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/domain/pair.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

struct ExportChoice {
  std::vector<PairId> pairs;  ///< empty: everything
  bool with_private = true;   ///< private lines, topics and promises
};

struct Exported {
  std::size_t rows = 0;
  std::size_t private_ones = 0;  ///< that are inside, or were left out, as was chosen
};

/// Gives `write` the text of an export in pieces, the same bytes for the same rows: a first line with format and version, then a line a
/// row, each referring only to earlier ones. Of some pairs it has their persons and all that belongs to them.
Exported export_rows(Store& store, const ExportChoice& choice, const std::function<void(std::string_view)>& write);

}  // namespace mentor
