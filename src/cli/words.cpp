#include "cli/words.hpp"

#include <algorithm>

#include "cli/line.hpp"
#include "cli/option_synonyms.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view name_in(std::string_view word) { return word.substr(0, word.find('=')); }

const Param* param_meant(const std::vector<Param>& params, const OptionSynonym& row) {
  const bool is_pair = row.typed == "--pair" || row.typed == "--with" || row.typed == "--mentor" || row.typed == "--mentee";
  const bool is_text = row.meant.empty() && !is_pair;
  const auto found = std::ranges::find_if(params, [&](const Param& param) {
    const bool has_value = row.value.empty() || param.choices.empty() || std::ranges::find(param.choices, row.value) != param.choices.end();
    return is_text ? param.joins_words : row.meant.empty() ? !is_option(param) : param.name == row.meant && has_value;
  });
  return found == params.end() ? nullptr : &*found;
}

// The row of what is typed in place of an option that is none, and what it means in this command.
std::pair<const OptionSynonym*, const Param*> meant_in(const std::vector<Param>& params, std::string_view name) {
  for (const auto& row : kOptionSynonyms) {
    if (row.typed != name) continue;
    const Param* meant = param_meant(params, row);
    if (meant != nullptr || (row.meant.empty() && !row.instead.empty())) return {&row, meant};
  }
  return {nullptr, nullptr};
}

std::string with_value(const OptionSynonym& row) {
  return std::string(row.meant) + (row.value.empty() ? "" : " ") + std::string(row.value);
}

std::string option_by_synonym(const std::vector<Param>& params, std::string_view name) {
  const auto [row, meant] = meant_in(params, name);
  if (row == nullptr) return "";
  if (!row->instead.empty()) return std::string(row->instead);
  if (!row->meant.empty()) return "did you mean '" + with_value(*row) + "'?";
  if (!row->value.empty()) return "- in place of the text reads it from stdin";
  return "it needs no option: write " + (meant->joins_words ? std::string("the text") : meant->name) + " behind the command";
}

// The dashes are no part of the word that is wrong.
std::string near_option(const std::vector<Param>& params, std::string_view name) {
  const auto bare = [](std::string_view word) { return word.substr(std::min(word.find_first_not_of('-'), word.size())); };
  std::vector<std::string_view> names;
  for (const auto& param : params)
    if (is_option(param)) names.push_back(bare(param.name));
  const auto near = nearest(bare(name), names);
  return near ? "did you mean '--" + std::string(*near) + "'?" : "";
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

std::string with_options_meant(const std::vector<Param>& params, const std::string& word) {
  if (!looks_like_option(word) || option_named(params, word) != nullptr) return word;
  const auto [row, meant] = meant_in(params, name_in(word));
  return row == nullptr || row->meant.empty() || !row->instead.empty() ? word : with_value(*row) + word.substr(name_in(word).size());
}

Error unknown_option(const std::vector<Param>& params, std::string_view word, std::string hint) {
  const std::string_view name = name_in(word);
  const std::string meant = option_by_synonym(params, name);
  const std::string guess = meant.empty() ? near_option(params, name) : meant;
  return usage_error("unknown option '" + visible_line(name) + "'", guess.empty() ? std::move(hint) : guess);
}

}  // namespace mentor
