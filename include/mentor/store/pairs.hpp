// Pairs, their pauses and the versions of their agreement, in the store.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "mentor/domain/agreement.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// A pair with every version of its agreement, by `from`; never without one.
struct Relationship {
  Pair pair;
  std::vector<Agreement> agreements;
};

/// Every relationship, by handle.
std::vector<Relationship> relationships(Store& store);
/// By id, one after the other, without what stands in other tables but for its pauses: names, addresses, agreements.
void for_each_pair(Store& store, const std::function<void(const Pair&)>& visit);
/// From one id to another, both included.
struct PairSpan {
  PairId first;
  PairId last;
};
/// The relationships of a span, by id.
std::vector<Relationship> relationships_within(Store& store, PairSpan span);
/// The same with nothing of the persons but their ids.
std::vector<Relationship> relationships_without_names(Store& store);
/// A handle, a unique prefix of a handle or of any word of a name, a name, or "p3"; an exact match wins, but for a handle that is a first
/// name which several have. Throws not_found with the nearest handle, refused with the candidates where it is ambiguous.
Relationship find_relationship(Store& store, std::string_view reference);
/// The pair with exactly this handle.
std::optional<PairId> pair_with_handle(Store& store, std::string_view handle);
/// Throws not_found.
Relationship relationship_of(Store& store, PairId id);

/// Inserts the pair (its id is ignored), and whoever of its sides is not in the store; returns its id.
PairId insert_pair(Store& store, Pair pair);
/// Writes the pair's own row; its pauses and persons are written one by one.
void update(Store& store, const Pair& pair);
void insert_pause(Store& store, const Pause& pause);
void update(Store& store, const Pause& pause);
void remove_pause(Store& store, PauseId pause);
AgreementId insert_agreement(Store& store, const Agreement& agreement);
void update(Store& store, const Agreement& agreement);
void remove_agreement(Store& store, AgreementId agreement);

}  // namespace mentor
