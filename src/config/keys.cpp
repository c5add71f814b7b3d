// The one table of settings.
#include "config/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "config/toml_values.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/config.hpp"
#include "mentor/domain/agreement.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/domain/sink_kind.hpp"
#include "mentor/render/mail.hpp"

namespace mentor {
namespace {

constexpr std::array<std::string_view, 7> kDays{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

std::string name(const TomlValue& value) {
  const std::string& found = text(value);
  if (found.empty()) return found;
  const Person person = parse_person(found);
  if (!person.email.empty()) throw usage_error("must be a name alone", "the address is me.email");
  return person.name;
}

double real(const TomlValue& value, double most) {
  const double found = number(value);
  if (!(found > 0 && found <= most)) throw usage_error(fmt::format("must be more than 0 and at most {}", most));
  return found;
}

// Of those that print everything.
std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const auto& format : formats())
    if (format.only_for.empty()) names.push_back(format.name);
  return names;
}

Minutes clock(const TomlValue& value) {
  const auto time = parse_clock(text(value));
  if (!time) throw usage_error("must be a time such as \"09:00\"");
  return *time;
}

std::chrono::seconds timeout(const TomlValue& value) {
  const std::string& word = text(value);
  constexpr std::chrono::seconds kLongest{600};
  std::chrono::seconds length{};
  if (word.ends_with('s') && word.size() < 6 && std::all_of(word.begin(), word.end() - 1, [](char c) { return c >= '0' && c <= '9'; }) &&
      word.size() > 1) {
    length = std::chrono::seconds(std::stoi(word));
  } else {
    length = parse_duration(word);
  }
  if (length < std::chrono::seconds(1) || length > kLongest) throw usage_error("must be from \"1s\" to \"10m\"");
  return length;
}

constexpr int kDaysInYear = 365;
constexpr int kMostYears = 100;

// "2y", or a length of whole days; "" for ever.
std::optional<std::chrono::days> age_or_none(const TomlValue& value) {
  const std::string& word = text(value);
  if (word.empty()) return std::nullopt;
  const auto number = word.ends_with('y') ? whole_number(std::string_view(word).substr(0, word.size() - 1)) : std::nullopt;
  const int years = number.value_or(0);
  if (years >= 1 && years <= kMostYears) return std::chrono::days(years * kDaysInYear);
  const Minutes length = number ? Minutes{0} : parse_duration(word);
  if (length < std::chrono::days(1) || length % std::chrono::days(1) != Minutes{0})
    throw usage_error("must be an age such as \"2y\" or \"90d\", or \"\" for ever");
  return std::chrono::duration_cast<std::chrono::days>(length);
}

std::string zone_name(const TomlValue& value) {
  const std::string& name = text(value);
  const bool plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-' || c == '/';
  });
  if (!plain || name.starts_with('/') || name.ends_with('/')) throw usage_error("must be a time zone such as \"Europe/Berlin\"");
  return name;
}

std::vector<std::string> words(const TomlValue& value) {
  const auto& found = as<std::vector<std::string>>(value, "a list of text");
  if (std::ranges::any_of(found, [](const auto& word) { return first_unstorable(word).has_value(); }))
    throw usage_error("must be text without NUL");
  return found;
}

std::vector<std::string> command_words(const TomlValue& value) {
  auto found = words(value);
  if (!found.empty() && found.front().empty()) throw usage_error("must begin with a program");
  return found;
}

constexpr std::string_view kSecretShown = "(set)";

// Addresses can be guessed: only what cannot be keeps them from being tried.
std::string secret(const TomlValue& value) {
  constexpr std::size_t kLeast = 32;
  const std::string& found = text(value);
  if (!found.empty() && found.size() < kLeast)
    throw usage_error(fmt::format("must have {} characters or more", kLeast), "openssl rand -hex 32   makes one");
  return found;
}

std::string address_or_none(const TomlValue& value) {
  const std::string& address = text(value);
  if (!address.empty() && !is_mail_address(address)) throw usage_error("must be a mail address such as \"ada@example.org\"");
  return address;
}

std::vector<Minutes> lengths(const TomlValue& value) {
  std::vector<Minutes> all;
  for (const auto& word : as<std::vector<std::string>>(value, "a list of text")) all.push_back(parse_duration(word));
  return all;
}

std::optional<DayHours> hours_or_none(const TomlValue& value) {
  return text(value).empty() ? std::nullopt : std::optional(parse_hours(text(value)));
}

