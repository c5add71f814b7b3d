// The command `meeting list`.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/calendar.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/tones.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor::meeting_list {
namespace {

constexpr int kDaysAhead = 28;

struct Options {
  Opt<std::string> pair;
  Opt<Date> from;
  Opt<Date> until;
};

void define(Spec& spec, Options& options) {
  spec.text_option("--pair", "P", options.pair, "only this pair's", Completes::pair);
  spec.day("--from", "D", options.from, DateBias::future, "from this day on (today)");
  spec.day("--until", "D", options.until, DateBias::future, "up to this day, included (28 days on)");
  spec.include_private("name private topics wherever this goes");
}

// What a pair that ended had planned is listed, as cancelled, while it may still stand in a calendar that was filled before.
bool is_over(const Pair& pair, Date today) {
  return status_on(pair, today) == PairStatus::ended && (!pair.ended_on || days_between(*pair.ended_on, today) > kDaysAhead);
}

struct Listed {
  const Relationship* relationship;
  Meeting meeting;
};

// By actual start, over all the pairs.
std::vector<Listed> listed_meetings(Context& context, const std::vector<Relationship>& pairs, const Options& options) {
  const Date first = options.from.value_or(context.today());
  const Instant from = context.zone.start_of(first);
  const Instant until = context.zone.start_of(add_days(options.until.value_or(add_days(first, kDaysAhead)), 1));
  if (from >= until) return {};
  std::vector<Listed> listed;
  const MeetingBook book(*context.store, options.pair ? std::optional(pairs.front().pair.id) : std::nullopt, from, until);
  for (const auto& relationship : pairs)
    for (auto& meeting : book.meetings(relationship, from, until, context.now, context.zones))
      listed.push_back({&relationship, std::move(meeting)});
  std::ranges::stable_sort(listed, {}, [](const Listed& l) { return l.meeting.starts_at; });
  return listed;
}

std::vector<Cell> row(const Listed& listed, std::size_t topics) {
  const Meeting& meeting = listed.meeting;
  return {meeting_ref(listed.relationship->pair.handle, meeting.original_date),
          meeting.starts_at,
          meeting.length,
          name_of(meeting.channel),
          meeting.where,
          Cell(name_of(meeting.status), tone_of(meeting.status)),
          topics};
}

View run(Context& context, const Options& options) {
  auto pairs = pairs_named(context, options.pair ? std::vector{*options.pair} : std::vector<std::string>{});
  if (!options.pair) std::erase_if(pairs, [&](const auto& r) { return is_over(r.pair, context.today()); });
  Calendar calendar(context);
  std::vector<Value> values;
  Table table{"",
              {{"ref", "Meeting"},
               {"starts_at", "When"},
               {"minutes", "Length"},
               {"channel", "Channel"},
               {"where", "Where"},
               {"status", "Status"},
               {"topics", "Topics", Align::right}},
              {},
              "No meetings in this time. Plan one: mentor meeting add PAIR --at WHEN",
              false};
  for (const auto& listed : listed_meetings(context, pairs, options)) {
    const auto topics = topics_on(*context.store, *listed.relationship, listed.meeting, context.clock());
    calendar.add(*listed.relationship, listed.meeting, topics);
    values.push_back(meeting_value(listed.meeting, listed.relationship->pair, topics));
    table.rows.push_back(row(listed, topics.size()));
  }
  View view;
  calendar.put_in(view);
  view.sections = {flat_table(values), std::move(table)};
  view.data = Value::List(std::move(values));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::meeting_list
