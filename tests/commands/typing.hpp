// Types command lines at a store and config of their own, at a fixed moment in a fixed zone.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "commands/registry.hpp"
#include "mentor/cli/run.hpp"

namespace mentor {

struct Typed {
  int code = 0;
  std::string out;
  std::string err;
  friend bool operator==(const Typed&, const Typed&) = default;
};

class Typing {
 public:
  Typing() {
    std::string name = (std::filesystem::temp_directory_path() / "mentor-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
  }
  ~Typing() { std::filesystem::remove_all(folder); }
  Typing(const Typing&) = delete;
  Typing& operator=(const Typing&) = delete;

  /// Words are parted at blanks; "..." keeps them together. A pair that began before the clock of the test is recorded on the day it began,
  /// unless the line says --now.
  Typed type(std::string_view line) {
    Typed typed;
    Process process;
    process.arguments = recorded_then(words_in(line));
    process.environment = {{"HOME", folder.string()}, {"USER", "Grace Hopper"}, {"TZ", "Europe/Berlin"}, {"EDITOR", editor}};
    process.now = now;
    if (!real_clock) process.environment["MENTOR_NOW"] = to_iso(now);
    process.streams.read = [this](std::size_t) { return stdin_text; };
    process.streams.read_line = [this] { return std::optional(answer); };
    process.streams.write = [&](std::string_view text) {
      typed.out += text;
      return true;
    };
    process.streams.complain = [&](std::string_view text) { typed.err += text; };
    process.streams.in_terminal = in_terminal;
    process.streams.err_terminal = in_terminal;
    process.streams.out_terminal = out_terminal;
    process.streams.columns = 200;
    typed.code = run(program(), process);
    return typed;
  }

  /// What a line that must succeed prints.
  std::string out(std::string_view line) {
    const Typed typed = type(line);
    INFO(line);
    INFO(typed.err);
    REQUIRE(typed.code == 0);
    return typed.out;
  }

  /// Ada mentors Grace (me) weekly, Grace mentors Sam every other week.
  void begin_two_pairs() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01");
    out("pair add --mentee \"Sam Okafor\" --every \"2w thu 10:00\" --start 2026-09-01");
  }

  std::string path(const std::string& name) const { return (folder / name).string(); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }

  std::filesystem::path folder;
  Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(9);  // a Monday, 10:00 in Berlin
  std::string stdin_text;
  std::string answer;
  std::string editor = "false";
  bool real_clock = false;  ///< takes `now` for what the system's clock says
  bool in_terminal = false;
  bool out_terminal = false;

 private:
  std::vector<std::string> recorded_then(std::vector<std::string> words) const {
    const auto start = std::find(words.begin(), words.end(), "--start");
    const bool adds_pair = words.size() > 2 && words[0] == "pair" && words[1] == "add";
    if (!adds_pair || start == words.end() || std::find(words.begin(), words.end(), "--now") != words.end()) return words;
    const std::string day = start + 1 == words.end() ? "" : *(start + 1);
    const auto date = parse_iso_date(day);
    if (date && *date < date_of(WallTime(now.time_since_epoch()))) words.insert(words.end(), {"--now", day + " 09:00"});
    return words;
  }
  static std::vector<std::string> words_in(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    bool is_open = false;
    bool is_quoted = false;
    for (const char c : line) {
      if (c == '"') {
        is_quoted = !is_quoted;
        is_open = true;
      } else if (c != ' ' || is_quoted) {
        word += c;
        is_open = true;
      } else if (is_open) {
        words.push_back(std::exchange(word, {}));
        is_open = false;
      }
    }
    if (is_open) words.push_back(word);
    return words;
  }
};

}  // namespace mentor
