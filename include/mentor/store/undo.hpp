// Commands that are taken back whole, and put back: each row they changed as history kept it, whatever its table.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/phrase.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// What undo does with a command: takes it back; goes on to the one before, since what it did stands outside or is done; or stops.
enum class Undoing { takes_back, passes_over, stops };
using UndoRule = std::function<Undoing(std::string_view command)>;

/// A command that was written.
struct RecordedCommand {
  std::int64_t number;
  Instant at;
  std::string name;
  std::string because;
  std::optional<std::int64_t> undone_by;
  bool is_stop = false;  ///< neither it nor what was before is taken back
};

/// The commands that would be taken back next, the last one first, at most `most`, to the first that stops.
std::vector<RecordedCommand> commands_to_undo(Store& store, std::size_t most, const UndoRule& rule);
/// The command that was taken back last, where nothing was written since.
std::optional<RecordedCommand> command_to_redo(Store& store, const UndoRule& rule);

/// Takes the command back, or puts it back where it was taken back, as one more command. What was written since must be taken back, too.
void take_back(Store& store, RecordedCommand& command);
void put_back(Store& store, RecordedCommand& command);

/// What a command changes in how many rows, and whether a pair is made or removed by it.
struct Reach {
  std::int64_t rows = 0;
  bool holds_pair = false;
};
Reach reach_of(Store& store, const RecordedCommand& command);

/// What a command changed, as history tells it.
struct CommandChange {
  std::string kind;  ///< the table's name
  std::string ref;   ///< its short id, or that of what it is part of; "" of a person
  Change change;
};
std::vector<CommandChange> changes_of_command(Store& store, const RecordedCommand& command);
/// What it was about: the short ids of what it changed, or of what that is part of, each once; and its text, "" where it has none.
struct CommandSubject {
  std::vector<std::string> refs;
  Phrase text;
};
CommandSubject subject_of_command(Store& store, const RecordedCommand& command);

}  // namespace mentor
