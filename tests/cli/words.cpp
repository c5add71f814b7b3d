// A line as it would be typed, in words.
#include <utility>

#include "cli/program.hpp"

namespace mentor::real {

std::vector<std::string> words_in(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool is_open = false;
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
      is_open = true;
    } else if (c != ' ' || is_quoted) {
      word += c;
      is_open = true;
    } else if (is_open) {
      words.push_back(std::exchange(word, {}));
      is_open = false;
    }
  }
  if (is_open) words.push_back(word);
  return words;
}

}  // namespace mentor::real
