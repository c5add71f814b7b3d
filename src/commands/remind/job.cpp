#include "commands/remind/job.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "commands/remind/sink.hpp"
#include "mentor/base/digest.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/config.hpp"

namespace mentor::remind {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kName = "mentor-remind";

// The digest is of each byte of the path: what is cut off or left out of the word for people still parts two stores.
std::string name_for(std::string_view store) {
  constexpr std::size_t kWordSize = 40;
  Digest digest;
  digest.add(store);
  const std::string slug = ascii_slug(store);
  std::string word = slug.substr(slug.size() - std::min(slug.size(), kWordSize));
  if (!word.empty() && !word.starts_with('-')) word.insert(0, "-");
  std::string name = std::string(kName) + word + "-";
  for (int shift = 60; shift >= 0; shift -= 4) name += "0123456789abcdef"[(digest.value() >> shift) & 0xF];
  return name;
}

// From anywhere. A way up is taken as the system takes it: from where a link leads to.
std::string whole_path(const std::string& path) {
  std::error_code problem;
  const fs::path whole = fs::absolute(path, problem);
  const bool goes_up = std::ranges::find(whole, fs::path("..")) != whole.end();
  const fs::path plain = goes_up && !problem ? fs::weakly_canonical(whole, problem) : whole.lexically_normal();
  if (problem) throw failed("cannot find out where '" + visible_line(path) + "' is: " + problem.message(), "name it by its whole path");
  return plain.string();
}

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
  Job job{std::string(kName), "", "", {}, {program_path(), "remind", "run", "--via", std::string(name_of(via))}};
  const std::string store = whole_path(store_file_path(mine, context.globals.store, context.config));
  if (theirs.empty() || store != store_file_path(theirs, std::nullopt, context.config)) {
    job.former_name = std::string(kName) + "-" + ascii_slug(store);
    job.name = name_for(store);
    job.store = store;
    job.variables.emplace_back("MENTOR_STORE", store);
  }
  if (names_config(context))
    job.variables.emplace_back("MENTOR_CONFIG", whole_path(config_file_path(mine, context.globals.config)));
  else if (theirs.empty() || config_home(mine) != config_home(theirs))
    job.variables.emplace_back("XDG_CONFIG_HOME", config_home(mine));
  if (const std::string tz = value_of(mine, "TZ"); !tz.empty() && context.config.me_tz.empty()) job.variables.emplace_back("TZ", tz);
  return job;
}

std::vector<std::string> warnings(const Scheduler& scheduler, const Job& job, SinkKind via, const Config& config) {
  if (via == SinkKind::output) return scheduler.about_output(job);
  const auto program = program_of(via, config);
  if (program.empty() || finds(scheduler.search_path, program.front())) return {};
  return {std::string(scheduler.name) + " finds no program '" + visible_line(program.front()) + "' in " +
          std::string(scheduler.search_path) + ": name one that is there by its whole path"};
}

}  // namespace mentor::remind
