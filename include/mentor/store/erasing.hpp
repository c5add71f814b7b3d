// What the store holds of one person, wherever it stands, and how it goes for good.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mentor/base/time.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/store/deliveries.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// Whoever is meant, as find_person does; also somebody of whom only the history knows any more, by number, address or whole name. Throws
/// not_found, refused with the candidates where it is ambiguous.
Person find_person_held(Store& store, std::string_view who);

/// How many rows of a table are somebody's.
struct HeldCount {
  std::string_view table;
  std::int64_t all = 0;
  std::int64_t stays = 0;  ///< with ErasedPairs::kept
};
/// What is held in the pairs of a person as they are now: the pairs first, then what is part of them.
std::vector<HeldCount> held_counts(Store& store, PersonId person);

/// A row as history kept it, and what was said with the command that changed it.
struct HeldVersion {
  std::string table;
  std::int64_t row;
  Instant at;
  std::string command;
  std::string because;
  std::string key;
  bool is_new;  ///< the command made the row, and nothing was before
  std::vector<std::pair<std::string, std::optional<std::string>>> before;
};
/// Of the person and of all that is or was in a pair of theirs, oldest first.
std::vector<HeldVersion> held_versions(Store& store, PersonId person);
/// The reminders about pairs of theirs, and those about several pairs that name them, by when they were due.
std::vector<Delivery> held_deliveries(Store& store, const Person& person);

/// What becomes of the pairs of whoever is erased.
enum class ErasedPairs { removed, kept };

/// Takes away what the person is, wrote and promised, from all rows, the history, and what was said with commands; nothing of it is undone,
/// and neither is anything before. Pairs that are kept end on `today`, and have what the other side wrote, promised and wants to reach.
/// The uids that went stay as tombstones.
void erase_person(Store& store, const Person& person, ErasedPairs pairs, Date today);

/// What stands outside the store and is known to be ours: copies of the store and drafts.
struct Traces {
  std::vector<std::string> copies;
  std::vector<std::string> drafts;
};
/// Where they lie; "" where there is no such folder.
struct TraceFolders {
  std::string backups;
  std::string drafts;
};
/// A copy is known by what is in it, whatever it is called; whose a draft is nobody knows.
Traces traces_in(Store& store, const TraceFolders& folders);
/// Once the command is committed the file is written anew, without a byte of what was erased, and the traces are taken away. Until that is
/// done the store says that it is not; whatever goes wrong is thrown by Store::commit.
void erase_traces_when_committed(Store& store, const TraceFolders& folders);
/// Whether a command that erases was interrupted, so that the file or its copies may still have words of somebody erased.
bool is_erasing_unfinished(Store& store);

}  // namespace mentor
