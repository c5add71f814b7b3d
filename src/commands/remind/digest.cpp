// The digest of the pairs in which I am neither side.
#include "commands/remind/wording.hpp"
#include "commands/shared/report_phrases.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/health_of.hpp"

namespace mentor::remind {
namespace {

std::string line_for(const Pair& pair, HealthStatus was, const Health& is) {
  return "  " + pair.handle + ": " + visible_line(names_of(pair)) + " " + std::string(say_health(is.status)) + " (was " +
         std::string(say_health(was)) + ")" + (is.reasons.empty() ? "" : ": " + visible_line(is.reasons.front().text)) + "\n";
}

}  // namespace

std::optional<Wording> digest_words(Context& context, const Forecast& forecast) {
  const auto worsened = worsened_since_digest(*context.store, forecast.relationships, context.config.health, context.clock());
  if (worsened.pairs.empty()) return std::nullopt;
  std::string lines;
  for (const auto& [pair, was, is] : worsened.pairs) lines += line_for(pair, was, is);
  return Wording{say_count(static_cast<long long>(worsened.pairs.size()), "pair", "pairs") + " got worse since " +
                     say_short_day(worsened.since, context.today()),
                 lines + "  More: mentor report health\n"};
}

std::optional<Wording> words_for(Context& context, const Forecast& forecast, const Prospect& prospect, Instant moment) {
  if (prospect.facts == nullptr) return digest_words(context, forecast);
  return words_of(context, *prospect.facts, prospect.reminder, moment);
}

}  // namespace mentor::remind
