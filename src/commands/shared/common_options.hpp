// Options that many commands have: --key, --private, --because.
#pragma once

#include <string>

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"

namespace mentor {

/// Declares --key.
void define_key(Spec& spec, Opt<std::string>& key);
/// Declares --private, and --no-private where an empty value clears: in an edit.
void define_private(Spec& spec, Opt<bool>& is_private, std::string help);
/// Declares --because.
void define_because(Spec& spec, Opt<std::string>& because);
/// Ties --because to this command.
void keep_reason(Context& context, const Opt<std::string>& because);

}  // namespace mentor
