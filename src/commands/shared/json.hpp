// Things as the nested values that JSON prints: the fields of each kind, as man/mentor-json.5 documents them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/rescoping.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

/// Absent side, enum or number as null.
template <class E>
Value name_or_null(const std::optional<E>& value) {
  return value ? Value(name_of(*value)) : Value();
}
Value texts(const std::vector<std::string>& items);
template <class Items, class Make>
Value list_of(const Items& items, Make make) {
  Value::List list;
  for (const auto& item : items) list.push_back(make(item));
  return list;
}

Value agreement_value(const Agreement& agreement);
Value health_value(const std::string& handle, const Health& health, Date as_of);
/// With what is looked up: the last dates, the next meeting and the health as of today.
Value pair_value(Context& context, const Relationship& relationship);
/// The same for a list, with the lookups made together.
std::vector<Value> pair_values(Context& context, const std::vector<Relationship>& relationships);

Value goal_value(const Context& context, const Goal& goal, const Pair& pair);
Value step_value(const Step& step);
/// One record for each field that changed.
Value rescopings_value(const std::vector<Rescoping>& rescopings);
Value progress_value(const Progress& progress);
Value topic_value(const Topic& topic, const std::string& handle, std::optional<Date> meeting_on);
/// `topics` are those on it: open ones for one to come, the discussed for one that was held.
Value meeting_value(const Meeting& meeting, const Pair& pair, const std::vector<Topic>& topics);
Value action_value(const Action& action, const std::string& handle, Date today);
Value line_value(const Line& line);
/// Looks up the promises made and the progress reported in it.
Value checkin_value(Context& context, const Checkin& checkin, const std::string& handle);

/// Whether what a change was before and after is somebody's words: a line of a check-in is a part of it, told with its text.
bool is_text(const Change& change);
/// What it was before, or after, which is private where the thing is and it is its words.
std::optional<Phrase> words_of(const Change& change, const std::optional<std::string>& words);

}  // namespace mentor
