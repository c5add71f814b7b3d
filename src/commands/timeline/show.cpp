// The command `show`: one thing as it stands, or a pair with its whole timeline.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/entity.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/timeline/sections.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/stored.hpp"

namespace mentor::show_command {
namespace {

constexpr int kMostEvents = 1'000'000;

struct Options {
  std::vector<std::string> references;
  Opt<Date> since;
  Opt<Date> until;
  Opt<int> limit;
  bool is_of_meetings = false;
};

void define(Spec& spec, Options& options) {
  spec.operands("REF", options.references, "what to show", Completes::reference);
  spec.day("--since", "D", options.since, DateBias::past, "of a pair's timeline, from this day", DateEdge::first);
  spec.day("--until", "D", options.until, DateBias::past, "of a pair's timeline, up to this day", DateEdge::last);
  spec.integer("--limit", "N", options.limit, 1, kMostEvents, "of a pair's timeline, the newest N lines");
  spec.include_private();
}

void define_of_meetings(Spec& spec, Options& options) {
  options.is_of_meetings = true;
  spec.operands("MEETING", options.references, "m7, PAIR@DATE, or a pair for its next", Completes::meeting);
  spec.include_private();
}

// What is shown of one thing.
struct Shown {
  Value value;
  Sections sections;
};

Value event_value(const Event& event) {
  return Value::Record{
      {"on", event.on}, {"kind", event.kind}, {"ref", event.ref}, {"text", event.text}, {"private", event.text.is_private()}};
}

Shown show_pair(Context& context, const Options& options, const std::string& reference) {
  const auto relationship = pair_named(context, reference);
  auto timeline = timeline_of(*context.store, relationship, {options.since, options.until}, context.clock());
  const auto most = static_cast<std::size_t>(options.limit.value_or(kMostEvents));
  if (timeline.size() > most) timeline.resize(most);
  auto record = std::get<Value::Record>(pair_value(context, relationship).get());
  record.push_back({"timeline", list_of(timeline, event_value)});
  return {std::move(record), pair_sections(context, relationship, timeline)};
}

// Also one that nothing was written about yet.
Shown show_meeting(Context& context, const std::string& reference) {
  const auto [relationship, meeting] = meeting_named(context, reference);
  const auto topics = topics_on(*context.store, relationship, meeting, context.clock());
  return {meeting_value(meeting, relationship.pair, topics), meeting_sections(context, relationship, meeting, topics)};
}

Shown show_row(Context& context, const RowRef& row) {
  auto sections = with_stored(*context.store, row, [&]<class Thing>(const Thing& thing) {
    if constexpr (requires { sections_of(context, thing); }) return sections_of(context, thing);
    return Sections();
  });
  return {entity_at(context, row).value, std::move(sections)};
}

Shown show(Context& context, const Options& options, const std::string& reference) {
  if (options.is_of_meetings) return show_meeting(context, reference);
  const Kind kind = parse_reference(reference).kind;
  if (kind == Kind::pair) return show_pair(context, options, reference);
  if (kind == Kind::meeting) return show_meeting(context, reference);
  return show_row(context, row_named(context, reference));
}

View run(Context& context, const Options& options) {
  std::vector<Value> values;
  Sections sections;
  for (const auto& reference : options.references) {
    auto shown = show(context, options, reference);
    values.push_back(std::move(shown.value));
    std::ranges::move(shown.sections, std::back_inserter(sections));
  }
  View view;
  view.sections = std::move(sections);
  view.keeps_rows = true;
  view.data = values.size() == 1 ? std::move(values.front()) : Value(std::move(values));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

CommandInstance of_meetings() { return bind<Options>(define_of_meetings, run); }

}  // namespace mentor::show_command
