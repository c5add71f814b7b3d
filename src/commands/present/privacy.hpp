// What is said when private lines were left out.
#pragma once

#include <string>

namespace mentor {

/// "2 private lines were left out (--include-private shows them)"
std::string private_left_out(int count);

/// "2 private topics were left out": where no option shows them.
std::string private_topics_left_out(std::size_t count);

}  // namespace mentor
