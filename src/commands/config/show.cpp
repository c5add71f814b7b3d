// The command `config show`: the settings and where each comes from.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/config/toml_value.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor::config_show {
namespace {

struct Options {
  std::string key;
  bool origin = false;
};

void define(Spec& spec, Options& options) {
  spec.optional_operand("KEY", options.key, "one setting (all of them)", Completes::config_key);
  spec.flag("--origin", options.origin, "say where each value comes from");
}

std::string_view origin_of(const Config& config, std::string_view key) {
  const auto found = config.origins.find(key);
  switch (found == config.origins.end() ? Origin::built_in : found->second) {
    case Origin::built_in:
      return "default";
    case Origin::file:
      return "file";
    case Origin::environment:
      return "environment";
    case Origin::flag:
      return "flag";
  }
  return "";
}

std::vector<const ConfigKey*> keys_meant(const std::string& name) {
  std::vector<const ConfigKey*> meant;
  std::vector<std::string_view> names;
  for (const auto& key : config_keys()) {
    names.push_back(key.name);
    if (name.empty() || key.name == name) meant.push_back(&key);
  }
  if (!meant.empty()) return meant;
  const auto hint = did_you_mean(name, names);
  throw usage_error("no setting '" + visible_line(name) + "'", hint.empty() ? "mentor config show" : hint);
}

View run(Context& context, const Options& options) {
  Value::Record data;
  Table scripts{"", {{"key", ""}, {"value", ""}, {"origin", ""}}, {}, "", false};
  Table table{"", {{"key", "Setting"}, {"value", "Value", Align::left, Fit::wraps}}, {}, "", false};
  if (options.origin) table.columns.push_back({"origin", "From"});
  for (const ConfigKey* key : keys_meant(options.key)) {
    const std::string value = key->show(context.config);
    const auto origin = origin_of(context.config, key->name);
    data.push_back({std::string(key->name), Value::Record{{"value", toml_value(value)}, {"origin", origin}}});
    scripts.rows.push_back({key->name, value, origin});
    table.rows.push_back({key->name, value});
    if (options.origin) table.rows.back().push_back(Cell(origin, origin == "default" ? Tone::dim : Tone::plain));
  }
  View view;
  view.data = std::move(data);
  view.rows = std::move(scripts);
  view.sections = sections_from(std::move(table));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::config_show