std::string say_seconds(std::chrono::seconds length) {
  return length.count() % 60 == 0 ? to_duration(std::chrono::duration_cast<Minutes>(length)) : fmt::format("{}s", length.count());
}

std::optional<Minutes> backup_time(const TomlValue& value) {
  if (text(value).empty()) return std::nullopt;
  const Minutes length = parse_duration(text(value));
  if (length < Minutes(60)) throw usage_error("must be \"1h\" or longer, or empty for never");
  return length;
}

std::string say_days(std::optional<Minutes> length) {
  if (!length) return "";
  return length->count() % (24 * 60) == 0 ? fmt::format("{}d", length->count() / (24 * 60)) : to_duration(*length);
}

struct Setting {
  ConfigKey key;
  ReadSetting read;
};

constexpr std::string_view kOff = "off";

std::vector<std::string_view> verdict_names() {
  return {kOff, name_of(Verdict::note), name_of(Verdict::needs_checkin), name_of(Verdict::at_risk)};
}
// What only the rule `start` says, too.
std::vector<std::string_view> start_verdict_names() {
  auto names = verdict_names();
  names.push_back(name_of(Verdict::too_early));
  return names;
}

template <HealthRule kRule>
Setting verdict_setting(std::string_view name, std::string_view summary) {
  constexpr auto names = kRule == HealthRule::start ? start_verdict_names : verdict_names;
  return {{name, summary, "text", "",
           [](const Config& c) {
             const auto verdict = c.health.verdict(kRule);
             return toml_string(verdict ? name_of(*verdict) : kOff);
           },
           names},
          [](Config& c, const TomlValue& v) { c.health.verdict(kRule) = from_name<Verdict>(choice(v, names())); }};
}

constexpr int kMostDays = 3650;
constexpr double kMostCadences = 100;
constexpr int kDayMinutes = 24 * 60;

