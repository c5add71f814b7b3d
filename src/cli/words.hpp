// What each word of a command line is: an option, its value, or an operand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/error.hpp"
#include "mentor/cli/spec.hpp"

namespace mentor {

inline bool is_option(const Param& param) { return param.name.starts_with("--"); }

/// "--due", "--due=fri", "-x"; but "-", "-5" and "-.5" are operands, and "--" is neither.
bool looks_like_option(std::string_view word);
/// nullptr when none of `params` is the option that `word` names ("--due", "--due=fri" or "-o").
const Param* option_named(const std::vector<Param>& params, std::string_view word);
/// Whether the word at `place` has its value in the next one.
bool takes_next_word(const std::vector<Param>& params, const std::vector<std::string>& words, std::size_t place);
/// The places of the operands before "--": neither options of `params` nor their values.
std::vector<std::size_t> operand_places(const std::vector<Param>& params, const std::vector<std::string>& words);
/// "there are --due, --on ...", and how a text that begins with a dash is written where one may stand.
std::string options_there_are(const std::vector<Param>& params);
/// The word as the command has it: "--cadence" is "--every".
std::string with_options_meant(const std::vector<Param>& params, const std::string& word);
/// "unknown option '--fromat'", with the nearest of `params`, or else with `hint`.
Error unknown_option(const std::vector<Param>& params, std::string_view word, std::string hint);

}  // namespace mentor
