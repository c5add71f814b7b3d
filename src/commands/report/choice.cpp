#include "commands/report/choice.hpp"

#include "commands/shared/resolve.hpp"

namespace mentor {
namespace {

constexpr std::string_view kStdout = "-";

}  // namespace

void define_report_output(Spec& spec, ReportChoice& choice) {
  spec.flag("--brief", choice.brief, "leave out notes, blockers, ratings and reasons");
  spec.include_private("put private lines in");
  spec.text_option("--file", "F", choice.file, "write it to this file, - is stdout", Completes::file);
  spec.short_form("-o");
  spec.flag("--exit-code", choice.exit_code, "exit with 8 when a pair needs attention");
}

void define_naming(Spec& spec, Naming& naming) {
  spec.custom_flag("--all", "name every pair, not only the worst", [&naming] { naming = Naming::all; });
}

void define_report_choice(Spec& spec, ReportChoice& choice) {
  define_pair_choice(spec, choice.who);
  define_report_output(spec, choice);
}

void define_report_of_one(Spec& spec, std::string& pair, ReportChoice& choice) {
  spec.operand("PAIR", pair, "whom it is about", Completes::pair);
  spec.or_else({"--pair"});
  spec.custom(
      "--pair", "P", false, "says the same as PAIR",
      [&pair](const std::string& text, const ParseContext&) { pair = storable(text, "its value"); }, Completes::pair);
  define_report_output(spec, choice);
}

void make_brief(std::vector<Checkin>& checkins) {
  for (auto& checkin : checkins) {
    std::erase_if(checkin.lines, [](const Line& line) { return line.kind == LineKind::note || line.kind == LineKind::blocker; });
    checkin.rating.reset();
  }
}

void make_brief(std::vector<Meeting>& meetings) {
  for (auto& meeting : meetings) meeting.because.clear();
}

void make_brief(Pair& pair) {
  pair.end_reason.clear();
  for (auto& pause : pair.pauses) pause.because.clear();
}

void make_brief(Health& health) {
  std::erase_if(health.reasons, [](const HealthReason& reason) { return reason.rule == "rating"; });
}

void finish_report(View& view, const ReportChoice& choice, std::size_t left_out) {
  if (choice.file && *choice.file != kStdout) view.file = *choice.file;
  view.left_out = left_out;
}

}  // namespace mentor
