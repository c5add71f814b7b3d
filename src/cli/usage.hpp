// A command's usage, as help, man pages and documents print it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/cli/command.hpp"

namespace mentor {

/// How far the lines of a list in help stand in.
inline constexpr int kIndent = 2;

/// The heading of a group in help and in the command table.
struct GroupTitle {
  Group group;
  std::string_view title;
};
inline constexpr GroupTitle kGroupTitles[] = {{Group::begin, "Begin"}, {Group::look, "Look"},     {Group::change, "Change"},
                                              {Group::plan, "Plan"},   {Group::report, "Report"}, {Group::remind, "Remind"},
                                              {Group::keep, "Keep"}};

/// Adds --edit to a command whose text can be edited.
void add_edit_flag(Spec& spec);
/// The command's parameters, --edit among them where its text can be edited.
std::vector<Param> full_params(const Command& command);
/// "mentor goal add PAIR TEXT [options]"
std::string usage_line(const Command& command);

}  // namespace mentor
