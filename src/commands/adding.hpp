// What adds and edits have in common: --key, --private and --because, and how they report what they made.
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
/// Declares --private, and --no-private where an empty value clears: in an edit.
void define_private(Spec& spec, Opt<bool>& is_private, std::string help);
/// Declares --because.
void define_because(Spec& spec, Opt<std::string>& because);

/// A write's view: what JSON prints, and what people read back. The first line is the headline.
View written(Value data, std::vector<Block> echo);
/// The same for several things: JSON prints an array unless there is one.
View written_all(std::vector<Value> data, std::vector<Block> echo);

/// The columns of a value's flat fields, so that CSV has every scalar field of what JSON prints (lists of text joined by "; ").
Table flat_table(const std::vector<Value>& records);
/// The same for the things that were named or written, whose rows stay whatever is private in them.
Table flat_table_of(const std::vector<Value>& asked_for);

}  // namespace mentor
