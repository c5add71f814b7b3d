#include "commands/remind/scheduler.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "commands/remind/sink.hpp"
#include "mentor/base/digest.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/config.hpp"
#include "mentor/store/written_file.hpp"

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

// A word that goes into a line of a file.
const std::string& on_one_line(const std::string& word) {
  if (std::ranges::any_of(word, [](unsigned char c) { return c < ' ' || c == 0x7F; }))
    throw usage_error("'" + visible_line(word) + "' has a control character in it, which cron and systemd cannot take");
  return word;
}

// cron takes a bare '%' for the end of the command.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '%' ? std::string("\\%") : std::string(1, c);
  return out;
}

std::string mark_of(std::string_view name) { return " # " + std::string(name); }

std::string assigned(std::string_view name, const std::string& value) {
  return escaped(std::string(name) + "=" + shell_word(on_one_line(value)));
}

// A former mark may stand for another store, which the line then names.
bool is_line_of(const Job& job, std::string_view line) {
  if (line.ends_with(mark_of(job.name))) return true;
  return !job.former_name.empty() && line.ends_with(mark_of(job.former_name)) &&
         line.find(" " + assigned("MENTOR_STORE", job.store) + " ") != std::string_view::npos;
}

Subprocess crontab(std::string argument, std::string input) {
  return {{"crontab", std::move(argument)}, {{"LC_ALL", "C"}}, std::move(input)};
}

// One that was not surely read whole must not be written anew: the lines of others are in it.
std::string crontab_now() {
  const Subprocess reading = crontab("-l", "");
  SubprocessResult result = run_subprocess(reading);
  const bool has_none = result.status.is_code(1) && result.out.text.empty() && result.err.text.starts_with("no crontab for");
  if (has_none) return "";
  const bool is_doubtful = result.out.text.empty() && !result.err.text.empty();
  const Printed printed = output_of(reading, std::move(result));
  if (is_doubtful) throw failed("'crontab -l' printed an error and no lines; nothing was changed", "crontab -l");
  if (!printed.is_whole) throw failed("the crontab is too long to be changed here; nothing was changed", "crontab -e");
  return printed.text;
}

std::vector<Part> parts(const Environment&, const Job& job) { return {{"", crontab_line(job) + "\n"}}; }

void install(const Job& job, const std::vector<Part>&) { must_succeed(crontab("-", crontab_with(crontab_now(), job))); }

// A crontab that cannot be read is not written over.
std::string removal(const Job& job, const std::vector<Part>&) {
  return "lines=$(crontab -l) && printf '%s\\n' \"$lines\" | grep -v '" + mark_of(job.name) + "$' | crontab -";
}

std::vector<std::string> about_output(const Job&) {
  constexpr const char* kMailServer = "/usr/sbin/sendmail";
  if (::access(kMailServer, X_OK) == 0) return {};
  return {"cron mails what is printed, and there is no mail server (" + std::string(kMailServer) +
          "), so nobody would see it: --via exec or maildir needs none"};
}

// '%' begins a word of systemd's own.
std::string unit_word(const std::string& word) {
  std::string out = "\"";
  for (const char c : on_one_line(word)) {
    if (c == '"' || c == '\\' || c == '%') out += c == '%' ? '%' : '\\';
    out += c;
  }
  return out + "\"";
}

std::string environment_line(const std::string& name, const std::string& value) {
  return "Environment=" + unit_word(name + "=" + value) + "\n";
}

std::string service_unit(const Job& job) {
  std::string unit = "[Unit]\nDescription=Send the mentoring reminders that are due\n\n[Service]\nType=oneshot\n";
  for (const auto& [name, value] : job.variables) unit += environment_line(name, value);
  unit += "ExecStart=";
  for (const auto& word : job.words) unit += (&word == &job.words.front() ? "" : " ") + unit_word(word);
  return unit + "\n";
}

