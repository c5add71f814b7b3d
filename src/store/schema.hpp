// The schema's versions: an append-only table of migrations.
#pragma once

#include <span>
#include <string_view>

namespace mentor::store {

/// "mntr", in the file's header: this is a store of ours.
inline constexpr int kApplicationId = 0x6d6e7472;

/// What the rows of the table `outside`, which no undo touches, are about; the numbers stand in stored files.
enum class Outside { snooze };

struct Migration {
  int version;            ///< what PRAGMA user_version says afterwards
  std::string_view what;  ///< for people
  std::string_view sql;
};

/// Every migration ever released, oldest first. Rows are added at the end and never edited.
std::span<const Migration> migrations();
int newest_version();

}  // namespace mentor::store
