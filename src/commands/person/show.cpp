// The command `person show`: everything that is held about somebody.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/person/fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/erasing.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/persons.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::person_show {
namespace {

struct Options {
  std::string who;
};

void define(Spec& spec, Options& options) {
  spec.operand("WHO", options.who, "name, address, number, or the handle of a pair", Completes::person);
}

/// All that the store has of one pair.
struct Held {
  Relationship relationship;
  std::vector<Goal> goals;
  std::vector<Topic> topics;
  std::vector<MeetingRow> meetings;
  std::vector<Checkin> checkins;
  std::vector<Action> actions;
};

Held held_of(Context& context, Relationship relationship) {
  Store& store = *context.store;
  const PairId pair = relationship.pair.id;
  CheckinFilter of_pair;
  of_pair.pair = pair;
  return {std::move(relationship),   goals(store, pair, std::nullopt), all_topics(store, pair),
          meeting_rows(store, pair), checkins(store, of_pair),         all_actions(store, pair)};
}

// What was written about it, whether or not the cadence still has it.
Value meeting_row_value(const MeetingRow& row, const std::string& handle) {
  return Value::Record{{"id", short_id(row.id)},
                       {"ref", meeting_ref(handle, row.original_date)},
                       {"local", row.wall},
                       {"tz", text_or_null(row.tz)},
                       {"minutes", row.length},
                       {"where", text_or_null(row.where)},
                       {"cancelled", row.cancelled},
                       {"cancelled_by", name_or_null(row.cancelled_by)},
                       {"missed_by", name_or_null(row.missed_by)},
                       {"because", text_or_null(row.because)},
                       {"agreed_by_mentor_at", row.agreed_by_mentor_at},
                       {"agreed_by_mentee_at", row.agreed_by_mentee_at}};
}

Value value_of(Context& context, const Held& held) {
  const Pair& pair = held.relationship.pair;
  const auto value_of_action = [&](const Action& action) { return action_value(action, pair.handle, context.today()); };
  return Value::Record{
      {"pair", pair_value(context, held.relationship)},
      {"agreements", list_of(held.relationship.agreements, agreement_value)},
      {"goals", list_of(held.goals, [&](const Goal& goal) { return goal_value(context, goal, pair); })},
      {"topics", list_of(held.topics, [&](const Topic& topic) { return topic_value(topic, pair.handle, topic.pinned_to); })},
      {"meetings", list_of(held.meetings, [&](const MeetingRow& row) { return meeting_row_value(row, pair.handle); })},
      {"checkins", list_of(held.checkins, [&](const Checkin& checkin) { return checkin_value(context, checkin, pair.handle); })},
      {"actions", list_of(held.actions, value_of_action)}};
}

Value version_value(const HeldVersion& version) {
  Value::Record before;
  for (const auto& [name, stored] : version.before) before.push_back(Field{name, Value(stored)});
  return Value::Record{{"kind", version.table},
                       {"number", version.row},
                       {"at", version.at},
                       {"command", version.command},
                       {"because", text_or_null(version.because)},
                       {"key", text_or_null(version.key)},
                       {"before", version.is_new ? Value() : Value(std::move(before))}};
}

Value reminder_value(const Delivery& delivery) {
  return Value::Record{{"key", delivery.key},
                       {"kind", name_of(delivery.kind)},
                       {"subject", text_or_null(delivery.subject)},
                       {"title", delivery.title},
                       {"body", delivery.body},
                       {"due_at", delivery.due_at},
                       {"sent_at", delivery.sent_at},
                       {"error", text_or_null(delivery.last_error)}};
}

Sheet sheet_of(const Person& person) {
  Sheet sheet;
  sheet.title = person.name + (person.is_me ? " (me)" : "");
  if (!person.email.empty()) sheet.entries.push_back({"email", "Address", Cell(person.email)});
  if (!person.tz.empty()) sheet.entries.push_back({"tz", "Time zone", Cell(person.tz)});
  return sheet;
}

// What reaches them.
Table address_row(const Person& person) {
  Value::Record known;
  if (!person.email.empty()) known.push_back({"email", person.email});
  if (!person.tz.empty()) known.push_back({"tz", person.tz});
  return flat_table(std::move(known));
}

View run(Context& context, const Options& options) {
  const Person person = find_person(*context.store, options.who);
  Table table{"What is held, by pair",
              {{"pair", "Pair"},
               {"side", "Side"},
               {"starts_on", "From", Align::left, Fit::drops_early},
               {"goals", "Goals", Align::right},
               {"topics", "Topics", Align::right},
               {"meetings", "Meetings", Align::right},
               {"checkins", "Check-ins", Align::right},
               {"actions", "Promises", Align::right}},
              {},
              "No pair is theirs.",
              false};
  Value::List pairs;
  for (auto& relationship : relationships_with(context, person.id)) {
    const Held held = held_of(context, std::move(relationship));
    const Pair& pair = held.relationship.pair;
    pairs.push_back(value_of(context, held));
    table.rows.push_back({pair.handle, pair.mentor.id == person.id ? "mentor" : "mentee", pair.starts_on,
                          static_cast<std::int64_t>(held.goals.size()), static_cast<std::int64_t>(held.topics.size()),
                          static_cast<std::int64_t>(held.meetings.size()), static_cast<std::int64_t>(held.checkins.size()),
                          static_cast<std::int64_t>(held.actions.size())});
  }
  View view;
  auto record = person_record(person);
  record.push_back({"pairs", std::move(pairs)});
  const auto versions = held_versions(*context.store, person.id);
  const auto reminders = held_deliveries(*context.store, person);
  record.push_back({"history", list_of(versions, version_value)});
  record.push_back({"reminders", list_of(reminders, reminder_value)});
  view.data = std::move(record);
  view.rows = address_row(person);
  view.sections =
      sections_from(sheet_of(person), std::move(table),
                    Prose{{bullet(say_count(static_cast<long long>(versions.size()), "change", "changes") + " in the history, and " +
                                  say_count(static_cast<long long>(reminders.size()), "reminder", "reminders")),
                           bullet("all of it, word for word: mentor person show " + std::to_string(person.id.value) + " --json")}});
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::person_show
