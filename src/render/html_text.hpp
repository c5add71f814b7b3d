// Text as it stands in a page: whatever it holds, it stays text.
#pragma once

#include <string>
#include <string_view>

namespace mentor {

/// For an attribute between double quotes: markup escaped, control characters and bidi controls shown.
std::string html_attribute(std::string_view raw);
/// For running text: the same, line breaks kept, and what is written from right to left kept apart, so that it cannot reorder what stands
/// beside it.
std::string html_text(std::string_view raw);

}  // namespace mentor
