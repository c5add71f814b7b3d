#include "commands/present/privacy.hpp"

#include "mentor/base/say.hpp"

namespace mentor {

std::string private_left_out(int count) {
  return std::to_string(count) + (count == 1 ? " private line was" : " private lines were") + " left out (--include-private shows " +
         (count == 1 ? "it)" : "them)");
}

std::string private_topics_left_out(std::size_t count) {
  return say_count(static_cast<long long>(count), "private topic was", "private topics were") + " left out";
}

}  // namespace mentor
