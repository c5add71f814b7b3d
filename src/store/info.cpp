#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "mentor/store/checkins.hpp"
#include "mentor/store/records.hpp"
#include "store/connection.hpp"
#include "store/files.hpp"
#include "store/schema.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

// "table goal" and its like, with the SQL that makes them.
using Objects = std::map<std::string, std::string>;

Objects objects_of(store::Connection& connection) {
  Objects objects;
  Query query(connection, "select type || ' ' || name, ifnull(sql, '') from sqlite_master where name not like 'sqlite\\_%' escape '\\'");
  while (query.next()) {
    auto name = query.text();
    objects.emplace(std::move(name), query.text());
  }
  return objects;
}

}  // namespace

// Whatever is gone, foreign or other than ours can lose or change what is written.
std::vector<std::string> store::faults_of_schema(Connection& connection) {
  const auto fresh = Store::in_memory("check", Instant{});
  const Objects ours = objects_of(connection_of(*fresh));
  const Objects found = objects_of(connection);
  std::vector<std::string> faults;
  for (const auto& [name, sql] : ours) {
    const auto it = found.find(name);
    if (it == found.end())
      faults.push_back("the " + name + " is missing");
    else if (it->second != sql)
      faults.push_back("the " + name + " is not as this program makes it");
  }
  for (const auto& [name, sql] : found)
    if (!ours.contains(name)) faults.push_back("the " + name + " is not of this program");
  return faults;
}

StoreInfo store_info(Store& store) {
  auto& connection = connection_of(store);
  struct stat info {};
  const long long bytes = ::stat(store.path().c_str(), &info) == 0 ? info.st_size : 0;
  Query pairs(connection, "select count(*) from pair");
  pairs.next();
  return {store.file_version(), bytes, pairs.integer(), count_checkins(store)};
}

std::vector<std::string> check_store(Store& store) {
  auto& connection = connection_of(store);
  std::vector<std::string> faults;
  Query integrity(connection, "pragma integrity_check");
  while (integrity.next()) {
    auto line = integrity.text();
    if (line != "ok") faults.push_back(std::move(line));
  }
  if (!faults.empty()) connection.require_readable_disk();
  std::ranges::move(store::faults_of_schema(connection), std::back_inserter(faults));
  if (!faults.empty()) return faults;
  Query references(connection, "pragma foreign_key_check");
  while (references.next()) {
    auto table = references.text();
    faults.push_back("a row of " + table + " (" + references.text() + ") refers to one that is not there");
  }
  Query lonely(connection, "select handle from pair where not exists (select 1 from agreement where agreement.pair = pair.id)");
  while (lonely.next()) faults.push_back("the pair " + lonely.text() + " has no agreement");
  return faults;
}

std::vector<std::string> files_readable_by_others(const Store& store) { return store::readable_by_others(store.path()); }

}  // namespace mentor
