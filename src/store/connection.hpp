// The one place that speaks to SQLite: connections, queries with bound values, and SQLite's errors as ours.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mentor/base/enum_names.hpp"
#include "mentor/base/id.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"
#include "mentor/store/store.hpp"

namespace mentor::store {

/// A value to bind. Text that has a name is not copied: it must live until the statement has run.
using Arg = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, std::string, Uid>;

template <class Tag>
Arg arg(Id<Tag> id) {
  return id.value;
}
inline Arg arg(std::int64_t number) { return number; }
inline Arg arg(int number) { return std::int64_t{number}; }
inline Arg arg(bool flag) { return std::int64_t{flag}; }
inline Arg arg(double number) { return number; }
/// Empty text is stored as NULL: absent.
inline Arg arg(std::string_view text) { return text.empty() ? Arg(nullptr) : Arg(text); }
inline Arg arg(const std::string& text) { return arg(std::string_view(text)); }
/// A text made for the statement alone is kept in the argument.
inline Arg arg(std::string&& text) { return text.empty() ? Arg(nullptr) : Arg(std::move(text)); }
inline Arg arg(const Uid& uid) { return uid; }
inline Arg arg(Date date) { return to_iso(date); }
inline Arg arg(Instant at) { return std::int64_t{at.time_since_epoch().count()}; }
inline Arg arg(WallTime wall) { return to_iso(wall); }
inline Arg arg(Minutes length) { return std::int64_t{length.count()}; }
template <class E>
requires std::is_enum_v<E> Arg arg(E value) { return static_cast<std::int64_t>(value); }
template <class T>
Arg arg(const std::optional<T>& value) {
  return value ? arg(*value) : Arg(nullptr);
}
inline Arg arg(Arg value) { return value; }

/// What to type next where the store is damaged.
inline constexpr const char* kDamagedHint = "mentor store check   tells what is wrong; restore a backup";

class Connection {
 public:
  /// `shown` is what messages call it, where that is another path.
  Connection(const std::string& path, int flags, const std::string& shown = {});

  SQLite::Database& database() { return database_; }
  void execute(const char* sql);
  void execute(const std::string& sql) { execute(sql.c_str()); }
  const std::string& path() const { return path_; }
  /// Becomes a copy of what another holds.
  void take_all_of(Connection& other);
  /// Throws failed where the disk could not be read: SQLite tells that as damage, too. To be asked before damage is told.
  void require_readable_disk();

  /// The command whose changes are being written; its row is inserted with the first change.
  struct CommandRow {
    std::string name;
    Instant at{};
    std::string because;
    std::optional<std::int64_t> words;  ///< a digest of what was typed
    std::optional<std::int64_t> undoes;  ///< the command that this one takes back
    std::optional<std::int64_t> id;
  } command;

 private:
  std::string path_;
  SQLite::Database database_;
};

/// One statement. Values are always bound, never spliced.
class Query {
 public:
  Query(Connection& connection, const std::string& sql);

  template <class... T>
  Query& with(const T&... values) {
    reset();
    (bind(arg(values)), ...);
    return *this;
  }
  Query& with_row(const std::vector<Arg>& values);
  void bind(const Arg& value);
  /// Steps to the next row; false at the end.
  bool next();
  /// For statements that give no rows.
  void run();

  // The columns of the current row, read in order.
  bool null();  ///< whether the next column is NULL; skips it when it is
  std::int64_t integer();
  double real();
  std::string text();  ///< "" for NULL
  bool flag() { return integer() != 0; }
  Uid uid();
  Date date();
  Instant instant() { return Instant(std::chrono::seconds(integer())); }
  WallTime wall();
  Minutes minutes() { return Minutes(integer()); }
  template <class I>
  I id() {
    return I(integer());
  }
  template <class E>
  E choice(E last = kEnumNames<E>.back().value) {
    const auto number = integer();
    if (number < 0 || number > static_cast<std::int64_t>(last)) damaged_value();
    return static_cast<E>(number);
  }
  /// The next column through one of the readers above, or nullopt for NULL: q.maybe(&Query::date).
  template <class T>
  std::optional<T> maybe(T (Query::*reader)()) {
    if (null()) return std::nullopt;
    return (this->*reader)();
  }
  /// The next column through a parser of text; what that refuses is damage.
  template <class T>
  T parsed(T (*parse)(std::string_view)) {
    try {
      return parse(text());
    } catch (const Error&) {
      damaged_value();
    }
  }
  /// The next columns are left out.
  void skip(int columns = 1) { column_ += columns; }

 private:
  void reset();
  [[noreturn]] void damaged_value() const;

  Connection& connection_;
  SQLite::Statement statement_;
  int parameter_ = 0;
  int column_ = 0;
};

inline Connection& connection_of(Store& store) { return store.connection(); }

}  // namespace mentor::store