const Setting kSettings[] = {
    {{"me.name", "my name, in pairs I am part of ($USER)", "text", "", [](const Config& c) { return toml_string(c.me_name); }},
     [](Config& c, const TomlValue& v) { c.me_name = name(v); }},
    {{"me.email", "my mail address", "text", "", [](const Config& c) { return toml_string(c.me_email); }},
     [](Config& c, const TomlValue& v) { c.me_email = address_or_none(v); }},
    {{"me.tz", "my time zone (TZ, else the system's)", "text", "such as Europe/Berlin",
      [](const Config& c) { return toml_string(c.me_tz); }},
     [](Config& c, const TomlValue& v) { c.me_tz = zone_name(v); }},
    {{"week.starts_on", "the day a week begins", "text", "monday to sunday",
      [](const Config& c) { return toml_string(kDays[c.week_starts_on.c_encoding()]); }},
     [](Config& c, const TomlValue& v) { c.week_starts_on = *parse_weekday(choice(v, kDays)); }},
    {{"defaults.minutes", "length of a meeting in minutes", "whole number", "1 to 1440",
      [](const Config& c) { return std::to_string(c.default_minutes.count()); }},
     [](Config& c, const TomlValue& v) { c.default_minutes = Minutes(whole(v, 1, kDayMinutes)); }},
    {{"defaults.channel", "how meetings take place", "text", "", [](const Config& c) { return toml_string(name_of(c.default_channel)); },
      names_in<Channel>},
     [](Config& c, const TomlValue& v) { c.default_channel = choice_of<Channel>(v); }},
    {{"defaults.format", "how to print", "text", "", [](const Config& c) { return toml_string(c.default_format->name); }, format_names},
     [](Config& c, const TomlValue& v) { c.default_format = find_format(choice(v, format_names())); }},
    {{"health.grace_days", "days of grace at the start", "whole number", "0 to 3650",
      [](const Config& c) { return std::to_string(c.health.grace_days); }},
     [](Config& c, const TomlValue& v) { c.health.grace_days = whole(v, 0, kMostDays); }},
    {{"health.quiet", "cadences of silence until a check-in is needed", "number", "more than 0",
      [](const Config& c) { return fmt::format("{}", c.health.quiet); }},
     [](Config& c, const TomlValue& v) { c.health.quiet = real(v, kMostCadences); }},
    {{"health.silent", "cadences of silence until a pair is at risk", "number", "more than 0",
      [](const Config& c) { return fmt::format("{}", c.health.silent); }},
     [](Config& c, const TomlValue& v) { c.health.silent = real(v, kMostCadences); }},
    {{"health.rating_last", "a last rating this low needs a check-in", "whole number", "0 to 5",
      [](const Config& c) { return std::to_string(c.health.rating_last); }},
     [](Config& c, const TomlValue& v) { c.health.rating_last = whole(v, 0, 5); }},
    {{"health.rating_mean", "a mean of three ratings below this does too", "number", "more than 0, at most 5",
      [](const Config& c) { return fmt::format("{}", c.health.rating_mean); }},
     [](Config& c, const TomlValue& v) { c.health.rating_mean = real(v, 5); }},
    {{"health.no_progress_days", "days without progress on a goal", "whole number", "0 to 3650",
      [](const Config& c) { return std::to_string(c.health.no_progress_days); }},
     [](Config& c, const TomlValue& v) { c.health.no_progress_days = whole(v, 0, kMostDays); }},
    {{"health.promises_days", "days a promise may be overdue", "whole number", "0 to 3650",
      [](const Config& c) { return std::to_string(c.health.promises_days); }},
     [](Config& c, const TomlValue& v) { c.health.promises_days = whole(v, 0, kMostDays); }},
    {{"health.one_way_days", "days without anything given back", "whole number", "0 to 3650",
      [](const Config& c) { return std::to_string(c.health.one_way_days); }},
     [](Config& c, const TomlValue& v) { c.health.one_way_days = whole(v, 0, kMostDays); }},
    {{"health.ending_days", "days before the end at which it is named", "whole number", "0 to 3650",
      [](const Config& c) { return std::to_string(c.health.ending_days); }},
     [](Config& c, const TomlValue& v) { c.health.ending_days = whole(v, 0, kMostDays); }},
    verdict_setting<HealthRule::start>("health.verdict.start", "the verdict on fewer than two check-ins at the start"),
    verdict_setting<HealthRule::first_meeting>("health.verdict.first-meeting", "the verdict on none at all after the start"),
    verdict_setting<HealthRule::quiet>("health.verdict.quiet", "the verdict on silence for 2 cadences"),
    verdict_setting<HealthRule::silent>("health.verdict.silent", "the verdict on silence for 3 cadences"),
    verdict_setting<HealthRule::no_shows>("health.verdict.no-shows", "the verdict on two meetings missed in a row"),
    verdict_setting<HealthRule::rating>("health.verdict.rating", "the verdict on low ratings"),
    verdict_setting<HealthRule::without_signature>("health.verdict.unsigned", "the verdict on three meetings without both signatures"),
    verdict_setting<HealthRule::no_goal>("health.verdict.no-goal", "the verdict on three check-ins without an open goal"),
    verdict_setting<HealthRule::goal_overdue>("health.verdict.goal-overdue", "the verdict on a goal past its due date"),
    verdict_setting<HealthRule::goal_stalled>("health.verdict.goal-stalled", "the verdict on a goal without progress"),
    verdict_setting<HealthRule::promises>("health.verdict.promises", "the verdict on a promise long overdue"),
    verdict_setting<HealthRule::one_way>("health.verdict.one-way", "the verdict on nothing given back"),
    verdict_setting<HealthRule::ending>("health.verdict.ending", "the verdict on an end that is near"),
    {{"history.keep", "how long what was before is kept (for ever)", "text", "such as 2y or 90d, or empty",
      [](const Config& c) { return toml_string(say_history_keep(c)); }},
     [](Config& c, const TomlValue& v) { c.history_keep = age_or_none(v); }},
    {{"publish.tags", "the tags that store publish sends", "list of text", "",
      [](const Config& c) { return list_text(c.publish_tags, [](const std::string& tag) { return tag; }); }},
     [](Config& c, const TomlValue& v) { c.publish_tags = words(v); }},
    {{"publish.key", "the secret by which persons are told apart", "text", "32 characters or more, the same for all of a programme",
      [](const Config& c) { return toml_string(c.publish_key.empty() ? "" : kSecretShown); }},
     [](Config& c, const TomlValue& v) { c.publish_key = secret(v); }},
    {{"remind.via", "where reminders go", "text", "", [](const Config& c) { return toml_string(name_of(c.remind_via)); },
      names_in<SinkKind>},
     [](Config& c, const TomlValue& v) { c.remind_via = choice_of<SinkKind>(v); }},
    {{"remind.command", "the program for exec; for mail where remind.via is that", "list of text", "",
      [](const Config& c) { return list_text(c.remind_command, [](const std::string& word) { return word; }); }},
     [](Config& c, const TomlValue& v) { c.remind_command = command_words(v); }},
    {{"remind.mail_to", "the address for mail (me.email)", "text", "", [](const Config& c) { return toml_string(c.remind_mail_to); }},
     [](Config& c, const TomlValue& v) { c.remind_mail_to = address_or_none(v); }},
    {{"remind.maildir", "the folder for maildir", "text", "", [](const Config& c) { return toml_string(c.remind_maildir); }},
     [](Config& c, const TomlValue& v) { c.remind_maildir = text(v); }},
    {{"remind.meeting", "how long before a meeting", "list of text", "such as 24h, 1h",
      [](const Config& c) { return list_text(c.remind_meeting, to_duration); }},
     [](Config& c, const TomlValue& v) { c.remind_meeting = lengths(v); }},
    {{"remind.morning", "when promises, goals and endings are named", "text", "HH:MM",
      [](const Config& c) { return toml_string(to_clock(c.remind_morning)); }},
     [](Config& c, const TomlValue& v) { c.remind_morning = clock(v); }},
    {{"remind.evening", "when an unlogged meeting is named", "text", "HH:MM",
      [](const Config& c) { return toml_string(to_clock(c.remind_evening)); }},
     [](Config& c, const TomlValue& v) { c.remind_evening = clock(v); }},
    {{"remind.quiet", "hours without reminders", "text", "HH:MM-HH:MM, or empty",
      [](const Config& c) { return toml_string(c.remind_quiet ? to_text(*c.remind_quiet) : ""); }},
     [](Config& c, const TomlValue& v) { c.remind_quiet = hours_or_none(v); }},
    {{"remind.timeout", "how long a delivery may take", "text", "1s to 10m",
      [](const Config& c) { return toml_string(say_seconds(c.remind_timeout)); }},
     [](Config& c, const TomlValue& v) { c.remind_timeout = timeout(v); }},
    {{"store.path", "the store (the XDG data folder)", "text", "", [](const Config& c) { return toml_string(c.store_path); }},
     [](Config& c, const TomlValue& v) { c.store_path = text(v); }},
    {{"store.backups", "how many backups are kept", "whole number", "1 to 1000", [](const Config& c) { return std::to_string(c.backups); }},
     [](Config& c, const TomlValue& v) { c.backups = whole(v, 1, 1000); }},
    {{"store.backup_every", "how old the last backup is when a write makes one", "text", "1h or longer; empty: never",
      [](const Config& c) { return toml_string(say_days(c.backup_every)); }},
     [](Config& c, const TomlValue& v) { c.backup_every = backup_time(v); }},
    {{"ui.color", "when to colour", "text", "", [](const Config& c) { return toml_string(name_of(c.ui_color)); }, names_in<Colours>},
     [](Config& c, const TomlValue& v) { c.ui_color = choice_of<Colours>(v); }},
    {{"ui.pager", "what shows more than a screenful (PAGER, less -FRX; cat: none)", "text", "",
      [](const Config& c) { return toml_string(c.ui_pager); }},
     [](Config& c, const TomlValue& v) { c.ui_pager = text(v); }},
};

}  // namespace

