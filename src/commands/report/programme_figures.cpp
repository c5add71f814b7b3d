// What a programme's pairs come to, by themselves, by tag and together; and the figures as values for scripts.
#include <algorithm>
#include <set>

#include "commands/report/programme.hpp"
#include "commands/shared/json.hpp"

namespace mentor {
namespace {

std::optional<double> share(int part, int mentorship) {
  return mentorship == 0 ? std::nullopt : std::optional(static_cast<double>(part) / mentorship);
}

bool carries(const Pair& pair, const std::optional<std::string>& tag) {
  return !tag || std::ranges::find(pair.tags, *tag) != pair.tags.end();
}

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

ProgrammeFigures figures_of(const Programme& programme, const std::optional<std::string>& tag) {
  ProgrammeFigures figures;
  int active = 0, engaged = 0, rated = 0, rating_sum = 0, held = 0, missed = 0;
  for (const auto& pair : programme.pairs) {
    if (!carries(pair.pair(), tag)) continue;
    ++figures.pairs;
    active += status_on(pair.pair(), programme.until) == PairStatus::active ? 1 : 0;
    engaged += pair.is_engaged ? 1 : 0;
    rated += pair.sums.rated;
    rating_sum += pair.sums.rating_sum;
    figures.goals_reached += pair.goals_reached;
    const bool is_recorded = attendance(pair.meetings).has_value();
    held += is_recorded ? pair.meetings.held : 0;
    missed += is_recorded ? pair.meetings.missed : 0;
  }
  figures.engagement = share(engaged, active);
  figures.attendance = share(held, held + missed);
  figures.mean_rating = share(rating_sum, rated);
  return figures;
}

std::vector<std::string> tags_of(const Programme& programme) {
  std::set<std::string> tags;
  for (const auto& pair : programme.pairs) tags.insert(pair.pair().tags.begin(), pair.pair().tags.end());
  return {tags.begin(), tags.end()};
}

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
