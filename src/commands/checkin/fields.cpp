#include "commands/checkin/fields.hpp"

#include <algorithm>

#include "commands/shared/common_options.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

struct LineFlag {
  const char* name;
  LineKind kind;
  bool is_private;
  const char* help;
};

constexpr LineFlag kLineFlags[] = {
    {"--win", LineKind::win, false, "something that went well"},
    {"--blocker", LineKind::blocker, false, "something in the way"},
    {"--lesson", LineKind::lesson, false, "something learned"},
    {"--thanks", LineKind::thanks, false, "thanks to the other side"},
    {"--private-note", LineKind::note, true, "a note that stays out of reports"},
};

ProgressFlag read_progress(const std::string& text) {
  const auto sign = text.find_first_of("=+");
  if (sign == std::string::npos || sign == 0)
    throw usage_error("'" + visible_line(text) + "' is not progress", "--progress g1=3 for the value now, --progress g1+1 to add one");
  const auto goal = text.substr(0, sign);
  const auto number = text.substr(sign + 1);
  if (number.starts_with('+') || number.starts_with('='))
    throw usage_error("'" + visible_line(text) + "' could set or add",
                      "--progress " + visible_line(goal) + "+" + visible_line(number.substr(1)) + " to add, --progress " +
                          visible_line(goal) + "=" + visible_line(number.substr(1)) + " to set");
  return {number_named(goal, Kind::goal), text[sign] == '+', parse_number(number, "--progress")};
}

void read_done(const std::string& text, std::vector<std::string>& done) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    const Reference reference = parse_reference(word);
    const bool closable =
        reference.kind == Kind::goal || reference.kind == Kind::step || reference.kind == Kind::topic || reference.kind == Kind::action;
    if (!closable || !reference.number)
      throw usage_error("'" + visible_line(word) + "' cannot be done", "--done a3,t4 names promises, topics, steps or goals");
    done.push_back(word);
    begin = end + 1;
  }
}

void define_promises(Spec& spec, CheckinFields& fields) {
  for (const bool mine : {true, false})
    spec.custom(mine ? "--i-will" : "--they-will", "T", true, mine ? "a promise of mine" : "a promise of theirs",
                [&fields, mine](const std::string& text, const ParseContext&) {
                  fields.promises.push_back({mine, storable(text, mine ? "--i-will" : "--they-will"), std::nullopt});
                });
  spec.custom("--due", "D", true, "the day the promise before it is due", [&fields](const std::string& text, const ParseContext& context) {
    if (fields.promises.empty())
      throw usage_error("'--due' dates the promise before it, and there is none", "--i-will \"book the room\" --due fri");
    if (fields.promises.back().due_on) throw usage_error("'--due' was given twice for one promise", "give each promise its own --due");
    fields.promises.back().due_on = parse_day(text, {context.now, context.zone, context.week_starts_on}, DateBias::future, DateEdge::last);
  });
}

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

// Behind the lines: what else a check-in can say. Each line is a value of the option.
struct FormPart {
  std::string_view title;
  std::string_view option;
  std::string_view about;
};
constexpr FormPart kParts[] = {
    {"I will", "--i-will", "A promise a line; in the line below it --due fri dates it"},
    {"They will", "--they-will", "The same, what they promise"},
    {"Done", "--done", "Take away the # in front of what is done"},
    {"Progress", "--progress", "Take away the # in front: g1=3 says that it is 3 now, g1+1 adds one"},
    {"Rating", "--rating", "How useful it was, 1 to 5"},
};
constexpr std::string_view kDue = "--due ";

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

// Where a line of the form belongs: one of both.
struct FormPlace {
  const FormSection* section = nullptr;
  const FormPart* part = nullptr;
};

FormPlace place_named(std::string_view title) {
  const auto section = std::ranges::find(kSections, title, &FormSection::title);
  if (section != std::end(kSections)) return {&*section, nullptr};
  const auto part = std::ranges::find(kParts, title, &FormPart::title);
  if (part != std::end(kParts)) return {nullptr, &*part};
  throw usage_error("the form has no part '" + visible_line(title) + "'", "leave the lines that begin with == as they were");
}

// A reference stands in front of the words it was offered with.
std::string_view value_in(const FormPart& part, std::string_view line) {
  const bool is_reference = part.option == "--done" || part.option == "--progress";
  return is_reference ? line.substr(0, line.find(' ')) : line;
}

void assign_line(const Spec& spec, const FormPart& part, std::string_view line, const ParseContext& context) {
  const bool is_due = line.starts_with(kDue);
  const std::string_view option = is_due ? trimmed(kDue) : part.option;
  const std::string_view value = is_due ? trimmed(line.substr(kDue.size())) : value_in(part, line);
  std::ranges::find(spec.params(), option, &Param::name)->assign(std::string(value), context);
}

}  // namespace

