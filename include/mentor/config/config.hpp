// Every setting: its key, its default, and where its value came from (default, config file, environment, flag).
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/enum_names.hpp"
#include "mentor/base/time.hpp"
#include "mentor/domain/agreement.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/domain/person.hpp"
#include "mentor/domain/sink_kind.hpp"
#include "mentor/render/formats.hpp"

namespace mentor {

/// The variables mentor reads, taken once by main. A test passes a map.
using Environment = std::map<std::string, std::string, std::less<>>;

enum class Origin { built_in, file, environment, flag };

/// When to colour.
enum class Colours { automatic, always, never };
template <>
inline constexpr auto kEnumNames<Colours> =
    std::to_array<EnumName<Colours>>({{Colours::automatic, "auto"}, {Colours::always, "always"}, {Colours::never, "never"}});

struct Config {
  std::string me_name;  ///< default $USER, else ""
  std::string me_email;
  std::string me_tz;  ///< "" = $TZ, else the system's
  Weekday week_starts_on = std::chrono::Monday;
  Minutes default_minutes{60};
  Channel default_channel = Channel::video;
  const Format* default_format = &formats().front();  ///< never null
  Thresholds health;
  std::optional<std::chrono::days> history_keep;  ///< nullopt: for ever
  std::vector<std::string> publish_tags;
  std::string publish_key;  ///< a secret; "" where none is set
  SinkKind remind_via = SinkKind::output;
  std::vector<std::string> remind_command;
  std::string remind_mail_to;
  std::string remind_maildir;
  std::vector<Minutes> remind_meeting{Minutes{24 * 60}, Minutes{60}};
  Minutes remind_morning{9 * 60};
  Minutes remind_evening{18 * 60};
  std::optional<DayHours> remind_quiet;
  std::chrono::seconds remind_timeout{30};
  std::string store_path;  ///< "" = the XDG default
  int backups = 10;        ///< as many are kept
  std::optional<Minutes> backup_every{Minutes{7 * 24 * 60}};
  Colours ui_color = Colours::automatic;
  std::string ui_pager;

  std::map<std::string, Origin, std::less<>> origins;  ///< keys whose value is not built in
};

/// What was configured of me; a name that is only that of $USER is "" here.
Person configured_me(const Config& config);

/// One key: its dotted name, what it means, and how it is read from and shown as TOML. The one list behind reading, `config show`,
/// `config init`, mentor.toml.5 and "did you mean".
struct ConfigKey {
  std::string_view name;               ///< "health.grace_days"
  std::string_view summary;            ///< imperative, at most 60 columns
  std::string_view type;               ///< "text", "whole number", "number", "list of text" ...: what the user must write
  std::string_view values;             ///< the range, "" when any
  std::string (*show)(const Config&);  ///< as TOML text
  std::vector<std::string_view> (*choices)() = nullptr;
};
/// The range or the choices, in words; "" when any.
std::string say_values(const ConfigKey& key);
std::span<const ConfigKey> config_keys();

/// The config file's settings over the defaults. `path` names the file in messages. Throws usage with line, column and the nearest key
/// for anything that is not valid: no bytes in `text` can crash or hang it.
Config parse_config(std::string_view text, std::string_view path);
/// "2y", "90d": how long history is kept; "" for ever.
std::string say_history_keep(const Config& config);
/// Sets one key to a value as typed in a flag: "3", "0.5", "monday". Throws usage: an unknown key with the nearest, or a wrong value.
void set_key(Config& config, std::string_view key, std::string_view value);
/// The commented file `config init` writes: every key with its default, commented out.
std::string config_template();

/// Where things live, by the XDG base directory rules: a variable that is unset, empty or relative gives its default under HOME.
/// Each throws usage ("no HOME and no XDG variable ...") only when its answer is needed and cannot be had. A leading "~/" in store.path is
/// HOME.
std::string config_file_path(const Environment& env, std::optional<std::string_view> flag);
std::string store_file_path(const Environment& env, std::optional<std::string_view> flag, const Config& config);
/// Whether the store was named, by the flag, $MENTOR_STORE or store.path: then it must be there to be read.
bool is_store_named(const Environment& env, std::optional<std::string_view> flag, const Config& config);
std::string state_folder(const Environment& env);
/// Where copies of a store go by themselves; "" where there is neither HOME nor XDG_STATE_HOME, and so no place but beside the store.
std::string backup_folder(const Environment& env);

/// Reads the config file (64 KiB at most). Throws damaged for one that others can write or own, or that lies in such a folder. A file that
/// is not there is the defaults, unless it was named by `flag` or $MENTOR_CONFIG: then usage. Applies the environment over it ($USER for
/// me.name where none is set).
Config load_config(const Environment& env, std::optional<std::string_view> flag);

/// Where the user's own templates lie: templates/ beside the config file; "" where there is no place for one.
std::string template_folder(const Environment& env, std::optional<std::string_view> flag);
/// A file that says what the user's commands do, as guarded as the config file and as short; nullopt where it is not there. `name` is what
/// it is called in messages ("the template"). Throws damaged, usage.
std::optional<std::string> read_own_file(const std::string& path, const std::string& name);

/// $XDG_CONFIG_HOME, else ~/.config. Throws usage as config_file_path does.
std::string config_home(const Environment& env);
/// remind.maildir, its leading "~/" being HOME. Throws usage where it is not set, or relative: cron runs in another folder than a person.
std::string maildir_path(const Environment& env, const Config& config);

}  // namespace mentor
