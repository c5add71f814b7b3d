// The units of a user's systemd: a service that runs once, and the timer that starts it.
#include "cli/written_file.hpp"
#include "commands/remind/scheduler.hpp"
#include "commands/shell_word.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/folders.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/config/folders.hpp"

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

std::string service_unit(const Job& job) {
  std::string unit = "[Unit]\nDescription=Send the mentoring reminders that are due\n\n[Service]\nType=oneshot\n";
  for (const auto& [name, value] : job.variables) unit += "Environment=" + unit_word(name + "=" + value) + "\n";
  unit += "ExecStart=";
  for (const auto& word : job.words) unit += (&word == &job.words.front() ? "" : " ") + unit_word(word);
  return unit + "\n";
}

// Persistent: one run makes up for all that were slept through.
constexpr const char* kTimerUnit =
    "[Unit]\nDescription=Look for mentoring reminders every five minutes\n\n"
    "[Timer]\nOnCalendar=*:0/5\nPersistent=true\n\n"
    "[Install]\nWantedBy=timers.target\n";

std::vector<Part> parts(const Environment& environment, const Job& job) {
  const std::string path = config_home(environment) + "/systemd/user/" + job.name;
  return {{path + ".service", service_unit(job)}, {path + ".timer", kTimerUnit}};
}

void tell_systemd(std::vector<std::string> words) {
  words.insert(words.begin(), {"systemctl", "--user"});
  must_succeed({std::move(words), {}, ""});
}

void install(const Job& job, const std::vector<Part>& parts) {
  for (const auto& part : parts) {
    make_folders(part.path.substr(0, part.path.rfind('/')));
    write_file(part.path, part.text);
  }
  try {
    tell_systemd({"daemon-reload"});
    tell_systemd({"enable", "--now", job.name + ".timer"});
  } catch (const Error& error) {
    throw failed("the units are written, but not started: " + error.message,
                 "systemctl --user daemon-reload && systemctl --user enable --now " + job.name + ".timer");
  }
}

std::string removal(const Job& job, const std::vector<Part>& parts) {
  std::string line = "systemctl --user disable --now " + job.name + ".timer && rm";
  for (const auto& part : parts) line += " " + shell_word(part.path);
  return line;
}

std::vector<std::string> about_output() { return {"what is printed goes to the journal alone: journalctl --user -u mentor-remind"}; }

}  // namespace

const Scheduler& systemd() {
  static constexpr Scheduler kSystemd{"systemd",
                                      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
                                      parts,
                                      install,
                                      "write each part to the file named above it, or add --write",
                                      "it looks while you are logged in; always, once you type: loginctl enable-linger",
                                      removal,
                                      about_output};
  return kSystemd;
}

}  // namespace mentor::remind
