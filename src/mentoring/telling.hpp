// What the parts of a timeline are told with.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mentor/mentoring/timeline.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

struct Telling {
  Store& store;
  const Clock& clock;
  const Relationship& relationship;
  ChangeReasons reasons;
  std::vector<Event> events;

  const Pair& pair() const { return relationship.pair; }
  Date day(Instant at) const { return clock.mine.date_at(at); }
  void tell(Date on, std::string_view kind, std::string ref, Phrase text) {
    events.push_back({on, std::string(kind), std::move(ref), std::move(text)});
  }
};

/// "text: because", or the text alone.
std::string with_reason(std::string text, const std::string& because);
/// The reasons given with --because for changes of a row, each a line; those for which `is_told` says so stand elsewhere.
void tell_reasons(
    Telling& telling, const RowRef& row, bool is_private = false,
    const std::function<bool(const Reason&)>& is_told = [](const Reason&) { return false; });

/// What was promised, what was to be talked about, and what is to be reached.
void tell_actions(Telling& telling);
void tell_topics(Telling& telling);
void tell_goals(Telling& telling);

}  // namespace mentor
