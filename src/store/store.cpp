#include "mentor/store/store.hpp"

#include <sqlite3.h>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "store/connection.hpp"
#include "store/files.hpp"
#include "store/migrate.hpp"
#include "store/schema.hpp"

namespace mentor {
namespace {

using store::Connection;

// DELETE and EXTRA: see the header of store.hpp. cell_size_check makes a damaged page an error instead of wrong rows.
constexpr const char* kWriterSettings = "pragma journal_mode=delete; pragma synchronous=extra; pragma cell_size_check=on";

int schema_version(Connection& connection) {
  store::Query query(connection, "pragma user_version");
  query.next();
  return static_cast<int>(query.integer());
}

// Nothing is written on a damaged store. To look through all of it is paid for only where it costs less than the syncs of a commit.
void require_sound(Connection& connection) {
  constexpr std::int64_t kMostPages = 256;
  store::Query pages(connection, "pragma page_count");
  pages.next();
  if (pages.integer() > kMostPages) return;
  store::Query check(connection, "pragma quick_check(1)");
  if (!check.next()) return;
  const std::string fault = check.text();
  if (fault != "ok")
    throw damaged("the store '" + visible_line(connection.path()) + "' is damaged: " + visible_line(fault), store::kDamagedHint);
}

void create_schema(Connection& connection) {
  for (const auto& migration : store::migrations()) connection.execute(std::string(migration.sql).c_str());
  connection.execute(("pragma application_id=" + std::to_string(store::kApplicationId)).c_str());
  connection.execute(("pragma user_version=" + std::to_string(store::newest_version())).c_str());
}

// A crash of a writer may have left a journal to roll back, which a read-only connection cannot do.
void recover(const std::string& path) {
  const store::Lock lock(path);
  Connection connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
  schema_version(connection);
}

std::unique_ptr<Connection> connect_to_read(const std::string& path) {
  auto connection = std::make_unique<Connection>(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW);
  connection->execute("begin");
  schema_version(*connection);
  return connection;
}

constexpr std::string_view kUnchanged = "nothing was changed";
constexpr std::string_view kSaved = "the command was saved";

Error with_fate(const Error& error, std::string_view fate) {
  return {error.kind, error.message + "; " + std::string(fate), error.hint};
}

// Under the lock nobody else can have put a store there.
void put_into_place(const std::string& built_as, const std::string& path) {
  try {
    store::link_into_place(built_as, path);
  } catch (const Error& error) {
    throw with_fate(error, store::is_there(path) ? kSaved : kUnchanged);
  }
}

}  // namespace

/// What a writer holds besides the connection.
struct Store::Writing {
  std::unique_ptr<store::Lock> lock;
  std::string built_as;  ///< where a new store is being built; "" for one that was there
};

Store::Store(std::string path, std::unique_ptr<Connection> connection, Instant now)
    : path_(std::move(path)), connection_(std::move(connection)), now_(now) {}

Store::~Store() {
  connection_.reset();
  if (writing_ && !writing_->built_as.empty()) store::remove_file(writing_->built_as);
}

std::unique_ptr<Store> Store::open_to_read(const std::string& given) {
  const auto path = store::safe_path(given, false);
  if (!path) return nullptr;
  const auto version = store::version_of_file(*path);
  if (!version) return nullptr;
  if (*version < store::newest_version()) return open_to_write(given, "migrate", {});
  const auto opened = [&](auto connection) { return std::unique_ptr<Store>(new Store(*path, std::move(connection), {})); };
  try {
    return opened(connect_to_read(*path));
  } catch (const Error& error) {
    if (error.kind != ErrorKind::failed) throw;
  }
  recover(*path);
  return opened(connect_to_read(*path));
}

std::unique_ptr<Store> Store::open_to_write(const std::string& given, std::string_view command, Instant now) {
  const auto path = *store::safe_path(given, true);
  auto writing = std::make_unique<Writing>();
  writing->lock = std::make_unique<store::Lock>(path);
  const auto version = store::version_of_file(path);
  if (!version) {
    writing->built_as = path + ".new";
    store::remove_file(writing->built_as);
  }
  if (version && *version < store::newest_version()) store::migrate(path, *version);
  const int create = version ? 0 : SQLITE_OPEN_CREATE;
  auto connection = std::make_unique<Connection>(version ? path : writing->built_as, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | create);
  connection->execute(kWriterSettings);
  connection->execute("begin immediate");
  if (version) {
    require_sound(*connection);
  } else {
    create_schema(*connection);
  }
  connection->command.name = command;
  connection->command.at = now;
  std::unique_ptr<Store> result(new Store(path, std::move(connection), now));
  result->writing_ = std::move(writing);
  return result;
}

std::unique_ptr<Store> Store::in_memory(std::string_view command, Instant now) {
  auto connection = std::make_unique<Connection>(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  connection->execute("begin");
  create_schema(*connection);
  connection->command.name = command;
  connection->command.at = now;
  return std::unique_ptr<Store>(new Store(":memory:", std::move(connection), now));
}

void Store::set_because(std::string_view because) { connection_->command.because = because; }

void Store::set_words(std::int64_t digest) { connection_->command.words = digest; }

void Store::commit() {
  if (!writing_) {
    connection_->execute("commit");
    return;
  }
  const auto command = connection_->command.id;
  try {
    connection_->execute("commit");
  } catch (const Error& error) {
    throw after_failed_commit(error, command);
  }
  connection_.reset();
  if (command && !writing_->built_as.empty()) put_into_place(writing_->built_as, path_);
  if (command) writing_->built_as.clear();
  writing_->lock.reset();
}

// The last sync of the folder or an unlock may have failed when the rows were safe: only the file itself can tell.
Error Store::after_failed_commit(const Error& error, std::optional<std::int64_t> command) {
  connection_.reset();
  const bool is_new = !writing_->built_as.empty();
  if (is_new || !command) return with_fate(error, kUnchanged);
  try {
    Connection again(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
    store::Query query(again, "select 1 from command where id = ?");
    return with_fate(error, query.with(*command).next() ? kSaved : kUnchanged);
  } catch (const Error&) {
    return with_fate(error, "it is not known whether the command was saved");
  }
}

}  // namespace mentor
