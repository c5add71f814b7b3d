// What runs `remind run` every few minutes: cron, or a user's systemd.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/sink_kind.hpp"

namespace mentor::remind {

struct Job {
  std::string name;                                            ///< marks the line or names the units: another store has another name
  std::string former_name;                                     ///< by which an earlier version installed it; other stores had it too
  std::string store;                                           ///< where the store is, when a scheduler has to be told; else ""
  std::vector<std::pair<std::string, std::string>> variables;  ///< what a scheduler's bare environment lacks
  std::vector<std::string> words;                              ///< the program, by its whole path, and its arguments
};

/// What a scheduler reads: a file, or a line of the crontab, which has no path because `crontab` keeps it.
struct Part {
  std::string path;
  std::string text;
};

struct Scheduler {
  std::string_view name;
  std::string_view search_path;  ///< where it looks for programs: PATH
  /// Throws usage for a path with a control character, which its files cannot hold, or without a HOME.
  std::vector<Part> (*parts)(const Environment&, const Job&);
  /// Puts the job in place of the one it had before, under this name or the former one, and leaves every other job as it was. Throws
  /// failed.
  void (*install)(const Job&, const std::vector<Part>&);
  std::string_view by_hand;  ///< how to install what was printed
  std::string_view limit;    ///< when it does not look; "" for never
  /// What to type to take it out again.
  std::string (*removal)(const Job&, const std::vector<Part>&);
  /// Where a reminder goes that is printed, if nobody is likely to look there.
  std::vector<std::string> (*about_output)(const Job&);
};

std::span<const Scheduler> schedulers();

/// `remind run --via` on the store, with the config and in the zone that hold now, from an environment that has HOME alone.
Job job_for(const Context& context, SinkKind via);

/// What would keep reminders from being seen although every setting is right: a program that the scheduler does not find, a printed line
/// that nobody mails.
std::vector<std::string> warnings(const Scheduler& scheduler, const Job& job, SinkKind via, const Config& config);

/// The line of a crontab(5), without its end, marked as ours by a comment of the shell.
std::string crontab_line(const Job& job);
/// A whole crontab with the job's line at its end, in place of one it had before; every other line as it was.
std::string crontab_with(std::string_view crontab, const Job& job);

}  // namespace mentor::remind
