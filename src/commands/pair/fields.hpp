// What pair add and pair edit both accept.
#pragma once

#include "mentor/cli/spec.hpp"
#include "mentor/domain/pair.hpp"

namespace mentor {

struct PairFields {
  Opt<Person> mentor;
  Opt<Person> mentee;
  Opt<std::string> handle;
  Opt<std::string> their_tz;
  Opt<Date> start;
  Opt<Date> end;
  ListChange tags;
};

void define_pair_fields(Spec& spec, PairFields& fields);
/// Throws refused when another pair has it.
void check_handle_free(const std::string& handle, const std::vector<std::string>& taken);
/// Throws usage unless the end is on or after the start.
void check_dates(const Pair& pair);
/// Sets the zone of the side across from me. Throws usage where I am neither side.
void set_their_zone(Pair& pair, const std::string& zone);

}  // namespace mentor
