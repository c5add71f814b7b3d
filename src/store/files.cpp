#include "store/files.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string_view>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "store/schema.hpp"

namespace mentor::store {
namespace {

constexpr std::chrono::seconds kLockTime{10};
constexpr const char* kLockEnding = ".lock";
constexpr std::size_t kHeaderSize = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::string_view kJournalMagic{"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8};
constexpr std::size_t kUserVersionOffset = 60;
constexpr std::size_t kApplicationIdOffset = 68;

// Strict: by a planted journal SQLite would roll the store back.
constexpr Guarded kStoreGuard{"the store", "name another file with --store FILE"};

std::string named(const std::string& path) { return "the store " + quoted_path(path); }

// The first bytes of a file, zero where it is shorter.
struct Header {
  std::array<unsigned char, kHeaderSize> bytes{};
  ssize_t size = 0;

  explicit Header(int descriptor) : size(::pread(descriptor, bytes.data(), bytes.size(), 0)) {}
  int number_at(std::size_t at) const { return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]; }
  bool begins_with(std::string_view magic) const { return ::memcmp(bytes.data(), magic.data(), magic.size()) == 0; }
  bool is_database() const { return size == static_cast<ssize_t>(kHeaderSize) && begins_with(kMagic); }
  bool is_ours() const { return number_at(kApplicationIdOffset) == kApplicationId; }
};

// What a file is called where its header is refused, and what to type instead.
struct HeaderWords {
  std::string_view noun;
  const char* when_empty;
  const char* when_foreign;
  const char* when_not_ours;
  const char* when_invalid;
};
constexpr HeaderWords kStoreWords{"the store ", "move it away, or restore a backup: mentor store restore FILE",
                                  "name another file with --store FILE, or move this one away", "name another file with --store FILE",
                                  "restore a backup: mentor store restore FILE"};
constexpr const char* kAnotherBackup = "name another file: mentor store restore FILE";
constexpr HeaderWords kBackupWords{"the backup ", kAnotherBackup, kAnotherBackup, kAnotherBackup, kAnotherBackup};

int version_in(const Header& header, const std::string& path, const HeaderWords& words) {
  const std::string named = std::string(words.noun) + quoted_path(path);
  if (header.size < 0) throw failed("cannot read " + named + ": " + system_reason());
  if (header.size == 0) throw damaged(named + " is an empty file", words.when_empty);
  if (!header.is_database()) throw damaged(quoted_path(path) + " is not a store", words.when_foreign);
  if (!header.is_ours()) throw damaged(quoted_path(path) + " is a database of another program", words.when_not_ours);
  const int version = header.number_at(kUserVersionOffset);
  if (version > newest_version())
    throw damaged(named + " was written by a newer mentor (version " + std::to_string(version) + ", this one knows " +
                      std::to_string(newest_version()) + ")",
                  "install the newer mentor; the store was not touched");
  if (version < 1) throw damaged(named + " has no valid version", words.when_invalid);
  return version;
}

// Where renaming is by a link, a kill after it leaves both names.
bool has_building_name(const struct stat& info, const std::string& path) {
  struct stat other {};
  return info.st_nlink == 2 && ::lstat(building_name(path).c_str(), &other) == 0 && other.st_dev == info.st_dev &&
         other.st_ino == info.st_ino;
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

std::optional<std::string> safe_path(const std::string& path, bool create) {
  constexpr const char* kHint = "name another store with --store FILE";
  const std::string folder = folder_of(path);
  const std::string name = path.substr(path.rfind('/') + 1);
  if (name.empty() || name == "." || name == "..") throw usage_error(quoted_path(path) + " names a folder, not a store", "--store FILE");
  std::unique_ptr<char, decltype(&::free)> real(::realpath(folder.c_str(), nullptr), &::free);
  if (!real && errno == ENOENT && create) {
    make_folders(folder, kHint);
    real.reset(::realpath(folder.c_str(), nullptr));
  }
  if (!real && (errno == ENOENT || errno == ENOTDIR) && !create) return std::nullopt;
  if (!real) throw failed("cannot open the folder " + quoted_path(folder) + ": " + system_reason(), kHint);
  require_safe_folder(real.get(), kStoreGuard);
  return std::string(real.get()) + "/" + name;
}

std::optional<FileFacts> look_at(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file.is_open() && errno == ENOENT) return std::nullopt;
  if (!file.is_open() && errno == ELOOP) throw damaged(named(path) + " is a link", "name the file itself with --store FILE");
  if (!file.is_open()) throw failed("cannot open " + named(path) + ": " + system_reason());
  const struct stat info = require_safe_file(file.get(), path, kStoreGuard);
  const bool built = info.st_nlink > 1 && has_building_name(info, path);
  if (info.st_nlink > 1 && !built) throw damaged(named(path) + " has a second name (a hard link), which can damage it", "remove one");
  return FileFacts{version_in(Header(file.get()), path, kStoreWords), info.st_size, info.st_mode};
}

bool holds_store(int descriptor) {
  const Header header(descriptor);
  return header.is_database() && header.is_ours();
}

int version_of_backup(int descriptor, const std::string& path) { return version_in(Header(descriptor), path, kBackupWords); }

bool holds_journal(int descriptor) { return Header(descriptor).begins_with(kJournalMagic); }

std::string building_name(const std::string& path) { return path + ".new"; }

void begin_building(const std::string& path) {
  const std::string name = building_name(path);
  remove_file(name);
  const Descriptor made(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
  if (!made.is_open()) throw failed("cannot make " + named(path) + ": " + system_reason());
}

std::string store_beside(const std::string& path) {
  for (const auto ending : kBesideAStore) {
    if (!path.ends_with(ending)) continue;
    const std::string store = path.substr(0, path.size() - ending.size());
    const Descriptor file(::open(store.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.is_open() && holds_store(file.get())) return store;
  }
  return "";
}

std::string lock_name(const std::string& path) { return path + kLockEnding; }

bool others_can_read(mode_t mode) { return (mode & (S_IRGRP | S_IROTH)) != 0; }

std::vector<std::string> readable_by_others(const std::string& path) {
  std::vector<std::string> found;
  for (const char* ending : {"", kLockEnding, ".remind.lock"}) {
    struct stat info {};
    const std::string file = path + ending;
    if (::lstat(file.c_str(), &info) == 0 && others_can_read(info.st_mode)) found.push_back(file);
  }
  return found;
}

Lock::Lock(const std::string& path) {
  const std::string file = lock_name(path);
  file_ = Descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file_.is_open())
    throw failed("cannot write in the folder of the store: " + quoted_path(file) + ": " + system_reason(),
                 "make the folder writable for you, or name another store with --store FILE");
  const int reason = lock_in_time(file_.get());
  if (reason == 0) return;
  if (reason == EINTR) throw busy(named(path) + " stayed busy for 10 seconds", "try again");
  errno = reason;
  throw failed("cannot lock the store: " + quoted_path(file) + ": " + system_reason());
}

bool Lock::is_readable_by_others() const {
  struct stat info {};
  return ::fstat(file_.get(), &info) == 0 && others_can_read(info.st_mode);
}

void link_into_place(const std::string& from, const std::string& to) {
  if (!put_new_in_place(from, to)) throw failed("cannot put the new store in place: " + quoted_path(to) + ": " + system_reason());
  if (!sync_folder(folder_of(to)))
    throw failed("the new store " + quoted_path(to) + " is in place, but may not outlive a power cut: " + system_reason());
}

bool is_there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (std::filesystem::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem))
    names.push_back(entry->path().filename().string());
  const bool is_gone = problem == std::errc::no_such_file_or_directory || problem == std::errc::not_a_directory;
  if (problem && !is_gone) throw failed("cannot read the folder " + quoted_path(folder) + ": " + problem.message());
  std::ranges::sort(names);
  return names;
}

bool is_same_file(const struct stat& one, const std::string& other) {
  struct stat info {};
  return ::stat(other.c_str(), &info) == 0 && info.st_dev == one.st_dev && info.st_ino == one.st_ino;
}

bool sync_file(const std::string& path) {
  const Descriptor file(uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); }));
  return file.is_open() && uninterrupted([&] { return ::fsync(file.get()); }) == 0;
}

void remove_file(const std::string& path) { ::unlink(path.c_str()); }

}  // namespace mentor::store
