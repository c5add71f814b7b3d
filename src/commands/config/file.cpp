// Reads and writes the config file, so that a crash leaves the old one or the new one.
#include "commands/config/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kPrivateFile = 0600;

Error file_failed(std::string_view what, const std::string& path, int reason) {
  return failed("cannot " + std::string(what) + " '" + visible_line(path) + "': " + std::strerror(reason));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

// A temporary file, gone unless it was put in place.
class Draft {
 public:
  explicit Draft(const std::string& target) : path_(target + ".XXXXXX"), file_(::mkostemp(path_.data(), O_CLOEXEC)) {
    if (file_.number() < 0) throw file_failed("write", target, errno);
  }
  ~Draft() { ::unlink(path_.c_str()); }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  void fill(std::string_view content) {
    while (!content.empty()) {
      const auto written = ::write(file_.number(), content.data(), content.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw file_failed("write", path_, errno);
      content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fchmod(file_.number(), kPrivateFile) != 0 || ::fsync(file_.number()) != 0) throw file_failed("write", path_, errno);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  Descriptor file_;
};

fs::path folder_of(const std::string& path) {
  const auto folder = fs::path(path).parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

void make_folder(const fs::path& folder) {
  std::error_code problem;
  if (fs::is_directory(folder, problem)) return;
  fs::create_directories(folder, problem);
  if (!problem) fs::permissions(folder, fs::perms::owner_all, problem);
  if (problem) throw file_failed("make the folder", folder.string(), problem.value());
}

void sync_folder(const fs::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number() < 0 || ::fsync(opened.number()) != 0) throw file_failed("sync the folder", folder.string(), errno);
}

// A link refuses to replace, where a look before a rename would leave a gap.
void put_in_place(const Draft& draft, const std::string& path, IfThere if_there) {
  const bool replaces = if_there == IfThere::replace;
  if ((replaces ? ::rename(draft.path().c_str(), path.c_str()) : ::link(draft.path().c_str(), path.c_str())) == 0) return;
  if (errno == EEXIST && !replaces)
    throw refused("the config file '" + visible_line(path) + "' is already there", "mentor config edit, or mentor config init --print");
  throw file_failed("write", path, errno);
}

}  // namespace

std::optional<std::string> read_config_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0 && errno == ENOENT) return std::nullopt;
  if (file.number() < 0) throw file_failed("read", path, errno);
  std::string content;
  std::array<char, 4096> chunk;
  while (true) {
    const auto count = ::read(file.number(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw file_failed("read", path, errno);
    if (count == 0) return content;
    content.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

void write_config_file(const std::string& path, std::string_view content, IfThere if_there) {
  const auto folder = folder_of(path);
  make_folder(folder);
  Draft draft(path);
  draft.fill(content);
  put_in_place(draft, path, if_there);
  sync_folder(folder);
}

}  // namespace mentor
