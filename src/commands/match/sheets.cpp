#include "commands/match/sheets.hpp"

#include <memory>
#include <set>

#include "commands/shared/fault_list.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text_input.hpp"
#include "mentor/config/criteria.hpp"

namespace mentor {
namespace {

constexpr std::size_t kMostCriteria = 1024 * 1024;  // more is no criteria file, which parse_criteria says
constexpr std::size_t kMostFaultsTold = 1000;

std::string read_text(const std::string& path) {
  TextInput input = TextInput::of_file(path);
  require_text_file(input.head(), path);
  std::string text;
  for (auto piece = input.next_piece(); !piece.empty() && text.size() <= kMostCriteria; piece = input.next_piece()) text += piece;
  return text;
}

}  // namespace

void define_sheets(Spec& spec, SheetChoice& choice) {
  spec.operands("SHEET", choice.sheets, "a sheet of sign-ups, saved as CSV", Completes::file);
}

void define_criteria(Spec& spec, SheetChoice& choice) {
  spec.text_option("--criteria", "FILE", choice.criteria, "the criteria file of mentor match init", Completes::file);
}

std::vector<SignUpSheet> opened_sheets(const std::vector<std::string>& paths) {
  std::vector<SignUpSheet> sheets;
  for (const auto& path : paths) {
    if (path == "-") throw usage_error("a sheet of sign-ups is read again later, so it cannot come from stdin", "name the file");
    const auto input = std::make_shared<TextInput>(TextInput::of_file(path));
    require_text_file(input->head(), path);
    sheets.push_back({path, [input] {
                        input->rewind();
                        return [input] { return input->next_piece(); };
                      }});
  }
  return sheets;
}

Criteria criteria_of(const SheetChoice& choice, const std::vector<SignUpSheet>& sheets) {
  if (!choice.criteria) return understood_criteria(sheets);
  return parse_criteria(read_text(*choice.criteria), *choice.criteria);
}

std::string say_place(const SignUpFault& fault, std::size_t sheets) {
  const std::string place = say_place(fault.line, fault.column);
  const std::string path = quoted_path(fault.path);
  if (sheets < 2 || fault.error.message.starts_with(path)) return place == ": " ? "" : place;
  return path + (place == ": " ? "" : ", ") + place;
}

SignUps sign_ups_of(Zones& zones, Date today, const std::vector<SignUpSheet>& sheets, const Criteria& criteria, const std::string& then) {
  SignUps all = read_sign_ups(sheets, criteria, static_cast<int>(today.year()), zones);
  if (all.faults.empty()) return all;
  std::set<std::pair<std::string, std::size_t>> lines;
  std::vector<PlacedFault> placed;
  for (const auto& fault : all.faults) {
    lines.emplace(fault.path, fault.line);
    if (placed.size() < kMostFaultsTold) placed.push_back({say_place(fault, sheets.size()), fault.error});
  }
  const std::string count = say_count(static_cast<long long>(lines.size()), "line", "lines");
  const std::string headline = count + " of the sign-ups cannot be read, and " + then;
  const std::vector<std::string> more(placed.size() < all.faults.size() ? 1 : 0, "and more");
  throw told_together(headline, placed, more, "change the sheet, or the criteria: mentor match init SHEET -o criteria.toml");
}

}  // namespace mentor
