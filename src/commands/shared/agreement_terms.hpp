// The terms of an agreement as options, shared by every command that takes them.
#pragma once

#include "mentor/cli/spec.hpp"
#include "mentor/domain/agreement.hpp"
#include "mentor/mentoring/agreement_versions.hpp"

namespace mentor {

struct Terms {
  Opt<Cadence> every;
  Opt<Minutes> length;
  Opt<std::string> tz;
  Opt<Channel> channel;
  Opt<Minutes> notice;
  Opt<Minutes> reply_within;
  Opt<Minutes> agenda_lead;
  Opt<std::string> hours;
  ListChange expect;
};

void define_terms(Spec& spec, Terms& terms);
/// Whether any term was given.
bool any_given(const Terms& terms);
/// What was given goes over what stands; expectations are added and taken out. Throws not_found for one to take out
/// that is not there.
void apply(const Terms& terms, Agreement& agreement);

}  // namespace mentor
