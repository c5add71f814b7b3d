#include "commands/shared/json.hpp"

#include "mentor/cli/context.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/domain/smart.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"

namespace mentor {
namespace {

template <class Tag>
Value id_or_null(const std::optional<Id<Tag>>& id) {
  return id ? Value(short_id(*id)) : Value();
}

Value smart_value(const Smart& smart) {
  Value::Record record;
  for (const auto& letter : smart) record.push_back({letter.key, Value::Record{{"ok", letter.ok}, {"reason", letter.reason}}});
  record.push_back({"missing", list_of(missing_letters(smart), [](char letter) { return Value(std::string(1, letter)); })});
  return record;
}

Value levels_value(const std::map<int, std::string>& levels) {
  Value::Record record;
  for (const auto& [level, text] : levels) record.push_back({std::to_string(level), text});
  return record;
}

Value scope_change_value(const Change& change) {
  return Value::Record{{"at", change.at},
                       {"field", change.field},
                       {"before", change.before},
                       {"after", change.after},
                       {"because", text_or_null(change.because)}};
}

}  // namespace

Value texts(const std::vector<std::string>& items) {
  return list_of(items, [](const std::string& item) { return Value(item); });
}

Value agreement_value(const Agreement& agreement) {
  return Value::Record{{"from", agreement.from},
                       {"every", to_string(agreement.every)},
                       {"minutes", agreement.length},
                       {"tz", agreement.tz},
                       {"channel", name_of(agreement.channel)},
                       {"notice_minutes", agreement.notice},
                       {"reply_within_minutes", agreement.reply_within},
                       {"agenda_lead_minutes", agreement.agenda_lead},
                       {"hours", text_or_null(agreement.hours)},
                       {"expectations", texts(agreement.expectations)},
                       {"signed_by_mentor_on", agreement.signed_by_mentor_on},
                       {"signed_by_mentee_on", agreement.signed_by_mentee_on},
                       {"uid", to_string(agreement.uid)},
                       {"review_on", agreement.review_on}};
}

Value health_value(const std::string& handle, const Health& health, Date as_of) {
  return Value::Record{{"pair", handle},
                       {"status", name_of(health.status)},
                       {"as_of", as_of},
                       {"reasons", list_of(health.reasons, [](const HealthReason& reason) {
                          return Value(Value::Record{{"rule", reason.rule},
                                                     {"verdict", name_of(reason.verdict)},
                                                     {"threshold", reason.threshold},
                                                     {"value", reason.value},
                                                     {"evidence", texts(reason.evidence)},
                                                     {"flips_on", reason.flips_on},
                                                     {"text", reason.text}});
                        })}};
}

Value step_value(const Step& step) {
  return Value::Record{{"id", short_id(step.id)}, {"uid", to_string(step.uid)}, {"text", step.text},
                       {"due_on", step.due_on},   {"done_on", step.done_on},    {"goal", short_id(step.goal)}};
}

Value progress_value(const Progress& progress) {
  return Value::Record{{"id", std::to_string(progress.id.value)},
                       {"uid", to_string(progress.uid)},
                       {"on", progress.on},
                       {"value", progress.value},
                       {"change", progress.is_change ? Value(progress.amount) : Value()},
                       {"note", text_or_null(progress.note)},
                       {"checkin", id_or_null(progress.checkin)},
                       {"goal", short_id(progress.goal)}};
}

Value goal_value(const Context& context, const Goal& goal, const Pair& pair) {
  const Date today = context.today();
  return Value::Record{{"id", short_id(goal.id)},
                       {"uid", to_string(goal.uid)},
                       {"pair", pair.handle},
                       {"text", goal.text},
                       {"learner", name_of(goal.learner)},
                       {"metric", text_or_null(goal.metric)},
                       {"unit", text_or_null(goal.unit)},
                       {"baseline", goal.baseline},
                       {"target", goal.target},
                       {"current", value_on(goal, today)},
                       {"share_done", share_done(goal, today)},
                       {"share_time", share_time(goal, today)},
                       {"starts_on", goal.starts_on},
                       {"due_on", goal.due_on},
                       {"why", text_or_null(goal.why)},
                       {"how", text_or_null(goal.how)},
                       {"status", name_of(goal.status)},
                       {"closed_on", goal.closed_on},
                       {"result", goal.result},
                       {"smart", smart_value(check_smart(goal, pair.ends_on, today))},
                       {"steps", list_of(goal.steps, step_value)},
                       {"progress", list_of(goal.progress, progress_value)},
                       {"weight", goal.weight},
                       {"levels", levels_value(goal.levels)}};
}

Value topic_value(const Topic& topic, const std::string& handle, std::optional<Date> meeting_on) {
  return Value::Record{{"id", short_id(topic.id)},
                       {"uid", to_string(topic.uid)},
                       {"pair", handle},
                       {"meeting", meeting_on ? Value(meeting_ref(handle, *meeting_on)) : Value()},
                       {"text", phrase_of(topic)},
                       {"by", name_of(topic.by)},
                       {"minutes", topic.length},
                       {"goal", id_or_null(topic.goal)},
                       {"private", topic.is_private},
                       {"status", name_of(topic.status)},
                       {"origin_date", topic.origin_date},
                       {"carried", topic.carried},
                       {"standing", topic.is_standing}};
}

Value meeting_value(const Meeting& meeting, const Pair& pair, const std::vector<Topic>& topics) {
  return Value::Record{
      {"id", id_or_null(meeting.id)},
      {"ref", meeting_ref(pair.handle, meeting.original_date)},
      {"uid", to_string(MeetingUid{pair.uid, meeting.original_date})},
      {"pair", pair.handle},
      {"starts_at", meeting.starts_at},
      {"local", meeting.wall},
      {"tz", meeting.tz},
      {"minutes", meeting.length},
      {"channel", name_of(meeting.channel)},
      {"where", text_or_null(meeting.where)},
      {"status", name_of(meeting.status)},
      {"original_date", meeting.original_date},
      {"because", text_or_null(meeting.because)},
      {"agreed_by_mentor_at", meeting.agreed_by_mentor_at},
      {"agreed_by_mentee_at", meeting.agreed_by_mentee_at},
      {"missed_by", name_or_null(meeting.missed_by)},
      {"checkin", id_or_null(meeting.checkin)},
      {"accounts", list_of(meeting.accounts, [](CheckinId checkin) { return Value(short_id(checkin)); })},
      {"recorded_at", meeting.recorded_at},
      {"topics", list_of(topics, [&](const Topic& topic) { return topic_value(topic, pair.handle, meeting.original_date); })}};
}

Value action_value(const Action& action, const std::string& handle, Date today) {
  return Value::Record{{"id", short_id(action.id)},
                       {"uid", to_string(action.uid)},
                       {"pair", handle},
                       {"checkin", id_or_null(action.checkin)},
                       {"owner", name_of(action.owner)},
                       {"text", phrase_of(action)},
                       {"due_on", action.due_on},
                       {"done_on", action.done_on},
                       {"dropped_on", action.dropped_on},
                       {"private", action.is_private},
                       {"overdue_days", overdue_days(action, today)},
                       {"age_days", days_between(action.created_on, action.done_on.value_or(action.dropped_on.value_or(today)))}};
}

Value line_value(const Line& line) {
  return Value::Record{{"kind", name_of(line.kind)},
                       {"text", phrase_of(line)},
                       {"by", name_of(line.by)},
                       {"private", line.is_private},
                       {"uid", to_string(line.uid)}};
}

Value checkin_value(Context& context, const Checkin& checkin, const std::string& handle) {
  const auto actions = actions_of_checkin(*context.store, checkin.id);
  const auto progress = progress_of_checkin(*context.store, checkin.id);
  const auto closings = closings_of(*context.store, checkin.id);
  return Value::Record{{"id", short_id(checkin.id)},
                       {"uid", to_string(checkin.uid)},
                       {"pair", handle},
                       {"met_at", checkin.met_at},
                       {"logged_at", checkin.logged_at},
                       {"minutes", checkin.length},
                       {"channel", name_of(checkin.channel)},
                       {"rating", checkin.rating},
                       {"by", name_of(checkin.by)},
                       {"meeting", checkin.meeting_on ? Value(meeting_ref(handle, *checkin.meeting_on)) : Value()},
                       {"lines", list_of(checkin.lines, line_value)},
                       {"actions", list_of(actions, [&](const Action& action) { return action_value(action, handle, context.today()); })},
                       {"progress", list_of(progress, progress_value)},
                       {"done", list_of(closings, [](const Closing& closing) { return Value(short_id(closing.closed)); })}};
}

Value rescopings_value(const std::vector<Rescoping>& rescopings) {
  Value::List list;
  for (const auto& rescoping : rescopings)
    for (const auto& change : rescoping.changes) list.push_back(scope_change_value(change));
  return list;
}

bool is_text(const Change& change) { return change.field == "text" || change.field == "line" || change.field == "line.text"; }

std::optional<Phrase> words_of(const Change& change, const std::optional<std::string>& words) {
  if (!words) return std::nullopt;
  return Phrase(*words, change.is_private && is_text(change));
}

}  // namespace mentor
