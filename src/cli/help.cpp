// Help, from the table of commands.
#include <algorithm>

#include "cli/find_command.hpp"
#include "cli/globals.hpp"
#include "cli/topics.hpp"
#include "cli/usage.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

constexpr int kIndent = 2;
constexpr int kNameWidth = 24;
constexpr int kLeastHelp = 20;

struct GroupTitle {
  Group group;
  std::string_view title;
};
constexpr GroupTitle kTitles[] = {{Group::begin, "Begin"},   {Group::look, "Look"},     {Group::change, "Change"}, {Group::plan, "Plan"},
                                  {Group::report, "Report"}, {Group::remind, "Remind"}, {Group::keep, "Keep"}};

std::string row(std::string_view name, std::string_view about, int name_width, int width) {
  const std::string lead = std::string(kIndent, ' ') + pad(name, name_width) + "  ";
  const auto lines = wrap(about, std::max(kLeastHelp, width - display_width(lead)));
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += (i == 0 ? lead : std::string(static_cast<std::size_t>(display_width(lead)), ' ')) + lines[i] + "\n";
  return text;
}

std::string params_text(const std::vector<Param>& params, bool options, int width) {
  std::string text;
  for (const auto& param : params) {
    if (param.name.starts_with("--") != options) continue;
    const std::string name = param.metavar.empty() ? param.name : param.name + " " + param.metavar;
    std::string about = param.help;
    if (!param.choices.empty()) about += ": " + joined(param.choices, ", ");
    if (param.repeatable && options) about += " (may be given again)";
    text += row(name, about, kNameWidth, width);
  }
  return text;
}

std::string command_help(const Command& command, int width) {
  const auto params = full_params(command);
  std::string text = std::string(command.summary) + "\n\nUsage: " + usage_line(command) + "\n";
  const std::string operands = params_text(params, false, width);
  const std::string options = params_text(params, true, width);
  if (!operands.empty()) text += "\n" + operands;
  if (!options.empty()) text += "\nOptions:\n" + options;
  text += "\nThe options of every command: mentor help options\n";
  if (!command.details.empty()) text += "\n" + std::string(command.details) + "\n";
  return text + "\nExample:\n  mentor " + std::string(command.example) + "\n";
}

std::string noun_help(const Program& program, const Noun& noun, int width) {
  std::string text = "mentor " + std::string(noun.name) + ": " + std::string(noun.summary) + "\n\n";
  for (const auto& command : program.commands)
    if (command.name.starts_with(std::string(noun.name) + " ") && command.group != Group::hidden)
      text += row(command.name, command.summary, kNameWidth, width);
  if (!from_name<Kind>(noun.name)) return text;
  std::string verbs;
  for (const auto& command : program.commands)
    if (command.group != Group::hidden && is_generic(command)) verbs += (verbs.empty() ? "" : " ") + std::string(command.name);
  return text + "\nAnd with a reference: " + verbs + "\n";
}

// One screen: a line a group, with the hot lines first.
std::string overview(const Program& program, int width) {
  std::string text =
      "mentor keeps mentoring relationships alive from a terminal.\n\n"
      "  mentor                      what is next, what did I promise\n"
      "  mentor log ada \"...\"        log a check-in\n"
      "  mentor agenda               the page for the next meeting\n"
      "  mentor report week          the week, Monday to Sunday\n\n";
  for (const auto& [group, title] : kTitles) {
    std::string names;
    for (const auto& command : program.commands)
      if (command.group == group) names += (names.empty() ? "" : ", ") + std::string(command.name);
    if (!names.empty()) text += row(title, names, 7, width);
  }
  return text + "\nmentor help COMMAND explains one; topics: " + joined(topic_names(), ", ") + "\n";
}

}  // namespace

std::optional<std::string> help_text(const Program& program, std::string_view topic, int width) {
  width = std::clamp(width <= 0 ? 80 : width, 40, 100);
  if (topic.empty()) return overview(program, width);
  if (topic == "options") return "Options of every command, before or after its name:\n" + params_text(global_params(), true, width);
  if (const auto text = topic_text(topic)) return std::string(*text);
  for (const auto& noun : program.nouns)
    if (noun.name == topic) return noun_help(program, noun, width);
  for (const auto& command : program.commands)
    if (command.name == topic) return command_help(command, width);
  return std::nullopt;
}

}  // namespace mentor
