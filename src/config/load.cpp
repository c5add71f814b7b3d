// The config file's settings over the defaults, and the environment over both.
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>

#include "config/keys.hpp"
#include "config/toml_reader.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

std::string place_of(const TomlEntry& entry, std::string_view path) {
  return visible_line(path) + ":" + std::to_string(entry.line) + ":" + std::to_string(entry.column) + ": ";
}

Error unknown_key(std::string_view key, const std::string& place) {
  std::vector<std::string_view> names;
  for (const auto& known : config_keys()) names.push_back(known.name);
  const std::string guess = did_you_mean(key, names);
  return usage_error(place + "unknown key '" + visible_line(key) + "'", guess.empty() ? "mentor config show lists the keys" : guess);
}

// `place` stands in front of what is wrong.
void apply_value(Config& config, std::string_view key, const TomlValue& value, const std::string& place, const std::string& hint) {
  const auto keys = config_keys();
  const auto found = std::ranges::find(keys, key, &ConfigKey::name);
  if (found == keys.end()) throw unknown_key(key, place);
  try {
    reader_of(static_cast<std::size_t>(found - keys.begin()))(config, value);
  } catch (const Error& error) {
    throw usage_error(place + "'" + std::string(key) + "' " + error.message, error.hint.empty() ? hint : error.hint);
  }
}

// As TOML would take it: a whole number, a number, or text.
TomlValue typed_value(std::string_view text) {
  std::int64_t whole = 0;
  double number = 0;
  const char* end = text.data() + text.size();
  const auto is_all = [&](const std::from_chars_result& read) { return read.ec == std::errc() && read.ptr == end; };
  if (is_all(std::from_chars(text.data(), end, whole))) return whole;
  if (is_all(std::from_chars(text.data(), end, number, std::chars_format::fixed))) return number;
  return std::string(text);
}

// What it names is run, so it must be as safe as the store. It may lie in a folder of packages (home-manager) or of links (stow), and be
// written under a umask of 002.
constexpr Guarded kConfigGuard{"the config file", "name another with --config FILE", true, true};

// Whoever can write to a folder on the way can put another file in its place.
void require_safe(const Descriptor& file, const std::string& path, const Guarded& guarded) {
  (void)require_safe_file(file.get(), path, guarded);
  for (const auto& name : names_through_links(path)) require_safe_folder(folder_of(name), guarded);
}

std::optional<std::string> file_text(const std::string& path, bool must_be_there, const Guarded& guarded) {
  const auto name = [&] { return std::string(guarded.name) + " " + quoted_path(path); };
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open() && (errno == ENOENT || errno == ENOTDIR) && !must_be_there) return std::nullopt;
  if (!file.is_open())
    throw usage_error("cannot read " + name() + ": " + system_reason(),
                      must_be_there || errno != EACCES ? "mentor config init writes one" : std::string(guarded.instead));
  struct stat info {};
  const bool is_known = ::fstat(file.get(), &info) == 0;
  if (is_known && S_ISCHR(info.st_mode)) return "";
  if (!is_known || !S_ISREG(info.st_mode)) throw usage_error(name() + " is not a file", std::string(guarded.instead));
  require_safe(file, path, guarded);
  std::string text(kConfigLimit + 1, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const auto got = uninterrupted([&] { return ::read(file.get(), text.data() + size, text.size() - size); });
    if (got < 0) throw usage_error("cannot read " + name() + ": " + system_reason());
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  return text;
}

bool has(const Environment& env, std::string_view name) {
  const auto found = env.find(name);
  return found != env.end() && !found->second.empty();
}

bool is_config_named(const Environment& env, std::optional<std::string_view> flag) { return flag || has(env, "MENTOR_CONFIG"); }

// Without any folder to look in there is no config file, unless one was named.
bool has_place(const Environment& env, std::optional<std::string_view> flag) {
  return is_config_named(env, flag) || has(env, "HOME") || has(env, "XDG_CONFIG_HOME");
}

std::optional<std::string> config_text(const Environment& env, std::optional<std::string_view> flag, std::string& path) {
  const bool named = is_config_named(env, flag);
  if (!has_place(env, flag)) return std::nullopt;
  path = config_file_path(env, flag);
  return file_text(path, named, kConfigGuard);
}

}  // namespace

Config parse_config(std::string_view text, std::string_view path) {
  Config config;
  for (const auto& entry : read_toml(text, path)) {
    apply_value(config, entry.key, entry.value, place_of(entry, path), "mentor config edit");
    config.origins[entry.key] = Origin::file;
  }
  return config;
}

void set_key(Config& config, std::string_view key, std::string_view value) {
  apply_value(config, key, typed_value(value), "", "mentor config show " + std::string(key));
  config.origins[std::string(key)] = Origin::flag;
}

Person configured_me(const Config& config) {
  const auto origin = config.origins.find("me.name");
  const bool is_of_system = origin != config.origins.end() && origin->second == Origin::environment;
  return {is_of_system ? "" : config.me_name, config.me_email, config.me_tz};
}

std::string template_folder(const Environment& env, std::optional<std::string_view> flag) {
  return has_place(env, flag) ? folder_of(config_file_path(env, flag)) + "/templates" : "";
}

std::optional<std::string> read_own_file(const std::string& path, const std::string& name) {
  auto text = file_text(path, false, {name, "make it yours alone, or remove it", true, true});
  if (text && text->size() > kConfigLimit) throw usage_error(name + " " + quoted_path(path) + " is longer than 64 KiB");
  return text;
}

Config load_config(const Environment& env, std::optional<std::string_view> flag) {
  std::string path;
  const auto text = config_text(env, flag, path);
  Config config = text ? parse_config(*text, path) : Config{};
  if (config.me_name.empty() && has(env, "USER")) {
    config.me_name = env.find("USER")->second;
    config.origins["me.name"] = Origin::environment;
  }
  return config;
}

}  // namespace mentor
