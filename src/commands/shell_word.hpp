// A word as a shell takes it.
#pragma once

#include <string>
#include <string_view>

namespace mentor {

/// As it is where no shell reads anything into it, else in single quotes.
std::string shell_word(std::string_view word);

}  // namespace mentor
