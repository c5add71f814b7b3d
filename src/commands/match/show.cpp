// The command `match show`: a plan as a report, fit to send.
#include <filesystem>

#include "commands/commands.hpp"
#include "commands/match/plan_file.hpp"
#include "commands/match/plan_json.hpp"
#include "commands/match/report.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"

namespace mentor::match_show {
namespace {

struct Options {
  std::string plan;
  Opt<std::string> file;
};

void define(Spec& spec, Options& options) {
  spec.operand("PLAN", options.plan, "a plan that match plan wrote", Completes::file);
  spec.text_option("--file", "F", options.file, "write it to this file, - is stdout", Completes::file);
  spec.short_form("-o");
}

View run(Context& context, const Options& options) {
  const auto plan = std::make_shared<const MatchPlan>(read_whole_plan(context.process, options.plan));
  View view;
  view.make_data = [plan] { return plan_value(*plan); };
  view.make_rows = [plan] { return plan_rows(*plan); };
  view.make_sections = [plan] { return plan_sections(*plan); };
  const std::string file = options.file.value_or("") == "-" ? "" : options.file.value_or("");
  std::error_code absent;
  if (!file.empty() && std::filesystem::equivalent(file, options.plan, absent))
    throw usage_error(quoted_path(file) + " is the plan itself", "name another file");
  if (!file.empty() && context.format.prints == Prints::data) keep_to_oneself(file);
  view.file = file;
  view.notes.emplace_back(context.format.prints == Prints::data
                              ? "not to be sent: this holds all answers, as the plan does"
                              : "fit to send: names, points and reasons; no answer is told, and no private rule is named");
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::match_show
