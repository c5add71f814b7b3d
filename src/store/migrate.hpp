// Brings an older store to the newest version, after a backup, in one transaction.
#pragma once

#include <string>

namespace mentor::store {

/// The caller holds the lock. The store as it was stands beside it as "<path>.vN.bak" (0600). Throws failed, damaged; then nothing changed.
void migrate(const std::string& path, int from_version);

}  // namespace mentor::store
