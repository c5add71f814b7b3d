// The commented config file that `config init` writes, from the table of settings.
#include "mentor/config/config.hpp"

namespace mentor {

std::string config_template() {
  std::string text = "# Settings of mentor. Every key stands here with its default; take the # away to change one.\n";
  std::string table;
  const Config defaults;
  for (const auto& key : config_keys()) {
    const auto dot = key.name.find('.');
    const std::string section(key.name.substr(0, dot));
    if (section != table) text += "\n[" + section + "]\n";
    table = section;
    const std::string values = say_values(key);
    text += "# " + std::string(key.summary) + (values.empty() ? "" : ": " + values) + "\n";
    text += "#" + std::string(key.name.substr(dot + 1)) + " = " + key.show(defaults) + "\n";
  }
  return text;
}

}  // namespace mentor
