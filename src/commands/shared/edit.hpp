// What every edit has in common: which things it means, their new text, and the reason.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// An edit's operands as typed, and its --edit and --because.
struct Editing {
  std::vector<std::string> words;
  bool in_editor = false;
  Opt<std::string> read_text;  ///< from stdin or the editor
  Opt<std::string> because;
};

/// References and the text behind them.
struct RefsAndText {
  std::vector<std::string> references;
  Opt<std::string> text;
};

/// Declares the operands REF... [TEXT] with --edit, and --because. `name` is the operand's ("GOAL").
void define_editing(Spec& spec, Editing& editing, std::string name, Completes completes);
/// Declares REF... and --because alone, for things without a text.
void define_editing_without_text(Spec& spec, Editing& editing, std::string name, Completes completes);

/// The leading words that are references to things of `kind`, and the rest as one text. Throws usage when the first word is none, when
/// the rest is a reference to another kind, when there is a text for several things, or when the text cannot be stored.
RefsAndText split_references(const std::vector<std::string>& words, Kind kind);
/// The same of what was typed, with the text that read_new_text() read.
RefsAndText edited_things(const Editing& editing, Kind kind);

/// What the editor begins with for one thing.
using CurrentText = std::string(Context& context, const RowRef& row);
/// Its text as it is stored; nothing where it has none.
CurrentText stored_text;
/// Reads the new text where it is "-" (stdin) or is to come from the editor, which begins with `current` of the one thing, and returns what
/// edited_things() does. Throws usage when the editor leaves it unchanged. For the ask hook of an edit.
RefsAndText read_new_text(Prompter& prompter, Editing& editing, Kind kind, CurrentText* current = stored_text);

/// Throws usage when an edit changes nothing. `reference` is the first thing named.
void require_change(bool any_given, const std::string& reference);

/// A thing as it stands after its edit: for JSON, and for people.
struct Edited {
  Value value;
  std::vector<Block> echo;
};
/// Edits each thing that was named, with the reason tied to all of them.
View edit_each(Context& context, const Editing& editing, const std::vector<std::string>& references,
               const std::function<Edited(const std::string& reference)>& edit);
/// The same by the ids of things of one kind.
template <class Id>
View edit_each(Context& context, const Editing& editing, const std::function<Edited(Id)>& edit) {
  constexpr Kind kKind = kKindOf<Id>.value();
  return edit_each(context, editing, edited_things(editing, kKind).references,
                   [&](const std::string& reference) { return edit(Id(number_named(reference, kKind))); });
}

}  // namespace mentor
