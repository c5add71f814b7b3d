// The generated documents as they lie in the source folder: a file each, or a marked part of one ("README.md#commands").
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mentor {

inline std::string read_file(const std::filesystem::path& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void write_file(const std::filesystem::path& path, std::string_view text) {
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

/// The part of `text` between the lines "<!-- NAME -->" and "<!-- /NAME -->". Throws where they are missing.
inline std::string_view marked_part(std::string_view text, const std::string& name) {
  const std::string begin = "<!-- " + name + " -->\n";
  const auto from = text.find(begin);
  const auto to = text.find("<!-- /" + name + " -->");
  if (from == std::string_view::npos || to == std::string_view::npos) throw std::runtime_error("the marks of '" + name + "' are missing");
  return text.substr(from + begin.size(), to - from - begin.size());
}

inline std::string read_document(const std::filesystem::path& root, std::string_view path) {
  const auto hash = path.find('#');
  const std::string text = read_file(root / path.substr(0, hash));
  return hash == std::string_view::npos ? text : std::string(marked_part(text, std::string(path.substr(hash + 1))));
}

inline void write_document(const std::filesystem::path& root, std::string_view path, std::string_view content) {
  const auto hash = path.find('#');
  const auto file = root / path.substr(0, hash);
  if (hash == std::string_view::npos) return write_file(file, content);
  std::string text = read_file(file);
  const std::string_view part = marked_part(text, std::string(path.substr(hash + 1)));
  const auto at = static_cast<std::size_t>(part.data() - text.data());
  const auto size = part.size();
  text.replace(at, size, content);
  write_file(file, text);
}

}  // namespace mentor
