// The digest of the pairs in which I am neither side.
#include <algorithm>

#include "commands/remind/wording.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "mentor/base/say.hpp"
#include "mentor/base/text.hpp"

namespace mentor::remind {
namespace {

// What the last digest was made from; yesterday where there was none.
struct Before {
  Date day;
  Instant known_until;
};

Before before(Context& context) {
  const auto last = last_digest(*context.store, context.today());
  if (last && last->sent_at) return {context.zone.date_at(*last->sent_at), *last->sent_at};
  return {add_days(context.today(), -1), context.zone.start_of(context.today())};
}

std::string line_for(const Pair& pair, HealthStatus was, const Health& is) {
  return "  " + pair.handle + ": " + visible_line(names_of(pair)) + " " + std::string(say_health(is.status)) + " (was " +
         std::string(say_health(was)) + ")" + (is.reasons.empty() ? "" : ": " + visible_line(is.reasons.front().text)) + "\n";
}

}  // namespace

std::optional<Wording> digest_words(Context& context, const Forecast& forecast) {
  auto watched = forecast.relationships;
  std::erase_if(watched, [](const Relationship& r) { return r.pair.role != Role::none; });
  const auto [day, known_until] = before(context);
  const auto was = health_of(context, watched, day, known_until);
  const auto is = health_of(context, watched, context.today());
  std::string lines;
  int worse = 0;
  for (const auto& [pair, agreements] : watched) {
    if (!got_worse(was.at(pair.id).status, is.at(pair.id).status)) continue;
    lines += line_for(pair, was.at(pair.id).status, is.at(pair.id));
    ++worse;
  }
  if (worse == 0) return std::nullopt;
  return Wording{say_count(worse, "pair", "pairs") + " got worse since " + say_short_day(day, context.today()),
                 lines + "  More: mentor report health\n"};
}

}  // namespace mentor::remind
