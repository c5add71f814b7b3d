#include "docs/json_page.hpp"

#include <nlohmann/json.hpp>
#include <vector>

#include "docs/mdoc.hpp"
#include "cli/usage.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {"string", "text"},   {"integer", "whole number"}, {"number", "number"}, {"boolean", "true or false"},
    {"object", "object"}, {"array", "list"},           {"null", "null"},
};

std::string type_words(std::string_view type) {
  const auto known = std::ranges::find(kTypes, type, &std::pair<std::string_view, std::string_view>::first);
  if (known == std::end(kTypes)) throw std::runtime_error("the schema has a type of no words: " + std::string(type));
  return std::string(known->second);
}

std::string words_of(const Json& node);

std::string either(const Json& nodes) {
  std::vector<std::string> words;
  for (const auto& node : nodes) words.push_back(node.is_string() ? node.get<std::string>() : words_of(node));
  if (words.size() < 2) return joined(words, "");
  const std::string last = words.back();
  words.pop_back();
  return joined(words, ", ") + " or " + last;
}

// "text or null", "list of goal", "open, done or dropped"
std::string words_of(const Json& node) {
  if (node.contains("$ref")) {
    const std::string name = node.at("$ref");
    return name.substr(name.rfind('/') + 1);
  }
  if (node.contains("enum")) return either(node.at("enum"));
  if (node.contains("anyOf")) return either(node.at("anyOf"));
  if (!node.contains("type")) return "any value";
  const Json& type = node.at("type");
  if (type == "array") return "list of " + words_of(node.at("items"));
  if (type.is_string()) return type_words(type.get<std::string>());
  std::vector<std::string> words;
  for (const auto& name : type) words.push_back(type_words(name.get<std::string>()));
  return joined(words, " or ");
}

// The fields that are described where they stand: of the object itself or of the objects in the list.
const Json* fields_in(const Json& node) {
  if (node.contains("properties")) return &node.at("properties");
  return node.contains("items") ? fields_in(node.at("items")) : nullptr;
}

std::string field_list(const Json& fields) {
  std::string out = ".Bl -tag -width Ds\n";
  for (const auto& [name, node] : fields.items()) {
    out += ".It Va " + mdoc::argument(name) + "\n" + mdoc::text(words_of(node) + ". " + node.value("description", ""));
    if (const Json* inner = fields_in(node); inner != nullptr && !inner->empty()) out += field_list(*inner);
  }
  return out + ".El\n";
}

std::string kinds(const Json& schema) {
  std::string out = ".Sh KINDS\n";
  for (const auto& [name, node] : schema.at("$defs").items()) {
    out += ".Ss " + mdoc::argument(name) + "\n" + mdoc::text(node.value("description", ""));
    const Json* fields = fields_in(node);
    out += fields != nullptr ? field_list(*fields) : mdoc::text("Printed as: " + words_of(node) + ".");
  }
  return out;
}

std::string commands(const Json& schema) {
  std::string out = ".Sh COMMANDS\nWhat each prints:\n.Bl -tag -width Ds\n";
  for (const auto& [name, node] : schema.at("commands").items())
    out += ".It Cm " + mdoc::argument(name) + "\n" + mdoc::text(words_of(node) + ".");
  return out + ".El\n";
}

}  // namespace

std::string json_page(std::string_view schema) {
  const Json root = Json::parse(schema);
  return mdoc::head("mentor-json", "5", "the JSON that mentor prints") + ".Sh DESCRIPTION\n" +
         mdoc::text(root.at("description").get<std::string>()) + kinds(root) + commands(root) +
         ".Sh FILES\n.Bl -tag -width Ds\n.It Pa share/mentor/mentor.schema.json\n"
         "The same as a JSON Schema, below the folder that mentor was installed in.\n.El\n"
         ".Sh SEE ALSO\n.Xr mentor 1\n";
}

}  // namespace mentor
