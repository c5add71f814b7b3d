#include "store/list_text.hpp"

#include <charconv>

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

std::string levels_text(const std::map<int, std::string>& levels) {
  std::vector<std::string> items;
  for (const auto& [level, text] : levels) items.push_back(std::to_string(level) + "=" + text);
  return join_list(items);
}

std::map<int, std::string> levels_from(std::string_view text) {
  std::map<int, std::string> levels;
  for (const auto& item : split_list(text)) {
    int level = 0;
    const auto end = std::from_chars(item.data(), item.data() + item.size(), level).ptr;
    levels[level] = item.substr(std::min<std::size_t>(static_cast<std::size_t>(end - item.data()) + 1, item.size()));
  }
  return levels;
}

}  // namespace mentor::store
