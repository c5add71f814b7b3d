// Files that a command writes for its user: whole or not at all, and never over a store.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace mentor {

/// Writes the text under a temporary name in the file's own folder, syncs it, renames it over the file and syncs the folder, so that
/// whatever happens the file is the old one or the new one. A new file is for the user alone (0600); one that is there keeps its mode, and
/// its owner and group where we may give them. A link is followed; a device or a pipe is written into as it is. Throws usage for a store, a
/// file that belongs to a store, and what no text can be written to; failed, saying what became of the file.
void write_file(const std::string& path, std::string_view text);
/// The same for what `fill` writes to a descriptor, however long; it gives false, with errno set, where it could not.
void write_file(const std::string& path, const std::function<bool(int)>& fill);
/// The same where there is nothing yet; false where there is something, which is left as it is.
bool write_new_file(const std::string& path, std::string_view text);

}  // namespace mentor
