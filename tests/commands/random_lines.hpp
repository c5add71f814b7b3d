// Random command lines, made of the examples of the registry.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "commands/registry.hpp"
#include "mentor/base/time.hpp"
#include "mentor/cli/spec.hpp"

namespace mentor {

struct Dice {
  std::mt19937 engine;
  int days_later = 0;  // than the days of the examples
  int below(int end) { return static_cast<int>(engine() % static_cast<unsigned>(end)); }
  bool one_in(int count) { return below(count) == 0; }
};

// A reference of an example becomes another one of its kind; at times of any kind. A day becomes another day.
inline std::string varied(const std::string& word, Dice& dice) {
  constexpr std::string_view kLetters = "gstca";
  const bool is_id = word.size() > 1 && word.size() < 4 && kLetters.find(word[0]) != std::string_view::npos &&
                     std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_id) return (dice.one_in(4) ? kLetters[static_cast<std::size_t>(dice.below(5))] : word[0]) + std::to_string(1 + dice.below(12));
  const auto pair = [&] { return "p" + std::to_string(1 + dice.below(1 + dice.below(9))); };
  if (word == "ada") return dice.one_in(3) ? (dice.one_in(2) ? "ada" : "sam") : pair();
  if (parse_iso_date(word)) return to_iso(add_days(parse_iso_date(word).value(), dice.days_later + dice.below(60) - 30));
  if (word.starts_with("ada@"))
    return pair() + "@" + to_iso(add_days(Date(std::chrono::year(2026) / 11 / 3), dice.days_later / 7 * 7 + 7 * dice.below(8)));
  return word;
}

// An option that is not in the example: a text, a day, a number.
inline std::string option_of(const Command& command, Dice& dice) {
  const CommandInstance bound = command.bind();
  std::vector<std::string> options;
  for (const auto& param : bound.spec.params()) {
    if (!param.name.starts_with("--") || param.takes == Takes::nothing || param.name == "--file") continue;
    if (command.example.find(param.name) != std::string_view::npos) continue;
    const bool is_day = param.completes == Completes::past_day || param.completes == Completes::future_day;
    const std::string value =
        !param.choices.empty() ? std::string(param.choices[static_cast<std::size_t>(dice.below(static_cast<int>(param.choices.size())))])
        : is_day               ? to_iso(add_days(Date(std::chrono::year(2026) / 11 / 20), dice.days_later + dice.below(40)))
        : param.completes == Completes::list_of_open ? (dice.one_in(2) ? "t" : "a") + std::to_string(1 + dice.below(9))
        : param.completes == Completes::progress     ? "g" + std::to_string(1 + dice.below(3)) + "=0.3"
        : param.completes == Completes::pair         ? (dice.one_in(2) ? "ada" : "sam")
        : param.metavar == "DUR"                     ? "45m"
        : param.metavar == "N"                       ? "0.1"
                                                     : "word" + std::to_string(dice.below(5));
    options.push_back(" " + param.name + " \"" + value + "\"");
  }
  return options.empty() ? "" : options[static_cast<std::size_t>(dice.below(static_cast<int>(options.size())))];
}

inline std::string line_of(const Command& command, Dice& dice) {
  std::string line;
  std::string word;
  bool is_quoted = false;
  for (const char c : std::string(command.example) + " ") {
    if (c == '"') is_quoted = !is_quoted;
    if (c != ' ' || is_quoted) {
      word += c;
      continue;
    }
    line += (line.empty() ? "" : " ") + varied(word, dice);
    word.clear();
  }
  if (dice.one_in(2)) line += option_of(command, dice);
  return line + " --yes";
}

// Those that write to the store, are not about undo themselves, and do not end it.
inline std::vector<const Command*> writing_commands() {
  std::vector<const Command*> commands;
  for (const auto& command : program().commands)
    if (command.access == Access::write && command.undoing != Undoing::stops && command.name != "undo" && command.name != "redo")
      commands.push_back(&command);
  return commands;
}

}  // namespace mentor
