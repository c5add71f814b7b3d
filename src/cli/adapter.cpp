// Has the option library read the words of a command; the only file that includes it.
#include "cli/adapter.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "cli/words.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

using Words = std::vector<std::string>;

// A value that looks like an option's name was most likely forgotten: --win --json does not mean a win called "--json".
bool looks_like_name(std::string_view word) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz-";
  return word.starts_with("--") && word.substr(0, word.find('=')).find_first_not_of(kLetters) == std::string_view::npos;
}

const std::string& value_behind(const std::vector<Param>& params, const Param& param, const Words& words, std::size_t place) {
  const bool missing = place == words.size() || looks_like_name(words[place]);
  if (!missing) return words[place];
  const bool unknown = place < words.size() && words[place] != "--" && option_named(params, words[place]) == nullptr;
  if (unknown)
    throw unknown_option(params, words[place], "write " + param.name + "=" + visible_line(words[place]) + " if that is its value");
  throw usage_error("'" + param.name + "' needs a value", param.name + " " + param.metavar);
}

// The value of the option at `place`, which moves on where that is a word of its own.
std::string value_at(const std::vector<Param>& params, const Param& param, const Words& words, std::size_t& place) {
  const std::string& word = words[place];
  const auto equals = word.find('=');
  const bool is_behind = equals == std::string::npos;
  if (param.takes == Takes::value_or_nothing) {
    const bool is_empty = is_behind ? place + 1 < words.size() && words[place + 1].empty() : equals + 1 == word.size();
    if (is_empty) throw usage_error("'" + param.name + "' has an empty value", "leave the value out to take all away");
    if (is_behind && !takes_next_word(params, words, place)) return "";
  }
  return is_behind ? value_behind(params, param, words, ++place) : word.substr(equals + 1);
}

// The words as CLI11 2.1.2 reads them the way they are meant. Left to itself it
// - takes "-o=FILE" for the value "=FILE" and "-ox" for "x": an option is called by its long name;
// - takes "--yes=no" for "--yes": a flag has no value;
// - loses the empty value of "--due=" and takes the next word in its place: the value becomes a word;
// - takes the option in "--win --json" for a value: that is refused;
// - swallows the "--" behind a value that may be left out: one that is becomes an empty word.
Words respelt(const std::vector<Param>& params, const Words& words) {
  Words plain;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Param* param = option_named(params, words[i]);
    plain.push_back(param == nullptr ? words[i] : param->name);
    if (words[i] == "--") plain.insert(plain.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
    const bool is_told = param == nullptr && looks_like_option(words[i]);  // the first mistake is the one that is told
    if (words[i] == "--" || is_told) break;
    if (param == nullptr) continue;
    if (param->takes != Takes::nothing) {
      plain.push_back(value_at(params, *param, words, i));
    } else if (words[i].find('=') != std::string::npos) {
      throw usage_error("'" + param->name + "' takes no value", "write " + param->name + " alone");
    }
  }
  return plain;
}

// A flat app for one command. Declaring an option costs more than reading it, so those that nobody typed are left out.
class Library {
 public:
  explicit Library(const std::vector<Param>& params) : params_(params), options_(params.size()), read_(params.size()) {
    app_.set_help_flag();
    app_.allow_extras();
  }

  void parse(Words words) {
    for (std::size_t i = 0; i < params_.size(); ++i)
      if (is_option(params_[i]) && std::ranges::find(words, params_[i].name) != words.end()) options_[i] = declared(params_[i]);
    std::ranges::reverse(words);  // the library reads its vector from the back
    app_.parse(std::move(words));
  }

  std::vector<Occurrence> occurrences() {
    std::vector<Occurrence> all;
    for (const CLI::Option* option : app_.parse_order()) {
      const auto param = static_cast<std::size_t>(std::ranges::find(options_, option) - options_.begin());
      const bool is_flag = params_[param].takes == Takes::nothing;
      all.push_back({param, is_flag ? "" : option->results().at(read_[param]++)});
    }
    return all;
  }

  Words operands() const {
    Words all = app_.remaining();
    const auto end = std::ranges::find(all, "--");
    const auto unknown = std::find_if(all.begin(), end, looks_like_option);
    if (unknown != end) throw unknown_option(params_, *unknown, options_there_are(params_));
    if (end != all.end()) all.erase(end);
    return all;
  }

 private:
  CLI::Option* declared(const Param& param) {
    if (param.takes == Takes::nothing) return app_.add_flag(param.name);
    return app_.add_option(param.name)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  const std::vector<Param>& params_;
  CLI::App app_;
  std::vector<CLI::Option*> options_;  // of each parameter
  std::vector<std::size_t> read_;      // how many of its values
};

}  // namespace

ParsedWords parse_words(const std::vector<Param>& params, const std::vector<std::string>& words) {
  const bool has_options = std::ranges::any_of(words, [](const std::string& word) { return word.starts_with('-'); });
  if (!has_options) return {{}, words};  // an app with nothing to read costs 60,000 instructions
  Library library(params);
  try {
    library.parse(respelt(params, words));
  } catch (const CLI::Error& error) {
    throw usage_error(visible_line(error.what()), options_there_are(params));
  }
  ParsedWords parsed{library.occurrences(), library.operands()};
  for (std::size_t i = 0; i < params.size(); ++i) {
    const auto count = std::ranges::count(parsed.options, i, &Occurrence::param);
    if (count > 1 && !params[i].repeatable && !params[i].last_counts && params[i].takes != Takes::nothing)
      throw usage_error("'" + params[i].name + "' was given twice", "which of the two is meant? give it once");
  }
  return parsed;
}

}  // namespace mentor
