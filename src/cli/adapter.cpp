#include "cli/adapter.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/suggest.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

bool is_option(const Param& param) { return param.name.starts_with("--"); }
bool is_flag(const Param& param) { return param.metavar.empty() && param.choices.empty(); }

// A number such as -5 or -.5 is an operand; any other word that begins with '-' is an option.
bool looks_like_option(std::string_view word) {
  if (word.size() < 2 || word.front() != '-') return false;
  const char second = word[1];
  return !(second >= '0' && second <= '9') && second != '.';
}

Error unknown_option(const std::vector<Param>& params, std::string_view word) {
  const std::string_view name = word.substr(0, word.find('='));
  std::vector<std::string_view> names;
  for (const auto& param : params)
    if (is_option(param)) names.push_back(param.name);
  const std::string guess = did_you_mean(name, names);
  return usage_error("unknown option '" + visible_line(name) + "'", guess.empty() ? "add --help to see the options" : guess);
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
    const std::string name = word.substr(0, equals);
    const auto param = std::ranges::find(params, name, &Param::name);
    if (param == params.end() || !is_option(*param)) throw unknown_option(params, word);
    sorted.for_library.push_back(name);
    if (is_flag(*param)) {
      if (equals != std::string::npos) throw usage_error("'" + name + "' takes no value", "write " + name + " alone");
      continue;
    }
    if (equals == std::string::npos && i + 1 == words.size())
      throw usage_error("'" + name + "' needs a value", name + " " + param->metavar);
    sorted.for_library.push_back(equals == std::string::npos ? words[++i] : word.substr(equals + 1));
  }
  return sorted;
}

// A value that begins with '-' would be taken for an option: it travels behind a mark.
constexpr char kMark = '=';

struct Bound {
  CLI::Option* option;
  std::size_t param;
  std::size_t read = 0;
};

std::vector<Occurrence> ask_library(const std::vector<Param>& params, std::vector<std::string> words) {
  CLI::App app;
  app.set_help_flag();
  std::vector<Bound> bound;
  std::vector<std::vector<std::string>> values(params.size());
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (!is_option(params[i])) continue;
    CLI::Option* option = is_flag(params[i]) ? app.add_flag(params[i].name)
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
    auto& b = *std::ranges::find(bound, option, &Bound::option);
    const bool flag = is_flag(params[b.param]);
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
    if (!is_flag(param)) sorted.for_library[++i].insert(0, 1, kMark);
  }
  if (sorted.for_library.empty()) return parsed;
  try {
    parsed.options = ask_library(params, std::move(sorted.for_library));
  } catch (const CLI::Error& error) {
    throw usage_error(visible_line(error.what()), "add --help to see the options");
  }
  for (std::size_t i = 0; i < params.size(); ++i) {
    const auto count = std::ranges::count(parsed.options, i, &Occurrence::param);
    if (count > 1 && !params[i].repeatable && !is_flag(params[i]))
      throw usage_error("'" + params[i].name + "' was given twice", "give it once");
  }
  return parsed;
}

}  // namespace mentor
