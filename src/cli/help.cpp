// Help, from the table of commands.
#include <algorithm>

#include "cli/find_command.hpp"
#include "cli/line.hpp"
#include "cli/synonyms.hpp"
#include "cli/topics.hpp"
#include "cli/usage.hpp"
#include "cli/words.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

constexpr int kNameWidth = 24;
constexpr int kTitleWidth = 6;
constexpr int kLeastHelp = 20;
constexpr std::string_view kFirmBlank = "\u00A0";  // where no line is broken

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
    if (is_option(param) != options) continue;
    const std::string both = param.short_name.empty() ? param.name : std::string(param.short_name) + ", " + param.name;
    const std::string name = param.metavar.empty() ? both : both + " " + param.metavar;
    std::string about = param.help;
    if (!param.choices.empty()) about += ": " + joined(param.choices, ", ");
    if (param.repeatable && options) about += " (may be given again)";
    text += row(name, about, kNameWidth, width);
  }
  return text;
}

// `edit` takes the options of the row that its reference chooses.
std::string rows_of_edit(const Program& program, int width) {
  std::string text = "\nIts options are those of:\n";
  for (const auto& command : program.commands)
    if (command.name.ends_with(" edit") && from_name<Kind>(command.name.substr(0, command.name.find(' '))))
      text += row(std::string("mentor help ") + std::string(command.name), command.summary, kNameWidth, width);
  return text;
}

std::string wrapped(std::string_view text, int width) { return joined(wrap(text, width), "\n") + "\n"; }

std::string command_help(const Program& program, const Command& command, int width) {
  const bool chooses_row = command.name == "edit";
  const auto params = full_params(command);
  std::string text =
      std::string(command.summary) + "\n\nUsage: " + (chooses_row ? "mentor edit REF [TEXT] [options]" : usage_line(command)) + "\n";
  const std::string operands = chooses_row ? rows_of_edit(program, width) : params_text(params, false, width);
  const std::string options = chooses_row ? "" : params_text(params, true, width);
  if (!operands.empty()) text += (chooses_row ? "" : "\n") + operands;
  if (!options.empty()) text += "\nOptions:\n" + options;
  text += "\nAnd the global options: mentor help options\n";
  if (!command.details.empty()) text += "\n" + wrapped(command.details, width);
  return text + "\nExample:\n  mentor " + std::string(command.example) + "\n";
}

std::string noun_help(const Program& program, const Noun& noun, int width) {
  const std::string name(noun.name);
  std::string rows;
  for (const auto& command : program.commands)
    if (command.name.starts_with(name + " ") && command.group != Group::hidden)
      rows += row(command.name, command.summary, kNameWidth, width);
  std::string text = "mentor " + name + ": " + std::string(noun.summary) + "\n" + (rows.empty() ? "" : "\n" + rows) + "\nmentor " + name +
                     " alone is mentor " + std::string(noun.bare) + "\n";
  if (!from_name<Kind>(noun.name)) return text;
  std::string verbs;
  for (const auto& command : program.commands)
    if (command.group != Group::hidden && is_generic(command)) verbs += (verbs.empty() ? "" : " ") + std::string(command.name);
  return text + "And with a reference: " + verbs + "\n";
}

// "pair add, log, goal add/check/step": the verbs of one noun stand together.
std::vector<std::string> names_in_group(const Program& program, Group group) {
  std::vector<std::string> names;
  std::string_view last_noun;
  for (const auto& command : program.commands) {
    if (command.group != group) continue;
    const auto blank = command.name.find(' ');
    const auto noun = blank == std::string_view::npos ? std::string_view() : command.name.substr(0, blank);
    const bool joins = !noun.empty() && noun == last_noun;
    if (joins) names.back() += "/" + std::string(command.name.substr(blank + 1));
    if (!joins) names.emplace_back(command.name);
    last_noun = noun;
  }
  return names;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

// A command's noun and verb stay on one line.
std::string group_row(std::string_view title, std::vector<std::string> names, int width) {
  for (auto& name : names) name = replaced(std::move(name), " ", kFirmBlank);
  return replaced(row(title, joined(names, ", "), kTitleWidth, width), kFirmBlank, " ");
}

// One screen: a paragraph a group, with the hot lines first.
std::string overview(const Program& program, int width) {
  std::string text =
      "mentor keeps mentoring relationships alive from a terminal.\n\n"
      "  mentor log ada \"...\"    log a check-in\n"
      "  mentor                  what is next, what did I promise\n"
      "  mentor agenda           the page for the next meeting\n"
      "  mentor report week      the week, Monday to Sunday\n\n";
  for (const auto& [group, title] : kGroupTitles) {
    const auto names = names_in_group(program, group);
    if (!names.empty()) text += group_row(title, names, width);
  }
  return text + "\n" + wrapped("mentor help COMMAND explains one. Topics of help: " + joined(topic_names(), ", "), width);
}

const Command* command_for(const Program& program, std::string_view topic) {
  const auto exact = std::ranges::find(program.commands, topic, &Command::name);
  if (exact != program.commands.end()) return &*exact;
  const auto blank = topic.find(' ');
  if (blank == std::string_view::npos || !from_name<Kind>(topic.substr(0, blank))) return nullptr;
  const auto generic = std::ranges::find(program.commands, topic.substr(blank + 1), &Command::name);
  return generic != program.commands.end() && is_generic(*generic) ? &*generic : nullptr;
}

}  // namespace

std::optional<std::string> help_text(const Program& program, std::string_view topic, int width) {
  width = std::clamp(width <= 0 ? 80 : width, 40, 100);
  if (topic.empty()) return overview(program, width);
  if (topic == "options") return "Options of every command, before or after its name:\n" + params_text(global_params(), true, width);
  if (auto text = topic_text(topic)) return text;
  for (const auto& noun : program.nouns)
    if (noun.name == topic) return noun_help(program, noun, width);
  const Command* command = command_for(program, topic);
  if (command != nullptr) return command_help(program, *command, width);
  return std::nullopt;
}

std::string help_meant(const Program& program, std::string_view topic) {
  std::string word = fold_case(topic);
  std::ranges::replace(word, ' ', '-');
  auto names = topic_names();
  const auto begins = std::ranges::find_if(names, [&](std::string_view name) { return name.starts_with(word); });
  if (begins != names.end()) return "mentor help " + std::string(*begins);
  const auto synonym = std::ranges::find(kSynonyms, word, &Synonym::typed);
  if (synonym != std::end(kSynonyms) && help_text(program, synonym->meant, 0)) return "mentor help " + std::string(synonym->meant);
  for (const auto& noun : program.nouns) names.push_back(noun.name);
  for (const auto& command : program.commands)
    if (command.group != Group::hidden) names.push_back(command.name);
  const std::string near = did_you_mean(topic, names);
  return near.empty() ? "mentor help" : near;
}

}  // namespace mentor
