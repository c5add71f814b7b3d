#include "mentor/config/agenda_templates.hpp"

#include <algorithm>
#include <filesystem>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::string_view kExtension = ".md";

// So that a README.md, a link out of the folder or a hidden file is none, and `list` stays a word of its own.
bool is_template_name(std::string_view name) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  return !name.empty() && name != "list" && name.find_first_not_of(kLetters) == std::string_view::npos;
}

std::vector<std::string> own_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (std::filesystem::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem))
    if (entry->path().extension() == kExtension && is_template_name(entry->path().stem().string()))
      names.push_back(entry->path().stem().string());
  std::ranges::sort(names);
  return names;
}

std::optional<AgendaTemplate> own_template(std::string_view name, const std::string& folder) {
  if (folder.empty() || !is_template_name(name)) return std::nullopt;
  const std::string path = folder + "/" + std::string(name) + std::string(kExtension);
  const auto text = read_own_file(path, "the template");
  return text ? std::optional(parse_template(name, *text, path)) : std::nullopt;
}

}  // namespace

std::vector<std::string> agenda_template_names(const Environment& env, std::optional<std::string_view> config_flag) {
  std::vector<std::string> names;
  for (const auto& shipped : shipped_templates()) names.push_back(shipped.name);
  const std::string folder = template_folder(env, config_flag);
  if (folder.empty()) return names;
  for (auto& own : own_names(folder))
    if (std::ranges::find(names, own) == names.end()) names.push_back(std::move(own));
  return names;
}

AgendaTemplate agenda_template_named(std::string_view name, const Environment& env, std::optional<std::string_view> config_flag) {
  if (auto own = own_template(name, template_folder(env, config_flag))) return std::move(*own);
  const auto& shipped = shipped_templates();
  const auto found = std::ranges::find(shipped, name, &AgendaTemplate::name);
  if (found != shipped.end()) return *found;
  const auto names = agenda_template_names(env, config_flag);
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const std::string guess = did_you_mean(name, candidates);
  throw not_found("agenda template", name, guess.empty() ? "there is " + joined(names, ", ") : guess);
}

}  // namespace mentor
