// Where things live, by the XDG base directory rules.
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
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
  if (!found->starts_with('/')) throw usage_error("HOME is no absolute path: '" + visible_line(*found) + "'", "set HOME");
  return *found;
}

// A relative XDG variable is left out, as the rules say.
std::string base_folder(const Environment& env, std::string_view name, std::string_view under_home) {
  const auto found = variable(env, name);
  if (found && found->starts_with('/')) return *found;
  return home(env, name) + "/" + std::string(under_home);
}

std::string with_home(const Environment& env, const std::string& path, std::string_view instead) {
  return path.starts_with("~/") ? home(env, instead) + path.substr(1) : path;
}

std::optional<std::string> named_store(const Environment& env, std::optional<std::string_view> flag, const Config& config) {
  if (flag) return std::string(*flag);
  if (const auto named = variable(env, "MENTOR_STORE")) return *named;
  if (!config.store_path.empty()) return with_home(env, config.store_path, "MENTOR_STORE");
  return std::nullopt;
}

}  // namespace

std::string config_home(const Environment& env) { return base_folder(env, "XDG_CONFIG_HOME", ".config"); }

std::string config_file_path(const Environment& env, std::optional<std::string_view> flag) {
  if (flag) return std::string(*flag);
  if (const auto named = variable(env, "MENTOR_CONFIG")) return *named;
  return config_home(env) + "/mentor/config.toml";
}

std::string store_file_path(const Environment& env, std::optional<std::string_view> flag, const Config& config) {
  if (const auto named = named_store(env, flag, config)) return *named;
  return base_folder(env, "XDG_DATA_HOME", ".local/share") + "/mentor/mentor.db";
}

bool is_store_named(const Environment& env, std::optional<std::string_view> flag, const Config& config) {
  return named_store(env, flag, config).has_value();
}

std::string maildir_path(const Environment& env, const Config& config) {
  constexpr const char* kHint = "mentor config edit: [remind] maildir = \"~/Mail/mentor\"";
  if (config.remind_maildir.empty()) throw usage_error("no maildir is named to put reminders into", kHint);
  const std::string path = with_home(env, config.remind_maildir, "an absolute remind.maildir");
  if (!path.starts_with('/')) throw usage_error("the maildir '" + visible_line(path) + "' is not an absolute path", kHint);
  return path;
}

std::string backup_folder(const Environment& env) {
  const bool has_place = variable(env, "HOME") || variable(env, "XDG_STATE_HOME").value_or("").starts_with('/');
  return has_place ? state_folder(env) + "/backups" : "";
}

std::string state_folder(const Environment& env) { return base_folder(env, "XDG_STATE_HOME", ".local/state") + "/mentor"; }

}  // namespace mentor
