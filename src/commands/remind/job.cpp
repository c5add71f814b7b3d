#include "commands/remind/job.hpp"

#include <unistd.h>

#include <filesystem>

#include "commands/remind/sink.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/folders.hpp"

namespace mentor::remind {
namespace {

namespace fs = std::filesystem;

std::string program_path() {
  std::error_code problem;
  const fs::path path = fs::read_symlink("/proc/self/exe", problem);
  if (problem) throw failed("cannot find out where this program is: " + problem.message());
  return path.string();
}

// What a scheduler's bare environment would make of it, with HOME alone.
Environment bare(const Environment& environment) {
  Environment left;
  if (const auto home = environment.find("HOME"); home != environment.end()) left.insert(*home);
  return left;
}

std::string value_of(const Environment& environment, std::string_view name) {
  const auto found = environment.find(name);
  return found == environment.end() ? "" : found->second;
}

bool names_config(const Context& context) {
  return context.globals.config || !value_of(context.process.environment, "MENTOR_CONFIG").empty();
}

bool finds(std::string_view search_path, const std::string& program) {
  if (program.find('/') != std::string::npos) return ::access(program.c_str(), X_OK) == 0;
  while (!search_path.empty()) {
    const auto folder = search_path.substr(0, search_path.find(':'));
    if (::access((std::string(folder) + "/" + program).c_str(), X_OK) == 0) return true;
    search_path.remove_prefix(std::min(folder.size() + 1, search_path.size()));
  }
  return false;
}

}  // namespace

Job job_for(const Context& context, SinkKind via) {
  const Environment& mine = context.process.environment;
  const Environment theirs = bare(mine);
  Job job{"mentor-remind", {}, {program_path(), "remind", "run", "--via", std::string(name_of(via))}};
  const std::string store = fs::absolute(store_file_path(mine, context.globals.store, context.config)).lexically_normal().string();
  if (theirs.empty() || store != store_file_path(theirs, std::nullopt, context.config)) {
    job.name += "-" + ascii_slug(store);
    job.variables.emplace_back("MENTOR_STORE", store);
  }
  if (names_config(context))
    job.variables.emplace_back("MENTOR_CONFIG", fs::absolute(config_file_path(mine, context.globals.config)).lexically_normal().string());
  else if (theirs.empty() || config_home(mine) != config_home(theirs))
    job.variables.emplace_back("XDG_CONFIG_HOME", config_home(mine));
  if (const std::string tz = value_of(mine, "TZ"); !tz.empty() && context.config.me_tz.empty()) job.variables.emplace_back("TZ", tz);
  return job;
}

std::vector<std::string> warnings(const Scheduler& scheduler, SinkKind via, const Config& config) {
  if (via == SinkKind::output) return scheduler.about_output();
  const auto program = program_of(via, config);
  if (program.empty() || finds(scheduler.search_path, program.front())) return {};
  return {std::string(scheduler.name) + " finds no program '" + visible_line(program.front()) + "' in " +
          std::string(scheduler.search_path) + ": name one that is there by its whole path"};
}

}  // namespace mentor::remind
