#include "mentor/domain/side.hpp"

#include "mentor/base/error.hpp"

namespace mentor {

Party my_party(Role role) { return role == Role::mentor ? Party::mentor : Party::mentee; }
Party their_party(Role role) { return role == Role::mentor ? Party::mentee : Party::mentor; }

Party party_of(Side side, Role role) {
  const bool relative = side == Side::me || side == Side::them;
  if (relative && role == Role::none)
    throw refused("'" + std::string(name_of(side)) + "' means nothing in a pair where I am neither side", "say mentor or mentee");
  switch (side) {
    case Side::me:
      return my_party(role);
    case Side::them:
      return their_party(role);
    case Side::mentor:
      return Party::mentor;
    case Side::mentee:
      return Party::mentee;
    case Side::both:
      break;
  }
  return Party::both;
}

Party party_there(Party party, Role here, Role there) {
  const bool trades = here != there && here != Role::none && there != Role::none && party != Party::both;
  if (!trades) return party;
  return party == Party::mentor ? Party::mentee : Party::mentor;
}

bool includes_me(Party party, Role role) { return role != Role::none && (party == Party::both || party == my_party(role)); }

}  // namespace mentor
