// What every `add` has in common: its --key, and how it reports what it made.
#pragma once

#include <optional>
#include <string>

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

/// Declares --key.
void define_key(Spec& spec, Opt<std::string>& key);
/// Declares --because.
void define_because(Spec& spec, Opt<std::string>& because);

/// A write's view: what JSON prints, and what people read back. The first line is the headline.
View written(Value data, std::vector<Block> echo);
/// The same for several things: JSON prints an array unless there is one.
View written_all(std::vector<Value> data, std::vector<Block> echo);

/// The columns of a value's flat fields, so that CSV has every scalar field of what JSON prints (lists of text joined by "; ").
Table flat_table(const std::vector<Value>& records);

}  // namespace mentor
