#include "commands/edit_each.hpp"

#include <algorithm>

#include "commands/adding.hpp"
#include "commands/lookup.hpp"

namespace mentor {

View edit_each(Context& context, const Editing& editing, const std::vector<std::string>& references,
               const std::function<Edited(const std::string& reference)>& edit) {
  keep_reason(context, editing.because);
  std::vector<Value> values;
  std::vector<Block> echo;
  for (const auto& reference : references) {
    auto edited = edit(reference);
    values.push_back(std::move(edited.value));
    std::ranges::move(edited.echo, std::back_inserter(echo));
  }
  return written_all(std::move(values), std::move(echo));
}

View edit_each(Context& context, const Editing& editing, Kind kind, const std::function<Edited(std::int64_t number)>& edit) {
  return edit_each(context, editing, edited_things(editing, kind).references,
                   [&](const std::string& reference) { return edit(number_named(reference, kind)); });
}

}  // namespace mentor
