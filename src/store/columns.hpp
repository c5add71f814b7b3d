// The catalogue: which table keeps each stored struct, and its columns, each named once. Reading, binding, the schema's test, the JSON of
// history and the words it is told in are visitors of it (table.hpp, change.hpp).
//
// A new field is a line in the struct, a line here and a line in the migration. The names of columns stand in stored files, so they change
// only by a migration; what people and JSON call a column otherwise is said beside it.
#pragma once

#include <algorithm>
#include <concepts>
#include <optional>
#include <string_view>
#include <type_traits>

#include "mentor/domain/action.hpp"
#include "mentor/domain/agreement.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/domain/topic.hpp"

namespace mentor::store {

/// What is said of a column besides its name.
struct ColumnNote {
  std::string_view shown = {};  ///< its name in JSON, where that is not the column's
  std::string_view said = {};   ///< its name in words, where that is not the one in JSON with blanks
  bool is_shared = false;       ///< may ever be shown to the other side of the pair; what is ours alone is not
  bool is_scope = false;        ///< changing it changes what a goal is to reach
  bool is_internal = false;     ///< nothing that people are told of
  bool is_derived = false;      ///< follows from the rest, so that an export leaves it out
};
inline constexpr ColumnNote kShared{.is_shared = true};
inline constexpr ColumnNote kInternal{.is_internal = true};
inline constexpr ColumnNote kIdentity{.is_shared = true, .is_internal = true};
inline constexpr ColumnNote kScope{.is_shared = true, .is_scope = true};

/// The table of a stored struct. `code` is what history.kind says, so it never changes. `kind` is that of its short ids, where it has
/// them. `parts_of` names the tables that its rows belong to, each by a column of the same name: they go when that row goes.
struct TableName {
  int code;
  std::string_view name;
  std::optional<Kind> kind;
  std::string_view parts_of[2] = {};
};
template <class Entity>
inline constexpr TableName kTable{};
template <>
inline constexpr TableName kTable<Person>{12, "person", std::nullopt, {}};
template <>
inline constexpr TableName kTable<Pair>{1, "pair", Kind::pair, {}};
template <>
inline constexpr TableName kTable<Pause>{2, "pause", std::nullopt, {"pair"}};
template <>
inline constexpr TableName kTable<Agreement>{3, "agreement", std::nullopt, {"pair"}};
template <>
inline constexpr TableName kTable<Goal>{4, "goal", Kind::goal, {"pair"}};
template <>
inline constexpr TableName kTable<Step>{5, "step", Kind::step, {"goal"}};
template <>
inline constexpr TableName kTable<MeetingRow>{6, "meeting", Kind::meeting, {"pair"}};
template <>
inline constexpr TableName kTable<Topic>{7, "topic", Kind::topic, {"pair"}};
template <>
inline constexpr TableName kTable<Checkin>{8, "checkin", Kind::checkin, {"pair"}};
template <>
inline constexpr TableName kTable<Line>{9, "line", std::nullopt, {"checkin"}};
template <>
inline constexpr TableName kTable<Progress>{10, "progress", std::nullopt, {"goal", "checkin"}};
template <>
inline constexpr TableName kTable<Action>{11, "action", Kind::action, {"pair", "checkin"}};
template <>
inline constexpr TableName kTable<Closing>{13, "closing", std::nullopt, {"checkin"}};

/// When a thing was closed, or 'open', which is after all times: what stands behind the pair in the index TABLE_by_pair.
template <class Entity>
inline constexpr std::string_view kClosed{};
template <>
inline constexpr std::string_view kClosed<Goal> = "ifnull(closed_on, 'open')";
template <>
inline constexpr std::string_view kClosed<Topic> = "ifnull(closed_at, 'open')";
template <>
inline constexpr std::string_view kClosed<Action> = "coalesce(done_on, dropped_on, 'open')";

/// Either of Entity& and const Entity&, so that one list serves readers and binders.
template <class T, class Entity>
concept EitherOf = std::same_as<std::remove_const_t<T>, Entity>;

template <class Visitor>
void columns(Visitor&& column, EitherOf<Person> auto& person) {
  column("uid", person.uid, kIdentity);
  column("name", person.name, kShared);
  column("email", person.email);
  column("tz", person.tz, {.said = "time zone", .is_shared = true});
  column("is_me", person.is_me, kInternal);
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Pair> auto& pair) {
  column("uid", pair.uid, kIdentity);
  column("handle", pair.handle);
  column("mentor", pair.mentor.id, kIdentity);
  column("mentee", pair.mentee.id, kIdentity);
  column("role", pair.role);
  column("starts_on", pair.starts_on, {.said = "start", .is_shared = true});
  column("ends_on", pair.ends_on, {.said = "agreed end", .is_shared = true});
  column("ended_on", pair.ended_on, {.said = "ended", .is_shared = true});
  column("ended_by", pair.ended_by, kShared);
  column("end_reason", pair.end_reason, {.said = "why it ended"});
  column("tags", pair.tags);
  column("recorded_at", pair.recorded_at, kInternal);
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Pause> auto& pause) {
  column("pair", pause.pair, kIdentity);
  column("from_on", pause.from, {.shown = "from", .is_shared = true});
  column("until_on", pause.until, {.shown = "until", .is_shared = true});
  column("because", pause.because);
  column("uid", pause.uid, kIdentity);
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Agreement> auto& agreement) {
  column("pair", agreement.pair, kIdentity);
  column("from_on", agreement.from, {.shown = "from", .is_shared = true});
  column("every", agreement.every, kShared);
  column("minutes", agreement.length, {.shown = "minutes", .said = "length", .is_shared = true});
  column("tz", agreement.tz, {.said = "time zone", .is_shared = true});
  column("channel", agreement.channel, kShared);
  column("notice", agreement.notice, kShared);
  column("reply_within", agreement.reply_within, kShared);
  column("agenda_lead", agreement.agenda_lead, kShared);
  column("hours", agreement.hours, kShared);
  column("expectations", agreement.expectations, kShared);
  column("signed_by_mentor_on", agreement.signed_by_mentor_on, {.said = "mentor's signature", .is_shared = true});
  column("signed_by_mentee_on", agreement.signed_by_mentee_on, {.said = "mentee's signature", .is_shared = true});
  column("uid", agreement.uid, kIdentity);
  column("review_on", agreement.review_on, {.said = "next review", .is_shared = true});
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Goal> auto& goal) {
  column("uid", goal.uid, kIdentity);
  column("pair", goal.pair, kIdentity);
  column("text", goal.text, kScope);
  column("learner", goal.learner, kScope);
  column("metric", goal.metric, kScope);
  column("unit", goal.unit, kScope);
  column("baseline", goal.baseline, kScope);
  column("target", goal.target, kScope);
  column("starts_on", goal.starts_on, {.said = "start", .is_shared = true});
  column("due_on", goal.due_on, {.said = "due", .is_shared = true, .is_scope = true});
  column("why", goal.why, kShared);
  column("how", goal.how, kShared);
  column("weight", goal.weight, kScope);
  column("levels", goal.levels, kScope);
  column("status", goal.status, kShared);
  column("closed_on", goal.closed_on, {.said = "closed", .is_shared = true});
  column("result", goal.result, kShared);
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Step> auto& step) {
  column("uid", step.uid, kIdentity);
  column("goal", step.goal, kIdentity);
  column("text", step.text, kShared);
  column("due_on", step.due_on, {.said = "due", .is_shared = true});
  column("done_on", step.done_on, {.said = "done", .is_shared = true});
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<MeetingRow> auto& meeting) {
  column("pair", meeting.pair, kIdentity);
  column("original_date", meeting.original_date, {.said = "planned for", .is_shared = true});
  column("extra", meeting.extra, kShared);
  column("wall", meeting.wall, {.shown = "local", .said = "time", .is_shared = true});
  column("tz", meeting.tz, {.said = "time zone", .is_shared = true});
  column("minutes", meeting.length, {.said = "length", .is_shared = true});
  column("place", meeting.where, {.shown = "where", .is_shared = true});
  column("cancelled", meeting.cancelled, kShared);
  column("cancelled_by", meeting.cancelled_by, kShared);
  column("missed_by", meeting.missed_by, kShared);
  column("because", meeting.because);
  column("agreed_by_mentor_at", meeting.agreed_by_mentor_at, {.said = "agenda agreed by mentor", .is_shared = true});
  column("agreed_by_mentee_at", meeting.agreed_by_mentee_at, {.said = "agenda agreed by mentee", .is_shared = true});
  column("sequence", meeting.sequence, kInternal);
  column("uid", meeting.uid, kIdentity);
  column("moved_at", meeting.moved_at, kInternal);
  column("cancelled_at", meeting.cancelled_at, kInternal);
  column("missed_at", meeting.missed_at, kInternal);
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Topic> auto& topic) {
  column("uid", topic.uid, kIdentity);
  column("pair", topic.pair, kIdentity);
  column("text", topic.text, kShared);
  column("by", topic.by, kShared);
  column("minutes", topic.length, {.said = "length", .is_shared = true});
  column("goal", topic.goal, kShared);
  column("private", topic.is_private);
  column("origin_date", topic.origin_date, {.said = "first meant for", .is_shared = true});
  column("created_at", topic.created_at, {.said = "created", .is_shared = true});
  column("pinned_to", topic.pinned_to, {.shown = "meeting", .is_shared = true});
  column("status", topic.status, kShared);
  column("closed_at", topic.closed_at, {.said = "closed", .is_shared = true});
  column("standing", topic.is_standing, kShared);
}

/// Thanks by either side, a win or a lesson by the mentor (rules.md, one-way). The second migration says the same of older rows.
inline bool gives_back(const Line& line) {
  const bool is_gift = line.kind == LineKind::win || line.kind == LineKind::lesson;
  return line.kind == LineKind::thanks || (line.by == Party::mentor && is_gift);
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Checkin> auto& checkin) {
  bool has_gift = std::ranges::any_of(checkin.lines, gives_back);  // kept for an index alone
  column("uid", checkin.uid, kIdentity);
  column("pair", checkin.pair, kShared);
  column("met_at", checkin.met_at, {.said = "met", .is_shared = true});
  column("logged_at", checkin.logged_at, {.said = "logged", .is_shared = true});
  column("minutes", checkin.length, {.said = "length", .is_shared = true});
  column("channel", checkin.channel, kShared);
  column("rating", checkin.rating);
  column("by", checkin.by, kShared);
  column("meeting_on", checkin.meeting_on, {.shown = "meeting", .is_shared = true});
  column("gives_back", has_gift, {.is_internal = true, .is_derived = true});
  column("counted", checkin.is_counted, kInternal);
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Line> auto& line) {
  column("checkin", line.checkin, kIdentity);
  column("kind", line.kind, kShared);
  column("by", line.by, kShared);
  column("private", line.is_private);
  column("text", line.text, kShared);
  column("uid", line.uid, kIdentity);
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Progress> auto& progress) {
  column("goal", progress.goal, kIdentity);
  column("on_day", progress.on, {.shown = "on", .is_shared = true});
  column("value", progress.amount, kShared);
  column("note", progress.note, kShared);
  column("checkin", progress.checkin, {.said = "check-in", .is_shared = true});
  column("uid", progress.uid, kIdentity);
  column("is_change", progress.is_change, {.shown = "change", .is_shared = true});
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Action> auto& action) {
  column("uid", action.uid, kIdentity);
  column("pair", action.pair, kIdentity);
  column("checkin", action.checkin, {.said = "check-in", .is_shared = true});
  column("owner", action.owner, kShared);
  column("text", action.text, kShared);
  column("created_on", action.created_on, {.said = "promised", .is_shared = true});
  column("due_on", action.due_on, {.said = "due", .is_shared = true});
  column("done_on", action.done_on, {.said = "done", .is_shared = true});
  column("dropped_on", action.dropped_on, {.said = "dropped", .is_shared = true});
  column("private", action.is_private);
}

template <class Visitor>
void columns(Visitor&& column, EitherOf<Closing> auto& closing) {
  column("checkin", closing.checkin, kIdentity);
  column("kind", closing.closed.kind, kShared);
  column("row", closing.closed.number, kShared);
}

}  // namespace mentor::store
