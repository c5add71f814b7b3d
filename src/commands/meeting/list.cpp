// The command `meeting list`.
#include <algorithm>
#include <memory>

#include "commands/commands.hpp"
#include "commands/shared/calendar.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/mentoring/meeting_list.hpp"

namespace mentor::meeting_list {
namespace {

constexpr int kDaysAhead = 28;

struct Options {
  PairChoice who;
  Opt<Date> from;
  Opt<Date> until;
  bool unlogged = false;
};

void define(Spec& spec, Options& options) {
  define_pair_choice(spec, options.who);
  spec.day("--from", "D", options.from, DateBias::future, "from this day on (today)", DateEdge::first);
  spec.day("--until", "D", options.until, DateBias::future, "up to this day, included (28 days on)", DateEdge::last);
  spec.flag("--unlogged", options.unlogged, "past ones neither logged, missed nor cancelled");
  spec.include_private("name private topics wherever this goes");
}

// What a pair that ended had planned is listed, as cancelled, while it may still stand in a calendar that was filled before.
bool is_over(const Pair& pair, Date today) {
  return status_on(pair, today) == PairStatus::ended && (!pair.ended_on || days_between(*pair.ended_on, today) > kWithdrawnFor.count());
}

// Scripts know a meeting by its original date.
std::vector<Cell> row(const Context& context, const ListedMeeting& listed) {
  const Meeting& meeting = listed.meeting;
  const bool for_scripts = context.format.audience == Audience::scripts;
  return {
      for_scripts ? meeting_ref(listed.relationship->pair.handle, meeting.original_date) : said_ref(context, *listed.relationship, meeting),
      meeting.starts_at,
      meeting.length,
      name_of(meeting.channel),
      meeting.where,
      Cell(name_of(meeting.status), tone_of(meeting.status)),
      listed.topics.size()};
}

// Meetings point into the pairs.
struct Found {
  Date first;
  Date last;
  std::vector<Relationship> pairs;
  std::vector<ListedMeeting> meetings;
  std::string nothing;
};

std::string nothing_found(const Options& options) {
  return options.unlogged ? "Every meeting that took place is logged."
                          : "No meetings in this time. Plan one: mentor meeting add PAIR --at WHEN";
}

struct Days {
  Date first;
  Date last;
};

// What is not logged lies between the first pair's start and today.
Days days_listed(const Context& context, const Options& options, const std::vector<Relationship>& pairs) {
  const Date today = context.today();
  Date first = today;
  if (options.unlogged)
    for (const auto& relationship : pairs) first = std::min(first, relationship.pair.starts_on);
  first = options.from.value_or(first);
  return {first, options.until.value_or(options.unlogged ? today : add_days(first, kDaysAhead))};
}

std::shared_ptr<const Found> found_meetings(Context& context, const Options& options) {
  auto found = std::make_shared<Found>();
  const bool is_named = !options.who.pairs.empty();
  found->pairs = chosen_pairs(context, options.who);
  if (!is_named) std::erase_if(found->pairs, [&](const auto& r) { return is_over(r.pair, context.today()); });
  found->nothing = say_none_chosen(options.who, found->pairs, nothing_found(options));
  const auto [first, last] = days_listed(context, options, found->pairs);
  found->first = first;
  found->last = last;
  found->meetings = listed_meetings(*context.store, found->pairs, first, last, context.clock());
  if (options.unlogged) std::erase_if(found->meetings, [&](const ListedMeeting& one) { return !is_unlogged(one.meeting); });
  return found;
}

Value value_of(const ListedMeeting& listed) { return meeting_value(listed.meeting, listed.relationship->pair, listed.topics); }

Table table_of(const Context& context, const Found& found) {
  Table table{"",
              {{"ref", "Meeting"},
               {"starts_at", "When"},
               {"minutes", "Length", Align::left, Fit::drops_late},
               {"channel", "Channel", Align::left, Fit::drops_early},
               {"where", "Where", Align::left, Fit::wraps},
               {"status", "Status"},
               {"topics", "Topics", Align::right, Fit::drops_early}},
              {},
              found.nothing,
              false};
  for (const auto& listed : found.meetings) table.rows.push_back(row(context, listed));
  return table;
}

View run(Context& context, const Options& options) {
  const auto found = found_meetings(context, options);
  View view;
  view.make_example = [] { return meeting_value({}, {}, {}); };
  view.make_data = [found] { return list_of(found->meetings, value_of); };
  view.make_sections = [&context, found] { return sections_from(table_of(context, *found)); };
  view.make_calendar = [&context, found](View& made) {
    Calendar calendar(context, found->pairs);
    for (const auto& listed : found->meetings) calendar.add(*listed.relationship, listed.meeting, listed.topics);
    calendar.add_taken_away(found->first, found->last);
    calendar.put_in(made);
  };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::meeting_list
