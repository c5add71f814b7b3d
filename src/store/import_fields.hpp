// One line of an export as a row: each field read as its column's type, and held against what the store may keep.
#pragma once

#include <charconv>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/error.hpp"
#include "mentor/base/json.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/zone.hpp"
#include "store/exchange.hpp"

namespace mentor::store {

/// What is wrong with a field, or ("") with the line.
struct FieldFault {
  std::string column;
  Error error;
};

/// The id of the row of a table that has this uid; 0 where there is none.
using IdOfUid = std::function<std::int64_t(const TableName&, const Uid&)>;

/// What texts may be; as for what is typed.
inline constexpr std::size_t kLongestText = 256 * 1024;
inline constexpr std::size_t kLongestName = 256;

std::string text_in(const JsonNode& node, std::size_t longest = kLongestText);
std::int64_t integer_in(const JsonNode& node, std::int64_t least, std::int64_t most);
double number_in(const JsonNode& node);
void require_value(const JsonNode& node);
/// A list's texts, or an object's: each with its key.
std::vector<std::pair<std::string_view, std::string>> texts_in(const std::vector<JsonNode>& nodes, const JsonNode& holder);

/// The fields of an object, each to be taken once; those in the catalogue's order are found at once.
class FieldsOfLine {
 public:
  FieldsOfLine(const std::vector<JsonNode>& nodes, const JsonNode& object);

  const std::vector<JsonNode>& nodes() const { return nodes_; }
  /// nullptr where there is none.
  const JsonNode* take(std::string_view key);
  /// Throws a fault where a field was not taken: it is unknown, or stands twice.
  void require_all_taken(const std::vector<std::string_view>& known) const;

 private:
  const std::vector<JsonNode>& nodes_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t next_;
  std::size_t taken_ = 0;
};

/// Reads values as the types of columns. Each throws usage, or not_found for a reference.
struct ValueReader {
  const std::vector<JsonNode>& nodes;
  const IdOfUid& id_of_uid;

  /// Not inlined: it would be written out for each of a hundred columns.
  template <class T>
  [[gnu::noinline]] T read(const JsonNode& node) const {
    if constexpr (detail::kIsOptional<T>) {
      return node.type == JsonNode::Type::null ? T() : T(read<typename T::value_type>(node));
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, RawText>) {
      return node.type == JsonNode::Type::null ? std::string() : text_in(node);
    } else if constexpr (std::is_same_v<T, bool>) {
      if (node.type != JsonNode::Type::boolean) throw usage_error("it is not true or false");
      return node.flag;
    } else if constexpr (std::is_same_v<T, double>) {
      return number_in(node);
    } else if constexpr (std::is_same_v<T, Minutes>) {
      constexpr std::int64_t kTenYears = 10 * 366 * 24 * 60;
      return Minutes(integer_in(node, 0, kTenYears));
    } else if constexpr (std::is_integral_v<T>) {
      return static_cast<T>(integer_in(node, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    } else if constexpr (std::is_enum_v<T>) {
      return choice<T>(text_in(node));
    } else if constexpr (std::is_same_v<T, Date>) {
      return parsed(node, parse_iso_date, "a day, such as 2026-12-01");
    } else if constexpr (std::is_same_v<T, Instant>) {
      return parsed(node, parse_iso_instant, "a moment, such as 2026-12-01T15:00:00Z");
    } else if constexpr (std::is_same_v<T, WallTime>) {
      return parsed(node, parse_iso_wall, "a time, such as 2026-12-01T15:00");
    } else if constexpr (std::is_same_v<T, Uid>) {
      return parsed(node, parse_uid, "a uid");
    } else if constexpr (std::is_same_v<T, Cadence>) {
      return parse_cadence(text_in(node));
    } else if constexpr (std::is_same_v<T, detail::Texts>) {
      return texts(node);
    } else if constexpr (std::is_same_v<T, detail::Levels>) {
      return levels(node);
    } else {
      return reference<T>(node);
    }
  }

  /// The number of what a check-in closed.
  std::int64_t closed(Kind kind, const JsonNode& node) const;

 private:
  template <class T>
  static T parsed(const JsonNode& node, std::optional<T> (*parse)(std::string_view), std::string_view what) {
    const auto value = node.type == JsonNode::Type::text ? parse(node.text) : std::nullopt;
    if (!value) throw usage_error("'" + visible_line(node.text) + "' is not " + std::string(what));
    return *value;
  }
  template <class E>
  static E choice(const std::string& name) {
    if (const auto found = from_name<E>(name)) return *found;
    const auto names = all_names(kEnumNames<E>, &EnumName<E>::text);
    throw usage_error("'" + visible_line(name) + "' is none of " + joined(names, ", "));
  }
  template <class T>
  T reference(const JsonNode& node) const {
    const TableName& table = *kTableOfId<T>;
    const auto id = id_of_uid(table, read<Uid>(node));
    if (id == 0) throw not_found(table.name, node.text, "its line stands before those that refer to it");
    return T(id);
  }
  detail::Texts texts(const JsonNode& node) const;
  detail::Levels levels(const JsonNode& node) const;
};

/// The names of an entity's fields in a line.
template <class Entity>
const std::vector<std::string_view>& field_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all{"kind"};
    const Entity none{};
    columns([&](std::string_view column, const auto&, ColumnNote note = {}) { all.push_back(field_name<Entity>(column, note)); }, none);
    if (std::is_same_v<Entity, Checkin>) all.emplace_back("lines");
    return all;
  }();
  return names;
}

/// Throws FieldFault for the first field that cannot be read; what is left out counts as null.
template <class Entity>
Entity entity_in(FieldsOfLine& fields, const IdOfUid& id_of_uid) {
  static const JsonNode kNull;
  Entity entity{};
  const Kind* closed = nullptr;
  if constexpr (std::is_same_v<Entity, Closing>) closed = &entity.closed.kind;
  const ValueReader reader{fields.nodes(), id_of_uid};
  std::string_view name;
  const auto take = [&]<class T>(std::string_view column, T& field, ColumnNote note = {}) {
    if (note.is_derived) return;
    if constexpr (std::is_same_v<Entity, Line> && std::is_same_v<T, CheckinId>) return;
    name = field_name<Entity>(column, note);
    const JsonNode* node = fields.take(name);
    if (node == nullptr) node = &kNull;
    if (!detail::kMayBeNull<T>) require_value(*node);
    if constexpr (std::is_same_v<Entity, Closing> && std::is_same_v<T, std::int64_t>)
      field = reader.closed(*closed, *node);
    else
      field = reader.template read<T>(*node);
  };
  try {
    columns(take, entity);
  } catch (const Error& error) {
    throw FieldFault{std::string(name), error};
  }
  return entity;
}

// What a row must be besides, so that the rest of the program can take it for granted. Throw FieldFault.
void require_sound(const Person& person, Zones& zones);
void require_sound(const Pair& pair, Zones& zones);
void require_sound(const Agreement& agreement, Zones& zones);
void require_sound(const Goal& goal, Zones& zones);
void require_sound(const MeetingRow& meeting, Zones& zones);
void require_sound(const Topic& topic, Zones& zones);
void require_sound(const Checkin& checkin, Zones& zones);
void require_sound(const Line& line, Zones& zones);
void require_sound(const Step& step, Zones& zones);
void require_sound(const Action& action, Zones& zones);
inline void require_sound(const Pause&, Zones&) {}
inline void require_sound(const Progress&, Zones&) {}
inline void require_sound(const Closing&, Zones&) {}

}  // namespace mentor::store
