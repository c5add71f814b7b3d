#include "commands/shared/common_options.hpp"

#include <filesystem>

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

void define_pair_options(Spec& spec, PairChoice& choice) {
  spec.texts("--pair", "P", choice.pairs, "only this pair", Completes::pair);
  spec.texts("--tag", "T", choice.tags, "only pairs with this tag", Completes::tag);
}

void define_pair_choice(Spec& spec, PairChoice& choice) {
  spec.optional_operands("PAIR", choice.pairs, "only these pairs", Completes::pair);
  define_pair_options(spec, choice);
}

namespace {

// A word that names no pair may be a tag.
void hint_at_tag(Store& store, const PairChoice& choice, Error& error) {
  for (const auto& one : relationships(store))
    for (const auto& word : choice.pairs)
      if (std::ranges::find(one.pair.tags, word) != one.pair.tags.end())
        error.hint = "it is a tag: --tag " + shell_word(visible_line(word));
}

}  // namespace

std::vector<Relationship> chosen_pairs(Context& context, const PairChoice& choice) {
  try {
    return chosen_pairs(*context.store, choice.pairs, choice.tags);
  } catch (Error& error) {
    if (error.kind == ErrorKind::not_found) hint_at_tag(*context.store, choice, error);
    throw;
  }
}

void define_pairs_to_change(Spec& spec, PairChoice& choice, std::string help, Completes completes) {
  spec.operands("PAIR", choice.pairs, std::move(help), completes);
  spec.or_else({"--tag"});
  spec.texts("--tag", "T", choice.tags, "all pairs with this tag, in place of PAIR", Completes::tag);
}

std::vector<Relationship> pairs_to_change(Context& context, const PairChoice& choice) {
  if (choice.tags.empty()) return pairs_named(*context.store, choice.pairs);
  auto chosen = chosen_pairs(*context.store, choice.pairs, choice.tags);
  std::erase_if(chosen, [&](const Relationship& one) { return status_on(one.pair, context.today()) == PairStatus::ended; });
  if (chosen.empty()) throw not_found("running pair with the tag", joined(choice.tags, ", "), "mentor pair list");
  return chosen;
}

void confirm_pairs(Prompter& prompter, const PairChoice& choice, std::string_view done) {
  constexpr std::size_t kFew = 5;
  if (choice.tags.empty()) return;
  std::vector<std::string> names;
  prompter.look_up([&](Context& context) {
    for (const auto& one : pairs_to_change(context, choice)) names.push_back(one.pair.handle);
  });
  if (names.size() <= kFew) return;
  const std::string question =
      joined(names, ", ") + ": are these " + std::to_string(names.size()) + " pairs to be " + std::string(done) + "?";
  if (!prompter.confirm(question)) throw failed("nothing was changed", "answer y, or give --yes");
}

std::string say_none_chosen(const PairChoice& choice, const std::vector<Relationship>& pairs, std::string otherwise) {
  if (choice.tags.empty() || !pairs.empty()) return otherwise;
  return "No pair has the tag '" + visible_line(joined(choice.tags, "' and '")) + "'.";
}

Person new_me(const Context& context) {
  Person person{context.config.me_name, context.config.me_email, context.zone.name()};
  if (person.name.empty()) person.name = "Me";
  person.is_me = true;
  return person;
}

Agreement new_agreement(const Context& context) {
  Agreement agreement;
  agreement.length = context.config.default_minutes;
  agreement.tz = context.zone.name();
  agreement.channel = context.config.default_channel;
  return agreement;
}

void define_key(Spec& spec, Opt<std::string>& key) {
  spec.text_option("--key", "KEY", key, "the same key again adds nothing: safe to retry", Completes::nothing, kNameText);
}

void define_switch(Spec& spec, std::string_view name, Opt<bool>& is_on, std::string help) {
  const std::string yes = "--" + std::string(name);
  const std::string no = "--no-" + std::string(name);
  const auto set = [&is_on, yes, no](bool value) {
    if (is_on == !value) throw usage_error("'" + yes + "' and '" + no + "' say the opposite", "give one of them");
    is_on.emplace(value);
    is_on.given = true;
  };
  spec.custom_flag(yes, std::move(help), [set] { set(true); });
  if (spec.empty_clears()) spec.custom_flag(no, "take " + yes + " back", [set] { set(false); });
}

void define_private(Spec& spec, Opt<bool>& is_private, std::string help) { define_switch(spec, "private", is_private, std::move(help)); }

void define_because(Spec& spec, Opt<std::string>& because) {
  spec.text_option("--because", "TEXT", because, "the reason, kept in the timeline");
}

void keep_reason(Context& context, const Opt<std::string>& because) {
  if (because) context.store->set_because(*because);
}

std::vector<std::string> stores_in(const std::string& folder) {
  constexpr std::string_view kStoreExtension = ".db";
  std::error_code problem;
  std::vector<std::string> found;
  for (auto entry = std::filesystem::directory_iterator(folder, problem); !problem && entry != std::filesystem::directory_iterator();
       entry.increment(problem))
    if (entry->path().extension() == kStoreExtension && !entry->is_directory()) found.push_back(entry->path().string());
  if (problem) throw failed("cannot read the folder '" + visible_line(folder) + "': " + problem.message());
  if (found.empty()) throw not_found("store (*.db) in", folder);
  std::ranges::sort(found);
  return found;
}

}  // namespace mentor
