#include "mentor/store/remind_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "store/files.hpp"

namespace mentor {
namespace {

constexpr std::size_t kInstantSize = 20;  // "2026-12-01T15:00:00Z"

std::string lock_path(const std::string& store) { return store + ".remind.lock"; }

Error cannot(std::string_view what, const std::string& path) {
  return failed("cannot " + std::string(what) + " '" + visible_line(path) + "': " + system_reason(),
                "make the folder of the store writable for you");
}

std::optional<Instant> instant_in(int descriptor) {
  std::array<char, kInstantSize> text{};
  const auto size = ::pread(descriptor, text.data(), text.size(), 0);
  if (size != static_cast<ssize_t>(text.size())) return std::nullopt;
  return parse_iso_instant({text.data(), text.size()});
}

}  // namespace

std::unique_ptr<RemindLock> RemindLock::take(const std::string& store_path) {
  const auto store = store::safe_path(store_path, false);
  if (!store || !store::look_at(*store)) return nullptr;
  const std::string path = lock_path(*store);
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) throw cannot("open", path);
  std::unique_ptr<RemindLock> lock(new RemindLock(descriptor, path));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) throw cannot("lock", path);
  return nullptr;
}

RemindLock::~RemindLock() { ::close(descriptor_); }

std::optional<Instant> RemindLock::last_run() const { return instant_in(descriptor_); }

void RemindLock::note_run(Instant at) const {
  const std::string text = to_iso(at) + "\n";
  if (::pwrite(descriptor_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) throw cannot("write", path_);
}

std::optional<Instant> last_remind_run(const std::string& store_path) {
  const auto store = store::safe_path(store_path, false);
  const int descriptor = store ? ::open(lock_path(*store).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
  if (descriptor < 0) return std::nullopt;
  const auto at = instant_in(descriptor);
  ::close(descriptor);
  return at;
}

}  // namespace mentor
