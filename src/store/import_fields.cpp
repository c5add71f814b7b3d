#include "store/import_fields.hpp"

#include <algorithm>

namespace mentor::store {
namespace {

constexpr int kLowestLevel = -2;
constexpr int kHighestLevel = 2;

void require_name(std::string_view column, const std::string& text) {
  if (text.size() > kLongestName) throw FieldFault{std::string(column), usage_error("it is longer than 256 bytes")};
  if (has_control(text)) throw FieldFault{std::string(column), usage_error("there is a line break or another control character in it")};
}

void require_text(std::string_view column, const std::string& text) {
  if (text.empty()) throw FieldFault{std::string(column), usage_error("it is empty")};
}

void require_zone(const std::string& name, Zones& zones) {
  try {
    (void)zones.get(name);
  } catch (const Error&) {
    throw FieldFault{"tz", usage_error("'" + visible_line(name) + "' is no time zone that is known here")};
  }
}

template <class Value>
void require_within(std::string_view column, const std::optional<Value>& value, Value least, Value most) {
  if (value && (*value < least || *value > most))
    throw FieldFault{std::string(column), usage_error("it is not from " + std::to_string(least) + " to " + std::to_string(most))};
}

template <class Value>
void require_there(std::string_view column, const std::optional<Value>& value, bool is_needed, std::string_view because) {
  if (is_needed && !value) throw FieldFault{std::string(column), usage_error("it is missing, " + std::string(because))};
}

template <class T>
std::optional<T> number_read(std::string_view text) {
  T value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string text_in(const JsonNode& node, std::size_t longest) {
  if (node.type != JsonNode::Type::text) throw usage_error("it is not a text in quotes");
  if (node.text.size() > longest) throw usage_error("it is longer than " + std::to_string(longest) + " bytes");
  if (node.text.find('\0') != std::string_view::npos) throw usage_error("there is a character of 0 in it");
  return std::string(node.text);
}

std::int64_t integer_in(const JsonNode& node, std::int64_t least, std::int64_t most) {
  const auto number = node.type == JsonNode::Type::number ? number_read<std::int64_t>(node.text) : std::nullopt;
  if (!number) throw usage_error("it is not a whole number");
  if (*number < least || *number > most) throw usage_error("it is not from " + std::to_string(least) + " to " + std::to_string(most));
  return *number;
}

double number_in(const JsonNode& node) {
  const auto number = node.type == JsonNode::Type::number ? number_read<double>(node.text) : std::nullopt;
  if (!number || !std::isfinite(*number)) throw usage_error("it is not a number");
  return *number;
}

std::vector<std::pair<std::string_view, std::string>> texts_in(const std::vector<JsonNode>& nodes, const JsonNode& holder) {
  std::vector<std::pair<std::string_view, std::string>> texts;
  const auto at = static_cast<std::size_t>(&holder - nodes.data());
  for (std::size_t i = at + 1; i < holder.next; i = nodes[i].next) texts.emplace_back(nodes[i].key, text_in(nodes[i]));
  return texts;
}

FieldsOfLine::FieldsOfLine(const std::vector<JsonNode>& nodes, const JsonNode& object)
    : nodes_(nodes), begin_(static_cast<std::size_t>(&object - nodes.data()) + 1), end_(object.next), next_(begin_) {}

const JsonNode* FieldsOfLine::take(std::string_view key) {
  const auto taken = [&](std::size_t at) {
    next_ = nodes_[at].next;
    ++taken_;
    return &nodes_[at];
  };
  if (next_ < end_ && nodes_[next_].key == key) return taken(next_);
  for (std::size_t i = begin_; i < end_; i = nodes_[i].next)
    if (nodes_[i].key == key) return taken(i);
  return nullptr;
}

void FieldsOfLine::require_all_taken(const std::vector<std::string_view>& known) const {
  std::size_t fields = 0;
  for (std::size_t i = begin_; i < end_; i = nodes_[i].next) ++fields;
  if (fields == taken_) return;
  for (std::size_t i = begin_; i < end_; i = nodes_[i].next) {
    const auto name = nodes_[i].key;
    if (std::ranges::find(known, name) == known.end())
      throw FieldFault{visible_line(name), usage_error("there is no such field", did_you_mean(name, known))};
    for (std::size_t j = nodes_[i].next; j < end_; j = nodes_[j].next)
      if (nodes_[j].key == name) throw FieldFault{std::string(name), usage_error("it stands twice in the line")};
  }
  throw FieldFault{"", usage_error("the line has fields that its kind has not")};
}

detail::Texts ValueReader::texts(const JsonNode& node) const {
  detail::Texts all;
  if (node.type == JsonNode::Type::null) return all;
  if (node.type != JsonNode::Type::list) throw usage_error("it is not a list of texts");
  for (auto& [key, text] : texts_in(nodes, node)) all.push_back(std::move(text));
  return all;
}

detail::Levels ValueReader::levels(const JsonNode& node) const {
  detail::Levels all;
  if (node.type == JsonNode::Type::null) return all;
  if (node.type != JsonNode::Type::object) throw usage_error("it is not an object of levels");
  for (auto& [key, text] : texts_in(nodes, node)) {
    const auto level = number_read<int>(key);
    if (!level || *level < kLowestLevel || *level > kHighestLevel)
      throw usage_error("'" + visible_line(key) + "' is no level from -2 to 2");
    all.emplace(*level, std::move(text));
  }
  return all;
}

void require_sound(const Person& person, Zones& zones) {
  require_text("name", person.name);
  require_name("name", person.name);
  try {
    if (!person.email.empty()) (void)parse_address(person.email);
  } catch (const Error& error) {
    throw FieldFault{"email", error};
  }
  require_name("email", person.email);
  if (!person.tz.empty()) require_zone(person.tz, zones);
}

void require_sound(const Pair& pair, Zones&) {
  if (!is_handle(pair.handle) || pair.handle.size() > kLongestName)
    throw FieldFault{"handle", usage_error("'" + visible_line(pair.handle) + "' cannot be a handle")};
  if (pair.mentor.id == pair.mentee.id) throw FieldFault{"mentee", usage_error("nobody mentors themselves")};
  for (const auto& tag : pair.tags) require_name("tags", tag);
}

void require_sound(const Agreement& agreement, Zones& zones) {
  require_zone(agreement.tz, zones);
  if (agreement.length <= Minutes(0) || agreement.length > kLongestMeeting)
    throw FieldFault{"minutes", usage_error("no meeting is so long")};
  try {
    if (!agreement.hours.empty()) (void)parse_hours(agreement.hours);
  } catch (const Error& error) {
    throw FieldFault{"hours", error};
  }
}

void require_sound(const Goal& goal, Zones&) {
  require_text("text", goal.text);
  require_within("result", goal.result, kLowestLevel, kHighestLevel);
  if (goal.weight <= 0) throw FieldFault{"weight", usage_error("it is not above 0")};
  require_there("closed_on", goal.closed_on, goal.status != GoalStatus::open, "and the goal is closed");
}

void require_sound(const MeetingRow& meeting, Zones& zones) {
  require_there("local", meeting.wall, meeting.extra || !meeting.tz.empty(), "and the meeting has a time of its own");
  if (meeting.wall) require_zone(meeting.tz, zones);
  if (meeting.length && (*meeting.length <= Minutes(0) || *meeting.length > kLongestMeeting))
    throw FieldFault{"minutes", usage_error("no meeting is so long")};
}

void require_sound(const Topic& topic, Zones&) {
  require_text("text", topic.text.unguarded());
  require_there("closed_at", topic.closed_at, topic.status != TopicStatus::open, "and the topic is closed");
}

void require_sound(const Checkin& checkin, Zones&) {
  constexpr int kLowest = 1;
  constexpr int kHighest = 5;
  require_within("rating", checkin.rating, kLowest, kHighest);
}

void require_sound(const Line& line, Zones&) { require_text("text", line.text.unguarded()); }
void require_sound(const Step& step, Zones&) { require_text("text", step.text); }
void require_sound(const Action& action, Zones&) { require_text("text", action.text.unguarded()); }

}  // namespace mentor::store
