// Where things live, by the XDG base directory rules.
#include "mentor/base/error.hpp"
#include "mentor/config/config.hpp"

namespace mentor {
namespace {

std::optional<std::string> variable(const Environment& env, std::string_view name) {
  const auto found = env.find(name);
  if (found == env.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::string home(const Environment& env, std::string_view instead) {
  const auto found = variable(env, "HOME");
  if (!found) throw usage_error("there is neither HOME nor " + std::string(instead), "set HOME, or name the file with --store or --config");
  return *found;
}

// A relative XDG variable is left out, as the rules say.
std::string base_folder(const Environment& env, std::string_view name, std::string_view under_home) {
  const auto found = variable(env, name);
  if (found && found->starts_with('/')) return *found;
  return home(env, name) + "/" + std::string(under_home);
}

}  // namespace

std::string config_file_path(const Environment& env, std::optional<std::string_view> flag) {
  if (flag) return std::string(*flag);
  if (const auto named = variable(env, "MENTOR_CONFIG")) return *named;
  return base_folder(env, "XDG_CONFIG_HOME", ".config") + "/mentor/config.toml";
}

std::string store_file_path(const Environment& env, std::optional<std::string_view> flag, const Config& config) {
  if (flag) return std::string(*flag);
  if (const auto named = variable(env, "MENTOR_STORE")) return *named;
  if (config.store_path.starts_with("~/")) return home(env, "MENTOR_STORE") + config.store_path.substr(1);
  if (!config.store_path.empty()) return config.store_path;
  return base_folder(env, "XDG_DATA_HOME", ".local/share") + "/mentor/mentor.db";
}

std::string state_folder(const Environment& env) { return base_folder(env, "XDG_STATE_HOME", ".local/state") + "/mentor"; }

}  // namespace mentor
