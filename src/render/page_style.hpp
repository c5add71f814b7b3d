// The stylesheet of a page, as it stands in page.css.
#pragma once

#include <string_view>

namespace mentor {

std::string_view page_style();
/// Its SHA-256, in hexadecimal.
std::string_view page_style_sha256();

}  // namespace mentor
