// What is bound to a statement.
#include <doctest/doctest.h>

#include "store/connection.hpp"

using mentor::store::Arg;
using mentor::store::arg;

TEST_CASE("text that is made for a statement is kept in its argument, and text that has a name is not copied") {
  const std::string named = "a text that has a name, longer than any that fits a string itself";
  CHECK(std::get<std::string_view>(arg(named)).data() == named.data());
  CHECK(std::get<std::string>(arg(std::string(named))) == named);
}

TEST_CASE("empty text is stored as absent, however it came about") {
  const std::string named;
  for (const Arg& empty : {arg(named), arg(std::string()), arg(std::string_view())}) CHECK(std::holds_alternative<std::nullptr_t>(empty));
}
