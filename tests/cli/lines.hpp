// A home with a demo store, and what there is to type in it for every row of the registry.
#pragma once

#include <string>
#include <vector>

#include "cli/program.hpp"
#include "commands/registry.hpp"

namespace mentor::real {

/// Lines that succeed in a demo store, each on a fresh copy; the registry's example where nothing more is to be shown.
const std::vector<std::string>& lines_of(const Command& command);

/// What is typed in a demo store before them.
const std::vector<std::string>& preparing_lines();

/// Whether a command needs somebody at a terminal.
bool is_interactive(const Command& command);

/// The answer to an invitation of this uid, and an event that is none of ours.
std::string answer_about(std::string_view uid);

/// A sheet of check-ins that a demo store has room for.
inline constexpr const char* kSheet = "pair,met_on,minutes,note\nada,2026-11-19,30,an extra talk\nsam,2026-11-20,20,\"=1+2, and more\"\n";
/// A sheet of people who signed up to be matched.
inline constexpr const char* kSignUps =
    "Name,Email,Role,Skills offered,Skills wanted,How many mentees?\nAmara Holt,amara@example.org,mentor,\"Writing, Python\",,Two please\n"
    "Bela Ito,bela@example.org,mentee,,Writing,\nCleo Sato,cleo@example.org,mentee,,Python,\n";
/// Writes what examples name: answer.ics, in which Ada accepts the next meeting of a demo store, checkins.csv, sign-ups.csv, a
/// plan of their matches, and mentor-backup.db, a backup of the store.
void write_named_files(const Home& home, const std::filesystem::path& store);

/// A home with a demo store, and the means to have it back as it was.
class Demo {
 public:
  Demo();
  /// Takes the store back to how it was made, and removes the config.
  void restore() const;
  Result run(const std::vector<std::string>& words, Way way = {}) const;
  Result type(const std::string& line) const { return run(words_in(line)); }

  Home home;
};

}  // namespace mentor::real
