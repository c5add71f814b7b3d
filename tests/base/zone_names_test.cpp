#include "mentor/base/zone.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace mentor;

TEST_CASE("the zones people live in are listed in order, and each is there") {
  const auto names = zone_names();
  CHECK(names.size() > 300);
  CHECK(std::ranges::is_sorted(names));
  for (const char* name : {"Africa/Lagos", "Europe/Berlin", "Europe/London", "UTC"}) CHECK(std::ranges::binary_search(names, name));
  for (const auto& name : names) CHECK_NOTHROW(Zone::load(name));
}

TEST_CASE("where there is no list, UTC is left") { CHECK(zone_names("/no/such/folder") == std::vector<std::string>{"UTC"}); }
