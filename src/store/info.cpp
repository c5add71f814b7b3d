#include <sys/stat.h>

#include "mentor/store/checkins.hpp"
#include "mentor/store/records.hpp"
#include "store/connection.hpp"
#include "store/files.hpp"

namespace mentor {

using store::connection_of;
using store::Query;

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
