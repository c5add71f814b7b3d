// What pair add and pair edit both accept, and what every write of pairs reads back.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

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

/// The pairs as they stand now, and the echo.
View pairs_written(Context& context, const std::vector<PairId>& pairs, std::vector<Block> echo);

}  // namespace mentor
