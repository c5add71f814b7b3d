// Text that is printed as it stands: help, scripts, templates.
#pragma once

#include <string>
#include <string_view>

#include "mentor/render/view.hpp"

namespace mentor {

/// The lines of `text`, each as it stands; JSON prints the text whole.
View verbatim(std::string_view text);

}  // namespace mentor
