#include "cli/run_context.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>

#include "mentor/base/dates.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/store/backups.hpp"

namespace mentor {
namespace {

constexpr int kUsualColumns = 80;

std::optional<std::string> variable(const Process& process, std::string_view name) {
  const auto found = process.environment.find(name);
  if (found == process.environment.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<int> columns_variable(const Process& process) {
  const auto text = variable(process, "COLUMNS");
  int columns = 0;
  if (!text || std::from_chars(text->data(), text->data() + text->size(), columns).ptr != text->data() + text->size() || columns < 1)
    return std::nullopt;
  return columns;
}

bool colours(const Globals& globals, const Config& config, const Process& process) {
  if (globals.colour.value_or(Colours::automatic) != Colours::automatic) return globals.colour == Colours::always;
  if (variable(process, "NO_COLOR")) return false;
  for (const char* name : {"CLICOLOR_FORCE", "FORCE_COLOR"})
    if (const auto force = variable(process, name); force && *force != "0") return true;
  if (!globals.colour && config.ui_color != Colours::automatic) return config.ui_color == Colours::always;
  if (variable(process, "CLICOLOR") == "0") return false;
  return process.streams.out_terminal && variable(process, "TERM").value_or("dumb") != "dumb";
}

// The first of these that is set says how text is written (POSIX, 8.2); none of them means the POSIX locale.
bool writes_utf8(const Process& process) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const auto locale = variable(process, name);
    if (!locale) continue;
    const std::string folded = fold_case(*locale);
    return folded.find("utf-8") != std::string::npos || folded.find("utf8") != std::string::npos;
  }
  return false;
}

std::string error_as_text(const Error& error) {
  std::string text = "mentor: ";
  const std::string_view message = error.message;
  for (std::size_t at = 0, end = 0; at <= message.size(); at = end + 1) {
    end = std::min(message.find(kListMark, at), message.size());
    text += (at == 0 ? "" : "\n  ") + visible_line(message.substr(at, end - at));
  }
  const std::string hint = visible_line(error.hint);
  if (hint.starts_with("did you mean")) return text + " (" + hint + ")\n";
  return text + "\n" + (hint.empty() ? "" : "  " + hint + "\n");
}

std::string error_as_json(const Error& error) {
  std::string message = error.message;
  std::ranges::replace(message, kListMark, '\n');
  return to_json(Value::Record{
             {"error", Value::Record{{"code", error_code(error.kind)}, {"message", message}, {"hint", text_or_null(error.hint)}}}}) +
         "\n";
}

bool asks_json(const std::vector<std::string>& arguments) {
  const auto end = std::ranges::find(arguments, "--");
  for (auto word = arguments.begin(); word != end; ++word) {
    if (*word == "--json" || *word == "--format=json") return true;
    if (*word == "--format" && word + 1 != end && *(word + 1) == "json") return true;
  }
  return false;
}

Error unreadable(const std::string& path) { return failed("cannot read '" + visible_line(path) + "': " + std::strerror(errno)); }

}  // namespace

std::string pager_of(const Globals& globals, const Config& config, const Process& process) {
  const bool is_seen = process.streams.out_terminal && variable(process, "TERM").value_or("dumb") != "dumb";
  if (!is_seen || globals.no_input) return "";
  return config.ui_pager.empty() ? variable(process, "PAGER").value_or("less -FRX") : config.ui_pager;
}

Zones zones_of(const Process& process) {
  const auto folder = variable(process, "TZDIR");
  return folder ? Zones(*folder) : Zones();
}

const Zone& my_zone(const Config& config, const Process& process, Zones& zones) {
  const auto tz = variable(process, "TZ");
  return zones.mine(config.me_tz, tz ? std::optional<std::string_view>(*tz) : std::nullopt);
}

Instant moment_of(const Globals& globals, const Process& process, const Zone& zone) {
  const auto text = globals.now ? globals.now : variable(process, "MENTOR_NOW");
  if (!text) return process.now;
  if (const auto instant = parse_iso_instant(*text)) return *instant;
  try {
    const When when = parse_when(*text, {process.now, zone}, DateBias::past);
    return when.instant.value_or(zone.start_of(when.date));
  } catch (const Error& error) {
    throw usage_error((globals.now ? "--now: " : "MENTOR_NOW: ") + error.message, error.hint);
  }
}

void back_up_by_itself(const Context& context) {
  const Process& process = context.process;
  const auto every = context.config.backup_every;
  if (!every || context.globals.now || variable(process, "MENTOR_NOW")) return;
  try {
    const std::string store = store_file_path(process.environment, context.globals.store, context.config);
    back_up_when_due({store, backup_folder(process.environment), context.config.backups}, *every, process.now);
  } catch (const Error& error) {
    constexpr const char* kHint = "the command was done; the next try is a day from now. mentor store backup FILE   makes one elsewhere";
    (void)tell({error.kind, "the backup that is due failed: " + error.message, kHint}, process);
  } catch (const std::exception& error) {
    (void)tell(failed(std::string("the backup that is due failed: ") + error.what()), process);
  }
}

const Format& format_of(const Globals& globals, const Config& config) {
  return globals.format != nullptr ? *globals.format : *config.default_format;
}

Target target_of(const Globals& globals, const Config& config, const Process& process, const Format& format, Instant now,
                 const Zone& zone) {
  Target target;
  target.terminal = process.streams.out_terminal;
  target.utf8 = writes_utf8(process);
  target.colour = format.audience == Audience::terminal && colours(globals, config, process);
  const int usual = process.streams.out_terminal ? process.streams.columns : 0;
  target.width = globals.width.value_or(columns_variable(process).value_or(usual));
  target.now = now;
  target.zone = &zone;
  return target;
}

Context context_of(const Program& program, const Process& process, const Globals& globals, const Config& config, Zones& zones,
                   const Zone& zone, Instant now) {
  const Format& format = format_of(globals, config);
  return {nullptr, config, program, process, globals, now, zone, zones, format, target_of(globals, config, process, format, now, zone), {}};
}

int help_width(const Process& process) {
  return columns_variable(process).value_or(process.streams.out_terminal ? process.streams.columns : kUsualColumns);
}

std::string read_text(const Process& process) {
  std::string text = process.streams.read(kTextLimit);
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string edited_text(const Prompter& prompter, std::string_view initial) {
  const auto text = prompter.edit(initial);
  if (!text) throw usage_error("the text was left as it was, or empty, so nothing was done");
  return *text;
}

int tell(const Error& error, const Process& process) {
  process.streams.complain(asks_json(process.arguments) ? error_as_json(error) : error_as_text(error));
  return exit_code(error.kind);
}

std::string read_file(const Process& process, const std::string& path, std::size_t limit) {
  if (path == "-") return process.streams.read(limit).substr(0, limit + 1);
  const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "rbe"), std::fclose);
  if (!file) throw unreadable(path);
  std::string text;
  std::array<char, 65536> chunk;
  while (text.size() <= limit) {
    const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file.get());
    if (got == 0 && std::ferror(file.get()) != 0) throw unreadable(path);
    if (got == 0) break;
    text.append(chunk.data(), got);
  }
  return text.substr(0, limit + 1);
}

}  // namespace mentor
