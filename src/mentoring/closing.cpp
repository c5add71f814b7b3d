#include "mentor/mentoring/closing.hpp"

#include <cassert>

#include "mentor/base/error.hpp"
#include "mentor/store/stored.hpp"

namespace mentor {
namespace {

// How things are closed: the field that says when they were done, the one that says when they were given up, and where a status says
// which of the two it was, what it says then.
template <class Thing>
struct ClosedBy {};
template <>
struct ClosedBy<Goal> {
  static constexpr auto done = &Goal::closed_on, dropped = &Goal::closed_on;
  static constexpr auto when_done = GoalStatus::done, when_dropped = GoalStatus::dropped;
};
template <>
struct ClosedBy<Step> {
  static constexpr auto done = &Step::done_on;
};
template <>
struct ClosedBy<Topic> {
  static constexpr auto done = &Topic::closed_at, dropped = &Topic::closed_at;
  static constexpr auto when_done = TopicStatus::discussed, when_dropped = TopicStatus::dropped;
};
template <>
struct ClosedBy<Action> {
  static constexpr auto done = &Action::done_on, dropped = &Action::dropped_on;
};

template <class Thing>
concept Closable = requires {
  ClosedBy<Thing>::done;
};
template <class Thing>
concept Droppable = requires {
  ClosedBy<Thing>::dropped;
};
template <class Thing>
concept HasStatus = requires(Thing thing) {
  thing.status;
}
&&Closable<Thing>;

void set(std::optional<Date>& field, const DoneAt& when) { field = when.on; }
void set(std::optional<Instant>& field, const DoneAt& when) { field = when.at; }
bool says(const std::optional<Date>& field, const DoneAt& when) { return field == when.on; }
bool says(const std::optional<Instant>& field, const DoneAt& when) { return field == when.at; }

// "open", or how it was closed.
template <Closable Thing>
std::string_view state_of(const Thing& thing) {
  if constexpr (HasStatus<Thing>) {
    return name_of(thing.status);
  } else {
    if (thing.*ClosedBy<Thing>::done) return "done";
    if constexpr (Droppable<Thing>)
      if (thing.*ClosedBy<Thing>::dropped) return "dropped";
    return "open";
  }
}

template <class Thing>
std::string named(const Thing& thing) {
  return "the " + std::string(kind_words(RowRef(thing.id).kind).said) + " '" + short_id(thing.id) + "'";
}

template <Closable Thing>
void refuse_closed(const Thing& thing) {
  if (state_of(thing) == "open") return;
  throw refused(named(thing) + " is already " + std::string(state_of(thing)), "mentor reopen " + short_id(thing.id));
}

// A standing topic that was discussed is on the next agenda again.
template <class Thing>
bool comes_back(const Thing& thing) {
  if constexpr (std::is_same_v<Thing, Topic>) return thing.is_standing;
  return false;
}

template <Closable Thing>
void open(Thing& thing) {
  if (state_of(thing) == "open") throw refused(named(thing) + " is open");
  (thing.*ClosedBy<Thing>::done).reset();
  if constexpr (Droppable<Thing>) (thing.*ClosedBy<Thing>::dropped).reset();
  if constexpr (HasStatus<Thing>) thing.status = decltype(thing.status)::open;
  if constexpr (requires { thing.result; }) thing.result.reset();
}

// A cancelled or missed meeting; its topics find back to it by themselves.
void open(MeetingRow& row) {
  if (!row.cancelled && !row.missed_by) throw refused(named(row) + " is neither cancelled nor missed", "mentor meeting list");
  if (row.cancelled) ++row.sequence;
  row.cancelled = false;
  row.cancelled_by.reset();
  row.cancelled_at.reset();
  row.missed_by.reset();
  row.missed_at.reset();
  row.because.clear();
}

}  // namespace

void require_open(const Goal& goal) { refuse_closed(goal); }
void require_open(const Topic& topic) { refuse_closed(topic); }

// Which kinds a verb suits is asked of the command line: one that reaches the store otherwise is a mistake of ours.
void finish(Store& store, const RowRef& row, const Finishing& finishing) {
  with_stored(store, row, [&]<class Thing>(Thing thing) {
    if constexpr (Closable<Thing>) {
      refuse_closed(thing);
      if (comes_back(thing)) return;
      set(thing.*ClosedBy<Thing>::done, {finishing.on, finishing.at});
      if constexpr (HasStatus<Thing>) thing.status = ClosedBy<Thing>::when_done;
      if constexpr (requires { thing.result; }) thing.result = finishing.result;
      update(store, thing);
    } else {
      assert(false);
    }
  });
}

void drop(Store& store, const RowRef& row, const Clock& clock) {
  with_stored(store, row, [&]<class Thing>(Thing thing) {
    if constexpr (Droppable<Thing>) {
      refuse_closed(thing);
      set(thing.*ClosedBy<Thing>::dropped, {clock.today(), clock.now});
      if constexpr (HasStatus<Thing>) thing.status = ClosedBy<Thing>::when_dropped;
      update(store, thing);
    } else {
      assert(false);
    }
  });
}

void reopen(Store& store, const RowRef& row) {
  with_stored(store, row, [&]<class Thing>(Thing thing) {
    if constexpr (Closable<Thing> || std::is_same_v<Thing, MeetingRow>) {
      open(thing);
      update(store, thing);
    } else {
      assert(false);
    }
  });
}

void redate(Store& store, const RowRef& row, const DoneAt& before, const DoneAt& after) {
  with_stored(store, row, [&]<class Thing>(Thing thing) {
    if constexpr (Closable<Thing>) {
      if (!says(thing.*ClosedBy<Thing>::done, before)) return;
      set(thing.*ClosedBy<Thing>::done, after);
      update(store, thing);
    }
  });
}

std::vector<RowRef> still_closed_by(Store& store, const Checkin& checkin, const Zone& mine) {
  const DoneAt then{mine.date_at(checkin.met_at), checkin.met_at};
  std::vector<RowRef> closed;
  for (const auto& closing : closings_of(store, checkin.id))
    with_stored(store, closing.closed, [&]<class Thing>(const Thing& thing) {
      if constexpr (Closable<Thing>) {
        if (!says(thing.*ClosedBy<Thing>::done, then)) return;
        if constexpr (HasStatus<Thing>)
          if (thing.status != ClosedBy<Thing>::when_done) return;
        closed.push_back(closing.closed);
      }
    });
  return closed;
}

std::vector<RowRef> give_back(Store& store, const Checkin& checkin, const Zone& mine) {
  auto closed = still_closed_by(store, checkin, mine);
  for (const auto& row : closed) reopen(store, row);
  return closed;
}

}  // namespace mentor
