// Asks the option library to read the words it reads well; the only file that includes it.
#include "cli/adapter.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "cli/words.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

// A value that looks like an option's name was most likely forgotten: --win --json does not mean a win called "--json".
bool looks_like_name(std::string_view word) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz-";
  return word.starts_with("--") && word.substr(0, word.find('=')).find_first_not_of(kLetters) == std::string_view::npos;
}

std::string value_behind(const std::vector<Param>& params, const Param& param, const std::vector<std::string>& words, std::size_t place) {
  const bool missing = place == words.size() || looks_like_name(words[place]);
  if (!missing) return words[place];
  const bool unknown = place < words.size() && words[place] != "--" && option_named(params, words[place]) == nullptr;
  if (unknown)
    throw unknown_option(params, words[place], "write " + param.name + "=" + visible_line(words[place]) + " if that is its value");
  throw usage_error("'" + param.name + "' needs a value", param.name + " " + param.metavar);
}

// The library's own reading of words differs from ours in a few: "--x=" loses its empty value, a lone "++" is dropped, short options are
// guessed at. What it gets is therefore only what it reads well: each option as two words. The operands stay with us.
struct Sorted {
  std::vector<std::string> for_library;
  std::vector<std::string> operands;
};

Sorted sort_words(const std::vector<Param>& params, const std::vector<std::string>& words) {
  Sorted sorted;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") {
      sorted.operands.insert(sorted.operands.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
      break;
    }
    if (!looks_like_option(word)) {
      sorted.operands.push_back(word);
      continue;
    }
    const auto equals = word.find('=');
    const Param* param = option_named(params, word);
    if (param == nullptr) throw unknown_option(params, word, "add --help to see the options");
    sorted.for_library.push_back(param->name);
    const bool has_value = equals != std::string::npos;
    if (param->takes == Takes::nothing && has_value)
      throw usage_error("'" + param->name + "' takes no value", "write " + param->name + " alone");
    if (param->takes == Takes::nothing) continue;
    if (param->takes == Takes::value_or_nothing && (has_value ? equals + 1 == word.size() : i + 1 < words.size() && words[i + 1].empty()))
      throw usage_error("'" + param->name + "' has an empty value", "leave the value out to take all away");
    const bool is_left_out = !has_value && param->takes == Takes::value_or_nothing && !takes_next_word(params, words, i);
    sorted.for_library.push_back(has_value ? word.substr(equals + 1) : is_left_out ? "" : value_behind(params, *param, words, ++i));
  }
  return sorted;
}

// A value that begins with '-' would be taken for an option: it travels behind a mark.
constexpr char kMark = '=';

struct LibraryOption {
  CLI::Option* option;
  std::size_t param;
  std::size_t read = 0;
};

std::vector<Occurrence> ask_library(const std::vector<Param>& params, std::vector<std::string> words) {
  CLI::App app;
  app.set_help_flag();
  std::vector<LibraryOption> bound;
  std::vector<std::vector<std::string>> values(params.size());
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (!is_option(params[i])) continue;
    CLI::Option* option = params[i].takes == Takes::nothing ? app.add_flag(params[i].name)
                                                            : app.add_option(params[i].name, values[i])
                                                                  ->expected(1)
                                                                  ->allow_extra_args(false)
                                                                  ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    bound.push_back({option, i});
  }
  std::reverse(words.begin(), words.end());  // the library reads its vector from the back
  app.parse(std::move(words));
  std::vector<Occurrence> occurrences;
  for (const CLI::Option* option : app.parse_order()) {
    auto& b = *std::ranges::find(bound, option, &LibraryOption::option);
    const bool flag = params[b.param].takes == Takes::nothing;
    occurrences.push_back({b.param, flag ? "" : values[b.param].at(b.read++).substr(1)});
  }
  return occurrences;
}

}  // namespace

ParsedWords parse_words(const std::vector<Param>& params, const std::vector<std::string>& words) {
  Sorted sorted = sort_words(params, words);
  ParsedWords parsed{{}, std::move(sorted.operands)};
  for (std::size_t i = 0; i < sorted.for_library.size(); ++i) {
    const auto& param = *std::ranges::find(params, sorted.for_library[i], &Param::name);
    if (param.takes != Takes::nothing) sorted.for_library[++i].insert(0, 1, kMark);
  }
  if (sorted.for_library.empty()) return parsed;
  try {
    parsed.options = ask_library(params, std::move(sorted.for_library));
  } catch (const CLI::Error& error) {
    throw usage_error(visible_line(error.what()), "add --help to see the options");
  }
  for (std::size_t i = 0; i < params.size(); ++i) {
    const auto count = std::ranges::count(parsed.options, i, &Occurrence::param);
    if (count > 1 && !params[i].repeatable && params[i].takes != Takes::nothing)
      throw usage_error("'" + params[i].name + "' was given twice", "give it once");
  }
  return parsed;
}

}  // namespace mentor
