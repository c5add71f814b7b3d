#include "commands/goal/rescoping.hpp"

#include <algorithm>

#include "commands/record/stored_text.hpp"
#include "mentor/store/history.hpp"

namespace mentor {
namespace {

struct Scope {
  std::string_view column;
  std::string_view name;
};
// Why and how are not what a goal is to reach.
constexpr Scope kScope[] = {{"text", "text"},  {"learner", "learner"},   {"metric", "metric"},
                            {"unit", "unit"},  {"baseline", "baseline"}, {"target", "target"},
                            {"due_on", "due"}, {"weight", "weight"},     {"levels", "levels"}};

const Scope* scope_of(const Change& change) {
  const auto found = std::ranges::find(kScope, change.field, &Scope::column);
  return found == std::end(kScope) ? nullptr : found;
}

std::string in_words(const Change& change, const std::optional<std::string>& stored) {
  return stored ? stored_text(Kind::goal, change.field, *stored) : "none";
}

Rescoping& of_command(std::vector<Rescoping>& all, const Change& change) {
  const bool is_same = !all.empty() && all.back().command_id == change.command_id && all.back().goal == change.row;
  if (!is_same) all.push_back({change.command_id, change.row, change.at, "", change.because, {}});
  return all.back();
}

Value change_value(const Change& change) {
  const auto text = [&](const std::optional<std::string>& stored) {
    return stored ? Value(stored_text(Kind::goal, change.field, *stored)) : Value();
  };
  return Value::Record{{"at", change.at},
                       {"field", field_name(Kind::goal, change.field)},
                       {"before", text(change.before)},
                       {"after", text(change.after)},
                       {"because", text_or_null(change.because)}};
}

}  // namespace

std::vector<Rescoping> rescopings(Store& store, Instant from, Instant until) {
  std::vector<Rescoping> all;
  for (const auto& change : goal_changes(store, from, until)) {
    const Scope* scope = scope_of(change);
    if (scope == nullptr) continue;
    Rescoping& rescoping = of_command(all, change);
    rescoping.said += (rescoping.said.empty() ? "" : "; ") + std::string(scope->name) + " " + in_words(change, change.after) + " (was " +
                      in_words(change, change.before) + ")";
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
