// Files and folders: reading and writing them, naming them to people, and who else may change them.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mentor {

/// A file descriptor that is closed once: it owns what open, pipe and the like gave; a negative number is none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// Calls again what a signal interrupted.
template <class Call>
auto uninterrupted(Call call) {
  for (;;) {
    const auto result = call();
    if (result >= 0 || errno != EINTR) return result;
  }
}

/// "Permission denied" and the like, for the errno of the last call.
std::string system_reason();
/// The path in quotes, fit to be shown.
std::string quoted_path(std::string_view path);
/// "." for a name alone.
std::string folder_of(const std::string& path);
/// The path, then each name that a link leads to; the last is no link, and may not be there. The folders' own links are left as they are.
std::vector<std::string> names_through_links(const std::string& path);

/// Makes the folder, and those above it, where they are not there (0700). Throws failed, with `hint`.
void make_folders(const std::string& folder, const std::string& hint = {});
/// False, with errno set, when it cannot be written whole.
bool write_all(int descriptor, std::string_view text);
/// Whether the names in the folder are on the disk; errno is set where not.
bool sync_folder(const std::string& folder);
/// Gives the file its name where nothing has that name; false, with errno set (EEXIST), where something has. Some file systems (NFS, 9p)
/// cannot rename without replacing: there it is linked, and its old name taken away. Those without links either are asked first, then
/// rename: what is made in between by another program is lost there.
bool put_new_in_place(const std::string& from, const std::string& to);

/// What is guarded, and how far.
struct Guarded {
  std::string_view name;             ///< "the store"
  std::string_view instead;          ///< what to type for another one
  bool own_group_may_write = false;  ///< a group in which nobody else is: what a umask of 002 makes
  bool sticky_folder_is_fine = false;
};

/// Throws damaged where neither I nor root own the folder, or others can write to it, failed where it cannot be looked at.
void require_safe_folder(const std::string& folder, const Guarded& guarded);
/// The same for the file itself, which was opened without following a link; it must be a regular one. Gives what fstat says of it.
struct stat require_safe_file(int descriptor, const std::string& path, const Guarded& guarded);

/// Whether nobody but the user and root is in the group, by the text of /etc/passwd and /etc/group. What does not stand there is not known,
/// and so not private.
bool is_private_group(gid_t group, uid_t user, std::string_view passwd, std::string_view groups);

}  // namespace mentor
