// What is trusted must be changed by nobody but its owner: a file that we obey or keep everything in, and the folder it lies in.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <string>
#include <string_view>

namespace mentor {

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
