// Help topics: what holds for many commands.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace mentor {

std::optional<std::string_view> topic_text(std::string_view name);
/// "options" and the topics.
std::vector<std::string_view> topic_names();

}  // namespace mentor
