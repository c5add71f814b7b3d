#include "cli/written_file.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool sync_folder(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return synced;
}

}  // namespace

void write_file(const std::string& path, std::string_view text) {
  const auto cannot = [&] { return failed("cannot write '" + visible_line(path) + "': " + std::strerror(errno)); };
  std::string temporary = path + ".XXXXXX";
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) throw cannot();
  const bool written = write_all(descriptor, text) && ::fsync(descriptor) == 0;
  if (!(::close(descriptor) == 0 && written && ::rename(temporary.c_str(), path.c_str()) == 0)) {
    const Error error = cannot();
    ::unlink(temporary.c_str());
    throw error;
  }
  if (!sync_folder(folder_of(path))) throw cannot();
}

}  // namespace mentor
