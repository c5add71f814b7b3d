#include "cli/words.hpp"

#include <algorithm>

#include "cli/line.hpp"
#include "cli/synonyms.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view name_in(std::string_view word) { return word.substr(0, word.find('=')); }

// What is typed in place of an option that is none: the option meant, or the operand.
std::string option_by_synonym(const std::vector<Param>& params, std::string_view name) {
  for (const auto& row : kOptionSynonyms) {
    if (row.typed != name) continue;
    const std::string_view meant = row.meant;
    if (meant == "--format") return "--format " + std::string(name.substr(2));
    const auto is_meant = [&](const Param& param) { return meant.empty() ? !is_option(param) : param.name == meant; };
    const bool is_text = name != "--pair" && name != "--with" && name != "--mentor" && name != "--mentee";
    const auto found =
        meant.empty() && is_text ? std::ranges::find(params, true, &Param::joins_words) : std::ranges::find_if(params, is_meant);
    if (found == params.end()) continue;
    if (!meant.empty()) return "did you mean '" + found->name + "'?";
    return "it needs no option: write " + std::string(is_text ? "the text" : found->name) + " behind the command";
  }
  return "";
}

}  // namespace

bool looks_like_option(std::string_view word) {
  if (word.size() < 2 || word.front() != '-' || word == "--") return false;
  const bool is_number = is_digit(word[1]) || (word[1] == '.' && word.size() > 2 && is_digit(word[2]));
  return !is_number;
}

const Param* option_named(const std::vector<Param>& params, std::string_view word) {
  if (!word.starts_with('-')) return nullptr;
  const auto by = word.starts_with("--") ? [](const Param& param) { return std::string_view(param.name); }
                                         : [](const Param& param) { return param.short_name; };
  const auto found = std::ranges::find(params, name_in(word), by);
  return found == params.end() ? nullptr : &*found;
}

bool takes_next_word(const std::vector<Param>& params, const std::vector<std::string>& words, std::size_t place) {
  const std::string_view word = words[place];
  if (word.find('=') != std::string_view::npos) return false;
  const Param* param = option_named(params, word);
  if (param == nullptr || param->takes == Takes::nothing) return false;
  const bool has_next = place + 1 < words.size() && words[place + 1] != "--" && !looks_like_option(words[place + 1]);
  return param->takes == Takes::value || has_next;
}

std::vector<std::size_t> operand_places(const std::vector<Param>& params, const std::vector<std::string>& words) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (!looks_like_option(words[i])) {
      places.push_back(i);
    } else if (takes_next_word(params, words, i)) {
      ++i;
    }
  }
  return places;
}

std::string options_there_are(const std::vector<Param>& params) {
  const auto globals = global_params();
  std::vector<std::string_view> names;
  for (const auto& param : params)
    if (is_option(param) && std::ranges::find(globals, param.name, &Param::name) == globals.end()) names.push_back(param.name);
  const bool has_text = std::ranges::any_of(params, &Param::joins_words);
  const std::string dash = has_text ? "if a text begins with it, put -- before it; " : "";
  const std::string own = names.empty() ? "" : "there are " + joined(names, ", ") + ", and ";
  return dash + own + "those that every command takes: mentor help options";
}

Error unknown_option(const std::vector<Param>& params, std::string_view word, std::string hint) {
  const std::string_view name = name_in(word);
  std::vector<std::string_view> names;
  for (const auto& param : params)
    if (is_option(param)) names.push_back(param.name);
  const std::string meant = option_by_synonym(params, name);
  const std::string guess = meant.empty() ? did_you_mean(name, names) : meant;
  return usage_error("unknown option '" + visible_line(name) + "'", guess.empty() ? std::move(hint) : guess);
}

}  // namespace mentor
