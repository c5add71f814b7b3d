// The commands `completion`, which prints the completion script of a shell, and `__complete`, which that script asks.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/persons.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::complete_command {
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

// Private words stay out: a completion is shown wherever one types.
std::string described(const std::string& value, const Phrase& text) {
  return value + '\t' + visible_line(text.shown(Disclosure::shared_only));
}

// Whether what was begun can still become the short id of a thing of this kind.
bool may_be(Kind kind, std::string_view begun) { return begun.empty() || kind_words(kind).letter == begun.front(); }

void add_pairs(Names& names, const std::vector<Relationship>& all) {
  for (const auto& [pair, agreements] : all) names.push_back(described(pair.handle, names_of(pair)));
}

void add_persons(Names& names, Store& store) {
  for (const auto& person : persons(store))
    names.push_back(described(person.email.empty() ? std::to_string(person.id.value) : person.email, person.name));
}

void add_goals(Names& names, Store& store) {
  for (const auto& goal : goals(store, std::nullopt, GoalStatus::open)) names.push_back(described(short_id(goal.id), goal.text));
}

void add_steps(Names& names, Store& store) {
  for (const auto& goal : goals(store, std::nullopt, GoalStatus::open))
    for (const auto& step : goal.steps)
      if (!step.done_on) names.push_back(described(short_id(step.id), step.text));
}

void add_topics(Names& names, Store& store) {
  for (const auto& topic : open_topics(store, std::nullopt)) names.push_back(described(short_id(topic.id), phrase_of(topic)));
}

void add_actions(Names& names, Store& store) {
  for (const auto& action : open_actions(store, std::nullopt)) names.push_back(described(short_id(action.id), phrase_of(action)));
}

void add_meetings(Names& names, Context& context, const std::vector<Relationship>& all) {
  const MeetingBook book(*context.store, std::nullopt, context.now, context.now + kAhead);
  for (const auto& relationship : all) {
    for (const auto& meeting : book.meetings(relationship, context.now, context.now + kAhead, context.now, context.zones))
      names.push_back(described(meeting_ref(relationship.pair.handle, meeting.original_date), std::string(name_of(meeting.status))));
  }
}

void add_references(Names& names, Store& store, std::string_view begun) {
  add_pairs(names, relationships(store));
  if (may_be(Kind::goal, begun)) add_goals(names, store);
  if (may_be(Kind::step, begun)) add_steps(names, store);
  if (may_be(Kind::topic, begun)) add_topics(names, store);
  if (may_be(Kind::action, begun)) add_actions(names, store);
}

Names names_sought(Context& context, const Sought& sought) {
  Store& store = *context.store;
  Names names;
  if (sought.kind == Completes::reference) add_references(names, store, sought.begun);
  if (sought.kind == Completes::person) add_persons(names, store);
  if (sought.kind == Completes::goal) add_goals(names, store);
  if (sought.kind != Completes::pair && sought.kind != Completes::meeting) return names;
  const auto all = relationships(store);
  add_pairs(names, all);
  if (sought.kind == Completes::meeting) add_meetings(names, context, all);
  return names;
}

// A shell that completes must not be disturbed by settings or a store that cannot be read.
Names names_in_store(const Context& context, const Sought& sought) {
  Names names;
  try {
    read_store(context.program, context.process, sought.globals, [&](Context& reading) { names = names_sought(reading, sought); });
  } catch (const std::exception&) {
    return {};
  }
  return names;
}

View run(Context& context, const Options& options) {
  const auto names = [&](const Sought& sought) { return names_in_store(context, sought); };
  std::string lines;
  for (const auto& candidate : complete(context.program, options.words, names)) lines += candidate + '\n';
  return verbatim(lines);
}

}  // namespace

CommandInstance command() {
  constexpr bool kTakesEmptyWords = true;
  return bind<Options>(define, run, nullptr, kTakesEmptyWords);
}

}  // namespace mentor::complete_command

namespace mentor::completion_command {
namespace {

struct Options {
  std::string_view shell;
};

std::vector<std::string_view> shells() {
  std::vector<std::string_view> names;
  for (const auto& script : completion_scripts()) names.push_back(script.shell);
  return names;
}

void define(Spec& spec, Options& options) {
  spec.named_choice("SHELL", "", shells(), "the shell", [&options](std::string_view name) { options.shell = name; });
  spec.required();
}

View run(Context&, const Options& options) {
  return verbatim(std::ranges::find(completion_scripts(), options.shell, &CompletionScript::shell)->text);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::completion_command
