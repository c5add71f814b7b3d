#include "commands/shared/outgoing.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

Error cannot(std::string_view what, const std::string& path) {
  return failed("cannot " + std::string(what) + " '" + visible_line(path) + "': " + std::strerror(errno));
}

// Each key gives a name of its own. '/' has no place in a name, and ':' begins the flags of a mail that was read.
std::string file_name(std::string_view key) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string name = "mentor.";
  for (const char c : key) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("-.@_+").find(c) != std::string_view::npos;
    if (is_plain) {
      name += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    name += {'=', kDigits[byte >> 4], kDigits[byte & 0xF]};
  }
  return name;
}

// What an earlier try left behind is written anew: it may be cut off.
void write_new(const std::string& path, std::string_view text) {
  ::unlink(path.c_str());
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.is_open()) throw cannot("write", path);
  if (!write_all(file.get(), text) || ::fsync(file.get()) != 0) throw cannot("write", path);
}

}  // namespace

std::vector<std::string> program_of(SinkKind kind, const Config& config) {
  const bool is_set_for_mail = config.remind_via == SinkKind::mail;
  if (kind == SinkKind::exec && !is_set_for_mail) return config.remind_command;
  if (kind != SinkKind::mail) return {};
  return is_set_for_mail && !config.remind_command.empty() ? config.remind_command
                                                           : std::vector<std::string>{"/usr/sbin/sendmail", "-t", "-i"};
}

void Maildir::put(std::string_view key, std::string_view mail) const {
  for (const char* part : {"/tmp", "/new", "/cur"}) make_folders(folder_ + part);
  const std::string name = file_name(key);
  const std::string draft = folder_ + "/tmp/" + name;
  const std::string place = folder_ + "/new/" + name;
  if (!holds(name)) {
    write_new(draft, mail);
    if (!put_new_in_place(draft, place)) throw cannot("write", place);
  }
  if (!sync_folder(folder_ + "/new")) throw cannot("sync the folder", folder_ + "/new");
}

// A reader moves a mail from new to cur, never back: looking in this order misses none. In cur a name may carry flags behind a ':'.
bool Maildir::holds(const std::string& name) const {
  if (::access((folder_ + "/new/" + name).c_str(), F_OK) == 0) return true;
  const std::string cur = folder_ + "/cur";
  const std::unique_ptr<DIR, int (*)(DIR*)> opened(::opendir(cur.c_str()), &::closedir);
  if (!opened) throw cannot("read the folder", cur);
  while (const dirent* entry = ::readdir(opened.get())) {
    const std::string_view there = entry->d_name;
    if (there.substr(0, there.find(':')) == name) return true;
  }
  return false;
}

}  // namespace mentor
