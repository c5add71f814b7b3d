#include "cli/offers.hpp"

#include <algorithm>
#include <array>

#include "mentor/base/error.hpp"

namespace mentor {
namespace {

struct Offer {
  std::string_view format;
  std::string_view what;
  std::string_view command;
};

constexpr std::array kOffers{
    Offer{"ics", "what has meetings", "agenda next"},
    Offer{"ics", "what has meetings", "meeting list"},
};

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
  const bool is_offered = std::ranges::any_of(kOffers, [&](const Offer& o) { return o.format == format.name && o.command == command.name; });
  if (offer == kOffers.end() || is_offered) return;
  throw usage_error("the format '" + std::string(format.name) + "' is for " + std::string(offer->what) + ", which '" +
                        std::string(command.name) + "' does not print",
                    hint_for(format.name));
}

}  // namespace mentor
