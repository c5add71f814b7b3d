// What many commands take: pairs, --key, --private, --because.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// The pairs that a list or a report is about.
struct PairChoice {
  std::vector<std::string> pairs;  ///< as operands or with --pair
  std::vector<std::string> tags;

  bool is_narrowed() const { return !pairs.empty() || !tags.empty(); }
};
/// Declares PAIR..., --pair and --tag.
void define_pair_choice(Spec& spec, PairChoice& choice);
/// --pair and --tag alone, where other operands stand.
void define_pair_options(Spec& spec, PairChoice& choice);
/// The pairs meant, by handle: those named that carry every tag; all where none is named. Throws not_found, refused.
std::vector<Relationship> chosen_pairs(Context& context, const PairChoice& choice);
/// Declares PAIR... for a write, in whose place --tag may stand.
void define_pairs_to_change(Spec& spec, PairChoice& choice, std::string help, Completes completes);
/// Asks whether so many pairs are meant, where a tag means more than a few; `done` says what would be ("paused"). Throws failed on a no.
void confirm_pairs(Prompter& prompter, const PairChoice& choice, std::string_view done);
/// The pairs that a write means. Throws not_found, also where no pair has the tag.
std::vector<Relationship> pairs_to_change(Context& context, const PairChoice& choice);
/// Leaves those of `rows` that are of one of the pairs, where the choice is narrowed.
template <class Rows>
void keep_of_pairs(Rows& rows, const std::vector<Relationship>& pairs) {
  std::erase_if(rows, [&](const auto& row) {
    return std::none_of(pairs.begin(), pairs.end(), [&](const Relationship& one) { return one.pair.id == row.pair; });
  });
}
/// What an empty list says: of the tags asked for, else `otherwise`.
std::string say_none_chosen(const PairChoice& choice, const std::vector<Relationship>& pairs, std::string otherwise);

/// The stores (*.db) in a folder, by name. Throws failed where it cannot be read, not_found where there are none.
std::vector<std::string> stores_in(const std::string& folder);

/// The person that is me, where there is none in the store yet.
Person new_me(const Context& context);
/// What holds of a new pair where nothing else is said.
Agreement new_agreement(const Context& context);

/// Declares --key.
void define_key(Spec& spec, Opt<std::string>& key);
/// Declares --NAME, and --no-NAME where an empty value clears: in an edit.
void define_switch(Spec& spec, std::string_view name, Opt<bool>& is_on, std::string help);
/// The same for --private.
void define_private(Spec& spec, Opt<bool>& is_private, std::string help);
/// Declares --because.
void define_because(Spec& spec, Opt<std::string>& because);
/// Ties --because to this command.
void keep_reason(Context& context, const Opt<std::string>& because);

}  // namespace mentor
