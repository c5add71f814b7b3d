// What holds for rows of every kind: keys of retried adds, removal with all that belongs to a row, history, search.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/phrase.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// The row an earlier command made under this --key. Throws refused when it is of another kind than `kind`, or was made by other words
/// than this command has.
std::optional<RowRef> row_of_key(Store& store, std::string_view key, Kind kind);
/// Ties the key, which may be empty, and the row that this command made to it.
void remember_made(Store& store, std::string_view key, const RowRef& made);

/// Removes a row and all that belongs to it: of a pair everything; of a goal its steps and progress; of a check-in its lines, progress and
/// the promises made in it. Topics of a goal stay, without it. The key it was made under is free then. Throws not_found.
void remove_row(Store& store, const RowRef& ref);

/// What goes with a row when it is removed: all that is part of it and has a short id, and how many records of progress.
struct Belongings {
  std::vector<RowRef> things;
  std::int64_t progress = 0;
};
Belongings belongings_of(Store& store, const RowRef& ref);

/// One field that one command changed.
/// How a text that was stored reads: as it stands, or as what it is a form of.
enum class Reads { text, flag, day, moment, wall };

struct Change {
  std::int64_t command_id;
  Instant at;
  std::string command;
  std::string because;
  RowRef row;
  std::string field;                  ///< its name in JSON; "" for the row as a whole: made or removed
  std::string said;                   ///< its name in words
  bool is_scope = false;              ///< whether it is part of what a goal is to reach
  std::optional<std::string> before;  ///< in words
  std::optional<std::string> after;   ///< in words
  Reads reads = Reads::text;          ///< of both
  bool is_private = false;            ///< of a thing that is or was private: its words and the reason for them are
};
/// What changed in a row, oldest first. Throws not_found when there never was such a row.
std::vector<Change> history_of(Store& store, const RowRef& ref);

struct SearchHit {
  RowRef row;
  std::string pair;  ///< the handle
  std::optional<Date> on;
  RawText text;
  bool is_private = false;
};
/// Its words, for people.
inline Phrase phrase_of(const SearchHit& hit) { return {hit.text, hit.is_private}; }

/// Rows in which every word occurs, without case (by Unicode): names, goals, steps, topics, notes, promises; newest first. Dates
/// of check-ins are those of `zone`.
std::vector<SearchHit> search(Store& store, const std::vector<std::string>& words, const Zone& zone);

struct StoreInfo {
  int version;
  long long bytes;
  long long pairs;
  long long checkins;
};
StoreInfo store_info(Store& store);
/// What is wrong with the file: one line a fault, empty when all is well.
std::vector<std::string> check_store(Store& store);
/// Those of its files, and of its copies in the folder `backups`, that others can read, though they may not write to them.
std::vector<std::string> files_readable_by_others(const Store& store, const std::string& backups);

/// What a sound store is in danger of.
struct Danger {
  std::string what;
  std::string next;  ///< what to type
};
/// A second copy that a sync program left beside it, a file that belongs to someone else, what a killed restore left.
std::vector<Danger> dangers_around(const Store& store);

}  // namespace mentor
