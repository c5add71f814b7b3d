// What every report accepts: which pairs, whether private lines are in, where it goes.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

struct ReportChoice {
  std::vector<std::string> pairs;
  Opt<std::string> tag;
  Opt<std::string> file;
  bool exit_code = false;
};

/// --pair, --tag, --include-private, --file, --exit-code.
void define_report_choice(Spec& spec, ReportChoice& choice);
/// --include-private, --file, --exit-code, for a report on one named pair.
void define_report_output(Spec& spec, ReportChoice& choice);

/// The pairs meant, by handle. Throws not_found, refused.
std::vector<Relationship> chosen_pairs(Context& context, const ReportChoice& choice);
/// Sends the view to --file; it lacks so many private lines.
void finish_report(View& view, const ReportChoice& choice, std::size_t left_out);

}  // namespace mentor
