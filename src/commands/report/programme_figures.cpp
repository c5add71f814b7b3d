// What a programme's pairs come to, by tag and together, as values for scripts.
#include <algorithm>

#include "commands/report/programme.hpp"
#include "commands/shared/json.hpp"

namespace mentor {
namespace {

Value::Record rates_of(const ProgrammeFigures& figures) {
  return {{"engagement", figures.engagement},
          {"attendance", figures.attendance},
          {"mean_rating", figures.mean_rating},
          {"goals_reached", figures.goals_reached}};
}

Value by_status(const Programme& programme) {
  Value::Record counts;
  for (const auto& status : kEnumNames<HealthStatus>)
    counts.push_back({std::string(status.text), static_cast<int>(std::ranges::count_if(programme.pairs, [&](const ProgrammePair& pair) {
                        return pair.health.status == status.value;
                      }))});
  return counts;
}

Value by_tag(const Programme& programme) {
  return list_of(tags_of(programme), [&](const std::string& tag) {
    const auto figures = figures_of(programme, tag);
    Value::Record record{{"tag", tag}, {"pairs", figures.pairs}};
    std::ranges::move(rates_of(figures), std::back_inserter(record));
    return Value(std::move(record));
  });
}

Value attention(const Programme& programme) {
  Value::List list;
  for (const auto& pair : programme.pairs)
    if (needs_attention(pair.health.status)) list.push_back(health_value(pair.pair().handle, pair.health, programme.until));
  return list;
}

}  // namespace

Value programme_value(const Programme& programme) {
  const auto figures = figures_of(programme);
  Value::Record record{{"from", programme.from},
                       {"until", programme.until},
                       {"stores", programme.stores},
                       {"pairs", figures.pairs},
                       {"by_status", by_status(programme)}};
  std::ranges::move(rates_of(figures), std::back_inserter(record));
  record.push_back({"by_tag", by_tag(programme)});
  record.push_back({"attention", attention(programme)});
  return record;
}

}  // namespace mentor
