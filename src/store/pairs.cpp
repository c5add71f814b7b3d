#include "mentor/store/pairs.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/persons.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;
using store::read_row;
using store::select;

Error torn_apart(Store& store) {
  return damaged("the store '" + visible_line(store.path()) + "' holds pairs that are torn apart from their persons, agreements or pauses",
                 store::kDamagedHint);
}

// Everybody, but where only some pairs are asked for.
std::vector<Person> persons_in(Store& store, const std::vector<Relationship>& relationships, const std::optional<PairSpan>& span) {
  if (!span) return persons_by_id(store);
  std::vector<PersonId> ids;
  for (const auto& relationship : relationships) ids.insert(ids.end(), {relationship.pair.mentor.id, relationship.pair.mentee.id});
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return persons_of(store, ids);
}

void add_persons(Store& store, std::vector<Relationship>& relationships, const std::optional<PairSpan>& span) {
  if (relationships.empty()) return;
  const auto known = persons_in(store, relationships, span);
  for (auto& relationship : relationships)
    for (Person* side : {&relationship.pair.mentor, &relationship.pair.mentee}) {
      const auto found = std::ranges::lower_bound(known, side->id, {}, &Person::id);
      if (found == known.end() || found->id != side->id) throw torn_apart(store);
      *side = *found;
    }
}

// The pairs that `pairs` steps through, with their pauses and agreements, in the same order.
std::vector<Relationship> with_the_rest(Store& store, Query& pairs, const std::optional<PairSpan>& span, bool has_names = true) {
  std::vector<Relationship> result;
  std::map<PairId, std::size_t> place;
  while (pairs.next()) {
    result.push_back({read_row<Pair>(pairs), {}});
    place.emplace(result.back().pair.id, result.size() - 1);
  }
  if (has_names) add_persons(store, result, span);
  const auto relationship_of_row = [&](PairId pair) -> Relationship& {
    const auto found = place.find(pair);
    if (found == place.end()) throw torn_apart(store);
    return result[found->second];
  };
  auto& connection = connection_of(store);
  const std::string which = span ? "where pair between ? and ? " : "";
  Query pauses(connection, select<Pause>(which + "order by id"));
  if (span) pauses.with(span->first, span->last);
  while (pauses.next()) {
    auto pause = read_row<Pause>(pauses);
    relationship_of_row(pause.pair).pair.pauses.push_back(std::move(pause));
  }
  for (auto& relationship : result) std::ranges::stable_sort(relationship.pair.pauses, {}, &Pause::from);
  Query agreements(connection, select<Agreement>(which + "order by pair, from_on"));
  if (span) agreements.with(span->first, span->last);
  while (agreements.next()) {
    auto agreement = read_row<Agreement>(agreements);
    relationship_of_row(agreement.pair).agreements.push_back(std::move(agreement));
  }
  const bool all_agreed = std::ranges::none_of(result, [](const Relationship& r) { return r.agreements.empty(); });
  if (!all_agreed) throw torn_apart(store);
  return result;
}

Relationship one(Store& store, PairId id) {
  Query query(connection_of(store), select<Pair>("where id = ?"));
  auto found = with_the_rest(store, query.with(id), PairSpan{id, id});
  if (found.empty()) throw no_such(id);
  return std::move(found.front());
}

struct Name {
  PairId id;
  std::string handle;
  Role role;
  Person mentor;
  Person mentee;
};

std::vector<Name> all_names(Store& store) {
  std::vector<Name> names;
  Query query(connection_of(store),
              "select p.id, p.handle, p.role, a.id, a.name, b.id, b.name from pair p join person a on a.id = p.mentor"
              " join person b on b.id = p.mentee order by p.handle");
  while (query.next()) {
    Name name{query.id<PairId>(), query.text(), query.choice<Role>(), {}, {}};
    for (Person* side : {&name.mentor, &name.mentee}) {
      side->id = query.id<PersonId>();
      side->name = query.text();
    }
    names.push_back(std::move(name));
  }
  return names;
}

Error ambiguous(std::string_view reference, const std::vector<Name>& names) {
  constexpr std::size_t kMost = 10;
  std::string candidates;
  for (const auto& name : std::span(names).first(std::min(names.size(), kMost))) {
    Pair pair;
    pair.role = name.role;
    pair.mentor = name.mentor;
    pair.mentee = name.mentee;
    candidates += (candidates.empty() ? "" : ", ") + short_id(name.id) + " " + name.handle + " (" + counterpart(pair) + ")";
  }
  if (names.size() > kMost) candidates += ", and " + std::to_string(names.size() - kMost) + " more";
  return refused("'" + visible_line(reference) + "' could be any of: " + visible_line(candidates),
                 "name one by its id, or by more of its name");
}

// Those I meet who have this first name, where several persons have it. Without a handle that has a number behind it nobody is asked.
std::vector<Name> sharing_first_name(Store& store, const std::string& handle) {
  Query numbered(connection_of(store), "select 1 from pair where handle >= ?1 || '2' and handle < ?1 || ':' limit 1");
  if (!numbered.with(handle).next()) return {};
  const auto whom = [](const Name& name) -> const Person& { return name.role == Role::mentor ? name.mentee : name.mentor; };
  auto names = all_names(store);
  std::erase_if(names, [&](const Name& name) {
    const std::string& full = whom(name).name;
    return name.role == Role::none || ascii_slug(full.substr(0, full.find(' '))) != handle;
  });
  const bool is_shared = std::ranges::any_of(names, [&](const Name& name) { return whom(name).id != whom(names.front()).id; });
  return is_shared ? names : std::vector<Name>();
}

