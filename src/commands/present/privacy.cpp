#include "commands/present/privacy.hpp"

namespace mentor {

std::string private_left_out(int count) {
  return std::to_string(count) + (count == 1 ? " private line was" : " private lines were") + " left out (--include-private shows " +
         (count == 1 ? "it)" : "them)");
}

}  // namespace mentor
