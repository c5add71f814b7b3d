#include "commands/match/review.hpp"

#include <algorithm>
#include <array>

#include "cli/run_context.hpp"
#include "mentor/base/csv.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/text_input.hpp"
#include "mentor/mentoring/match_plan.hpp"

namespace mentor {
namespace {

constexpr std::array<std::string_view, 6> kYes{"yes", "y", "ok", "true", "1", "✓"};
constexpr std::array<std::string_view, 5> kNo{"no", "n", "false", "0", "-"};

struct ReviewColumns {
  std::size_t mentee, mentor, ok;
};

ReviewColumns columns_of(const std::vector<std::string>& header, const std::string& path) {
  const auto place = [&](std::string_view name) {
    const auto found = std::ranges::find_if(header, [&](const std::string& heading) { return fold_case(heading) == name; });
    if (found == header.end())
      throw usage_error(quoted_path(path) + " has no column '" + std::string(name) + "'",
                        "it begins as: mentor match show PLAN --format csv");
    return static_cast<std::size_t>(found - header.begin());
  };
  return {place("mentee"), place("mentor"), place("ok")};
}

}  // namespace

void add_review(const Process& process, const std::string& path, const std::vector<SignUp>& people, std::vector<MatchDecision>& pins,
                std::vector<MatchDecision>& bans) {
  constexpr std::size_t kReviewLimit = 64 * 1024 * 1024;
  const std::string text = read_file(process, path, kReviewLimit);
  require_text_file(text, path);
  bool is_read = false;
  SheetReader sheet([&]() -> std::string_view { return std::exchange(is_read, true) ? std::string_view() : std::string_view(text); });
  const ReviewColumns columns = columns_of(sheet.header(), path);
  std::string faults;
  for (SheetRow row; sheet.next(row);) {
    const std::string line = kListMark + std::string("line ") + std::to_string(row.line) + ": ";
    if (!row.fault.empty()) {
      faults += line + row.fault;
      continue;
    }
    const auto cell = [&](std::size_t at) { return std::string(trimmed(without_apostrophe(row.cells[at]))); };
    const std::string ok = fold_case(cell(columns.ok));
    if (ok.empty()) continue;
    const bool is_yes = std::ranges::find(kYes, ok) != kYes.end();
    const bool is_no = std::ranges::find(kNo, ok) != kNo.end();
    if (!is_yes && !is_no) {
      faults += line + "ok is '" + visible_line(ok) + "'; type yes or no, or leave it empty";
      continue;
    }
    try {
      const auto address = [&](std::size_t column, Party role) { return people[find_sign_up(people, cell(column), role)].email; };
      (is_yes ? pins : bans).push_back({address(columns.mentee, Party::mentee), address(columns.mentor, Party::mentor), ""});
    } catch (const Error& error) {
      faults += line + error.message + (error.hint.empty() ? "" : "; " + error.hint);
    }
  }
  if (!faults.empty()) throw usage_error(quoted_path(path) + " cannot be read as a review" + faults);
}

}  // namespace mentor
