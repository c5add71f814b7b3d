// One table of the columns that are not stored as they are shown.
#include "commands/record/stored_text.hpp"

#include <algorithm>
#include <charconv>

#include "mentor/base/time.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/side.hpp"
#include "mentor/domain/topic.hpp"

namespace mentor {
namespace {

using Reading = std::string (*)(const std::string&);

std::optional<std::int64_t> whole(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class E>
std::string choice(const std::string& text) {
  const auto number = whole(text);
  const auto name = number ? name_of(static_cast<E>(*number)) : std::string_view();
  return name.empty() ? text : std::string(name);
}

std::string instant(const std::string& text) {
  const auto seconds = whole(text);
  return seconds ? to_iso(Instant(std::chrono::seconds(*seconds))) : text;
}

std::string yes_or_no(const std::string& text) { return text == "0" ? "false" : "true"; }

std::string number(const std::string& text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc() && end == text.data() + text.size() ? say_number(value) : text;
}

// Items end with a line break; a backslash keeps the character behind it.
std::string list(const std::string& text) {
  std::string joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_last = i + 1 == text.size();
    if (text[i] == '\n') {
      joined += is_last ? "" : "; ";
      continue;
    }
    if (text[i] == '\\' && !is_last) ++i;
    joined += text[i];
  }
  return joined;
}

std::string pair_id(const std::string& text) { return letter_of(Kind::pair) + text; }
std::string goal_id(const std::string& text) { return letter_of(Kind::goal) + text; }
std::string checkin_id(const std::string& text) { return letter_of(Kind::checkin) + text; }

struct Column {
  Kind kind;
  std::string_view column;
  std::string_view field;  // "": the column's own name
  Reading read;            // nullptr: as it is
};

constexpr Column kColumns[] = {
    {Kind::pair, "role", "", choice<Role>},
    {Kind::pair, "ended_by", "", choice<Party>},
    {Kind::pair, "tags", "", list},
    {Kind::pair, "agreement.from_on", "agreement.from", nullptr},
    {Kind::pair, "agreement.channel", "", choice<Channel>},
    {Kind::pair, "agreement.expectations", "", list},
    {Kind::goal, "pair", "", pair_id},
    {Kind::goal, "learner", "", choice<Party>},
    {Kind::goal, "baseline", "", number},
    {Kind::goal, "target", "", number},
    {Kind::goal, "weight", "", number},
    {Kind::goal, "levels", "", list},
    {Kind::goal, "status", "", choice<GoalStatus>},
    {Kind::step, "goal", "", goal_id},
    {Kind::meeting, "pair", "", pair_id},
    {Kind::meeting, "extra", "", yes_or_no},
    {Kind::meeting, "wall", "local", nullptr},
    {Kind::meeting, "place", "where", nullptr},
    {Kind::meeting, "cancelled", "", yes_or_no},
    {Kind::meeting, "cancelled_by", "", choice<Party>},
    {Kind::meeting, "missed_by", "", choice<Party>},
    {Kind::meeting, "agreed_by_mentor_at", "", instant},
    {Kind::meeting, "agreed_by_mentee_at", "", instant},
    {Kind::topic, "pair", "", pair_id},
    {Kind::topic, "by", "", choice<Party>},
    {Kind::topic, "goal", "", goal_id},
    {Kind::topic, "private", "", yes_or_no},
    {Kind::topic, "created_at", "", instant},
    {Kind::topic, "pinned_to", "meeting", nullptr},
    {Kind::topic, "status", "", choice<TopicStatus>},
    {Kind::topic, "closed_at", "", instant},
    {Kind::checkin, "pair", "", pair_id},
    {Kind::checkin, "met_at", "", instant},
    {Kind::checkin, "logged_at", "", instant},
    {Kind::checkin, "channel", "", choice<Channel>},
    {Kind::checkin, "by", "", choice<Party>},
    {Kind::checkin, "meeting_on", "meeting", nullptr},
    {Kind::checkin, "done", "", list},
    {Kind::action, "pair", "", pair_id},
    {Kind::action, "checkin", "", checkin_id},
    {Kind::action, "owner", "", choice<Party>},
    {Kind::action, "private", "", yes_or_no},
};

const Column* find_column(Kind kind, std::string_view column) {
  const auto found = std::ranges::find_if(kColumns, [&](const Column& entry) { return entry.kind == kind && entry.column == column; });
  return found == std::end(kColumns) ? nullptr : found;
}

}  // namespace

std::string field_name(Kind kind, std::string_view column) {
  const Column* found = find_column(kind, column);
  return std::string(found == nullptr || found->field.empty() ? column : found->field);
}

std::string stored_text(Kind kind, std::string_view column, const std::string& text) {
  const Column* found = find_column(kind, column);
  return found == nullptr || found->read == nullptr ? text : found->read(text);
}

}  // namespace mentor
