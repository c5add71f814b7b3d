#include "docs/documents.hpp"

#include "cli/topics.hpp"
#include "cli/usage.hpp"
#include "docs/man.hpp"
#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string rows_of(const Program& program, Group group, std::string_view title) {
  std::string rows;
  for (const auto& command : program.commands) {
    if (command.group != group) continue;
    rows +=
        "| " + std::string(rows.empty() ? title : "") + " | `mentor " + std::string(command.name) + "` | " + cell(command.summary) + " |\n";
  }
  return rows;
}

std::string command_table(const Program& program) {
  std::string table = "| | Command | What it does |\n| --- | --- | --- |\n";
  for (const auto& [group, title] : kGroupTitles) table += rows_of(program, group, title);
  return table;
}

std::string exit_code_table() {
  std::string table = "| Code | What it means |\n| --- | --- |\n";
  for (const auto& [code, about] : exit_code_facts()) table += "| " + std::string(code) + " | " + cell(about) + " |\n";
  return table;
}

}  // namespace

std::vector<Document> documents(const Program& program) {
  std::vector<Document> all{
      {"man/mentor.1", program_page(program)}, {"man/mentor.toml.5", settings_page()}, {"man/mentor-criteria.5", criteria_page()}};
  for (const auto& noun : program.nouns) all.push_back({"man/mentor-" + std::string(noun.name) + ".1", noun_page(program, noun)});
  for (const auto& script : completion_scripts()) all.push_back({"completions/" + std::string(script.file), std::string(script.text)});
  all.push_back({"README.md#commands", command_table(program)});
  all.push_back({"README.md#exit-codes", exit_code_table()});
  return all;
}

}  // namespace mentor
