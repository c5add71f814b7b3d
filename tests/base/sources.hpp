// The program's own source files, for the tests that read them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace mentor::sample {

struct Source {
  std::string path;  ///< "src/store/store.cpp"
  std::string text;
};

inline std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Every .cpp and .hpp of the program, in the order of their paths.
inline std::vector<Source> program_sources() {
  const std::filesystem::path root = MENTOR_SOURCE_DIR;
  std::vector<Source> found;
  for (const char* top : {"src", "include"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top))
      if (entry.is_regular_file() && (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp"))
        found.push_back({std::filesystem::relative(entry.path(), root).string(), text_of(entry.path())});
  std::ranges::sort(found, {}, &Source::path);
  return found;
}

/// One a line, so that a failure shows them.
inline std::string lines(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += item + "\n";
  return text;
}

}  // namespace mentor::sample
