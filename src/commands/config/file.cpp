// Reads and writes the config file, so that a crash leaves the old one or the new one.
#include "commands/config/file.hpp"

#include <fcntl.h>

#include <array>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/store/written_file.hpp"

namespace mentor {
namespace {

Error cannot_read(const std::string& path) { return failed("cannot read " + quoted_path(path) + ": " + system_reason()); }

}  // namespace

std::optional<std::string> read_config_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() && errno == ENOENT) return std::nullopt;
  if (!file.is_open()) throw cannot_read(path);
  std::string content;
  std::array<char, 4096> chunk;
  while (true) {
    const auto count = uninterrupted([&] { return ::read(file.get(), chunk.data(), chunk.size()); });
    if (count < 0) throw cannot_read(path);
    if (count == 0) return content;
    content.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

void write_config_file(const std::string& path, std::string_view content, IfThere if_there) {
  make_folders(folder_of(path));
  if (if_there == IfThere::replace) return write_file(path, content);
  if (!write_new_file(path, content))
    throw refused("the config file " + quoted_path(path) + " is already there", "mentor config edit, or mentor config init --print");
}

}  // namespace mentor