std::span<const ConfigKey> config_keys() {
  static const auto keys = [] {
    std::array<ConfigKey, std::size(kSettings)> all;
    std::ranges::transform(kSettings, all.begin(), &Setting::key);
    return all;
  }();
  return keys;
}

std::string say_values(const ConfigKey& key) { return key.choices ? joined(key.choices(), ", ") : std::string(key.values); }

ReadSetting reader_of(std::size_t key) { return kSettings[key].read; }

std::string say_history_keep(const Config& config) {
  if (!config.history_keep) return "";
  const auto days = config.history_keep->count();
  return days % kDaysInYear == 0 ? std::to_string(days / kDaysInYear) + "y" : to_duration(*config.history_keep);
}

std::string config_template() {
  std::string text = "# Settings of mentor. Every key stands here with its default; take the # away to change one.\n";
  std::string table;
  const Config defaults;
  for (const auto& key : config_keys()) {
    const auto dot = key.name.find('.');
    const std::string section(key.name.substr(0, dot));
    if (section != table) text += "\n[" + section + "]\n";
    table = section;
    const std::string values = say_values(key);
    text += "# " + std::string(key.summary) + (values.empty() ? "" : ": " + values) + "\n";
    text += "#" + std::string(key.name.substr(dot + 1)) + " = " + key.show(defaults) + "\n";
  }
  return text;
}

}  // namespace mentor
