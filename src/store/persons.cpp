#include "mentor/store/persons.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "store/change.hpp"
#include "store/schema.hpp"

namespace mentor {

using store::connection_of;
using store::Query;
using store::read_row;
using store::select;

namespace {

// The config is the truth about me, so that what it leaves out alone is read from the row.
Person told(const Store& store, Person person) {
  if (!person.is_me) return person;
  const auto prefer = [](std::string& stored, const std::string& configured) {
    if (!configured.empty()) stored = configured;
  };
  prefer(person.name, store.me().name);
  prefer(person.email, store.me().email);
  prefer(person.tz, store.me().tz);
  return person;
}

std::optional<Person> first(Store& store, Query& rows) {
  return rows.next() ? std::optional(told(store, read_row<Person>(rows))) : std::nullopt;
}

}  // namespace

std::vector<Person> persons_by_id(Store& store) {
  std::vector<Person> all;
  Query query(connection_of(store), select<Person>("order by id"));
  while (query.next()) all.push_back(told(store, read_row<Person>(query)));
  return all;
}

std::vector<Person> persons(Store& store) {
  auto all = persons_by_id(store);
  std::ranges::stable_sort(all, {}, [](const Person& person) { return fold_case(person.name); });
  return all;
}

std::vector<Person> persons_of(Store& store, const std::vector<PersonId>& ids) {
  std::vector<Person> all;
  Query query(connection_of(store), select<Person>("where id = ?"));
  for (const auto id : ids) {
    auto found = first(store, query.with(id));
    if (!found) throw not_found("person", std::to_string(id.value), "mentor person list");
    all.push_back(std::move(*found));
  }
  return all;
}

// Without an index: a store holds few persons, and every write would pay for one.
std::optional<Person> person_with_address(Store& store, std::string_view address) {
  const std::string wanted = fold_case(address);
  const auto all = persons_by_id(store);
  const auto found = std::ranges::find_if(all, [&](const Person& person) { return fold_case(person.email) == wanted; });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

std::optional<Person> my_person(Store& store) {
  Query query(connection_of(store), select<Person>("where is_me = 1 order by id limit 1"));
  return first(store, query);
}

Error ambiguous_person(std::string_view who, const std::vector<Person>& candidates) {
  std::string all;
  for (const auto& person : candidates)
    all += (all.empty() ? "" : ", ") + std::to_string(person.id.value) + " " + visible_line(person.name) +
           (person.email.empty() ? "" : " <" + person.email + ">");
  return refused("'" + visible_line(who) + "' could be any of: " + all, "give the number, or an address");
}

namespace {

bool has_word_beginning(const std::string& folded_name, const std::string& folded_word) {
  return folded_name.starts_with(folded_word) || folded_name.find(" " + folded_word) != std::string::npos;
}

// The sides of the pair with this handle who are not me.
std::vector<Person> others_in_pair(Store& store, const std::string& handle, const std::vector<Person>& all) {
  std::vector<Person> found;
  Query query(connection_of(store), "select mentor, mentee from pair where handle = ?");
  if (!query.with(handle).next()) return found;
  const std::array sides{query.id<PersonId>(), query.id<PersonId>()};
  std::ranges::copy_if(all, std::back_inserter(found),
                       [&](const Person& person) { return !person.is_me && std::ranges::find(sides, person.id) != sides.end(); });
  return found;
}

// Those with this first name, where pairs of several have their handle from it.
std::vector<Person> persons_sharing_first_name(Store& store, const std::string& handle, const std::vector<Person>& all) {
  Query numbered(connection_of(store), "select 1 from pair where handle >= ?1 || '2' and handle < ?1 || ':' limit 1");
  std::vector<Person> found;
  if (numbered.with(handle).next())
    std::ranges::copy_if(all, std::back_inserter(found), [&](const Person& person) {
      return !person.is_me && ascii_slug(person.name.substr(0, person.name.find(' '))) == handle;
    });
  return found;
}

}  // namespace

Person find_person(Store& store, std::string_view who) {
  const auto all = persons(store);
  const std::string wanted = fold_case(who);
  const auto those = [&](auto is_meant) {
    std::vector<Person> found;
    std::ranges::copy_if(all, std::back_inserter(found), is_meant);
    return found;
  };
  auto found = those([&](const Person& person) {
    return (wanted == "me" && person.is_me) || std::to_string(person.id.value) == wanted ||
           (!person.email.empty() && fold_case(person.email) == wanted);
  });
  if (found.empty()) {
    found = others_in_pair(store, wanted, all);
    if (const auto sharing = persons_sharing_first_name(store, wanted, all); found.size() == 1 && sharing.size() > 1)
      throw ambiguous_person(who, sharing);
  }
  if (found.empty()) found = those([&](const Person& person) { return fold_case(person.name) == wanted; });
  if (found.empty()) found = those([&](const Person& person) { return has_word_beginning(fold_case(person.name), wanted); });
  if (found.size() == 1) return std::move(found.front());
  if (!found.empty()) throw ambiguous_person(who, found);
  std::vector<std::string_view> names;
  for (const auto& person : all) names.push_back(person.name);
  const std::string guess = did_you_mean(std::string(who), names);
  throw not_found("person", who, guess.empty() ? "mentor person list" : guess);
}

std::vector<WaitingPerson> waiting_persons(Store& store) {
  std::map<std::string, Instant> since;
  Query query(connection_of(store), "select subject, at from outside where kind = ?");
  for (query.with(store::Outside::waiting); query.next();) {
    auto uid = query.text();
    since.emplace(std::move(uid), query.instant());
  }
  std::vector<WaitingPerson> waiting;
  if (since.empty()) return waiting;
  for (auto& person : persons(store))
    if (const auto found = since.find(to_string(person.uid)); found != since.end()) waiting.push_back({std::move(person), found->second});
  return waiting;
}

void save_waiting(Store& store, const WaitingPerson& waiting) {
  Query(connection_of(store), "insert or replace into outside(kind, subject, at) values(?,?,?)")
      .with(store::Outside::waiting, to_string(waiting.person.uid), waiting.since)
      .run();
}

PersonId insert_person(Store& store, const Person& person) { return store::insert_row(store, person); }
void update(Store& store, const Person& person) {
  const Person& configured = store.me();
  if (person.is_me && (!configured.name.empty() || !configured.email.empty() || !configured.tz.empty()))
    throw refused("'" + person.name + "' is you, and the config says who you are", "mentor config edit   me.name, me.email, me.tz");
  const auto other = person.email.empty() ? std::nullopt : person_with_address(store, person.email);
  if (other && other->id != person.id)
    throw refused("'" + person.email + "' is the address of " + other->name,
                  "mentor person merge " + std::to_string(other->id.value) + " " + std::to_string(person.id.value) + "   if they are one");
  store::update_row(store, person);
}

void unite_persons(Store& store, PersonId kept, PersonId other) {
  auto& connection = connection_of(store);
  std::vector<Pair> pairs;
  Query query(connection, select<Pair>("where mentor = ?1 or mentee = ?1 order by id"));
  for (query.with(other); query.next();) pairs.push_back(read_row<Pair>(query));
  for (auto& pair : pairs) {
    for (Person* side : {&pair.mentor, &pair.mentee})
      if (side->id == other) side->id = kept;
    store::update_row(store, pair);
  }
  store::change_row(connection, store::table<Person>(), other.value, std::nullopt);
}

}  // namespace mentor
