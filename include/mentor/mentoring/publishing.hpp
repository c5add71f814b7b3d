// A script for psql that brings the facts of stores into the schema `mentor` of a PostgreSQL database; nothing of what people wrote.
//
// The script is one transaction whose last line commits it, so that whatever cuts it off changes nothing. The facts go into temporary
// tables first; then only rows that differ are written. A name never becomes part of a statement: all values travel as lines of COPY.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/uid.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/facts.hpp"

namespace mentor {

/// Of the schema in the database. A script refuses any other.
inline constexpr int kPublishedVersion = 1;

struct PublishChoice {
  const std::string& programme;
  const std::string& key;                ///< of the HMAC that stands for a person
  const std::vector<std::string>& tags;  ///< no others leave the store
  bool with_names = false;
  const Thresholds& health;
};

/// What was put in from one store.
struct PublishedStore {
  std::string path;
  Uid uid{};
  std::int64_t pairs = 0, contacts = 0, meetings = 0, goals = 0, promises = 0;
  int tags_left_out = 0;
};

using ScriptSink = std::function<void(std::string_view)>;

/// Makes or migrates the schema, by its owner.
std::string_view publish_schema();
/// What comes first: it stops where the database holds no schema of ours, or one of another version.
std::string publish_head();
/// The facts of one store as lines of COPY, read row after row. Throws damaged.
PublishedStore publish_store(Store& store, const StoreIdentity& identity, const PublishChoice& choice, const Clock& clock,
                             const ScriptSink& write);
/// What takes the facts over, takes out the stores of `forgotten`, and commits. `unread` stores could not be read.
std::string publish_tail(const PublishChoice& choice, std::span<const Uid> forgotten, int unread);

}  // namespace mentor
