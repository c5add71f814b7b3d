// Kinds of things and the words for them, and the short references people type: g12, s3, m7, ada@2026-12-01, t4, c45, a9, p3, a handle or a
// name.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mentor/base/enum_names.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/id.hpp"
#include "mentor/base/time.hpp"

namespace mentor {

enum class Kind { pair, goal, step, meeting, topic, checkin, action };
/// The noun of its commands.
template <>
inline constexpr auto kEnumNames<Kind> = std::to_array<EnumName<Kind>>({{Kind::pair, "pair"},
                                                                        {Kind::goal, "goal"},
                                                                        {Kind::step, "step"},
                                                                        {Kind::meeting, "meeting"},
                                                                        {Kind::topic, "topic"},
                                                                        {Kind::checkin, "checkin"},
                                                                        {Kind::action, "action"}});

/// What is said of a kind besides its noun.
struct KindWords {
  Kind kind;
  char letter;            ///< of its short ids
  std::string_view said;  ///< what messages call it
  std::string_view list;  ///< the command that lists them
};
inline constexpr KindWords kKindWords[] = {
    {Kind::pair, 'p', "pair", "mentor pair list"},       {Kind::goal, 'g', "goal", "mentor goal list"},
    {Kind::step, 's', "step", "mentor goal list"},       {Kind::meeting, 'm', "meeting", "mentor meeting list"},
    {Kind::topic, 't', "topic", "mentor agenda"},        {Kind::checkin, 'c', "check-in", "mentor checkin list"},
    {Kind::action, 'a', "promise", "mentor action list"}};
constexpr const KindWords& kind_words(Kind kind) { return kKindWords[static_cast<std::size_t>(kind)]; }
static_assert(std::ranges::all_of(kKindWords, [](const KindWords& words) { return &words == &kind_words(words.kind); }));

/// The kind of what an id names; nullopt for what has no short id.
template <class Id>
inline constexpr std::optional<Kind> kKindOf{};
template <>
inline constexpr std::optional<Kind> kKindOf<PairId> = Kind::pair;
template <>
inline constexpr std::optional<Kind> kKindOf<GoalId> = Kind::goal;
template <>
inline constexpr std::optional<Kind> kKindOf<StepId> = Kind::step;
template <>
inline constexpr std::optional<Kind> kKindOf<MeetingId> = Kind::meeting;
template <>
inline constexpr std::optional<Kind> kKindOf<TopicId> = Kind::topic;
template <>
inline constexpr std::optional<Kind> kKindOf<CheckinId> = Kind::checkin;
template <>
inline constexpr std::optional<Kind> kKindOf<ActionId> = Kind::action;

/// A row by its kind and number. An id says both.
struct RowRef {
  constexpr RowRef() = default;
  constexpr RowRef(Kind of, std::int64_t row) : kind(of), number(row) {}
  template <class Tag>
  requires(kKindOf<Id<Tag>>.has_value()) constexpr RowRef(Id<Tag> id) : kind(*kKindOf<Id<Tag>>), number(id.value) {}
  Kind kind = Kind::pair;
  std::int64_t number = 0;
  friend bool operator==(const RowRef&, const RowRef&) = default;
};
/// "g12"
std::string short_id(const RowRef& row);
/// not_found of a row, with the command that lists those there are.
Error no_such(const RowRef& row);

/// A reference by its shape alone; whether it is there is the store's to say.
struct Reference {
  Kind kind = Kind::pair;
  std::optional<std::int64_t> number;  ///< of a short id
  std::string name;                    ///< a pair's handle, prefix or name; of PAIR@DATE the part before '@'
  std::optional<Date> date;            ///< of PAIR@DATE
  friend bool operator==(const Reference&, const Reference&) = default;
};

/// The kind that text of the shape of an id names, whether or not there can be such a number: "g12", "g0".
std::optional<Kind> kind_of_id(std::string_view text);

/// Throws usage for empty text, a number too large, a date in PAIR@DATE that does not exist, text that cannot be a reference.
/// "p3" is pair 3, "g12" goal 12; "p3@2026-12-01" is a meeting.
Reference parse_reference(std::string_view text);

}  // namespace mentor
