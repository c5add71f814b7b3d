// What every report accepts: which pairs, whether private lines are in, where it goes.
#pragma once

#include <string>
#include <vector>

#include "commands/shared/common_options.hpp"
#include "commands/shared/report_phrases.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

struct ReportChoice {
  PairChoice who;
  bool brief = false;
  Opt<std::string> file;
  bool exit_code = false;
};

/// PAIR..., --pair, --tag, --brief, --include-private, --file, --exit-code.
void define_report_choice(Spec& spec, ReportChoice& choice);
/// --brief, --include-private, --file, --exit-code.
void define_report_output(Spec& spec, ReportChoice& choice);
/// --all: every pair by name, where a report on many names the worst.
void define_naming(Spec& spec, Naming& naming);
/// The same with PAIR or --pair, for a report on one pair.
void define_report_of_one(Spec& spec, std::string& pair, ReportChoice& choice);
/// Each leaves for --brief what somebody may read who was not there, such as a manager: no notes, blockers, ratings and reasons.
void make_brief(std::vector<Checkin>& checkins);
void make_brief(std::vector<Meeting>& meetings);
void make_brief(Pair& pair);
void make_brief(Health& health);
/// Sends the view to --file; it lacks so many private lines.
void finish_report(View& view, const ReportChoice& choice, std::size_t left_out);

}  // namespace mentor
