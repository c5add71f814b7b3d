#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

Value person_value(const Person& person) {
  return Value::Record{
      {"uid", to_string(person.uid)}, {"name", person.name}, {"email", text_or_null(person.email)}, {"tz", text_or_null(person.tz)}};
}

Value pause_value(const Pause& pause) {
  return Value::Record{
      {"from", pause.from}, {"until", pause.until}, {"because", text_or_null(pause.because)}, {"uid", to_string(pause.uid)}};
}

std::optional<Date> day_of(const std::optional<Instant>& at, const Zone& zone) {
  return at ? std::optional(zone.date_at(*at)) : std::nullopt;
}

}  // namespace

std::vector<Value> pair_values(Context& context, const std::vector<Relationship>& relationships) {
  const auto health = health_of(*context.store, relationships, context.today(), context.config.health, context.zones);
  std::vector<Value> values;
  for (const auto& relationship : relationships) {
    const Pair& pair = relationship.pair;
    const Zone& zone = zone_of(context, relationship);
    const auto dates = last_dates(*context.store, pair.id);
    const auto next = next_meeting(*context.store, relationship, context.now, context.zones);
    values.push_back(Value::Record{{"id", short_id(pair.id)},
                                   {"uid", to_string(pair.uid)},
                                   {"handle", pair.handle},
                                   {"mentor", person_value(pair.mentor)},
                                   {"mentee", person_value(pair.mentee)},
                                   {"role", name_of(pair.role)},
                                   {"status", name_of(status_on(pair, context.today()))},
                                   {"starts_on", pair.starts_on},
                                   {"ends_on", pair.ends_on},
                                   {"ended_on", pair.ended_on},
                                   {"ended_by", name_or_null(pair.ended_by)},
                                   {"end_reason", text_or_null(pair.end_reason)},
                                   {"pauses", list_of(pair.pauses, pause_value)},
                                   {"tags", texts(pair.tags)},
                                   {"recorded_at", pair.recorded_at},
                                   {"last_met_on", day_of(dates.last_met, zone)},
                                   {"last_contact_on", day_of(dates.last_contact, zone)},
                                   {"next_meeting_at", next ? Value(next->starts_at) : Value()},
                                   {"health", health_value(pair.handle, health.at(pair.id), context.today())},
                                   {"agreement", agreement_value(agreement_now(context, relationship))}});
  }
  return values;
}

Value pair_value(Context& context, const Relationship& relationship) { return pair_values(context, {relationship}).front(); }

}  // namespace mentor
