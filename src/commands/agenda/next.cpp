// The command `agenda next`: the page for a meeting.
#include <memory>

#include "commands/agenda/page.hpp"
#include "commands/commands.hpp"
#include "commands/shared/calendar.hpp"
#include "commands/shared/resolve.hpp"

namespace mentor::agenda_next {
namespace {

struct Options {
  std::string meeting;
};

void define(Spec& spec, Options& options) {
  spec.optional_operand("MEETING", options.meeting, "a pair or a meeting (the nearest)", Completes::meeting);
  spec.include_private();
}

View nothing_planned(Date today) {
  View view;
  view.rows = agenda_rows({}, today);
  view.data = Value::Record{{"meeting", Value()},     {"topics", Value::List{}}, {"minutes_planned", 0},      {"actions", Value::List{}},
                            {"goals", Value::List{}}, {"last_checkin", Value()}, {"to_agree", Value::List{}}, {"to_sign", Value::List{}}};
  view.sections.push_back(
      Prose{{paragraph("No meeting is planned."), command_line("mentor agreement set PAIR --every \"weekly tue 15:00\"")}});
  return view;
}

View run(Context& context, const Options& options) {
  auto found =
      options.meeting.empty() ? nearest_meeting(*context.store, context.clock()) : std::optional(meeting_named(context, options.meeting));
  if (!found) return nothing_planned(context.today());
  const auto page = std::make_shared<const AgendaPage>(gather_agenda(*context.store, std::move(*found), context.clock()));
  View view;
  view.make_data = [&context, page] { return agenda_value(context, *page); };
  view.make_rows = [&context, page] { return agenda_rows(*page, context.today()); };
  view.make_sections = [&context, page] { return sections_from(Prose{agenda_blocks(context, *page)}); };
  view.make_calendar = [&context, page](View& made) {
    const std::vector<Relationship> pairs{page->of.relationship};
    Calendar calendar(context, pairs);
    calendar.add(page->of.relationship, page->meeting(), page->topics);
    calendar.put_in(made);
  };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agenda_next
