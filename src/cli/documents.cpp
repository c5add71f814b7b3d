// The documents that are generated from the table of commands and committed.
#include "cli/man.hpp"
#include "cli/usage.hpp"
#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

struct GroupTitle {
  Group group;
  std::string_view title;
};
constexpr GroupTitle kTitles[] = {{Group::begin, "Begin"},   {Group::look, "Look"},     {Group::change, "Change"}, {Group::plan, "Plan"},
                                  {Group::report, "Report"}, {Group::remind, "Remind"}, {Group::keep, "Keep"}};

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
  for (const auto& [group, title] : kTitles) table += rows_of(program, group, title);
  return table;
}

}  // namespace

std::vector<Document> documents(const Program& program) {
  std::vector<Document> all{{"man/mentor.1", program_page(program)}, {"man/mentor.toml.5", settings_page()}};
  for (const auto& noun : program.nouns) all.push_back({"man/mentor-" + std::string(noun.name) + ".1", noun_page(program, noun)});
  all.push_back({"completions/mentor.bash", completion_script("bash")});
  all.push_back({"completions/_mentor", completion_script("zsh")});
  all.push_back({"completions/mentor.fish", completion_script("fish")});
  all.push_back({"README.md#commands", command_table(program)});
  return all;
}

}  // namespace mentor
