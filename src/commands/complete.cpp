// The command `__complete`: answers a shell's completion, quickly and without ever failing.
#include "commands/commands.hpp"
#include "commands/verbatim.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

// What is to come within this time can be named as a meeting.
constexpr std::chrono::days kAhead{28};

struct Options {
  std::vector<std::string> words;
};

// Words are taken as they are: the one that is being typed may be empty.
void define(Spec& spec, Options& options) {
  spec.custom("WORD", "", true, "the words typed so far",
              [&options](const std::string& word, const ParseContext&) { options.words.push_back(word); });
}

using Names = std::vector<std::string>;

std::string described(const std::string& value, const std::string& text) { return value + '\t' + visible_line(text); }

void add_pairs(Names& names, const std::vector<Relationship>& all) {
  for (const auto& relationship : all) names.push_back(described(relationship.pair.handle, names_of(relationship.pair)));
}

void add_goals(Names& names, Store& store) {
  for (const auto& goal : goals(store, std::nullopt, GoalStatus::open))
    names.push_back(described(short_id(Kind::goal, goal.id.value), goal.text));
}

void add_meetings(Names& names, Context& context, Store& store, const std::vector<Relationship>& all) {
  const MeetingBook book(store, std::nullopt, context.now, context.now + kAhead);
  for (const auto& relationship : all) {
    for (const auto& meeting : book.meetings(relationship, context.now, context.now + kAhead, context.now, context.zones))
      names.push_back(described(meeting_ref(relationship.pair.handle, meeting.original_date), std::string(name_of(meeting.status))));
  }
}

// Private topics are named without their words: a completion is shown wherever one types.
void add_others(Names& names, Store& store) {
  for (const auto& goal : goals(store, std::nullopt, GoalStatus::open))
    for (const auto& step : goal.steps)
      if (!step.done_on) names.push_back(described(short_id(Kind::step, step.id.value), step.text));
  for (const auto& topic : open_topics(store, std::nullopt))
    names.push_back(described(short_id(Kind::topic, topic.id.value), topic.is_private ? "(private)" : topic.text));
  for (const auto& action : open_actions(store, std::nullopt))
    names.push_back(described(short_id(Kind::action, action.id.value), action.text));
}

Names names_of_kind(Context& context, Completes completes) {
  Store& store = *context.store;
  const auto all = relationships(store);
  Names names;
  if (completes == Completes::pair || completes == Completes::meeting || completes == Completes::reference) add_pairs(names, all);
  if (completes == Completes::goal || completes == Completes::reference) add_goals(names, store);
  if (completes == Completes::meeting) add_meetings(names, context, store, all);
  if (completes == Completes::reference) add_others(names, store);
  return names;
}

// A shell that completes must not be disturbed by settings or a store that cannot be read.
Names names_in_store(const Context& context, const Globals& typed, Completes completes) {
  Names names;
  try {
    read_store(context.program, context.process, typed, [&](Context& reading) { names = names_of_kind(reading, completes); });
  } catch (const std::exception&) {
    return {};
  }
  return names;
}

View run(Context& context, const Options& options) {
  const auto names = [&](Completes completes, const Globals& typed) { return names_in_store(context, typed, completes); };
  std::string lines;
  for (const auto& candidate : complete(context.program, options.words, names)) lines += candidate + '\n';
  return verbatim(lines);
}

}  // namespace

Bound complete_command() {
  constexpr bool kTakesEmptyWords = true;
  return bind<Options>(define, run, nullptr, kTakesEmptyWords);
}

}  // namespace mentor
