// Lists of text in one column: items end with a line break, and a backslash keeps line breaks inside an item.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mentor::store {

std::string join_list(const std::vector<std::string>& items);
std::vector<std::string> split_list(std::string_view text);

/// Items "N=TEXT".
std::string levels_text(const std::map<int, std::string>& levels);
std::map<int, std::string> levels_from(std::string_view text);

}  // namespace mentor::store
