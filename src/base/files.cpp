#include "mentor/base/files.hpp"

#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

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

constexpr std::size_t kMostOfADatabase = 1024 * 1024;

std::vector<std::string_view> parts_of(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(between);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// "" where it cannot be read whole: then nothing is known.
std::string database_text(const char* path) {
  const Descriptor file(::open(path, O_RDONLY | O_CLOEXEC));
  std::string text;
  std::array<char, 65536> chunk;
  while (file.is_open() && text.size() <= kMostOfADatabase) {
    const auto got = uninterrupted([&] { return ::read(file.get(), chunk.data(), chunk.size()); });
    if (got < 0) return "";
    if (got == 0) return text;
    text.append(chunk.data(), static_cast<std::size_t>(got));
  }
  return "";
}

bool is_mine_or_roots(uid_t owner) { return owner == ::geteuid() || owner == 0; }

// With an access list the group's bits are the mask of all whom it names.
bool has_access_list(const std::string& path) { return ::getxattr(path.c_str(), "system.posix_acl_access", nullptr, 0) > 0; }

bool others_can_write(const struct stat& info, const std::string& path, const Guarded& guarded) {
  if (S_ISDIR(info.st_mode) && (info.st_mode & S_ISVTX) != 0 && guarded.sticky_folder_is_fine) return false;
  if ((info.st_mode & S_IWOTH) != 0) return true;
  if ((info.st_mode & S_IWGRP) == 0) return false;
  if (!guarded.own_group_may_write || has_access_list(path)) return true;
  return !is_private_group(info.st_gid, ::geteuid(), database_text("/etc/passwd"), database_text("/etc/group"));
}

std::string chmod_line(const std::string& path) { return "chmod go-w " + shell_word(visible_line(path)); }

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

void require_safe_folder(const std::string& folder, const Guarded& guarded) {
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0) throw failed("cannot look at the folder " + quoted_path(folder) + ": " + system_reason());
  if (!S_ISDIR(info.st_mode)) throw failed(quoted_path(folder) + " is not a folder");
  const auto is_not_safe = [&] { return ", so " + std::string(guarded.name) + " in it is not safe"; };
  if (!is_mine_or_roots(info.st_uid))
    throw damaged("the folder " + quoted_path(folder) + " belongs to someone else" + is_not_safe(), std::string(guarded.instead));
  if (others_can_write(info, folder, guarded))
    throw damaged("others can write to the folder " + quoted_path(folder) + is_not_safe(), chmod_line(folder));
}

struct stat require_safe_file(int descriptor, const std::string& path, const Guarded& guarded) {
  const auto named = [&] { return std::string(guarded.name) + " " + quoted_path(path); };
  struct stat info {};
  if (::fstat(descriptor, &info) != 0) throw failed("cannot look at " + named() + ": " + system_reason());
  if (!S_ISREG(info.st_mode)) throw damaged(named() + " is not a regular file", std::string(guarded.instead));
  if (!is_mine_or_roots(info.st_uid)) throw damaged(named() + " belongs to someone else", std::string(guarded.instead));
  if (others_can_write(info, path, guarded)) throw damaged("others can write to " + named(), chmod_line(path));
  return info;
}

bool is_private_group(gid_t group, uid_t user, std::string_view passwd, std::string_view groups) {
  const std::string gid = std::to_string(group);
  const std::vector<std::string> allowed_ids{std::to_string(user), "0"};
  std::vector<std::string_view> allowed_names;
  for (const auto line : parts_of(passwd, '\n')) {  // NAME:PASSWORD:UID:GID:...
    const auto fields = parts_of(line, ':');
    if (fields.size() < 4) continue;
    const bool is_allowed = std::ranges::find(allowed_ids, fields[2]) != allowed_ids.end();
    if (is_allowed) allowed_names.push_back(fields[0]);
    if (!is_allowed && fields[3] == gid) return false;
  }
  bool is_known = false;
  for (const auto line : parts_of(groups, '\n')) {  // NAME:PASSWORD:GID:MEMBER,MEMBER
    const auto fields = parts_of(line, ':');
    if (fields.size() < 4 || fields[2] != gid) continue;
    is_known = true;
    for (const auto member : parts_of(fields[3], ','))
      if (!member.empty() && std::ranges::find(allowed_names, member) == allowed_names.end()) return false;
  }
  return is_known;
}

}  // namespace mentor
