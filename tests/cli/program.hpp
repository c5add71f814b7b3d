// Runs the real program in a home folder of its own, at a fixed moment in a fixed zone, with closed stdin.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mentor::real {

using Json = nlohmann::json;

/// What one run left behind. A run killed by a signal has the code 128 + signal; one that hung was killed and has kHung.
struct Result {
  int code = 0;
  std::string out;
  std::string err;
};
inline constexpr int kHung = -1;

/// Where stdout goes, when it is not read by the test.
enum class Out { read, closed, full, gone, terminal };

inline constexpr unsigned short kTerminalColumns = 90;

/// How a run departs from the usual.
struct Way {
  std::optional<std::string> input = {};         ///< stdin; closed without it
  std::map<std::string, std::string> with = {};  ///< variables set besides, or in place of, the usual ones
  std::vector<std::string> without = {};         ///< variables not set
  Out out = Out::read;                           ///< gone: a pipe whose reader has left; terminal: one of kTerminalColumns
  bool as_nobody = false;                        ///< without the rights of root, where the test has them
  std::filesystem::path folder = {};             ///< to run in; the home when empty
  std::size_t file_limit = 0;                    ///< bytes a file may grow to; 0: any
};

/// Words parted at blanks; "..." keeps them together.
std::vector<std::string> words_in(std::string_view line);

class Home {
 public:
  Home();
  ~Home();
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;

  Result run(const std::vector<std::string>& words, const Way& way = {}) const;
  Result type(std::string_view line, const Way& way = {}) const { return run(words_in(line), way); }

  /// What a line that must succeed prints.
  std::string out(std::string_view line, const Way& way = {}) const;
  /// The same with --json, read.
  Json json(std::string_view line, const Way& way = {}) const;
  /// The error that a line run with --json must end with, and nothing on stdout; its exit code beside it.
  Json error(std::string_view line, const Way& way = {}) const;

  /// Ada mentors Grace (me) weekly, Grace mentors Sam every other week.
  void begin_two_pairs() const;

  std::filesystem::path store() const { return folder / ".local/share/mentor/mentor.db"; }
  std::filesystem::path config() const { return folder / ".config/mentor/config.toml"; }
  void write(const std::filesystem::path& file, std::string_view text) const;
  std::string read(const std::filesystem::path& file) const;
  /// Every file under the home with its content, so that two moments can be compared. Lock files are left out: they hold nothing.
  std::map<std::string, std::string> everything() const;
  /// Every file under the home, locks too: its inode, mode, times of change and content.
  std::map<std::string, std::string> traces() const;
  /// Gives all of the home to the user that as_nobody runs as.
  void give_to_nobody() const;

  std::filesystem::path folder;
  std::string now = "2026-11-23T09:00:00Z";  ///< a Monday, 10:00 in Berlin

 private:
  std::vector<std::string> variables(const Way& way) const;
};

}  // namespace mentor::real
