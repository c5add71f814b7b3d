// The two sides of a pair, and how "me" and "them" name them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "mentor/base/enum_names.hpp"

namespace mentor {

/// My role in a pair.
enum class Role { mentor, mentee, none };
template <>
inline constexpr auto kEnumNames<Role> =
    std::to_array<EnumName<Role>>({{Role::mentor, "mentor"}, {Role::mentee, "mentee"}, {Role::none, "none"}});

/// A side as it is stored and printed.
enum class Party { mentor, mentee, both };
template <>
inline constexpr auto kEnumNames<Party> =
    std::to_array<EnumName<Party>>({{Party::mentor, "mentor"}, {Party::mentee, "mentee"}, {Party::both, "both"}});

/// A side as it is typed in a flag.
enum class Side { me, them, mentor, mentee, both };
template <>
inline constexpr auto kEnumNames<Side> = std::to_array<EnumName<Side>>(
    {{Side::me, "me"}, {Side::them, "them"}, {Side::mentor, "mentor"}, {Side::mentee, "mentee"}, {Side::both, "both"}});

/// My side; the mentee's where I am neither (product.md: a check-in's lines are by my side, mentee where I am neither).
Party my_party(Role role);
/// The side across from mine; the mentor's where I am neither.
Party their_party(Role role);
/// Throws refused for "me" and "them" where I am neither side.
Party party_of(Side side, Role role);
/// The same person's side in another pair: what was mine stays mine where my role there is the other one.
Party party_there(Party party, Role here, Role there);
/// Whether `party` is me (or both) in a pair where I have `role`.
bool includes_me(Party party, Role role);

}  // namespace mentor