Error unknown(std::string_view reference, const std::vector<Name>& names) {
  std::vector<std::string_view> words;
  for (const auto& name : names) words.push_back(name.handle);
  const std::string shown = shell_word(visible_line(reference));
  if (names.empty()) return not_found("pair", reference, "mentor pair add --mentor " + shown + " (or --mentee " + shown + ") begins one");
  const std::string guess = did_you_mean(reference, words);
  return not_found("pair", reference, guess.empty() ? "mentor pair list" : guess);
}

bool has_word_beginning(std::string_view name, const std::string& folded_prefix) {
  const std::string folded = fold_case(name);
  return folded.starts_with(folded_prefix) || folded.find(" " + folded_prefix) != std::string::npos;
}

// An exact match wins: first of a handle, then of a name; only then do the beginnings of a handle and of any word of a name count.
std::vector<Name> matching(const std::vector<Name>& names, std::string_view reference) {
  const std::string wanted = fold_case(reference);
  const auto those = [&](auto test) {
    std::vector<Name> found;
    std::ranges::copy_if(names, std::back_inserter(found), test);
    return found;
  };
  auto found = those([&](const Name& n) { return n.handle == wanted; });
  if (found.empty()) found = those([&](const Name& n) { return fold_case(n.mentor.name) == wanted || fold_case(n.mentee.name) == wanted; });
  if (found.empty())
    found = those([&](const Name& n) {
      return n.handle.starts_with(wanted) || has_word_beginning(n.mentor.name, wanted) || has_word_beginning(n.mentee.name, wanted);
    });
  return found;
}

}  // namespace

std::vector<Relationship> relationships(Store& store) {
  Query query(connection_of(store), select<Pair>("order by handle"));
  return with_the_rest(store, query, std::nullopt);
}

void for_each_pair(Store& store, const std::function<void(const Pair&)>& visit) {
  std::map<PairId, std::vector<Pause>> pauses;
  Query paused(connection_of(store), select<Pause>("order by from_on, id"));
  while (paused.next()) {
    auto pause = read_row<Pause>(paused);
    pauses[pause.pair].push_back(std::move(pause));
  }
  Query query(connection_of(store), select<Pair>("order by id"));
  while (query.next()) {
    auto pair = read_row<Pair>(query);
    if (const auto found = pauses.find(pair.id); found != pauses.end()) pair.pauses = std::move(found->second);
    visit(pair);
  }
}

std::vector<Relationship> relationships_within(Store& store, PairSpan span) {
  Query query(connection_of(store), select<Pair>("where id between ? and ? order by id"));
  return with_the_rest(store, query.with(span.first, span.last), span);
}

std::vector<Relationship> relationships_without_names(Store& store) {
  Query query(connection_of(store), select<Pair>("order by handle"));
  return with_the_rest(store, query, std::nullopt, false);
}

Relationship find_relationship(Store& store, std::string_view text) {
  const Reference reference = parse_reference(text);
  if (reference.kind != Kind::pair)
    throw usage_error("'" + visible_line(text) + "' is a " + std::string(name_of(reference.kind)) + ", not a pair", "mentor pair list");
  if (reference.number) return relationship_of(store, PairId(*reference.number));
  if (const auto exact = pair_with_handle(store, fold_case(reference.name))) {
    const auto sharing = sharing_first_name(store, fold_case(reference.name));
    if (!sharing.empty()) throw ambiguous(reference.name, sharing);
    return one(store, *exact);
  }
  const auto names = all_names(store);
  const auto found = matching(names, reference.name);
  if (found.empty()) throw unknown(reference.name, names);
  if (found.size() > 1) throw ambiguous(reference.name, found);
  return one(store, found.front().id);
}

std::optional<PairId> pair_with_handle(Store& store, std::string_view handle) {
  Query exact(connection_of(store), "select id from pair where handle = ?");
  return exact.with(handle).next() ? std::optional(exact.id<PairId>()) : std::nullopt;
}

Relationship relationship_of(Store& store, PairId id) { return one(store, id); }

PairId insert_pair(Store& store, Pair pair) {
  for (Person* side : {&pair.mentor, &pair.mentee})
    if (side->id == PersonId{0}) side->id = insert_person(store, *side);
  pair.recorded_at = store.now();
  return store::insert_row(store, std::move(pair));
}
void update(Store& store, const Pair& pair) { store::update_row(store, pair); }

void insert_pause(Store& store, const Pause& pause) { store::insert_row(store, pause); }
void update(Store& store, const Pause& pause) { store::update_row(store, pause); }
void remove_pause(Store& store, PauseId pause) {
  store::change_row(connection_of(store), store::table<Pause>(), pause.value, std::nullopt);
}

AgreementId insert_agreement(Store& store, const Agreement& agreement) { return store::insert_row(store, agreement); }
void update(Store& store, const Agreement& agreement) { store::update_row(store, agreement); }
void remove_agreement(Store& store, AgreementId agreement) {
  store::change_row(connection_of(store), store::table<Agreement>(), agreement.value, std::nullopt);
}

}  // namespace mentor
