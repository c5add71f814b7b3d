// Persons, who are the sides of pairs, in the store.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mentor/base/error.hpp"
#include "mentor/domain/person.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// Everybody, by name without case, then as they were recorded. Whoever is me has the name, address and zone that Store::set_me told.
std::vector<Person> persons(Store& store);
/// The same, as they were recorded: by id.
std::vector<Person> persons_by_id(Store& store);
/// In the order asked for. Throws not_found.
std::vector<Person> persons_of(Store& store, const std::vector<PersonId>& ids);
/// Whoever has this address, without case.
std::optional<Person> person_with_address(Store& store, std::string_view address);
/// The person that is me; nullopt before the first pair of mine.
std::optional<Person> my_person(Store& store);
/// Whoever is meant by "me", an address, a number, the handle of a pair that I have with them, a name, or the beginning of a word of a
/// name; an exact match wins. Throws not_found, refused with the candidates where it is ambiguous.
Person find_person(Store& store, std::string_view who);
/// Refused: the words could mean any of these.
Error ambiguous_person(std::string_view who, const std::vector<Person>& candidates);
/// Who was left without a mentor by a matching that was applied, and when; by name as persons() has them. Outside history, so that no undo of
/// what came later makes anybody wait anew.
struct WaitingPerson {
  Person person;
  Instant since{};
};
std::vector<WaitingPerson> waiting_persons(Store& store);
void save_waiting(Store& store, const WaitingPerson& waiting);
PersonId insert_person(Store& store, const Person& person);
/// Writes the person, in every pair of theirs. Throws refused for me where the config says who I am, and for an address that is somebody
/// else's.
void update(Store& store, const Person& person);
/// Puts `kept` in the place of `other` in every pair, and takes `other` away.
void unite_persons(Store& store, PersonId kept, PersonId other);

}  // namespace mentor
