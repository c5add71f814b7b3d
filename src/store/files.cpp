#include "store/files.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <memory>
#include <string_view>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "store/schema.hpp"

namespace mentor::store {
namespace {

constexpr std::chrono::seconds kLockTime{10};
constexpr std::size_t kHeaderSize = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kUserVersionOffset = 60;
constexpr std::size_t kApplicationIdOffset = 68;

std::string named(const std::string& path) { return "'" + visible_line(path) + "'"; }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

void make_folders(const std::string& folder) {
  for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
    const std::string part = folder.substr(0, slash);
    if (::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST)
      throw failed("cannot make the folder " + named(part) + ": " + system_reason(), "name another store with --store FILE");
    if (slash == std::string::npos) return;
  }
}

bool mine_or_root(uid_t owner) { return owner == ::geteuid() || owner == 0; }

void check_folder(const std::string& folder) {
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0) throw failed("cannot look at the folder " + named(folder) + ": " + system_reason());
  if (!S_ISDIR(info.st_mode)) throw failed(named(folder) + " is not a folder");
  if (!mine_or_root(info.st_uid))
    throw damaged("the folder " + named(folder) + " belongs to someone else", "name a store in a folder of yours");
  if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
    throw damaged("others can write to the folder " + named(folder) + ", so a store in it is not safe",
                  "chmod go-w " + visible_line(folder));
}

int big_endian(const std::array<unsigned char, kHeaderSize>& header, std::size_t at) {
  return (header[at] << 24) | (header[at + 1] << 16) | (header[at + 2] << 8) | header[at + 3];
}

int version_in_header(int descriptor, const std::string& path) {
  std::array<unsigned char, kHeaderSize> header{};
  const auto size = ::pread(descriptor, header.data(), header.size(), 0);
  if (size < 0) throw failed("cannot read the store " + named(path) + ": " + system_reason());
  if (size == 0) throw damaged("the store " + named(path) + " is an empty file", "move it away, or restore a backup");
  if (size < static_cast<ssize_t>(kHeaderSize) || ::memcmp(header.data(), kMagic.data(), kMagic.size()) != 0)
    throw damaged(named(path) + " is not a store", "name another file with --store FILE, or move this one away");
  if (big_endian(header, kApplicationIdOffset) != kApplicationId)
    throw damaged(named(path) + " is a database of another program", "name another file with --store FILE");
  const int version = big_endian(header, kUserVersionOffset);
  if (version > newest_version())
    throw damaged("the store " + named(path) + " was written by a newer mentor (version " + std::to_string(version) + ", this one knows " +
                      std::to_string(newest_version()) + ")",
                  "install the newer mentor; the store was not touched");
  if (version < 1) throw damaged("the store " + named(path) + " has no valid version", "restore a backup");
  return version;
}

// Interrupts a call that waits: at the end of the time, and again and again from then on, since one that comes just before the call begins
// is lost. Whoever started us may have had its signal ignored or blocked.
class Timer {
 public:
  explicit Timer(std::chrono::seconds time) {
    struct sigaction on_tick {};
    on_tick.sa_handler = [](int) {};
    ::sigaction(SIGALRM, &on_tick, nullptr);
    sigset_t ticks;
    ::sigemptyset(&ticks);
    ::sigaddset(&ticks, SIGALRM);
    ::sigprocmask(SIG_UNBLOCK, &ticks, nullptr);
    constexpr timeval kAgain{0, 100'000};
    const itimerval ticking{kAgain, {time.count(), 0}};
    ::setitimer(ITIMER_REAL, &ticking, nullptr);
  }
  ~Timer() {
    const itimerval none{};
    ::setitimer(ITIMER_REAL, &none, nullptr);
  }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
};

// 0, or why not: EINTR when the time is up. The kernel queues those that wait in flock, so that each gets its turn. Most find the lock
// free, and need no timer.
int lock_in_time(int descriptor) {
  using Clock = std::chrono::steady_clock;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return 0;
  if (errno != EWOULDBLOCK && errno != EINTR) return errno;
  const auto deadline = Clock::now() + kLockTime;
  const Timer timer(kLockTime);
  do {
    if (::flock(descriptor, LOCK_EX) == 0) return 0;
  } while (errno == EINTR && Clock::now() < deadline);
  return errno;
}

}  // namespace

std::string system_reason() { return ::strerror(errno); }

std::optional<std::string> safe_path(const std::string& path, bool create) {
  const auto slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  if (name.empty() || name == "." || name == "..") throw usage_error(named(path) + " names a folder, not a store", "--store FILE");
  std::unique_ptr<char, decltype(&::free)> real(::realpath(folder.c_str(), nullptr), &::free);
  if (!real && errno == ENOENT && create) {
    make_folders(folder);
    real.reset(::realpath(folder.c_str(), nullptr));
  }
  if (!real && (errno == ENOENT || errno == ENOTDIR) && !create) return std::nullopt;
  if (!real) throw failed("cannot open the folder " + named(folder) + ": " + system_reason(), "name another store with --store FILE");
  check_folder(real.get());
  return std::string(real.get()) + "/" + name;
}

std::optional<int> version_of_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (file.get() < 0 && errno == ENOENT) return std::nullopt;
  if (file.get() < 0 && errno == ELOOP) throw damaged("the store " + named(path) + " is a link", "name the file itself with --store FILE");
  if (file.get() < 0) throw failed("cannot open the store " + named(path) + ": " + system_reason());
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) throw failed("cannot look at the store " + named(path) + ": " + system_reason());
  if (!S_ISREG(info.st_mode)) throw damaged("the store " + named(path) + " is not a regular file", "name another file with --store FILE");
  if (!mine_or_root(info.st_uid)) throw damaged("the store " + named(path) + " belongs to someone else", "name a store of yours");
  if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
    throw damaged("others can write to the store " + named(path), "chmod go-w " + visible_line(path));
  if (info.st_nlink > 1) throw damaged("the store " + named(path) + " has a second name (a hard link), which can damage it", "remove one");
  return version_in_header(file.get(), path);
}

Lock::Lock(const std::string& path) {
  const std::string file = path + ".lock";
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor_ < 0)
    throw failed("cannot write in the folder of the store: " + named(file) + ": " + system_reason(),
                 "make the folder writable for you, or name another store with --store FILE");
  const int reason = lock_in_time(descriptor_);
  if (reason == 0) return;
  ::close(descriptor_);
  if (reason == EINTR) throw busy("the store '" + visible_line(path) + "' stayed busy for 10 seconds", "try again");
  errno = reason;
  throw failed("cannot lock the store: " + named(file) + ": " + system_reason());
}

Lock::~Lock() { ::close(descriptor_); }

void link_into_place(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0)
    throw failed("cannot put the new store in place: " + named(to) + ": " + system_reason());
  const Descriptor folder(::open(to.substr(0, to.rfind('/') + 1).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0 || ::fsync(folder.get()) != 0)
    throw failed("the new store " + named(to) + " is in place, but may not outlive a power cut: " + system_reason());
}

bool is_there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

void sync_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 || ::fsync(file.get()) != 0) throw failed("cannot write " + named(path) + ": " + system_reason());
}

void remove_file(const std::string& path) { ::unlink(path.c_str()); }

}  // namespace mentor::store
