// The things of one edit, each changed and read back.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "commands/editing.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// A thing as it stands after its edit: for JSON, and for people.
struct Edited {
  Value value;
  std::vector<Block> echo;
};

/// Edits each thing that was named, with the reason tied to all of them.
View edit_each(Context& context, const Editing& editing, const std::vector<std::string>& references,
               const std::function<Edited(const std::string& reference)>& edit);
/// The same by the numbers of things of one kind.
View edit_each(Context& context, const Editing& editing, Kind kind, const std::function<Edited(std::int64_t number)>& edit);

}  // namespace mentor
