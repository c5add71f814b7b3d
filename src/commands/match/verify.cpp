// The command `match verify`: checks a plan and its proof, without the solver.
#include "commands/commands.hpp"
#include "commands/match/plan_file.hpp"
#include "commands/match/plan_json.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"

namespace mentor::match_verify {
namespace {

struct Options {
  std::string plan;
};

void define(Spec& spec, Options& options) { spec.operand("PLAN", options.plan, "a plan that match plan wrote", Completes::file); }

std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return say_count(static_cast<long long>(number), one, many);
}

View run(Context& context, const Options& options) {
  const MatchPlan plan = read_plan(context.process, options.plan);
  const auto faults = faults_of(plan);
  if (!faults.empty()) {
    std::string message = quoted_path(options.plan) + " does not hold";
    for (const auto& fault : faults) message += kListMark + fault;
    throw failed(message, "mentor match plan SHEET -o " + shell_word(options.plan));
  }
  View view;
  view.data =
      Value::Record{{"plan", options.plan}, {"proven", true}, {"matched", plan.totals.matched}, {"points", in_points(plan.totals.points)}};
  view.sections = sections_from(
      Prose{{paragraph({strong("It holds: "),
                        plain("no plan for these people and criteria matches more than " + count(plan.totals.matched, "mentee", "mentees") +
                              ", nor as many with more than " + say_points(plan.totals.points) + " points.")}),
             bullet("checked: the musts, bans, pins and places of " + count(plan.pairs.size(), "pair", "pairs") +
                    ", their points, and a price for each of " + count(plan.facts.people.size(), "person", "people") +
                    " that leaves no better pair")}});
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::match_verify
