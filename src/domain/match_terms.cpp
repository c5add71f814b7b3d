// An answer of a sheet as terms or as a number.
#include <algorithm>
#include <charconv>

#include "domain/match_terms.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

bool parts_terms(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ';' || c == '\n' || c == '\r') return true;
  return c == ',' && !(at > 0 && is_digit(text[at - 1]) && is_digit_at(text, at + 1));
}

std::size_t end_of_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !parts_terms(text, end)) ++end;
  return end;
}

bool ends_there(std::string_view text, std::size_t end) {
  while (end < text.size() && text[end] == ' ') ++end;
  return end == text.size() || parts_terms(text, end);
}

// The longest option that `text` begins with, or 0.
std::size_t end_of_option(std::string_view text, std::span<const std::string> options) {
  std::size_t longest = 0;
  for (const auto& option : options) {
    const auto bare = trimmed(option);
    if (bare.size() > longest && text.starts_with(bare) && ends_there(text, bare.size())) longest = bare.size();
  }
  return longest;
}

// Whether a letter of any script stands before `at`, and no sign such as a dash or U+2265, which begin with 0xE2.
bool is_behind_letter(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  constexpr unsigned char kSigns = 0xE2;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  std::size_t first = at - 1;
  while (first > 0 && (byte(first) & 0xC0U) == 0x80U) --first;
  const char c = text[first];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte(first) >= 0x80 && byte(first) != kSigns);
}

// The digits of a number from `at`, with a point for the fraction; moves `at` behind it.
std::string number_at(std::string_view text, std::size_t& at) {
  std::string digits(at > 0 && text[at - 1] == '-' && trimmed(text.substr(0, at - 1)).empty() ? "-" : "");
  const auto take = [&] {
    while (is_digit_at(text, at)) digits += text[at++];
  };
  take();
  const auto digits_behind = [&] { return std::min(text.find_first_not_of("0123456789", at + 1), text.size()) - at - 1; };
  while (at < text.size() && text[at] == ',' && digits_behind() == 3) {
    ++at;
    take();
  }
  if (at < text.size() && (text[at] == '.' || text[at] == ',') && is_digit_at(text, at + 1)) {
    digits += '.';
    ++at;
    take();
  }
  return digits;
}

std::optional<double> only_number(std::string_view text) {
  std::optional<double> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    if (found || is_behind_letter(text, at)) return std::nullopt;
    const std::string digits = number_at(text, at);
    double value = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc()) return std::nullopt;
    found = value;
  }
  return found;
}

}  // namespace

std::string plain_term(std::string_view term) {
  std::string bare;
  for (std::size_t at = 0; at < term.size();) {
    const bool is_hard = term.substr(at, kNoBreakSpace.size()) == kNoBreakSpace;
    const char c = is_hard ? ' ' : term[at];
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    at += is_hard ? kNoBreakSpace.size() : 1;
    if (!is_blank) {
      bare += c;
    } else if (!bare.empty() && bare.back() != ' ') {
      bare += ' ';
    }
  }
  if (bare.ends_with(' ')) bare.pop_back();
  return fold_case(bare);
}

std::map<std::string, std::string> plain_aliases(const std::map<std::string, std::string>& aliases) {
  std::map<std::string, std::string> plain;
  for (const auto& [alias, means] : aliases) plain.emplace(plain_term(alias), plain_term(means));
  return plain;
}

std::string meaning_of(std::string term, const std::map<std::string, std::string>& plain_aliases) {
  std::vector<std::string> path;
  for (auto found = plain_aliases.find(term); found != plain_aliases.end(); found = plain_aliases.find(term)) {
    const auto before = std::ranges::find(path, term);
    if (before != path.end()) return *std::min_element(before, path.end());  // in a circle all mean the same
    path.push_back(std::move(term));
    term = found->second;
  }
  return term;
}

std::vector<std::string> terms_of(std::string_view answer, std::span<const std::string> options) {
  std::vector<std::string> terms;
  for (answer = trimmed(answer); !answer.empty(); answer = trimmed(answer)) {
    const auto option = end_of_option(answer, options);
    const auto end = option != 0 ? option : end_of_word(answer);
    const auto term = trimmed(answer.substr(0, end));
    if (!term.empty()) terms.emplace_back(term);
    answer.remove_prefix(end);
    answer = trimmed(answer);
    if (!answer.empty() && parts_terms(answer, 0)) answer.remove_prefix(1);
  }
  return terms;
}

std::string normal_term(std::string_view term, const std::map<std::string, std::string>& aliases) {
  return meaning_of(plain_term(term), plain_aliases(aliases));
}

std::optional<std::string> circular_alias(const std::map<std::string, std::string>& aliases) {
  const auto plain = plain_aliases(aliases);
  for (const auto& [alias, means] : aliases)
    if (plain.contains(meaning_of(plain_term(alias), plain))) return alias;
  return std::nullopt;
}

std::optional<double> number_in_answer(std::string_view answer, std::span<const std::string> order) {
  if (order.empty()) return only_number(plain_term(answer));
  const auto term = plain_term(answer);
  const auto found = std::ranges::find_if(order, [&](const std::string& word) { return plain_term(word) == term; });
  if (found == order.end()) return std::nullopt;
  return static_cast<double>(found - order.begin());
}

}  // namespace mentor
