// Visitors of the catalogue: a table as data, a row as a struct, a struct as values to bind.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/records.hpp"
#include "store/columns.hpp"
#include "store/connection.hpp"

namespace mentor::store {

std::string join_list(const std::vector<std::string>& items);
std::vector<std::string> split_list(std::string_view text);

/// Items "N=TEXT".
std::string levels_text(const std::map<int, std::string>& levels);
std::map<int, std::string> levels_from(std::string_view text);

/// A column as data.
struct ColumnSpec {
  std::string_view name;
  std::string_view type;  ///< as STRICT tables name it
  bool may_be_null;
  ColumnNote note;
  Reads reads;
  bool is_words;  ///< what somebody wrote: no date, number or zone
  std::string (*in_words)(const std::string& stored);

  std::string_view shown() const { return note.shown.empty() ? name : note.shown; }
  /// As a person says it.
  std::string said() const;
};

/// A table whose rows have history, as data.
struct TableSpec {
  TableName name;
  std::vector<ColumnSpec> columns;  ///< all but the id
  std::string column_list;          ///< "uid, handle, ..."

  const ColumnSpec* column(std::string_view column) const;
};

/// All of them, each referring only to earlier ones.
std::span<const TableSpec* const> tables();
const TableSpec& table_of(Kind kind);
/// nullptr where no table has the code.
const TableSpec* table_of_code(std::int64_t code);

namespace detail {

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsId = false;
template <class Tag>
inline constexpr bool kIsId<Id<Tag>> = true;

using Texts = std::vector<std::string>;
using Levels = std::map<int, std::string>;

template <class T>
consteval std::string_view sql_type() {
  if constexpr (kIsOptional<T>) {
    return sql_type<typename T::value_type>();
  } else if constexpr (std::is_same_v<T, Uid>) {
    return "BLOB";
  } else if constexpr (std::is_same_v<T, double>) {
    return "REAL";
  } else if constexpr (std::is_enum_v<T> || std::is_integral_v<T> || kIsId<T> || std::is_same_v<T, Instant> || std::is_same_v<T, Minutes>) {
    return "INTEGER";
  } else {
    return "TEXT";
  }
}

/// Empty text and empty lists are stored as NULL.
template <class T>
inline constexpr bool kMayBeNull =
    kIsOptional<T> || std::is_same_v<T, std::string> || std::is_same_v<T, RawText> || std::is_same_v<T, Texts> || std::is_same_v<T, Levels>;

template <class T>
T take(Query& row) {
  if constexpr (kIsOptional<T>) {
    return row.null() ? T() : T(take<typename T::value_type>(row));
  } else if constexpr (std::is_same_v<T, Uid>) {
    return row.uid();
  } else if constexpr (std::is_same_v<T, double>) {
    return row.real();
  } else if constexpr (std::is_same_v<T, bool>) {
    return row.flag();
  } else if constexpr (std::is_enum_v<T>) {
    return row.choice<T>();
  } else if constexpr (std::is_same_v<T, Date>) {
    return row.date();
  } else if constexpr (std::is_same_v<T, WallTime>) {
    return row.wall();
  } else if constexpr (std::is_same_v<T, Instant>) {
    return row.instant();
  } else if constexpr (std::is_same_v<T, Minutes>) {
    return row.minutes();
  } else if constexpr (std::is_same_v<T, Cadence>) {
    return row.parsed(parse_cadence);
  } else if constexpr (std::is_same_v<T, Texts>) {
    return split_list(row.text());
  } else if constexpr (std::is_same_v<T, Levels>) {
    return levels_from(row.text());
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, RawText>) {
    return row.text();
  } else {
    return T(row.integer());
  }
}

inline Arg value_of(const RawText& text) { return arg(text.unguarded()); }
inline Arg value_of(const Cadence& cadence) { return to_string(cadence); }
inline Arg value_of(const Texts& texts) { return arg(join_list(texts)); }
inline Arg value_of(const Levels& levels) { return arg(levels_text(levels)); }
template <class T>
Arg value_of(const T& value) {
  return arg(value);
}

template <class T>
inline constexpr bool kIsWords =
    std::is_same_v<T, std::string> || std::is_same_v<T, RawText> || std::is_same_v<T, Texts> || std::is_same_v<T, Levels>;

/// A stored value, as SQLite prints it, as people read it.
template <class T>
std::string in_words(const std::string& stored) {
  if constexpr (kIsOptional<T>) {
    return in_words<typename T::value_type>(stored);
  } else if constexpr (std::is_same_v<T, bool>) {
    return stored == "0" ? "false" : "true";
  } else if constexpr (std::is_enum_v<T>) {
    const auto name = name_of(static_cast<T>(std::strtoll(stored.c_str(), nullptr, 10)));
    return name.empty() ? stored : std::string(name);
  } else if constexpr (std::is_same_v<T, double>) {
    return say_number(std::strtod(stored.c_str(), nullptr));
  } else if constexpr (std::is_same_v<T, Instant>) {
    return to_iso(Instant(std::chrono::seconds(std::strtoll(stored.c_str(), nullptr, 10))));
  } else if constexpr (std::is_same_v<T, Minutes>) {
    const Minutes length(std::strtoll(stored.c_str(), nullptr, 10));
    return length % std::chrono::days(1) == Minutes{0} ? to_duration(length) : say_length(length);
  } else if constexpr (kIsId<T>) {
    return kKindOf<T> ? kind_words(*kKindOf<T>).letter + stored : stored;
  } else if constexpr (std::is_same_v<T, Texts> || std::is_same_v<T, Levels>) {
    return joined(split_list(stored), "; ");
  } else {
    return stored;
  }
}

template <class T>
consteval Reads reads_as() {
  if constexpr (kIsOptional<T>) {
    return reads_as<typename T::value_type>();
  } else if constexpr (std::is_same_v<T, bool>) {
    return Reads::flag;
  } else if constexpr (std::is_same_v<T, Date>) {
    return Reads::day;
  } else if constexpr (std::is_same_v<T, Instant>) {
    return Reads::moment;
  } else {
    return std::is_same_v<T, WallTime> ? Reads::wall : Reads::text;
  }
}

TableSpec spec_of(const TableName& name, std::vector<ColumnSpec> columns);

}  // namespace detail

template <class Entity>
const TableSpec& table() {
  static const TableSpec spec = [] {
    std::vector<ColumnSpec> all;
    const auto add = [&]<class T>(std::string_view name, const T&, ColumnNote note = {}) {
      all.push_back({name, detail::sql_type<T>(), detail::kMayBeNull<T>, note, detail::reads_as<T>(), detail::kIsWords<T> && !note.is_form,
                     detail::in_words<T>});
    };
    const Entity none{};
    columns(add, none);
    return detail::spec_of(kTable<Entity>, std::move(all));
  }();
  return spec;
}

/// "select id, COLUMNS from TABLE " + rest
template <class Entity>
std::string select(std::string_view rest) {
  const TableSpec& spec = table<Entity>();
  std::string sql = "select id, ";
  return sql.append(spec.column_list).append(" from ").append(spec.name.name).append(" ").append(rest);
}

/// The rest of a statement that finds the things of one pair or of all by when they were closed, with a seek a pair, so that it costs
/// nothing that others were closed. `closed` is what holds of that: "= 'open'", or "> ?2" for what was open at ?2. The pair is bound first,
/// NULL for all.
template <class Entity>
std::string by_closing(std::optional<PairId> pair, std::string_view closed) {
  const std::string name(kTable<Entity>.name);
  std::string rest = "indexed by " + name + "_by_pair where pair " + (pair ? "= ?1" : "in (select id from pair) and ?1 is null");
  return rest.append(" and ").append(kClosed<Entity>).append(" ").append(closed);
}

/// The same for the pairs of a span, of which the first is bound as ?1 and the last as ?4.
template <class Entity>
std::string by_closing_within(std::string_view closed) {
  const std::string name(kTable<Entity>.name);
  std::string rest = "indexed by " + name + "_by_pair where pair in (select id from pair where id between ?1 and ?4) and ";
  return rest.append(kClosed<Entity>).append(" ").append(closed);
}

/// The current row of a query that selects so.
template <class Entity>
Entity read_row(Query& row) {
  Entity entity;
  entity.id = decltype(entity.id)(row.integer());
  columns([&]<class T>(std::string_view, T& field, ColumnNote = {}) { field = detail::take<T>(row); }, entity);
  return entity;
}

template <class Entity>
std::vector<Entity> read_all(Query& rows) {
  std::vector<Entity> all;
  while (rows.next()) all.push_back(read_row<Entity>(rows));
  return all;
}

template <class Entity>
std::vector<Entity> read_by_id(Query& rows) {
  auto all = read_all<Entity>(rows);
  std::ranges::sort(all, {}, &Entity::id);
  return all;
}

/// What is bound for the columns, in their order. Text is not copied: the entity must live until the statement has run.
template <class Entity>
std::vector<Arg> values_of(const Entity& entity) {
  std::vector<Arg> values;
  columns([&](std::string_view, const auto& field, ColumnNote = {}) { values.push_back(detail::value_of(field)); }, entity);
  return values;
}

}  // namespace mentor::store
