#include "commands/checkin/form.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

struct FormSection {
  std::string_view title;
  LineKind kind;
  bool is_private;
  std::string_view about;
};

// The first holds the text; each line of the others is one line of the check-in.
constexpr FormSection kSections[] = {
    {"Note", LineKind::note, false, "What you talked about, in as many lines as you like"},
    {"Wins", LineKind::win, false, "One a line"},
    {"Blockers", LineKind::blocker, false, "One a line"},
    {"Lessons", LineKind::lesson, false, "One a line"},
    {"Thanks", LineKind::thanks, false, "One a line"},
    {"Private notes", LineKind::note, true, "One a line; these stay out of reports"},
    {"Private wins", LineKind::win, true, "One a line; these stay out of reports"},
    {"Private blockers", LineKind::blocker, true, "One a line; these stay out of reports"},
    {"Private lessons", LineKind::lesson, true, "One a line; these stay out of reports"},
    {"Private thanks", LineKind::thanks, true, "One a line; these stay out of reports"},
};

bool belongs(const Line& line, const FormSection& section) { return line.kind == section.kind && line.is_private == section.is_private; }

// Stands in the form only where there are such lines.
bool is_seldom(const FormSection& section) { return section.is_private && section.kind != LineKind::note; }

std::string_view next_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

// What reads like a comment or a title stands behind a backslash.
constexpr char kVerbatim = '\\';
bool needs_verbatim(std::string_view line) { return line.starts_with('#') || line.starts_with("==") || line.starts_with(kVerbatim); }

std::string as_typed(std::string_view text) {
  std::string typed;
  while (!text.empty()) {
    const auto line = next_line(text);
    if (needs_verbatim(line)) typed += kVerbatim;
    typed += std::string(line) + "\n";
  }
  return typed;
}

std::string_view as_meant(std::string_view line) {
  return line.starts_with(kVerbatim) && needs_verbatim(line.substr(1)) ? line.substr(1) : line;
}

const FormSection& section_named(std::string_view title) {
  const auto found = std::ranges::find(kSections, title, &FormSection::title);
  if (found == std::end(kSections))
    throw usage_error("the form has no part '" + visible_line(title) + "'", "leave the lines that begin with == as they were");
  return *found;
}

}  // namespace

std::string filled_form(std::string_view title, const std::vector<Line>& lines) {
  std::string form = "# " + std::string(title) +
                     "\n# Lines that begin with # are left out; a \\ before the # keeps one. Leave the form as it is to change nothing.\n";
  for (const auto& section : kSections) {
    const auto is_own = [&](const Line& line) { return belongs(line, section); };
    if (is_seldom(section) && std::ranges::none_of(lines, is_own)) continue;
    form += "\n== " + std::string(section.title) + "\n# " + std::string(section.about) + "\n";
    for (const auto& line : lines)
      if (is_own(line)) form += as_typed(words_in_form(line));
  }
  return form;
}

std::string words_in_form(const Line& line) {
  std::string words = line.text.unguarded();
  if (!belongs(line, kSections[0])) std::ranges::replace(words, '\n', ' ');
  return words;
}

std::string blank_form(std::string_view pair) { return filled_form("Check-in with " + std::string(pair), {}); }

void read_form(std::string_view form, CheckinFields& fields) {
  const FormSection* section = &kSections[0];
  std::string note;
  while (!form.empty()) {
    const auto line = next_line(form);
    if (line.starts_with("#")) continue;
    if (line.starts_with("== ")) {
      section = &section_named(trimmed(line.substr(3)));
      continue;
    }
    if (section == &kSections[0]) {
      note += std::string(as_meant(line)) + "\n";
      continue;
    }
    const auto text = trimmed(as_meant(line));
    if (!text.empty()) fields.lines.push_back({section->kind, storable(text, section->title), section->is_private});
  }
  const auto text = trimmed(note);
  if (text.empty()) return;
  fields.text = storable(text, "the note");
  fields.text.given = true;
}

}  // namespace mentor
