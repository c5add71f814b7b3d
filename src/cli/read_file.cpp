#include "cli/read_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

Error unreadable(const std::string& path) { return failed("cannot read '" + visible_line(path) + "': " + std::strerror(errno)); }

}  // namespace

std::string read_file(const Process& process, const std::string& path, std::size_t limit) {
  if (path == "-") return process.streams.read(limit).substr(0, limit + 1);
  const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "rbe"), std::fclose);
  if (!file) throw unreadable(path);
  std::string text;
  std::array<char, 65536> chunk;
  while (text.size() <= limit) {
    const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file.get());
    if (got == 0 && std::ferror(file.get()) != 0) throw unreadable(path);
    if (got == 0) break;
    text.append(chunk.data(), got);
  }
  return text.substr(0, limit + 1);
}

}  // namespace mentor
