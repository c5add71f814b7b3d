// Finds the things that people name, and the words for their times.
#include "mentor/mentoring/resolve.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"

namespace mentor {
namespace {

Error wrong_kind(std::string_view reference, Kind found, Kind wanted) {
  const std::string name(kind_words(wanted).said);
  return usage_error("'" + visible_line(reference) + "' is a " + std::string(kind_words(found).said) + ", not a " + name,
                     "a " + name + " is named like " + kind_words(wanted).letter + "12");
}

}  // namespace

std::vector<Relationship> pairs_named(Store& store, const std::vector<std::string>& references) {
  if (references.empty()) return relationships(store);
  std::vector<Relationship> found;
  for (const auto& reference : references) {
    auto relationship = find_relationship(store, reference);
    const bool known = std::ranges::any_of(found, [&](const auto& other) { return other.pair.id == relationship.pair.id; });
    if (!known) found.push_back(std::move(relationship));
  }
  return found;
}

std::vector<Relationship> chosen_pairs(Store& store, const std::vector<std::string>& references, const std::vector<std::string>& tags) {
  auto chosen = pairs_named(store, references);
  for (const auto& tag : tags)
    std::erase_if(chosen, [&](const Relationship& r) { return std::ranges::find(r.pair.tags, tag) == r.pair.tags.end(); });
  std::ranges::sort(chosen, {}, [](const Relationship& r) { return r.pair.handle; });
  return chosen;
}

std::int64_t number_named(std::string_view text, Kind kind) {
  const Reference reference = parse_reference(text);
  if (reference.kind != kind || !reference.number) throw wrong_kind(text, reference.kind, kind);
  return *reference.number;
}

RowRef row_named(Store& store, std::string_view text, const Clock& clock) {
  const Reference reference = parse_reference(text);
  if (reference.number) return RowRef(reference.kind, *reference.number);
  if (reference.kind == Kind::pair) return find_relationship(store, text).pair.id;
  const auto found = meeting_named(store, text, clock);
  if (!found.meeting.id)
    throw not_found("record of the meeting", text, "nothing was written about it yet; mentor agenda " + std::string(text));
  return *found.meeting.id;
}

namespace {

// By its original date, else by the one it was moved to, where that names one meeting.
PairMeeting meeting_of_date(Store& store, const Reference& reference, const Clock& clock) {
  const auto handle = pair_with_handle(store, reference.name);
  auto relationship = handle ? relationship_of(store, *handle) : find_relationship(store, reference.name);
  const Date date = *reference.date;
  auto moved = meetings_of(store, relationship, clock.mine.start_of(add_days(date, -1)), clock.mine.start_of(add_days(date, 2)), clock.now,
                           clock.zones);
  const bool is_original = std::ranges::any_of(moved, [&](const Meeting& m) { return m.original_date == date; });
  std::erase_if(moved, [&](const Meeting& m) { return !m.moved || date_of(m.wall) != date; });
  if (is_original || moved.empty() || meeting_row(store, relationship.pair.id, date)) {
    auto meeting = meeting_at(store, relationship, date, clock.now, clock.zones);
    return {std::move(relationship), std::move(meeting)};
  }
  if (moved.size() == 1) return {std::move(relationship), std::move(moved.front())};
  std::string candidates;
  for (const auto& meeting : moved)
    candidates += (candidates.empty() ? "" : ", ") + meeting_ref(relationship.pair.handle, meeting.original_date);
  throw refused("'" + meeting_ref(relationship.pair.handle, date) + "' could be any of: " + candidates, "name one by its original date");
}

}  // namespace

PairMeeting meeting_named(Store& store, std::string_view text, const Clock& clock) {
  const Reference reference = parse_reference(text);
  if (reference.kind == Kind::meeting && reference.number) {
    const auto row = meeting_row_of(store, MeetingId(*reference.number));
    auto relationship = relationship_of(store, row.pair);
    auto meeting = meeting_at(store, relationship, row.original_date, clock.now, clock.zones);
    return {std::move(relationship), std::move(meeting)};
  }
  if (reference.kind == Kind::meeting) return meeting_of_date(store, reference, clock);
  if (reference.kind != Kind::pair) throw wrong_kind(text, reference.kind, Kind::meeting);
  auto relationship = find_relationship(store, text);
  auto meeting = next_meeting(store, relationship, clock.now, clock.zones);
  const Pair& pair = relationship.pair;
  if (!meeting && pair.ended_on)
    throw refused("'" + pair.handle + "' ended on " + to_iso(*pair.ended_on), "mentor pair resume " + pair.handle);
  if (!meeting) throw not_found("planned meeting of", pair.handle, "mentor meeting add " + pair.handle + " --at WHEN");
  return {std::move(relationship), std::move(*meeting)};
}

std::string said_ref(Store& store, const Relationship& relationship, const Meeting& meeting, const Clock& clock) {
  const std::string& handle = relationship.pair.handle;
  const Date on = date_of(meeting.wall);
  if (!meeting.moved || on == meeting.original_date) return meeting_ref(handle, meeting.original_date);
  const auto around =
      meetings_of(store, relationship, clock.mine.start_of(add_days(on, -1)), clock.mine.start_of(add_days(on, 2)), clock.now, clock.zones);
  const auto others = std::ranges::count_if(around, [&](const Meeting& other) {
    return other.original_date != meeting.original_date && (other.original_date == on || (other.moved && date_of(other.wall) == on));
  });
  const bool is_taken = others > 0 || meeting_row(store, relationship.pair.id, on);
  return meeting_ref(handle, is_taken ? meeting.original_date : on);
}

std::string ref_of(const PairMeeting& found) { return meeting_ref(found.relationship.pair.handle, found.meeting.original_date); }

const Agreement& agreement_now(const Relationship& relationship, const Clock& clock) {
  return agreement_on(relationship.agreements, clock.today());
}

const Zone& zone_of(const Relationship& relationship, const Clock& clock) { return clock.zones.get(agreement_now(relationship, clock).tz); }

std::vector<const Zone*> clocks_of(const Pair& pair, const std::string& tz, const Clock& clock) {
  std::vector<const Zone*> clocks{&clock.zones.get(tz)};
  for (const auto side : {Party::mentor, Party::mentee}) {
    const std::string& own = person_of(pair, side).tz;
    if (includes_me(side, pair.role)) {
      clocks.push_back(&clock.mine);
    } else if (!own.empty()) {
      clocks.push_back(&clock.zones.get(own));
    }
  }
  return clocks;
}

std::string say_in_zones(const Clock& clock, const Zone& theirs, Instant at) {
  std::string said = say_when(at, theirs, clock.now);
  if (theirs.to_wall(at) != clock.mine.to_wall(at)) said += ", for me " + say_when(at, clock.mine, clock.now);
  return said;
}

std::map<PairId, std::string> handles(const std::vector<Relationship>& relationships) {
  std::map<PairId, std::string> result;
  for (const auto& relationship : relationships) result.emplace(relationship.pair.id, relationship.pair.handle);
  return result;
}

}  // namespace mentor
