// Words, options and checks shared by every edit.
#include "commands/shared/edit.hpp"
#include "commands/shared/common_options.hpp"

#include <algorithm>

#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/store/stored.hpp"

namespace mentor {
namespace {

bool is_short_id(const std::string& word) { return kind_of_id(word).has_value(); }

// A word of the shape of an id is one, even where there can be no such number, and no text.
bool names_kind(const std::string& word, Kind kind) {
  if (is_short_id(word)) return kind_of_id(word) == kind;
  try {
    return parse_reference(word).kind == kind;
  } catch (const Error&) {
    return false;
  }
}

std::string joined(std::vector<std::string>::const_iterator begin, std::vector<std::string>::const_iterator end) {
  std::string text;
  for (auto word = begin; word != end; ++word) text += (word == begin ? "" : " ") + *word;
  return text;
}

bool is_from_stdin(const std::vector<std::string>& words) { return words.size() > 1 && words.back() == "-"; }

}  // namespace

void define_editing(Spec& spec, Editing& editing, std::string name, Completes completes) {
  spec.operands(std::move(name), editing.words, "what to change, then its new text, if any", completes);
  spec.flag("--edit", editing.in_editor, "change the text in your editor");
  define_because(spec, editing.because);
}

void define_editing_without_text(Spec& spec, Editing& editing, std::string name, Completes completes) {
  spec.operands(std::move(name), editing.words, "what to change", completes);
  define_because(spec, editing.because);
}

RefsAndText split_references(const std::vector<std::string>& words, Kind kind) {
  const auto end = std::ranges::find_if_not(words, [&](const auto& word) { return names_kind(word, kind); });
  if (end == words.begin()) (void)number_named(words.empty() ? std::string() : words.front(), kind);
  RefsAndText split{{words.begin(), end}, {}};
  if (end == words.end()) return split;
  if (std::all_of(end, words.end(), is_short_id))
    throw usage_error("'" + visible_line(*end) + "' is of another kind than '" + split.references.front() + "'",
                      "change things of one kind at a time");
  if (split.references.size() > 1)
    throw usage_error("one text cannot be given to " + std::to_string(split.references.size()) + " things",
                      "change the text of one at a time");
  split.text = storable(joined(end, words.end()), "TEXT");
  split.text.given = true;
  return split;
}

RefsAndText edited_things(const Editing& editing, Kind kind) {
  if (!editing.read_text) return split_references(editing.words, kind);
  return {{editing.words.front()}, editing.read_text};
}

std::string stored_text(Context& context, const RowRef& row) {
  return with_stored(*context.store, row, [](const auto& thing) -> std::string {
    if constexpr (requires { thing.text.unguarded(); })
      return thing.text.unguarded();
    else if constexpr (requires { thing.text; })
      return thing.text;
    else
      return "";
  });
}

RefsAndText read_new_text(Prompter& prompter, Editing& editing, Kind kind, CurrentText* current) {
  if (is_from_stdin(editing.words)) {
    editing.words.pop_back();
    editing.read_text = prompter.process().streams.read(kTextLimit);
    if (editing.read_text->ends_with('\n')) editing.read_text->pop_back();
  }
  auto things = split_references(editing.words, kind);
  if (!editing.read_text && !editing.in_editor) return things;
  if (things.references.size() > 1 || things.text) throw usage_error("a text that is read is for one thing, and stands alone");
  if (editing.in_editor) {
    std::string before;
    prompter.look_up([&](Context& context) { before = current(context, {kind, number_named(things.references.front(), kind)}); });
    editing.read_text = prompter.edit(before);
    if (!editing.read_text) throw usage_error("the text was left as it was", "nothing was changed");
  }
  editing.read_text = storable(*editing.read_text, "TEXT");
  editing.read_text.given = true;
  return edited_things(editing, kind);
}

void require_change(bool any_given, const std::string& reference) {
  if (any_given) return;
  throw usage_error("nothing to change was given", "mentor edit " + visible_line(reference) + " --help");
}

View edit_each(Context& context, const Editing& editing, const std::vector<std::string>& references,
               const std::function<Edited(const std::string& reference)>& edit) {
  keep_reason(context, editing.because);
  std::vector<Value> values;
  std::vector<Block> echo;
  for (const auto& reference : references) {
    auto edited = edit(reference);
    values.push_back(std::move(edited.value));
    std::ranges::move(edited.echo, std::back_inserter(echo));
  }
  return written_all(std::move(values), std::move(echo));
}

}  // namespace mentor
