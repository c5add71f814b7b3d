#include "commands/shared/rescoping.hpp"

#include <algorithm>

#include "mentor/cli/context.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/records.hpp"

namespace mentor {
namespace {

Rescoping& of_command(std::vector<Rescoping>& all, const Change& change) {
  const bool is_same = !all.empty() && all.back().command_id == change.command_id && all.back().goal == change.row;
  if (!is_same) all.push_back({change.command_id, change.row, change.at, "", change.because, {}});
  return all.back();
}

Value change_value(const Change& change) {
  return Value::Record{{"at", change.at},
                       {"field", change.field},
                       {"before", change.before},
                       {"after", change.after},
                       {"because", text_or_null(change.because)}};
}

}  // namespace

std::vector<Rescoping> rescopings(Store& store, Instant from, Instant until) {
  std::vector<Rescoping> all;
  for (const auto& change : goal_changes(store, from, until)) {
    if (!change.is_scope) continue;
    Rescoping& rescoping = of_command(all, change);
    rescoping.said += (rescoping.said.empty() ? "" : "; ") + change.said + " " + change.after.value_or("none") + " (was " +
                      change.before.value_or("none") + ")";
    rescoping.changes.push_back(change);
  }
  return all;
}

std::vector<Rescoping> rescopings_on(const Context& context, Date from, Date until) {
  return rescopings(*context.store, context.zone.start_of(from), context.zone.start_of(add_days(until, 1)));
}

std::vector<Rescoping> rescopings_of(const std::vector<Rescoping>& all, const Goal& goal, const Zone& zone) {
  const RowRef row{Kind::goal, goal.id.value};
  std::vector<Rescoping> own;
  std::ranges::copy_if(all, std::back_inserter(own),
                       [&](const Rescoping& change) { return change.goal == row && zone.date_at(change.at) != goal.starts_on; });
  return own;
}

Value rescopings_value(const std::vector<Rescoping>& rescopings) {
  Value::List list;
  for (const auto& rescoping : rescopings)
    for (const auto& change : rescoping.changes) list.push_back(change_value(change));
  return list;
}

}  // namespace mentor
