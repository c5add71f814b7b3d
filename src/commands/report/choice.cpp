#include "commands/report/choice.hpp"

#include "commands/shared/resolve.hpp"

namespace mentor {
namespace {

constexpr std::string_view kStdout = "-";

}  // namespace

void define_report_output(Spec& spec, ReportChoice& choice) {
  spec.include_private("put private lines in");
  spec.text_option("--file", "F", choice.file, "write it to this file, - is stdout", Completes::file);
  spec.short_form("-o");
  spec.flag("--exit-code", choice.exit_code, "exit with 8 when a pair needs attention");
}

void define_report_choice(Spec& spec, ReportChoice& choice) {
  spec.texts("--pair", "P", choice.pairs, "only this pair", Completes::pair);
  spec.text_option("--tag", "T", choice.tag, "only pairs with this tag");
  define_report_output(spec, choice);
}

std::vector<Relationship> chosen_pairs(Context& context, const ReportChoice& choice) {
  return chosen_pairs(*context.store, choice.pairs, choice.tag);
}

void finish_report(View& view, const ReportChoice& choice, std::size_t left_out) {
  if (choice.file && *choice.file != kStdout) view.file = *choice.file;
  view.left_out = left_out;
}

}  // namespace mentor
