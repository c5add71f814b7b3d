#include "commands/checkin/edited_lines.hpp"

#include <algorithm>

#include "commands/checkin/form.hpp"

namespace mentor {
namespace {

bool is_text(const Line& line) { return line.kind == LineKind::note && !line.is_private; }

// Takes the old line with the same words out of `before`, so that it keeps its id.
Line kept_or_new(std::vector<Line>& before, const Line& line) {
  const auto same = std::ranges::find_if(before, [&](const Line& old) {
    return old.kind == line.kind && old.is_private == line.is_private && words_in_form(old) == words_in_form(line);
  });
  if (same == before.end()) return line;
  const Line kept = *same;
  before.erase(same);
  return kept;
}

void replace_text(std::vector<Line>& lines, const std::string& text, Party side, bool is_private) {
  const auto is_replaced = [&](const Line& line) {
    return line.kind == LineKind::note && line.is_private == is_private && line.by == side;
  };
  const auto old = std::ranges::find_if(lines, is_replaced);
  if (old == lines.end())
    lines.insert(lines.begin(), {LineId(0), LineKind::note, side, is_private, text});
  else
    old->text = text;
}

bool is_replaced(const Line& line, const std::vector<GivenLine>& typed, Party side) {
  return line.by == side &&
         std::ranges::any_of(typed, [&](const GivenLine& one) { return one.kind == line.kind && one.is_private == line.is_private; });
}

std::string all_texts(const std::vector<Line>& lines) {
  std::string text;
  for (const auto& line : lines)
    if (is_text(line)) text += (text.empty() ? "" : "\n") + line.text.unguarded();
  return text;
}

}  // namespace

std::vector<Line> lines_after_options(const std::vector<Line>& before, const CheckinFields& fields, Party side) {
  const bool is_private = !before.empty() && std::ranges::all_of(before, &Line::is_private);
  auto all_typed = fields.lines;
  for (auto& typed : all_typed) typed.is_private = typed.is_private || is_private;
  std::vector<Line> replaced;
  std::vector<Line> lines;
  for (const auto& line : before) (is_replaced(line, all_typed, side) ? replaced : lines).push_back(line);
  for (const auto& typed : all_typed)
    if (!typed.text.empty()) lines.push_back(kept_or_new(replaced, {LineId(0), typed.kind, side, typed.is_private, typed.text}));
  if (fields.text) replace_text(lines, *fields.text, side, is_private);
  return lines;
}

std::vector<Line> lines_after_form(const std::vector<Line>& before, const CheckinFields& form, Party side) {
  std::vector<Line> old = before;
  std::vector<Line> lines;
  if (form.text == all_texts(before)) {
    std::ranges::copy_if(before, std::back_inserter(lines), is_text);
  } else if (form.text) {
    const auto first = std::ranges::find_if(before, is_text);
    lines.push_back(first == before.end() ? Line{LineId(0), LineKind::note, side, false, *form.text} : *first);
    lines.front().text = *form.text;
  }
  for (const auto& typed : form.lines)
    if (!typed.text.empty()) lines.push_back(kept_or_new(old, {LineId(0), typed.kind, side, typed.is_private, typed.text}));
  return lines;
}

}  // namespace mentor
