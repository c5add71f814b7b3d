#include "store/connection.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "store/files.hpp"

namespace mentor::store {
namespace {

constexpr const char* kDiskHint = "check the disk, and copy the store to another; then mentor store check";

// SQLite is told once, before it starts: one thread, no memory statistics.
bool configure_sqlite() {
  sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  return true;
}

// SQLite's exception as an Error: busy, damaged, or failed with what to do. The file's own bytes in its text are made visible.
[[noreturn]] void rethrow(const SQLite::Exception& error, const std::string& path, Connection* connection, std::string_view noun) {
  const std::string where = std::string(noun) + " '" + visible_line(path) + "'";
  switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw busy(where + " is in use by another program", "try again");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      if (connection != nullptr) connection->require_readable_disk();
      throw damaged(where + " is damaged: " + visible_line(error.what()), kDamagedHint);
    case SQLITE_FULL:
      throw failed("no space left for " + where, "free some space and run the command again");
    case SQLITE_READONLY:
      throw failed(where + " is read-only", "make it and its folder writable for you");
    case SQLITE_CANTOPEN:
      throw failed("cannot open " + where, "check that the folder is there and is yours");
    case SQLITE_IOERR:
      throw failed("reading or writing " + where + " failed: " + visible_line(error.what()), kDiskHint);
    case SQLITE_ERROR:  // our SQL is right for the schema that we make
      throw damaged(where + " is not as this program makes it: " + visible_line(error.what()), "mentor store check   names what is wrong");
    default:
      throw failed(where + ": " + visible_line(error.what()));
  }
}

template <class Action>
auto translated(const std::string& path, Connection* connection, std::string_view noun, Action action) {
  try {
    return action();
  } catch (const SQLite::Exception& error) {
    rethrow(error, path, connection, noun);
  }
}

template <class Action>
auto translated(Connection& connection, Action action) {
  return translated(connection.path(), &connection, connection.noun(), std::move(action));
}

SQLite::Database open_database(const std::string& path, int flags, const std::string& shown, std::string_view noun) {
  [[maybe_unused]] static const bool configured = configure_sqlite();
  return translated(shown, nullptr, noun, [&] { return SQLite::Database(path, flags, 10'000); });
}

// Which of the two files a copy failed at: what is only read is not full, and what is only written not damaged.
bool is_of_written_file(const SQLite::Exception& error) {
  if (error.getErrorCode() == SQLITE_IOERR) {
    const int how = error.getExtendedErrorCode();
    return how != SQLITE_IOERR_READ && how != SQLITE_IOERR_SHORT_READ;
  }
  return error.getErrorCode() == SQLITE_FULL || error.getErrorCode() == SQLITE_READONLY || error.getErrorCode() == SQLITE_CANTOPEN;
}

// A crash of a writer may have left a journal to roll back, which a read-only connection cannot do.
void recover(const std::string& path) {
  const Lock lock(path);
  Connection connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
  number(connection, "pragma user_version");
}

std::unique_ptr<Connection> begin_to_read(const std::string& path, const char* settings = "") {
  auto connection = std::make_unique<Connection>(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW);
  connection->execute(settings);
  connection->execute("begin");
  number(*connection, "pragma user_version");
  return connection;
}

}  // namespace

std::unique_ptr<Connection> connect_to_read(const std::string& path) {
  try {
    return begin_to_read(path);
  } catch (const Error& error) {
    if (error.kind != ErrorKind::failed) throw;
  }
  recover(path);
  return begin_to_read(path);
}

std::unique_ptr<Connection> connect_to_glance(const std::string& path) { return begin_to_read(path, "pragma busy_timeout = 0"); }

Connection::Connection(const std::string& path, int flags, const std::string& shown, std::string_view noun)
    : path_(shown.empty() ? path : shown), noun_(noun), database_(open_database(path, flags, path_, noun)) {
  sqlite3* handle = database_.getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

void Connection::execute(const char* sql) {
  translated(*this, [&] { database_.exec(sql); });
}

void Connection::translating(const std::function<void()>& action) {
  translated(*this, [&] { action(); });
}

void Connection::require_readable_disk() {
  int reason = 0;
  sqlite3_file_control(database_.getHandle(), "main", SQLITE_FCNTL_LAST_ERRNO, &reason);
  if (reason == EIO) throw failed("the disk could not be read: '" + visible_line(path_) + "': " + std::strerror(reason), kDiskHint);
}

void Connection::take_all_of(Connection& other) {
  constexpr int kAllPages = -1;
  try {
    if (SQLite::Backup(database_, other.database_).executeStep(kAllPages) != SQLITE_DONE)
      throw busy(std::string(other.noun()) + " '" + visible_line(other.path()) + "' is in use by another program", "try again");
  } catch (const SQLite::Exception& error) {
    Connection& failing = is_of_written_file(error) ? *this : other;
    rethrow(error, failing.path(), &failing, failing.noun());
  }
}

std::int64_t number(Connection& connection, const std::string& sql) {
  Query query(connection, sql);
  query.next();
  return query.integer();
}

SQLite::Statement Connection::take_statement(const std::string& sql) {
  if (auto kept = idle_.extract(sql)) return std::move(kept.mapped());
  return translated(*this, [&] { return SQLite::Statement(database_, sql); });
}

void Connection::give_back(SQLite::Statement statement) {
  if (statement.tryReset() != SQLITE_OK) return;
  statement.clearBindings();
  std::string sql = statement.getQuery();
  idle_.try_emplace(std::move(sql), std::move(statement));
}

Query::Query(Connection& connection, const std::string& sql) : connection_(connection), statement_(connection.take_statement(sql)) {}

void Query::reset() {
  translated(connection_, [&] { statement_.reset(); });
  parameter_ = 0;
}

void Query::bind(const Arg& value) {
  const int index = ++parameter_;
  translated(connection_, [&] {
    struct Binder {
      SQLite::Statement& to;
      int at;
      void operator()(std::nullptr_t) const { to.bind(at); }
      void operator()(std::int64_t number) const { to.bind(at, number); }
      void operator()(double number) const { to.bind(at, number); }
      void operator()(std::string_view text) const { to.bind(at, std::string(text)); }
      void operator()(const std::string& text) const { to.bind(at, text); }
      void operator()(const Uid& uid) const { to.bind(at, uid.bytes.data(), static_cast<int>(uid.bytes.size())); }
    };
    std::visit(Binder{statement_, index}, value);
  });
}

Query& Query::with_row(const std::vector<Arg>& values) {
  reset();
  for (const auto& value : values) bind(value);
  return *this;
}

bool Query::next() {
  column_ = 0;
  return translated(connection_, [&] { return statement_.executeStep(); });
}

void Query::run() {
  translated(connection_, [&] { statement_.exec(); });
}

bool Query::null() {
  if (!statement_.getColumn(column_).isNull()) return false;
  ++column_;
  return true;
}

std::int64_t Query::integer() { return statement_.getColumn(column_++).getInt64(); }
double Query::real() { return statement_.getColumn(column_++).getDouble(); }

std::string Query::text() { return statement_.getColumn(column_++).getString(); }

Uid Query::uid() {
  const auto column = statement_.getColumn(column_++);
  Uid uid;
  if (column.getBytes() != static_cast<int>(uid.bytes.size())) damaged_value();
  const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
  std::copy(bytes, bytes + uid.bytes.size(), uid.bytes.begin());
  return uid;
}

Date Query::date() {
  const auto column = statement_.getColumn(column_++);
  const auto date = parse_iso_date({column.getText(), static_cast<std::size_t>(column.getBytes())});
  if (!date) damaged_value();
  return *date;
}

WallTime Query::wall() {
  const auto wall = parse_iso_wall(text());
  if (!wall) damaged_value();
  return *wall;
}

void Query::damaged_value() const {
  throw damaged(std::string(connection_.noun()) + " '" + visible_line(connection_.path()) + "' holds a value that cannot be there",
                kDamagedHint);
}

}  // namespace mentor::store