// Persistent: one run makes up for all that were slept through.
constexpr const char* kTimerUnit =
    "[Unit]\nDescription=Look for mentoring reminders every five minutes\n\n"
    "[Timer]\nOnCalendar=*:0/5\nPersistent=true\n\n"
    "[Install]\nWantedBy=timers.target\n";

std::vector<Part> units(const Environment& environment, const Job& job) {
  const std::string path = config_home(environment) + "/systemd/user/" + job.name;
  return {{path + ".service", service_unit(job)}, {path + ".timer", kTimerUnit}};
}

void tell_systemd(std::vector<std::string> words) {
  words.insert(words.begin(), {"systemctl", "--user"});
  must_succeed({std::move(words), {}, ""});
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool holds_line(const std::string& path, const std::string& line) { return content_of(path).find("\n" + line) != std::string::npos; }

// Ours begin with their description; what somebody else wrote under the name is left as it is.
void require_ours(const Part& part) {
  const std::string there = content_of(part.path);
  if (there.empty() || there.starts_with(part.text.substr(0, part.text.find("\n\n")))) return;
  throw refused(quoted_path(part.path) + " is a unit that mentor did not write", "move it away, then install again");
}

// The units of the former name, where they are this store's: else both would look.
void remove_former(const Job& job, const std::string& folder) {
  const std::string path = folder + "/" + job.former_name;
  if (job.former_name.empty() || !holds_line(path + ".service", environment_line("MENTOR_STORE", job.store))) return;
  tell_systemd({"disable", "--now", job.former_name + ".timer"});
  for (const char* ending : {".timer", ".service"}) ::unlink((path + ending).c_str());
}

void install_units(const Job& job, const std::vector<Part>& parts) {
  const std::string folder = folder_of(parts.front().path);
  make_folders(folder);
  for (const auto& part : parts) require_ours(part);
  for (const auto& part : parts) write_file(part.path, part.text);
  try {
    tell_systemd({"daemon-reload"});
    tell_systemd({"enable", "--now", job.name + ".timer"});
    remove_former(job, folder);
  } catch (const Error& error) {
    throw failed("the units are written, but not started: " + error.message,
                 "systemctl --user daemon-reload && systemctl --user enable --now " + job.name + ".timer");
  }
}

std::string removal_of_units(const Job& job, const std::vector<Part>& parts) {
  std::string line = "systemctl --user disable --now " + job.name + ".timer && rm";
  for (const auto& part : parts) line += " " + shell_word(part.path);
  return line;
}

std::vector<std::string> about_units(const Job& job) {
  return {"what is printed goes only to the journal: journalctl --user -u " + job.name};
}

constexpr Scheduler kCron{"cron", "/usr/bin:/bin", parts,       install, "put the line into your crontab (crontab -e), or add --write",
                          "",     removal,         about_output};
constexpr Scheduler kSystemd{"systemd",
                             "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
                             units,
                             install_units,
                             "write each part to the file named above it, or add --write",
                             "systemd runs it only while you are logged in; to have it run always, type: loginctl enable-linger",
                             removal_of_units,
                             about_units};

constexpr std::array kSchedulers{kCron, kSystemd};

}  // namespace

std::span<const Scheduler> schedulers() { return kSchedulers; }

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
          std::string(scheduler.search_path) + ": set remind.command to the full path of one that is there"};
}

std::string crontab_line(const Job& job) {
  std::string command;
  for (const auto& [name, value] : job.variables) command += assigned(name, value) + " ";
  for (const auto& word : job.words) command += escaped(shell_word(on_one_line(word))) + " ";
  command.pop_back();
  return "*/5 * * * * " + command + mark_of(job.name);
}

std::string crontab_with(std::string_view crontab, const Job& job) {
  std::string out;
  while (!crontab.empty()) {
    const auto line = crontab.substr(0, crontab.find('\n'));
    if (!is_line_of(job, line)) out += std::string(line) + "\n";
    crontab.remove_prefix(std::min(line.size() + 1, crontab.size()));
  }
  return out + crontab_line(job) + "\n";
}

}  // namespace mentor::remind
