#include "commands/match/plan_file.hpp"

#include "cli/run_context.hpp"
#include "commands/match/plan_json.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/render/formats.hpp"
#include "mentor/store/written_file.hpp"

namespace mentor {

MatchPlan read_plan(const Process& process, const std::string& path) {
  constexpr std::size_t kPlanLimit = 256 * 1024 * 1024;
  std::string text = read_file(process, path, kPlanLimit);
  if (text.size() > kPlanLimit) throw usage_error(quoted_path(path) + " is longer than 256 MiB", "name a plan that match plan wrote");
  return parse_plan(std::move(text), path);
}

MatchPlan read_whole_plan(const Process& process, const std::string& path) {
  auto plan = read_plan(process, path);
  if (plan.digest == digest_of(plan.facts)) return plan;
  throw usage_error(quoted_path(path) + " was changed since it was made",
                    "mentor match verify " + path + " says what; to change a pair: --pin, --ban");
}

void write_plan(const MatchPlan& plan, const std::string& path) { write_file(path, to_json(plan_value(plan)) + "\n"); }

}  // namespace mentor
