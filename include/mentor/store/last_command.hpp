// The last command that wrote.
#pragma once

#include <cstdint>

#include "mentor/store/store.hpp"

namespace mentor {

/// The zeros of a store that nothing was written to.
struct LastCommand {
  std::int64_t id = 0;
  Instant at{};
};
LastCommand last_command(Store& store);

}  // namespace mentor
