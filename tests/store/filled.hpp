// A store with a pair in it, and a folder of its own for stores as files.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "domain/samples.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/pairs.hpp"
#include "mentor/store/records.hpp"
#include "store/change.hpp"
#include "store/copies.hpp"

namespace mentor::sample {

inline const Instant kNow = instant("2026-11-23T09:00:00Z");

/// Writes a pair with its agreement; returns the pair's id.
inline PairId add_pair(Store& store, std::string handle = "ada") {
  Pair made = pair("2026-09-01");
  made.handle = std::move(handle);
  made.uid = make_uid(kNow);
  made.mentor.uid = make_uid(kNow);
  made.mentee.uid = make_uid(kNow);
  const PairId id = insert_pair(store, made);
  Agreement first = agreement("2026-09-01", "weekly tue 15:00");
  first.pair = id;
  insert_agreement(store, first);
  return id;
}

inline CheckinId add_checkin(Store& store, PairId pair, std::string text) {
  Checkin made;
  made.uid = make_uid(kNow);
  made.pair = pair;
  made.met_at = kNow;
  made.logged_at = kNow;
  made.lines = {{LineId(0), LineKind::note, Party::mentee, false, std::move(text)}};
  return insert_checkin(store, made);
}

/// The numbers or texts a query gives, joined by blanks.
inline std::string answer(Store& store, const std::string& sql) {
  std::string all;
  store::Query query(store::connection_of(store), sql);
  while (query.next()) all += (all.empty() ? "" : " ") + query.text();
  return all;
}

/// A private folder that is gone with the object.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "mentor-store-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string store() const { return (path_ / "m.db").string(); }
  std::string backups() const { return (path_ / "backups").string(); }
  /// "m-1f3a9c0e-v1-2026-11-23T090000Z.db": how a copy of the store is called.
  std::string copy(const std::string& moment) const { return store::copy_stem(store()) + "-" + moment + ".db"; }
  /// "m.db m.db.lock": the files in it.
  std::string files() const { return files_in(""); }
  std::string files_in(const char* part) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_ / part)) names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : " ") + name;
    return all;
  }
  std::string bytes() const {
    std::ifstream file(store(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::filesystem::path path_;
};

/// A store as mentor wrote it when that was the newest version (tests/fixtures/make_store.sh).
inline void copy_fixture(int version, const Folder& folder) {
  std::filesystem::copy_file(MENTOR_SOURCE_DIR "/tests/fixtures/store-version-" + std::to_string(version) + ".db", folder.store());
  std::filesystem::permissions(folder.store(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace mentor::sample
