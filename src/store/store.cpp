#include "mentor/store/store.hpp"

#include <sqlite3.h>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "store/connection.hpp"
#include "store/files.hpp"
#include "store/schema.hpp"

namespace mentor {
namespace {

using store::Connection;

// DELETE and EXTRA: see the header of store.hpp. cell_size_check makes a damaged page an error instead of wrong rows.
constexpr const char* kWriterSettings = "pragma journal_mode=delete; pragma synchronous=extra; pragma cell_size_check=on";

// Nothing is written on a damaged store. To look through all of it is paid for only where it costs less than the syncs of a commit.
void require_sound(Connection& connection) {
  constexpr std::int64_t kMostPages = 256;
  store::Query pages(connection, "pragma page_count");
  pages.next();
  if (pages.integer() > kMostPages) return;
  store::Query check(connection, "pragma quick_check(1)");
  if (!check.next()) return;
  const std::string fault = check.text();
  if (fault == "ok") return;
  connection.require_readable_disk();
  throw damaged("the store '" + visible_line(connection.path()) + "' is damaged: " + visible_line(fault), store::kDamagedHint);
}

void create_schema(Connection& connection) {
  store::apply_migrations(connection, 0);
  connection.execute(("pragma application_id=" + std::to_string(store::kApplicationId)).c_str());
}

std::unique_ptr<Connection> connect_to_older(const std::string& path, const store::FileFacts& file) {
  constexpr long long kMostCopied = 64LL * 1024 * 1024;
  if (file.bytes > kMostCopied)
    throw damaged(
        "the store " + quoted_path(path) + " is of version " + std::to_string(file.version) + ", and too large to be read as it is",
        "mentor store migrate --store " + shell_word(visible_line(path)));
  return store::migrated_copy(*store::connect_to_read(path), file.version);
}

// Where a store lies, and what is there.
struct Found {
  std::string path;
  store::FileFacts file;
};

std::optional<Found> find_store(const std::string& given) {
  auto path = store::safe_path(given, false);
  if (!path) return std::nullopt;
  const auto file = store::look_at(*path);
  if (!file) return std::nullopt;
  return Found{std::move(*path), *file};
}

// Under the lock. nullopt where the store is of the newest version.
std::optional<Upgrade> upgrade_file(const std::string& path, int version, const std::string& backups, Instant now) {
  if (version == store::newest_version()) return std::nullopt;
  const std::string folder = backups.empty() ? folder_of(path) : backups;
  return Upgrade{version, store::newest_version(), store::migrate(path, version, folder, now)};
}

std::string upgrade_words(const Upgrade& upgrade) {
  return "the store was brought from version " + std::to_string(upgrade.from) + " to " + std::to_string(upgrade.to) +
         "; as it was it is kept in " + quoted_path(upgrade.backup);
}

constexpr std::string_view kInMemory = ":memory:";
constexpr std::string_view kUnchanged = "nothing was changed";
constexpr std::string_view kSaved = "the command was saved";
constexpr std::string_view kUnknown = "it is not known whether the command was saved";

Error with_fate(const Error& error, std::string_view fate) { return {error.kind, error.message + "; " + std::string(fate), error.hint}; }

// Under the lock nobody else can have put a store there.
void put_into_place(const std::string& built_as, const std::string& path) {
  try {
    store::link_into_place(built_as, path);
  } catch (const Error& error) {
    throw with_fate(error, store::is_there(path) ? kSaved : kUnchanged);
  }
}

}  // namespace

std::string readable_words(const std::vector<std::string>& files) {
  std::string text = "others can read";
  for (const auto& file : files) text += (&file == &files.front() ? " " : ", ") + quoted_path(file);
  return text;
}

std::string private_again(const std::vector<std::string>& files) {
  std::string line = "chmod 600";
  for (const auto& file : files) line += " " + shell_word(visible_line(file));
  return line;
}

/// What a writer holds besides the connection, which it outlives.
struct Store::Writing {
  Writing() = default;
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  ~Writing() {
    if (!built_as.empty()) store::remove_file(built_as);
  }
  std::unique_ptr<store::Lock> lock;
  std::string built_as;  ///< where a new store is being built; "" for one that was there
};

Store::Store(std::string path, std::unique_ptr<Connection> connection, Instant now)
    : path_(std::move(path)), connection_(std::move(connection)), now_(now), file_version_(store::newest_version()) {}

Store::~Store() = default;

std::unique_ptr<Store> Store::open_to_read(const std::string& given) {
  const auto found = find_store(given);
  if (!found) return nullptr;
  const auto& [path, file] = *found;
  const bool is_older = file.version < store::newest_version();
  std::unique_ptr<Store> store(new Store(path, is_older ? connect_to_older(path, file) : store::connect_to_read(path), {}));
  store->file_version_ = file.version;
  return store;
}

std::unique_ptr<Store> Store::open_to_glance(const std::string& given) {
  const auto found = find_store(given);
  if (!found || found->file.version < store::newest_version()) return nullptr;
  std::unique_ptr<Store> store(new Store(found->path, store::connect_to_glance(found->path), {}));
  store->file_version_ = found->file.version;
  return store;
}

std::unique_ptr<Store> Store::open_to_write(const std::string& given, std::string_view command, Instant now, const std::string& backups) {
  const auto path = *store::safe_path(given, true);
  auto writing = std::make_unique<Writing>();
  writing->lock = std::make_unique<store::Lock>(path);
  const auto file = store::look_at(path);
  if (file) store::remove_file(store::building_name(path));  // what a killed restore left
  if (!file) {
    store::begin_building(path);
    writing->built_as = store::building_name(path);
  }
  const auto upgrade = file ? upgrade_file(path, file->version, backups, now) : std::nullopt;
  auto connection = std::make_unique<Connection>(file ? path : writing->built_as, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
  connection->execute(kWriterSettings);
  if (!file) {
    connection->execute("begin");
    create_schema(*connection);
    store::Query(*connection, "insert into outside(kind, subject, value) values(?, '', ?)")
        .with(store::Outside::store, store::Arg(to_string(make_uid(now))))
        .run();
    connection->execute("commit; vacuum");  // without the pages that the migrations took and gave back
  }
  connection->execute("begin immediate");
  if (file) require_sound(*connection);
  connection->command.name = command;
  connection->command.at = now;
  std::unique_ptr<Store> result(new Store(path, std::move(connection), now));
  result->writing_ = std::move(writing);
  if (upgrade) result->notes_.push_back(upgrade_words(*upgrade));
  if ((file && store::others_can_read(file->mode)) || result->writing_->lock->is_readable_by_others()) {
    const auto readable = store::readable_by_others(path);
    result->notes_.push_back(readable_words(readable) + "\n  " + private_again(readable));
  }
  return result;
}

std::unique_ptr<Store> Store::open_to_try(const std::string& given, std::string_view command, Instant now) {
  const auto found = find_store(given);
  if (!found) return in_memory(command, now);
  if (found->file.version == store::newest_version()) return open_to_write(given, command, now);
  auto connection = connect_to_older(found->path, found->file);
  connection->execute("rollback; pragma query_only=off; begin");
  connection->command.name = command;
  connection->command.at = now;
  return std::unique_ptr<Store>(new Store(found->path, std::move(connection), now));
}

bool Store::is_file() const { return path_ != kInMemory; }

std::unique_ptr<Store> Store::in_memory(std::string_view command, Instant now) {
  auto connection = std::make_unique<Connection>(std::string(kInMemory), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  connection->execute("begin");
  create_schema(*connection);
  connection->command.name = command;
  connection->command.at = now;
  return std::unique_ptr<Store>(new Store(std::string(kInMemory), std::move(connection), now));
}

std::optional<Upgrade> Store::upgrade(const std::string& given, Instant now, const std::string& backups) {
  const auto found = find_store(given);
  if (!found) return std::nullopt;
  const std::string& path = found->path;
  const store::Lock lock(path);
  const auto file = store::look_at(path);
  if (!file) return std::nullopt;
  store::remove_file(store::building_name(path));
  const auto done = upgrade_file(path, file->version, backups, now);
  return done.value_or(Upgrade{file->version, file->version, ""});
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
  if (finish_) finish_();
  connection_.reset();
  if (command && !writing_->built_as.empty()) put_into_place(writing_->built_as, path_);
  if (command) writing_->built_as.clear();
  writing_->lock.reset();
}

// The last sync of the folder or an unlock may have failed when the rows were safe: only the file itself can tell.
Error Store::after_failed_commit(const Error& error, std::optional<std::int64_t> command) {
  const bool is_new = !writing_->built_as.empty();
  const bool has_written = connection_->database().getTotalChanges() > 0;
  connection_.reset();
  if (is_new || !has_written) return with_fate(error, kUnchanged);
  if (!command) return with_fate(error, kUnknown);  // an invitation that was sent, say: history holds nothing of it
  try {
    Connection again(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
    store::Query query(again, "select 1 from command where id = ?");
    return with_fate(error, query.with(*command).next() ? kSaved : kUnchanged);
  } catch (const Error&) {
    return with_fate(error, kUnknown);
  }
}

}  // namespace mentor
