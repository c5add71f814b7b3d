#include "mentor/base/folders.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {

void make_folders(const std::string& folder) {
  for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
    const std::string part = folder.substr(0, slash);
    if (::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST)
      throw failed("cannot make the folder '" + visible_line(part) + "': " + std::strerror(errno));
    if (slash == std::string::npos) return;
  }
}

}  // namespace mentor
