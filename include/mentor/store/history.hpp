// What changed in single kinds of rows, and why, read from the history.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mentor/base/id.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// What changed in a row and in all that is part of it, oldest first: of a check-in its lines, promises and progress, of a goal its steps
/// and progress, of a pair its pauses, its agreement and who its sides are. A part without a short id is a field of the whole. Throws
/// not_found when there never was such a row.
std::vector<Change> history_with_parts(Store& store, const RowRef& ref);
/// What changed in a pair's agreement, version by version against the one before: fields "agreement.every" and the like of the pair's row.
std::vector<Change> agreement_history(Store& store, PairId pair);
/// When a goal or a topic last changed since it was made; nullopt when it never did. Its cost is that of its own changes.
std::optional<Instant> last_change_of(Store& store, const RowRef& ref);
/// What commands changed in a goal within [from, until), field by field, oldest first. Its cost is that of the goal's own changes.
std::vector<Change> goal_changes(Store& store, GoalId goal, Instant from, Instant until);

/// Why a command changed a row: what it was given with --because.
struct Reason {
  std::int64_t command_id;
  Instant at;
  std::string command;
  std::string because;
};
/// Every reason that was given, by the row it was given for, oldest first.
struct ChangeReasons {
  std::map<std::pair<Kind, std::int64_t>, std::vector<Reason>> of_things;
  std::map<AgreementId, std::vector<Reason>> of_agreements;

  /// Those given for a thing.
  const std::vector<Reason>& of(const RowRef& row) const;
};
ChangeReasons change_reasons(Store& store);

/// The zeros of a store that nothing was written to.
struct LastCommand {
  std::int64_t id = 0;
  Instant at{};
};
LastCommand last_command(Store& store);

}  // namespace mentor
