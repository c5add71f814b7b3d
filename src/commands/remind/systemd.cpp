// The units of a user's systemd: a service that runs once, and the timer that starts it.
#include <unistd.h>

#include <fstream>

#include "commands/remind/scheduler.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/config.hpp"
#include "mentor/store/written_file.hpp"

namespace mentor::remind {
namespace {

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

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool holds_line(const std::string& path, const std::string& line) { return text_of(path).find("\n" + line) != std::string::npos; }

// Ours begin with their description; what somebody else wrote under the name is left as it is.
void require_ours(const Part& part) {
  const std::string there = text_of(part.path);
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
  return {"what is printed goes to the journal alone: journalctl --user -u " + job.name};
}

}  // namespace

const Scheduler& systemd() {
  static constexpr Scheduler kSystemd{"systemd",
                                      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
                                      units,
                                      install_units,
                                      "write each part to the file named above it, or add --write",
                                      "it looks while you are logged in; always, once you type: loginctl enable-linger",
                                      removal_of_units,
                                      about_units};
  return kSystemd;
}

}  // namespace mentor::remind
