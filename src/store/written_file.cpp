#include "mentor/store/written_file.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "store/files.hpp"

namespace mentor {
namespace {

constexpr mode_t kPermissions = 0777;
constexpr mode_t kGroup = 070;
constexpr mode_t kOthers = 07;
constexpr int kGroupShift = 3;

constexpr const char* kAnother = "name another file";

Error cannot_write(const std::string& path, std::string_view fate) {
  return failed("cannot write " + quoted_path(path) + ": " + system_reason() + "; " + std::string(fate));
}

// Where a text goes: the name that all links lead to, and what is there.
struct Place {
  std::string given;
  std::string path;
  std::optional<struct stat> there;

  std::string_view untouched() const { return there ? "it is as it was" : "no file was made"; }
  Error cannot() const { return cannot_write(given, untouched()); }
};

Place place_of(const std::string& given) {
  Place place{given, names_through_links(given).back(), std::nullopt};
  struct stat info {};
  if (::stat(given.c_str(), &info) == 0) place.there = info;
  if (!place.there && errno != ENOENT) throw place.cannot();
  return place;
}

void require_beside_no_store(const Place& place) {
  const std::string store = store::store_beside(place.path);
  if (!store.empty()) throw usage_error(quoted_path(place.given) + " belongs to the store " + quoted_path(store), kAnother);
}

// Opened for writing too, so that a file which may not be written is not replaced either.
void require_no_store(const Place& place) {
  const Descriptor file(uninterrupted([&] { return ::open(place.given.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK); }));
  if (!file.is_open()) throw place.cannot();
  if (store::holds_store(file.get())) throw usage_error(quoted_path(place.given) + " is a store", kAnother);
  if (store::holds_journal(file.get())) throw usage_error(quoted_path(place.given) + " is the journal of a store", kAnother);
}

// A group that may not be given must not leave its rights to another.
mode_t mode_of_copy(int descriptor, const struct stat& old) {
  const mode_t mode = old.st_mode & kPermissions;
  if (::fchown(descriptor, old.st_uid, old.st_gid) == 0) return mode;
  if (::fchown(descriptor, static_cast<uid_t>(-1), old.st_gid) == 0) return mode;
  return (mode & ~kGroup) | ((mode & kOthers) << kGroupShift);
}

// A file that is gone with the object, unless it was put in place.
class Draft {
 public:
  explicit Draft(const Place& place) : place_(place), path_(folder_of(place.path) + "/.mentor-XXXXXX") {
    file_ = Descriptor(uninterrupted([&] { return ::mkostemp(path_.data(), O_CLOEXEC); }));
    if (!file_.is_open()) throw place_.cannot();
  }
  ~Draft() {
    if (!is_in_place_) ::unlink(path_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  void fill(const std::function<bool(int)>& write) const {
    const bool is_kept = !place_.there || ::fchmod(file_.get(), mode_of_copy(file_.get(), *place_.there)) == 0;
    if (!is_kept || !write(file_.get()) || uninterrupted([&] { return ::fsync(file_.get()); }) != 0) throw place_.cannot();
  }
  void replace() {
    if (::rename(path_.c_str(), place_.path.c_str()) != 0) throw place_.cannot();
    is_in_place_ = true;
  }
  /// False where the name is taken.
  bool put_new() {
    is_in_place_ = put_new_in_place(path_, place_.path);
    if (!is_in_place_ && errno != EEXIST) throw place_.cannot();
    return is_in_place_;
  }

 private:
  const Place& place_;
  std::string path_;
  Descriptor file_;
  bool is_in_place_ = false;
};

void make_durable(const Place& place) {
  if (!sync_folder(folder_of(place.path)))
    throw failed(quoted_path(place.given) + " is written, but may not outlive a power cut: " + system_reason());
}

// Whoever reads a pipe and leaves has read what they wanted.
void write_into(const Place& place, const std::function<bool(int)>& fill) {
  const Descriptor file(uninterrupted([&] { return ::open(place.given.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY); }));
  if (!file.is_open()) throw cannot_write(place.given, "nothing was written");
  if (!fill(file.get()) && errno != EPIPE) throw cannot_write(place.given, "it may have got a part of it");
}

// /dev/stdout and its like are names of what is open already, which would no longer be written to if another file took its place.
bool is_open_already(const Place& place) {
  return std::ranges::any_of(names_through_links(place.given), [](const std::string& name) { return name.starts_with("/proc/"); });
}

}  // namespace

void write_file(const std::string& path, std::string_view text) {
  write_file(path, [text](int file) { return write_all(file, text); });
}

void write_file(const std::string& path, const std::function<bool(int)>& fill) {
  const Place place = place_of(path);
  const auto is = [&](mode_t type) { return place.there && (place.there->st_mode & S_IFMT) == type; };
  if (is(S_IFDIR)) throw usage_error(quoted_path(path) + " is a folder", kAnother);
  if (is(S_IFSOCK)) throw usage_error(quoted_path(path) + " is a socket", kAnother);
  if (is(S_IFREG)) require_no_store(place);
  if (place.there && (!is(S_IFREG) || is_open_already(place))) return write_into(place, fill);
  require_beside_no_store(place);
  Draft draft(place);
  draft.fill(fill);
  draft.replace();
  make_durable(place);
}

bool write_new_file(const std::string& path, std::string_view text) {
  const Place place = place_of(path);
  if (place.there) return false;
  require_beside_no_store(place);
  Draft draft(place);
  draft.fill([text](int file) { return write_all(file, text); });
  if (!draft.put_new()) return false;
  make_durable(place);
  return true;
}

}  // namespace mentor
