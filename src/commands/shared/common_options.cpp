#include "commands/shared/common_options.hpp"

#include "mentor/cli/context.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

void define_key(Spec& spec, Opt<std::string>& key) {
  spec.text_option("--key", "KEY", key, "the same key again adds nothing: safe to retry", Completes::nothing, kNameText);
}

void define_private(Spec& spec, Opt<bool>& is_private, std::string help) {
  const auto set = [&is_private](bool value) {
    if (is_private == !value) throw usage_error("'--private' and '--no-private' say the opposite", "give one of them");
    is_private.emplace(value);
    is_private.given = true;
  };
  spec.custom_flag("--private", std::move(help), [set] { set(true); });
  if (spec.empty_clears()) spec.custom_flag("--no-private", "take --private back", [set] { set(false); });
}

void define_because(Spec& spec, Opt<std::string>& because) {
  spec.text_option("--because", "TEXT", because, "the reason, kept in the timeline");
}

void keep_reason(Context& context, const Opt<std::string>& because) {
  if (because) context.store->set_because(*because);
}

}  // namespace mentor
