#include "mentor/mentoring/pair_making.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/persons.hpp"

namespace mentor {

void require_two(const Person& mentor, const Person& mentee) {
  const bool has_addresses = !mentor.email.empty() && !mentee.email.empty();
  if (!is_same(mentor, mentee) && (has_addresses || fold_case(mentor.name) != fold_case(mentee.name))) return;
  throw usage_error("'" + visible_line(mentor.name) + "' cannot mentor themselves",
                    "give each side an address of its own: \"Name <address>\"");
}

Person as_recorded(Store& store, const Person& named) {
  auto known = named.email.empty() ? std::nullopt : person_with_address(store, named.email);
  return known ? std::move(*known) : named;
}

Pair pair_of_people(Store& store, const std::optional<Person>& mentor, const std::optional<Person>& mentee, const Person& me) {
  const auto myself = [&] {
    auto known = my_person(store);
    return known ? std::move(*known) : me;
  };
  Pair pair;
  pair.role = mentor && mentee ? Role::none : mentor ? Role::mentee : Role::mentor;
  pair.mentor = mentor ? as_recorded(store, *mentor) : myself();
  pair.mentee = mentee ? as_recorded(store, *mentee) : myself();
  require_two(pair.mentor, pair.mentee);
  return pair;
}

const Relationship* running_pair(const std::vector<Relationship>& all, const Pair& pair, Date today) {
  if (pair.mentor.id == PersonId{0} || pair.mentee.id == PersonId{0}) return nullptr;
  const auto found = std::ranges::find_if(all, [&](const Relationship& other) {
    const bool is_same_two = other.pair.mentor.id == pair.mentor.id && other.pair.mentee.id == pair.mentee.id;
    return is_same_two && status_on(other.pair, today) != PairStatus::ended;
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace mentor
