// The line of a crontab, and the crontab it goes into.
#include <unistd.h>

#include <algorithm>

#include "commands/remind/scheduler.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/base/text.hpp"

namespace mentor::remind {
namespace {

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
  if (is_doubtful) throw failed("'crontab -l' shows no line, but complains; nothing was changed", "crontab -l");
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

}  // namespace

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

const Scheduler& cron() {
  static constexpr Scheduler kCron{
      "cron", "/usr/bin:/bin", parts, install, "put the line into your crontab (crontab -e), or add --write", "", removal, about_output};
  return kCron;
}

}  // namespace mentor::remind
