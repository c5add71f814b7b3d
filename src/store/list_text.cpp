#include "store/list_text.hpp"

namespace mentor::store {

std::string join_list(const std::vector<std::string>& items) {
  std::string joined;
  for (const auto& item : items) {
    for (const char c : item) {
      if (c == '\\' || c == '\n') joined += '\\';
      joined += c;
    }
    joined += '\n';
  }
  return joined;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items;
  std::string item;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      items.push_back(std::move(item));
      item.clear();
      continue;
    }
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    item += text[i];
  }
  return items;
}

}  // namespace mentor::store
