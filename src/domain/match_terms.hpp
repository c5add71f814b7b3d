// How terms are compared, in the steps that many of them are taken through.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "mentor/domain/matching.hpp"

namespace mentor {

/// normal_term without aliases.
std::string plain_term(std::string_view term);
/// Both sides as plain terms.
std::map<std::string, std::string> plain_aliases(const std::map<std::string, std::string>& aliases);
/// What a plain term means at last. In a circle all mean the least of them.
std::string meaning_of(std::string term, const std::map<std::string, std::string>& plain_aliases);

}  // namespace mentor
