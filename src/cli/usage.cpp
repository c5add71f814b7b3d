#include "cli/usage.hpp"

#include <algorithm>

namespace mentor {

void add_edit_flag(Spec& spec) {
  const bool editable = std::ranges::any_of(spec.params(), &Param::editable);
  const bool has_it = std::ranges::any_of(spec.params(), [](const Param& p) { return p.name == "--edit"; });
  if (editable && !has_it) spec.custom_flag("--edit", "write the text in your editor", [] {});
}

std::vector<Param> full_params(const Command& command) {
  auto spec = command.bind().spec;
  add_edit_flag(spec);
  return spec.params();
}

std::string usage_line(const Command& command) {
  std::string line = "mentor " + std::string(command.name);
  bool has_options = false;
  for (const auto& param : full_params(command)) {
    const bool option = param.name.starts_with("--");
    if (option && !param.required) has_options = true;
    if (option && param.required) line += " " + param.name + " " + param.metavar;
    if (option) continue;
    const std::string name = param.name + (param.repeatable ? "..." : "");
    line += param.required ? " " + name : " [" + name + "]";
  }
  return has_options ? line + " [options]" : line;
}

}  // namespace mentor
