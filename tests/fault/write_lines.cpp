// Prints the registry's commands with their options and lines that succeed in a demo store, as JSON, for the harnesses that are not C++.
#include <iostream>

#include "cli/lines.hpp"

using mentor::Access;
using mentor::real::Json;

namespace {

Json words_of(const std::vector<std::string>& lines) {
  Json words = Json::array();
  for (const auto& line : lines) words.push_back(mentor::real::words_in(line));
  return words;
}

Json params_of(const mentor::Command& command) {
  Json params = Json::array();
  const auto spec = command.bind().spec;
  for (const auto& param : spec.params()) params.push_back({{"name", param.name}, {"metavar", param.metavar}});
  return params;
}

const char* name_of(Access access) { return access == Access::write ? "write" : access == Access::read ? "read" : "other"; }

}  // namespace

int main() {
  Json commands = Json::array();
  for (const auto& command : mentor::program().commands) {
    if (mentor::real::is_interactive(command)) continue;
    commands.push_back({{"name", command.name},
                        {"access", name_of(command.access)},
                        {"params", params_of(command)},
                        {"lines", words_of(mentor::real::lines_of(command))}});
  }
  const std::string answer = mentor::real::answer_about("{uid}");
  std::cout << Json({{"answer", answer},
                     {"sheet", mentor::real::kSheet},
                     {"sign_ups", mentor::real::kSignUps},
                     {"prepare", words_of(mentor::real::preparing_lines())},
                     {"commands", commands}})
                   .dump(1)
            << "\n";
}
