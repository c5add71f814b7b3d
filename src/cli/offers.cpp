#include "cli/offers.hpp"

#include <algorithm>
#include <array>

#include "mentor/base/error.hpp"

namespace mentor {
namespace {

struct Offer {
  std::string_view format;
  std::string_view what;
  std::string_view command;  ///< or a noun, for all its commands
};

constexpr std::array kOffers{
    Offer{"ics", "what has meetings", "agenda next"},
    Offer{"ics", "what has meetings", "meeting list"},
    Offer{"html", "reports", "report"},
};

bool covers(const Offer& offer, std::string_view command) {
  if (!command.starts_with(offer.command)) return false;
  command.remove_prefix(offer.command.size());
  return command.empty() || command.starts_with(' ');
}

// "mentor agenda next --format ics, or mentor meeting list --format ics"
std::string hint_for(std::string_view format) {
  std::string hint;
  for (const auto& offer : kOffers)
    if (offer.format == format)
      hint.append(hint.empty() ? "mentor " : ", or mentor ").append(offer.command).append(" --format ").append(format);
  return hint;
}

}  // namespace

void check_offered(const Command& command, const Format& format) {
  const auto offer = std::ranges::find(kOffers, format.name, &Offer::format);
  const auto is_made = [&](const Offer& o) { return o.format == format.name && covers(o, command.name); };
  if (offer == kOffers.end() || std::ranges::any_of(kOffers, is_made)) return;
  throw usage_error("the format '" + std::string(format.name) + "' is for " + std::string(offer->what) + ", which '" +
                        std::string(command.name) + "' does not print",
                    hint_for(format.name));
}

}  // namespace mentor
