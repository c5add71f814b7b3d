// The one place that speaks to SQLite: connections, queries with bound values, and SQLite's errors as ours.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
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
inline constexpr const char* kDamagedHint = "mentor store check   tells what is wrong; mentor store restore FILE   goes back to a backup";

class Connection {
 public:
  /// `shown` is what messages call it, where that is another path, and `noun` what they say it is.
  Connection(const std::string& path, int flags, const std::string& shown = {}, std::string_view noun = "the store");

  SQLite::Database& database() { return database_; }
  void execute(const char* sql);
  void execute(const std::string& sql) { execute(sql.c_str()); }
  const std::string& path() const { return path_; }
  std::string_view noun() const { return noun_; }
  /// Becomes a copy of what another holds, page by page.
  void take_all_of(Connection& other);
  /// A statement of this text that nobody uses: reading SQL is dearer than most of what it asks for.
  SQLite::Statement take_statement(const std::string& sql);
  /// Keeps a statement for the next who asks for its text; one that failed is thrown away.
  void give_back(SQLite::Statement statement);
  /// Runs what speaks to SQLite itself, where a Query for each row would cost too much; its exceptions become ours.
  void translating(const std::function<void()>& action);
  /// Throws failed where the disk could not be read: SQLite tells that as damage, too. To be asked before damage is told.
  void require_readable_disk();

  /// The command whose changes are being written; its row is inserted with the first change.
  struct CommandRow {
    std::string name;
    Instant at{};
    std::string because;
    std::optional<std::int64_t> words;   ///< a digest of what was typed
    std::optional<std::int64_t> undoes;  ///< the command that this one takes back
    std::optional<std::int64_t> id;
  } command;

 private:
  std::string path_;
  std::string_view noun_;
  SQLite::Database database_;
  std::map<std::string, SQLite::Statement, std::less<>> idle_;  // goes before the database
};

/// Opens a store to be read, in one transaction; where a killed writer left a journal, SQLite rolls it back first, under the lock.
std::unique_ptr<Connection> connect_to_read(const std::string& path);
/// The same without waiting and without rolling back: busy and failed are thrown at once.
std::unique_ptr<Connection> connect_to_glance(const std::string& path);

/// One statement. Values are always bound, never spliced.
class Query {
 public:
  Query(Connection& connection, const std::string& sql);
  ~Query() { connection_.give_back(std::move(statement_)); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

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

/// The one number that a query gives.
std::int64_t number(Connection& connection, const std::string& sql);

inline Connection& connection_of(Store& store) { return store.connection(); }

}  // namespace mentor::store
