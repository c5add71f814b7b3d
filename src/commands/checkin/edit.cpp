// The command `checkin edit`: corrects what was logged, and adds what was forgotten.
#include <algorithm>

#include "commands/checkin/fields.hpp"
#include "commands/commands.hpp"
#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/mentoring/checkin_writing.hpp"
#include "mentor/store/checkins.hpp"

namespace mentor::checkin_edit {
namespace {

struct Options {
  Editing editing;
  CheckinFields fields;
  Opt<std::string> pair;
};

void define(Spec& spec, Options& options) {
  define_editing(spec, options.editing, "CHECKIN", Completes::reference);
  define_checkin_fields(spec, options.fields);
  spec.text_option("--pair", "P", options.pair, "the pair it belongs to; its promises go along", Completes::pair);
}

std::string form_now(Context& context, const RowRef& row) {
  const Checkin checkin = checkin_of(*context.store, CheckinId(row.number));
  return filled_form("Check-in " + short_id(checkin.id), checkin.lines);
}

bool any_given(const CheckinFields& f) {
  return says_something(f) || f.on.given || f.length.given || f.channel.given || f.rating.given || f.by.given || f.meeting.given ||
         f.is_private.given;
}

void ask(Prompter& prompter, Options& options) {
  auto& fields = options.fields;
  if (fields.on.given && !fields.on) throw usage_error("'--on' cannot be taken away", "give the day you met: --on D");
  auto things = read_new_text(prompter, options.editing, Kind::checkin, form_now);
  require_change(things.text || any_given(fields) || options.pair, things.references.front());
  if (options.editing.in_editor)
    read_form(*things.text, fields, {prompter.now(), prompter.zone(), prompter.config().week_starts_on});
  else
    fields.text = std::move(things.text);
}

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

// A text replaces the side's first shared note, or its first private one where every line is private; lines of a kind replace that side's
// lines of that kind; an empty one takes them away. A line whose words stay keeps its id.
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

// The form has every line, so what it no longer holds is taken away. A line whose words stay keeps its id and its side.
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

// Another day joins the meeting of that day, as it does for a new check-in.
void apply_occasion(Context& context, const Relationship& relationship, const CheckinFields& fields, Checkin& checkin) {
  const Party by = fields.by ? party_of(*fields.by, relationship.pair.role) : checkin.by;
  if (fields.on || fields.meeting) put_at(*context.store, relationship, occasion_said(fields, by), checkin, context.clock());
  if (fields.meeting.given && !fields.meeting) checkin.meeting_on.reset();
  fields.length.apply_to(checkin.length);
  fields.channel.apply_to(checkin.channel, agreement_on(relationship.agreements, context.zone.date_at(checkin.met_at)).channel);
  fields.rating.apply_to(checkin.rating);
}

bool is_private_as_a_whole(const CheckinWritten& before) {
  const bool has_words = !before.checkin->lines.empty() || !before.records.actions.empty();
  return has_words && std::ranges::all_of(before.checkin->lines, &Line::is_private) &&
         std::ranges::all_of(before.records.actions, &Action::is_private);
}

// What is added to a check-in that is private as a whole is private too. A form says of each line where it belongs.
CheckinFields fields_for(const Options& options, const CheckinWritten& before) {
  CheckinFields fields = options.fields;
  if (options.editing.in_editor || fields.is_private.given || !is_private_as_a_whole(before)) return fields;
  fields.is_private.emplace(true);
  fields.is_private.given = true;
  return fields;
}

void apply_lines(const Options& options, const CheckinFields& fields, const Pair& pair, Checkin& checkin) {
  const bool has_lines = fields.text || !fields.lines.empty() || options.editing.in_editor;
  const Party given = fields.by ? party_of(*fields.by, pair.role) : my_party(pair.role);
  const Party side = fields.by.given ? given : checkin.by;
  if (fields.by.given && !has_lines) {
    for (auto& line : checkin.lines) line.by = side;
    checkin.by = side;
  }
  if (options.editing.in_editor)
    checkin.lines = lines_after_form(checkin.lines, fields, side);
  else
    checkin.lines = lines_after_options(checkin.lines, fields, side);
  if (!fields.is_private.given) return;
  for (auto& line : checkin.lines) line.is_private = *fields.is_private;
}

Edited edit(Context& context, const Options& options, CheckinId id) {
  const CheckinWritten before = written_checkin(*context.store, id);
  const CheckinFields fields = fields_for(options, before);
  const Relationship relationship =
      options.pair ? pair_named(context, *options.pair) : relationship_of(*context.store, before.checkin->pair);
  Checkin checkin = options.pair ? taken_to(*context.store, before, relationship, context.clock()) : *before.checkin;
  apply_occasion(context, relationship, fields, checkin);
  apply_lines(options, fields, relationship.pair, checkin);
  const auto is_private = fields.is_private.given ? std::optional<bool>(*fields.is_private) : std::nullopt;
  const auto written = rewrite_checkin(*context.store, relationship.pair, before, checkin, is_private, effects_of(fields), context.clock());
  return {checkin_value(context, *written.checkin, relationship.pair.handle), checkin_echo(context, written, relationship, before)};
}

View run(Context& context, const Options& options) {
  return edit_each<CheckinId>(context, options.editing, [&](CheckinId id) { return edit(context, options, id); });
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::checkin_edit
