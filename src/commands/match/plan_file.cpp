#include "commands/match/plan_file.hpp"

#include <sys/stat.h>

#include "cli/run_context.hpp"
#include "commands/match/plan_json.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/text_input.hpp"
#include "mentor/render/formats.hpp"
#include "mentor/store/written_file.hpp"

namespace mentor {
namespace {

constexpr std::string_view kPlanBegins = "{\n  \"digest\": ";

}  // namespace

MatchPlan read_plan(const Process& process, const std::string& path) {
  constexpr std::size_t kPlanLimit = 256 * 1024 * 1024;
  std::string text = read_file(process, path, kPlanLimit);
  if (text.size() > kPlanLimit) throw usage_error(quoted_path(path) + " is longer than 256 MiB", "name a plan that match plan wrote");
  return parse_plan(std::move(text), path);
}

MatchPlan read_whole_plan(const Process& process, const std::string& path) {
  auto plan = read_plan(process, path);
  const auto faults = faults_of(plan);
  if (faults.empty()) return plan;
  throw usage_error(quoted_path(path) + " does not hold, since it was changed: " + faults.front(),
                    "mentor match verify " + shell_word(path) + " says all of it; to change a pair: --pin, --ban");
}

void keep_to_oneself(const std::string& path) {
  struct stat info {};
  constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
  if (::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && (info.st_mode & kOthers) != 0 &&
      ::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0)
    throw failed("others can read " + quoted_path(path) + ", and it cannot be kept from them: " + system_reason(), "name another file");
}

void write_plan(const MatchPlan& plan, const std::string& path) {
  struct stat info {};
  const bool holds_something = ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
  if (holds_something && !TextInput::of_file(path).head().starts_with(kPlanBegins))
    throw usage_error(quoted_path(path) + " is there, and is no plan", "name a new file");
  keep_to_oneself(path);
  write_file(path, to_json(plan_value(plan)) + "\n");
}

}  // namespace mentor
