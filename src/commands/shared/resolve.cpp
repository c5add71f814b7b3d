#include "commands/shared/resolve.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"

namespace mentor {
namespace {

Error wrong_kind(std::string_view reference, Kind found, Kind wanted) {
  const std::string letter(1, letter_of(wanted));
  return usage_error("'" + visible_line(reference) + "' is a " + std::string(name_of(found)) + ", not a " + std::string(name_of(wanted)),
                     "a " + std::string(name_of(wanted)) + " is named like " + letter + "12");
}

}  // namespace

Relationship pair_named(Context& context, std::string_view reference) { return find_relationship(*context.store, reference); }

std::vector<Relationship> pairs_named(Context& context, const std::vector<std::string>& references) {
  if (references.empty()) return relationships(*context.store);
  std::vector<Relationship> found;
  for (const auto& reference : references) {
    auto relationship = pair_named(context, reference);
    const bool known = std::ranges::any_of(found, [&](const auto& other) { return other.pair.id == relationship.pair.id; });
    if (!known) found.push_back(std::move(relationship));
  }
  return found;
}

std::int64_t number_named(std::string_view text, Kind kind) {
  const Reference reference = parse_reference(text);
  if (reference.kind != kind || !reference.number) throw wrong_kind(text, reference.kind, kind);
  return *reference.number;
}

RowRef row_named(Context& context, std::string_view text) {
  const Reference reference = parse_reference(text);
  if (reference.number) return {reference.kind, *reference.number};
  if (reference.kind == Kind::pair) return {Kind::pair, pair_named(context, text).pair.id.value};
  const auto found = meeting_named(context, text);
  if (!found.meeting.id)
    throw not_found("record of the meeting", text, "nothing was written about it yet; mentor agenda " + std::string(text));
  return {Kind::meeting, found.meeting.id->value};
}

PairMeeting meeting_named(Context& context, std::string_view text) {
  const Reference reference = parse_reference(text);
  if (reference.kind == Kind::meeting && reference.number) {
    const auto row = meeting_row_of(*context.store, MeetingId(*reference.number));
    auto relationship = relationship_of(*context.store, row.pair);
    auto meeting = meeting_at(*context.store, relationship, row.original_date, context.now, context.zones);
    return {std::move(relationship), std::move(meeting)};
  }
  if (reference.kind == Kind::meeting) {
    auto relationship = pair_named(context, reference.name);
    auto meeting = meeting_at(*context.store, relationship, *reference.date, context.now, context.zones);
    return {std::move(relationship), std::move(meeting)};
  }
  if (reference.kind != Kind::pair) throw wrong_kind(text, reference.kind, Kind::meeting);
  auto relationship = pair_named(context, text);
  auto meeting = next_meeting(*context.store, relationship, context.now, context.zones);
  const Pair& pair = relationship.pair;
  if (!meeting && pair.ended_on)
    throw refused("'" + pair.handle + "' ended on " + to_iso(*pair.ended_on), "mentor pair resume " + pair.handle);
  if (!meeting) throw not_found("planned meeting of", pair.handle, "mentor meeting add " + pair.handle + " --at WHEN");
  return {std::move(relationship), std::move(*meeting)};
}

const Agreement& agreement_now(const Context& context, const Relationship& relationship) {
  return agreement_on(relationship.agreements, context.today());
}

const Zone& zone_of(Context& context, const Relationship& relationship) {
  return context.zones.get(agreement_now(context, relationship).tz);
}

std::string say_in_zones(const Context& context, const Zone& theirs, Instant at) {
  std::string said = say_when(at, theirs, context.now);
  if (theirs.to_wall(at) != context.zone.to_wall(at)) said += ", for me " + say_when(at, context.zone, context.now);
  return said;
}

std::string say_both_zones(Context& context, const Relationship& relationship, Instant at) {
  return say_in_zones(context, zone_of(context, relationship), at);
}

std::map<PairId, std::string> handles(const std::vector<Relationship>& relationships) {
  std::map<PairId, std::string> result;
  for (const auto& relationship : relationships) result.emplace(relationship.pair.id, relationship.pair.handle);
  return result;
}

}  // namespace mentor
