#include "mentor/store/facts.hpp"

#include <unordered_map>

#include "mentor/base/error.hpp"
#include "mentor/base/uid.hpp"
#include "store/schema.hpp"
#include "store/table.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

using UidsOfPairs = std::unordered_map<std::int64_t, Uid>;

std::optional<Uid> uid_outside(store::Connection& connection, store::Outside kind) {
  Query query(connection, "select value from outside where kind = ? and subject = ''");
  return query.with(kind).next() ? parse_uid(query.text()) : std::nullopt;
}

// What the third migration gives a store that has pairs, for one whose first pair came later.
std::optional<Uid> uid_from_first_pair(store::Connection& connection) {
  Query query(connection, "select uid from pair order by id limit 1");
  return query.next() ? std::optional(derived_uid(query.uid(), 0, 0)) : std::nullopt;
}

UidsOfPairs uids_of_pairs(store::Connection& connection) {
  UidsOfPairs uids;
  Query query(connection, "select id, uid from pair");
  while (query.next()) {
    const auto id = query.integer();
    uids.emplace(id, query.uid());
  }
  return uids;
}

template <class Entity>
void for_each_row(Store& store, const std::function<void(const Entity&, const Uid&)>& take) {
  auto& connection = connection_of(store);
  const auto pairs = uids_of_pairs(connection);
  Query query(connection, store::select<Entity>("order by id"));
  while (query.next()) {
    const auto row = store::read_row<Entity>(query);
    const auto pair = pairs.find(row.pair.value);
    if (pair == pairs.end())
      throw damaged("the store '" + visible_line(store.path()) + "' refers to a pair that is not in it", store::kDamagedHint);
    take(row, pair->second);
  }
}

}  // namespace

std::optional<StoreIdentity> identity_of(Store& store) {
  auto& connection = connection_of(store);
  auto uid = uid_outside(connection, store::Outside::store);
  if (!uid) uid = uid_from_first_pair(connection);
  if (!uid) return std::nullopt;
  Query last(connection, "select ifnull(max(id), 0), max(at) from command");
  last.next();
  const auto command = last.integer();
  return StoreIdentity{*uid, uid_outside(connection, store::Outside::replica), command, last.maybe(&Query::instant)};
}

void for_each_contact(Store& store, const std::function<void(const Checkin&, const Uid&)>& take) { for_each_row<Checkin>(store, take); }
void for_each_goal(Store& store, const std::function<void(const Goal&, const Uid&)>& take) { for_each_row<Goal>(store, take); }
void for_each_promise(Store& store, const std::function<void(const Action&, const Uid&)>& take) { for_each_row<Action>(store, take); }

}  // namespace mentor
