#include "mentor/base/files.hpp"

#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <stdio.h>
#include <sys/stat.h>

#include <array>
#include <cstring>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr int kMostLinks = 40;  // as many as the system follows

bool is_unsupported(int reason) { return reason == EINVAL || reason == ENOSYS || reason == EOPNOTSUPP; }

bool is_same_file(const std::string& one, const std::string& other) {
  struct stat a {};
  struct stat b {};
  return ::lstat(one.c_str(), &a) == 0 && ::lstat(other.c_str(), &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

// Over a network a link may have been made although its answer says that the name is taken.
bool link_in_place(const std::string& from, const std::string& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return true;
  const int reason = errno;
  if (reason == EEXIST && is_same_file(from, to)) return true;
  errno = reason;
  return false;
}

bool rename_in_place(const std::string& from, const std::string& to) {
  struct stat there {};
  const bool is_free = ::lstat(to.c_str(), &there) != 0 && errno == ENOENT;
  if (!is_free) errno = EEXIST;
  return is_free && ::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

std::string system_reason() { return std::strerror(errno); }

std::string quoted_path(std::string_view path) { return "'" + visible_line(path) + "'"; }

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::vector<std::string> names_through_links(const std::string& path) {
  std::vector<std::string> names{path};
  std::array<char, PATH_MAX> target;
  while (names.size() <= kMostLinks) {
    const auto size = ::readlink(names.back().c_str(), target.data(), target.size());
    if (size <= 0) return names;
    const std::string to(target.data(), static_cast<std::size_t>(size));
    names.push_back(to.front() == '/' ? to : folder_of(names.back()) + "/" + to);
  }
  return names;
}

void make_folders(const std::string& folder, const std::string& hint) {
  for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
    const std::string part = folder.substr(0, slash);
    if (::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST)
      throw failed("cannot make the folder " + quoted_path(part) + ": " + system_reason(), hint);
    if (slash == std::string::npos) return;
  }
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = uninterrupted([&] { return ::write(descriptor, text.data(), text.size()); });
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool sync_folder(const std::string& folder) {
  const Descriptor opened(uninterrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
  return opened.is_open() && uninterrupted([&] { return ::fsync(opened.get()); }) == 0;
}

bool put_new_in_place(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (!is_unsupported(errno)) return false;
  if (link_in_place(from, to)) {
    ::unlink(from.c_str());
    return true;
  }
  return (errno == EPERM || is_unsupported(errno)) && rename_in_place(from, to);
}

}  // namespace mentor