void define_checkin_fields(Spec& spec, CheckinFields& fields) {
  spec.when("--on", "WHEN", fields.on, DateBias::past, "when you met; \"now\" joins no meeting");
  spec.length("--for", "DUR", fields.length, "how long it took", true);
  spec.choice("--channel", "C", fields.channel, "how you met");
  spec.integer("--rating", "1-5", fields.rating, 1, 5, "how useful it was");
  for (const auto& flag : kLineFlags)
    spec.custom(flag.name, "T", true, flag.help,
                [&fields, &flag, clears = spec.empty_clears()](const std::string& text, const ParseContext&) {
                  fields.lines.push_back({flag.kind, text.empty() && clears ? text : storable(text, flag.name), flag.is_private});
                });
  spec.choice("--by", "SIDE", fields.by, "whose lines these are (mine)");
  define_promises(spec, fields);
  spec.custom(
      "--progress", "G=N|G+N", true, "how far a goal has come",
      [&fields](const std::string& text, const ParseContext&) { fields.progress.push_back(read_progress(text)); }, Completes::progress);
  spec.custom(
      "--done", "REF,...", true, "promises, topics, steps or goals done",
      [&fields](const std::string& text, const ParseContext&) { read_done(text, fields.done); }, Completes::list_of_open);
  spec.text_option("--meeting", "MEETING", fields.meeting, "the meeting this was", Completes::meeting_past);
  define_private(spec, fields.is_private, "keep its lines and promises out of reports");
}

OccasionSaid occasion_said(const CheckinFields& fields, Party by) { return {fields.meeting, fields.on, fields.length, fields.channel, by}; }

CheckinEffects effects_of(const CheckinFields& fields) {
  return {fields.progress, fields.promises, fields.done, fields.is_private.value_or(false)};
}

bool says_something(const CheckinFields& fields) {
  return fields.text || !fields.lines.empty() || !fields.promises.empty() || !fields.progress.empty() || !fields.done.empty();
}

std::vector<Line> lines_of(const CheckinFields& fields, Party by) {
  std::vector<Line> lines;
  if (fields.text) lines.push_back({LineId(0), LineKind::note, by, fields.is_private.value_or(false), *fields.text});
  for (const auto& line : fields.lines)
    lines.push_back({LineId(0), line.kind, by, line.is_private || fields.is_private.value_or(false), line.text});
  return lines;
}

namespace {

std::string form_head(std::string_view title) {
  return "# " + std::string(title) +
         "\n# Lines that begin with # are left out; a \\ before the # keeps one. Leave the form as it is to change nothing.\n";
}

std::string sections_of(const std::vector<Line>& lines, bool are_private) {
  std::string form;
  for (const auto& section : kSections) {
    const auto is_own = [&](const Line& line) { return belongs(line, section); };
    if (section.is_private != are_private || (is_seldom(section) && std::ranges::none_of(lines, is_own))) continue;
    form += "\n== " + std::string(section.title) + "\n# " + std::string(section.about) + "\n";
    for (const auto& line : lines)
      if (is_own(line)) form += as_typed(words_in_form(line));
  }
  return form;
}

std::string parts_of(const FormOffers& offers) {
  std::string form;
  for (const auto& part : kParts) {
    form += "\n== " + std::string(part.title) + "\n# " + std::string(part.about) + "\n";
    const auto offered = offers.find(part.option);
    if (offered == offers.end()) continue;
    for (const auto& line : offered->second) form += "# " + visible_line(line) + "\n";
  }
  return form;
}

}  // namespace

std::string filled_form(std::string_view title, const std::vector<Line>& lines) {
  return form_head(title) + sections_of(lines, false) + sections_of(lines, true);
}

// What is typed at the very end is a private note.
std::string blank_form(const Pair& pair, const FormOffers& offers) {
  return form_head("Check-in with " + counterpart(pair)) + sections_of({}, false) + parts_of(offers) + sections_of({}, true);
}

std::string words_in_form(const Line& line) {
  std::string words = line.text.unguarded();
  if (!belongs(line, kSections[0])) std::ranges::replace(words, '\n', ' ');
  return words;
}

void read_form(std::string_view form, CheckinFields& fields, const ParseContext& context) {
  Spec spec(false);
  define_checkin_fields(spec, fields);
  FormPlace place{&kSections[0], nullptr};
  std::string note;
  while (!form.empty()) {
    const auto line = next_line(form);
    if (line.starts_with("#")) continue;
    if (line.starts_with("== ")) {
      place = place_named(trimmed(line.substr(3)));
      continue;
    }
    if (place.section == &kSections[0]) {
      note += std::string(as_meant(line)) + "\n";
      continue;
    }
    const auto text = trimmed(as_meant(line));
    if (text.empty()) continue;
    if (place.part != nullptr)
      assign_line(spec, *place.part, text, context);
    else
      fields.lines.push_back({place.section->kind, storable(text, place.section->title), place.section->is_private});
  }
  const auto text = trimmed(note);
  if (text.empty()) return;
  fields.text = storable(text, "the note");
  fields.text.given = true;
}

}  // namespace mentor
