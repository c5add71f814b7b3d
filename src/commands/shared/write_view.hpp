// How a write reports what it made or changed.
#pragma once

#include <vector>

#include "mentor/render/view.hpp"

namespace mentor {

/// A write's view: what JSON prints, and what people read back. The first line is the headline.
View written(Value data, std::vector<Block> echo);
/// The same for several things: JSON prints an array unless there is one.
View written_all(std::vector<Value> data, std::vector<Block> echo);

}  // namespace mentor
