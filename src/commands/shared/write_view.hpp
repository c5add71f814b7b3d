// How a write reports what it made or changed, and rows of what JSON prints.
#pragma once

#include <vector>

#include "mentor/render/view.hpp"

namespace mentor {

/// A write's view: what JSON prints, and what people read back. The first line is the headline.
View written(Value data, std::vector<Block> echo);
/// The same for several things: JSON prints an array unless there is one.
View written_all(std::vector<Value> data, std::vector<Block> echo);

/// The columns of a value's flat fields, so that CSV has every scalar field of what JSON prints (lists of text joined by "; ").
Table flat_table(const std::vector<Value>& records);
/// The same for the things that were named or written, whose rows stay whatever is private in them.
Table flat_table_of(const std::vector<Value>& asked_for);

}  // namespace mentor
