// Lists in one column, whatever their items hold.
#include "store/table.hpp"

#include <doctest/doctest.h>

using namespace mentor::store;

TEST_CASE("a list comes back as it was") {
  using List = std::vector<std::string>;
  for (const List& list : {List{}, List{"a"}, List{""}, List{"", ""}, List{"a", "b"}, List{"a\nb", "\\", "\\n", "\n\n", "漢字 \\\n"}}) {
    CHECK(split_list(join_list(list)) == list);
  }
}
