// Takes private words out of a view before it is printed: the one place through which everything that is printed goes.
#pragma once

#include <cstddef>

#include "mentor/render/view.hpp"

namespace mentor {

/// Leaves out rows, bullets, tasks and listed records that hold private words, and puts "(private)" in place of those words where what
/// holds them stays; nothing is changed where they may be read. Returns how many were taken out of what is `printed`, with those that never
/// came in.
std::size_t withhold_private(View& view, Disclosure disclosure, Prints printed);

}  // namespace mentor
