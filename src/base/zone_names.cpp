#include "mentor/base/zone_names.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace mentor {
namespace {

// Country, place, name and perhaps a comment, parted by tabs.
std::string name_in(const std::string& line) {
  std::istringstream fields(line);
  std::string country, place, name;
  std::getline(fields, country, '\t');
  std::getline(fields, place, '\t');
  std::getline(fields, name, '\t');
  return name;
}

}  // namespace

std::vector<std::string> zone_names(const std::string& root) {
  std::vector<std::string> names{"UTC"};
  std::ifstream table(root + "/zone.tab");
  for (std::string line; std::getline(table, line);)
    if (!line.starts_with('#')) names.push_back(name_in(line));
  std::erase(names, "");
  std::ranges::sort(names);
  return names;
}

}  // namespace mentor
