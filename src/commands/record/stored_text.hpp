// Stored columns as people and scripts read them: history keeps numbers where the program has names and instants.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mentor/domain/reference.hpp"

namespace mentor {

/// The public name of a column: "starts_on", "where" for "place".
std::string field_name(Kind kind, std::string_view column);
/// A column's text as history keeps it, in words: an enum's name, an instant or a local time in ISO form, a yes or no as true or false, a
/// list joined by "; ", a number without trailing zeros, an id with its letter. Everything else, and what cannot be read, as it is.
std::string stored_text(Kind kind, std::string_view column, const std::string& text);

}  // namespace mentor
