// A week or a month of many pairs as values, rows and words.
#include "commands/report/period.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/mentoring/rescoping.hpp"

namespace mentor {
namespace {

std::vector<const Line*> lines_of(const PairPeriod& pair, LineKind kind) {
  std::vector<const Line*> found;
  for (const auto& checkin : pair.contacts)
    for (const auto& line : checkin.lines)
      if (line.kind == kind) found.push_back(&line);
  return found;
}

Value lines_value(const PairPeriod& pair, LineKind kind) {
  return list_of(lines_of(pair, kind), [](const Line* line) { return line_value(*line); });
}

Phrases texts_of(const PairPeriod& pair, LineKind kind) {
  Phrases texts;
  for (const Line* line : lines_of(pair, kind)) texts.push_back(phrase_of(*line));
  return texts;
}

Value goal_way_value(const GoalWay& way, Date day, const std::vector<Rescoping>& changes) {
  return Value::Record{{"goal", short_id(way.goal.id)},
                       {"from", way.from},
                       {"to", way.to},
                       {"share_done", share_done(way.goal, day)},
                       {"share_time", share_time(way.goal, day)},
                       {"changes", rescopings_value(changes)}};
}

std::vector<Rescoping> changes_of(Context& context, const Goal& goal, const Period& period) {
  const Instant end = context.zone.start_of(add_days(period.until, 1));
  return rescopings_of(*context.store, goal, context.zone.start_of(period.from), end, context.zone);
}

Value pair_value_of(Context& context, const PairPeriod& pair, const PeriodReport& report) {
  const Date day = report.day;
  const std::string& handle = pair.pair().handle;
  const Totals totals = totals_of(pair, day);
  const auto action = [&](const Action& a) { return action_value(a, handle, day); };
  return Value::Record{
      {"pair", handle},
      {"health", health_value(handle, pair.health, day)},
      {"checkins", totals.checkins},
      {"minutes", totals.length},
      {"meetings_held", totals.held},
      {"meetings_missed", totals.missed},
      {"goals",
       list_of(pair.goals, [&](const GoalWay& way) { return goal_way_value(way, day, changes_of(context, way.goal, report.period)); })},
      {"notes", lines_value(pair, LineKind::note)},
      {"wins", lines_value(pair, LineKind::win)},
      {"blockers", lines_value(pair, LineKind::blocker)},
      {"lessons", lines_value(pair, LineKind::lesson)},
      {"thanks", lines_value(pair, LineKind::thanks)},
      {"actions_kept", list_of(pair.kept, action)},
      {"actions_open", list_of(pair.open, action)},
      {"late", list_of(pair.late, [&](const Checkin& checkin) { return checkin_value(context, checkin, handle); })},
      {"next_meeting", pair.next ? meeting_value(*pair.next, pair.pair(), pair.topics) : Value()}};
}

std::string title(const PeriodReport& report) { return "Mentoring, " + say_period(report.period); }

std::string say_totals(const Totals& totals) {
  std::string said = say_count(totals.held, "meeting", "meetings") + " held, " + std::to_string(totals.missed) + " missed";
  const int others = totals.checkins - totals.held;
  if (others > 0) said += ", " + say_count(others, "other contact", "other contacts");
  said +=
      ", " + say_length(totals.length) + ". Promises: " + std::to_string(totals.kept) + " kept, " + std::to_string(totals.open) + " open";
  return said + (totals.overdue > 0 ? " (" + std::to_string(totals.overdue) + " overdue)." : ".");
}

std::vector<Tile> tiles_of(const Totals& totals) {
  const int others = totals.checkins - totals.held;
  std::vector<Tile> tiles{
      {totals.held == 1 ? "meeting held" : "meetings held", std::to_string(totals.held), std::to_string(totals.missed) + " missed"},
      {"time together", say_length(totals.length), ""},
      {totals.kept == 1 ? "promise kept" : "promises kept", std::to_string(totals.kept), ""},
      {totals.open == 1 ? "promise open" : "promises open", std::to_string(totals.open),
       totals.overdue > 0 ? std::to_string(totals.overdue) + " overdue" : "", totals.overdue > 0 ? Tone::warn : Tone::plain}};
  if (others > 0) tiles.insert(tiles.begin() + 1, {others == 1 ? "other contact" : "other contacts", std::to_string(others), ""});
  return tiles;
}

Block summary(const Context& context, const PeriodReport& report) {
  return paragraph({strong(say_totals(report.totals)), plain(" Times: " + context.zone.name() + ".")}, tiles_of(report.totals));
}

Tone tone_of_verdict(Verdict verdict) {
  return verdict == Verdict::at_risk ? Tone::bad : verdict == Verdict::needs_checkin ? Tone::warn : Tone::plain;
}

void add_reasons(const PairPeriod& pair, std::vector<Block>& blocks) {
  for (const auto& reason : pair.health.reasons) {
    const bool counts = reason.verdict != Verdict::on_track;
    if (counts) blocks.push_back(bullet({{reason.text, tone_of_verdict(reason.verdict)}}));
  }
}

void add_contacts(const Context& context, const PairPeriod& pair, Date day, std::vector<Block>& blocks) {
  for (const auto& checkin : pair.contacts) {
    if (&checkin != &pair.contacts.front() && is_listed(blocks.back())) blocks.push_back(gap());
    std::vector<Span> spans{strong(say_contact_on(checkin, context.zone, day) + ".")};
    for (const auto& notes : notes_of(checkin)) spans.push_back(plain(" " + notes));
    blocks.push_back(paragraph(std::move(spans)));
    add_line_bullets(checkin, pair.pair(), blocks);
  }
}

std::string say_start(Context& context, const PairPeriod& pair, const Meeting& meeting, Date day) {
  const std::string& tz = meeting.tz.empty() ? zone_of(context, *pair.relationship).name() : meeting.tz;
  return say_meeting_time(meeting.starts_at, context.zone, clocks_of(pair.pair(), tz, context.clock()), day);
}

std::string with_reason(std::string said, const std::string& because) { return because.empty() ? said : said + ": " + because; }

void add_exceptions(Context& context, const PairPeriod& pair, const Period& period, Date day, std::vector<Block>& blocks) {
  const auto& ended_on = pair.pair().ended_on;
  if (ended_on && *ended_on >= period.from && *ended_on <= period.until)
    blocks.push_back(bullet(with_reason("Ended " + say_short_day(*ended_on, day), pair.pair().end_reason)));
  for (const auto& meeting : pair.missed) {
    const std::string by = meeting.missed_by ? " by " + first_name(pair.pair(), *meeting.missed_by) : "";
    blocks.push_back(bullet(with_reason("Missed" + by + ": " + say_start(context, pair, meeting, day), meeting.because)));
  }
  for (const auto& meeting : pair.cancelled)
    blocks.push_back(bullet(with_reason("Cancelled: " + say_start(context, pair, meeting, day), meeting.because)));
  for (const auto& meeting : pair.unrecorded) blocks.push_back(bullet("Not logged: " + say_start(context, pair, meeting, day)));
}

std::string goal_lead(const GoalWay& way, const PeriodReport& report) {
  const bool is_closed = way.goal.closed_on && *way.goal.closed_on <= report.day;
  if (!is_closed) return "Goal: ";
  return way.goal.status == GoalStatus::done ? "Goal done: " : "Goal dropped: ";
}

void add_goals(Context& context, const PairPeriod& pair, const PeriodReport& report, std::vector<Block>& blocks) {
  for (const auto& way : pair.goals) {
    blocks.push_back(bullet(goal_lead(way, report) + say_goal_way(way, report.day)));
    for (const auto& change : changes_of(context, way.goal, report.period)) {
      const std::string on = say_short_day(context.zone.date_at(change.at), report.day);
      blocks.push_back(bullet(with_reason("Changed " + on + ": " + change.said, change.because), 2));
    }
    for (const auto& step : way.goal.steps)
      if (step.done_on && *step.done_on >= report.period.from && *step.done_on <= report.day)
        blocks.push_back(bullet("Step done: " + step.text, 2));
  }
}

void add_late(const Context& context, const PairPeriod& pair, Date day, std::vector<Block>& blocks) {
  for (const auto& checkin : pair.late) {
    Phrase said = "Logged late: " + say_contact_on(checkin, context.zone, day);
    const char* before = ": ";
    for (const auto& notes : notes_of(checkin)) said += std::exchange(before, " ") + notes;
    blocks.push_back(bullet(std::move(said)));
  }
}

Block next_meeting_block(Context& context, const PairPeriod& pair, Date day) {
  std::vector<Span> spans{strong(pair.next ? "Next: " + say_start(context, pair, *pair.next, day) + "." : "No meeting is planned.")};
  const char* before = " Topics: ";
  for (const auto& topic : pair.topics) {
    spans.push_back(plain(before));
    spans.push_back({say_topic(topic, pair.pair()), topic.carried >= kCarriedFlag ? Tone::warn : Tone::plain});
    before = "; ";
  }
  return bullet(std::move(spans));
}

void tell(Context& context, const PairPeriod& pair, const PeriodReport& report, std::vector<Block>& blocks) {
  blocks.push_back(health_heading(2, names_of(pair.pair()), pair.health.status));
  add_reasons(pair, blocks);
  add_contacts(context, pair, report.day, blocks);
  if (!pair.contacts.empty() && is_listed(blocks.back())) blocks.push_back(gap());
  add_exceptions(context, pair, report.period, report.day, blocks);
  add_goals(context, pair, report, blocks);
  for (const auto& action : pair.kept) blocks.push_back(kept_promise(action, pair.pair(), report.day));
  for (const auto& action : pair.open) blocks.push_back(open_promise(action, pair.pair(), report.day));
  add_late(context, pair, report.day, blocks);
  if (status_on(pair.pair(), report.day) == PairStatus::active) blocks.push_back(next_meeting_block(context, pair, report.day));
}

Table overview(const PeriodReport& report) {
  Table table{"All pairs",
              {{"pair", "Pair", Align::left, Fit::whole, Shown::where_typed},
               {"mentor", "Mentor", Align::left, Fit::wraps},
               {"mentee", "Mentee", Align::left, Fit::wraps},
               {"meetings_held", "Held", Align::right},
               {"meetings_missed", "Missed", Align::right, Fit::drops_early},
               {"minutes", "Time", Align::right, Fit::drops_early},
               {"actions_open", "Open", Align::right, Fit::drops_early},
               {"actions_overdue", "Overdue", Align::right, Fit::drops_late},
               {"next_meeting_at", "Next", Align::left, Fit::drops_late},
               {"health", "Health"}},
              {},
              "",
              false};
  for (const auto& pair : report.pairs) {
    const Totals totals = totals_of(pair, report.day);
    table.rows.push_back({pair.pair().handle, pair.pair().mentor.name, pair.pair().mentee.name, totals.held, totals.missed,
                          say_length(totals.length), totals.open, totals.overdue, pair.next ? Cell(pair.next->starts_at) : Cell(),
                          health_cell(pair.health.status)});
  }
  return table;
}

}  // namespace

Value totals_value(const Totals& totals) {
  return Value::Record{{"pairs", totals.pairs},        {"checkins", totals.checkins},      {"minutes", totals.length},
                       {"meetings_held", totals.held}, {"meetings_missed", totals.missed}, {"actions_kept", totals.kept},
                       {"actions_open", totals.open},  {"actions_overdue", totals.overdue}};
}

Value period_value(Context& context, const PeriodReport& report) {
  return Value::Record{{"from", report.period.from},
                       {"until", report.period.until},
                       {"tz", context.zone.name()},
                       {"totals", totals_value(report.totals)},
                       {"pairs", list_of(report.pairs, [&](const PairPeriod& p) { return pair_value_of(context, p, report); })}};
}

Table period_rows(const PeriodReport& report) {
  Table table;
  for (const char* key : {"pair", "mentor", "mentee", "health", "checkins", "minutes", "meetings_held", "meetings_missed", "actions_kept",
                          "actions_open", "actions_overdue", "next_meeting_at", "notes", "wins", "blockers", "lessons", "thanks"})
    table.columns.push_back({key, ""});
  for (const auto& pair : report.pairs) {
    const Totals totals = totals_of(pair, report.day);
    std::vector<Cell> row{pair.pair().handle,
                          pair.pair().mentor.name,
                          pair.pair().mentee.name,
                          name_of(pair.health.status),
                          totals.checkins,
                          totals.length,
                          totals.held,
                          totals.missed,
                          totals.kept,
                          totals.open,
                          totals.overdue,
                          pair.next ? Cell(pair.next->starts_at) : Cell()};
    for (const LineKind kind : {LineKind::note, LineKind::win, LineKind::blocker, LineKind::lesson, LineKind::thanks})
      row.emplace_back(texts_of(pair, kind));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<Section> period_sections(Context& context, const PeriodReport& report, Naming naming) {
  std::vector<Block> blocks{heading(1, title(report))};
  if (report.pairs.empty()) {
    blocks.push_back(paragraph("No pair was active in this time."));
    return {Prose{std::move(blocks)}};
  }
  blocks.push_back(summary(context, report));
  if (report.pairs.size() > kMostTold) {
    std::vector<JudgedPair> judged;
    for (const auto& pair : report.pairs) judged.push_back({&pair.pair(), &pair.health});
    add_attention(judged, naming, blocks);
    return {Prose{std::move(blocks)}, overview(report)};
  }
  for (const auto& pair : report.pairs) tell(context, pair, report, blocks);
  return {Prose{std::move(blocks)}};
}

}  // namespace mentor
