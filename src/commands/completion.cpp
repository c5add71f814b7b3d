// The commands `completion`, which prints the completion script of a shell, and `__complete`, which that script asks.
#include <algorithm>
#include <map>

#include "commands/commands.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/config/agenda_templates.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/persons.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::complete_command {
namespace {

// Meetings within this time can be named; older check-ins are seldom meant.
constexpr std::chrono::days kAhead{28};
constexpr std::chrono::days kBack{92};
constexpr int kNewest = 50;

struct Options {
  std::vector<std::string> words;
  bool are_quoted = false;
};

// Words are taken as they are: the one that is being typed may be empty.
void define(Spec& spec, Options& options) {
  spec.custom("WORD", "", true, "the words typed so far",
              [&options](const std::string& word, const ParseContext&) { options.words.push_back(word); });
  spec.flag("--quoted", options.are_quoted, "the words are as they stand in the shell's line");
}

using Names = std::vector<std::string>;

// Private words stay out: a completion is shown wherever one types.
std::string described(const std::string& value, const Phrase& text) {
  return value + '\t' + visible_line(text.shown(Disclosure::shared_only));
}

// In which state a thing must be to be offered.
enum class State { open, closed, any };

bool suits(State state, bool is_open) { return state == State::any || (state == State::open) == is_open; }

/// Collects what the words of one line can name.
class NameFinder {
 public:
  NameFinder(Context& context, std::string_view begun) : context_(context), store_(*context.store), begun_(begun) {}

  Names sought(Completes what);

 private:
  /// Whether what was begun can still become the short id of a thing of this kind.
  bool may_be(Kind kind) const { return begun_.empty() || kind_words(kind).letter == begun_.front(); }
  void add(const std::string& value, const Phrase& text) { names_.push_back(described(value, text)); }

  void add_pairs(bool (*is_offered)(const Pair&, Date));
  void add_persons();
  void add_tags();
  void add_goals(State state);
  void add_steps(State state);
  void add_topics(State state);
  void add_actions(State state);
  void add_checkins();
  void add_progress();
  void add_meetings(Instant from, Instant until, bool (*is_offered)(const Meeting&), bool by_id);
  void add_pairs_that_meet();
  void add_meetings_to_come() { add_meetings(context_.now, context_.now + kAhead, is_planned, false); }
  void add_closable(State state);
  void add_everything();

  static bool is_planned(const Meeting& meeting) { return meeting.status == MeetingStatus::planned; }

  Context& context_;
  Store& store_;
  std::string_view begun_;
  Names names_;
};

bool any_pair(const Pair&, Date) { return true; }
bool is_active(const Pair& pair, Date today) { return status_on(pair, today) == PairStatus::active; }
bool can_pause(const Pair& pair, Date today) {
  const auto is_over = [&](const Pause& pause) { return pause.until && *pause.until < today; };
  return is_active(pair, today) && std::ranges::all_of(pair.pauses, is_over);
}
bool is_running(const Pair& pair, Date) { return !pair.ended_on; }
bool is_resting(const Pair& pair, Date today) { return status_on(pair, today) != PairStatus::active; }

void NameFinder::add_pairs(bool (*is_offered)(const Pair&, Date)) {
  for (const auto& [pair, agreements] : relationships(store_))
    if (is_offered(pair, context_.today())) add(pair.handle, names_of(pair));
}

void NameFinder::add_persons() {
  for (const auto& person : persons(store_)) add(person.email.empty() ? std::to_string(person.id.value) : person.email, person.name);
}

void NameFinder::add_tags() {
  std::map<std::string, int> counts;
  for (const auto& [pair, agreements] : relationships(store_))
    for (const auto& tag : pair.tags) ++counts[tag];
  for (const auto& [tag, count] : counts) add(tag, say_count(count, "pair", "pairs"));
}

void NameFinder::add_goals(State state) {
  if (!may_be(Kind::goal)) return;
  for (const auto& goal : goals(store_, std::nullopt, std::nullopt))
    if (suits(state, goal.status == GoalStatus::open)) add(short_id(goal.id), goal.text);
}

void NameFinder::add_steps(State state) {
  if (!may_be(Kind::step)) return;
  for (const auto& goal : goals(store_, std::nullopt, std::nullopt))
    for (const auto& step : goal.steps)
      if (suits(state, !step.done_on)) add(short_id(step.id), step.text);
}

void NameFinder::add_topics(State state) {
  if (!may_be(Kind::topic)) return;
  for (const auto& relationship : relationships(store_))
    for (const auto& topic : all_topics(store_, relationship.pair.id))
      if (suits(state, topic.status == TopicStatus::open)) add(short_id(topic.id), phrase_of(topic));
}

void NameFinder::add_actions(State state) {
  if (!may_be(Kind::action)) return;
  for (const auto& action : all_actions(store_, std::nullopt))
    if (suits(state, is_open(action))) add(short_id(action.id), phrase_of(action));
}

void NameFinder::add_checkins() {
  if (!may_be(Kind::checkin)) return;
  CheckinFilter filter;
  filter.limit = kNewest;
  for (const auto& checkin : checkins(store_, filter)) add(short_id(checkin.id), "met " + say_day(context_.zone.date_at(checkin.met_at)));
}

// One more of what is counted.
void NameFinder::add_progress() {
  for (const auto& goal : goals(store_, std::nullopt, GoalStatus::open))
    if (goal.target) add(short_id(goal.id) + "+1", goal.text);
}

void NameFinder::add_meetings(Instant from, Instant until, bool (*is_offered)(const Meeting&), bool by_id) {
  const MeetingBook book(store_, std::nullopt, from, until);
  for (const auto& relationship : relationships(store_)) {
    if (relationship.pair.ended_on && !by_id) continue;
    for (const auto& meeting : book.meetings(relationship, from, until, context_.now, context_.zones)) {
      if (!is_offered(meeting) || (by_id && !meeting.id)) continue;
      const std::string reference = by_id ? short_id(*meeting.id) : meeting_ref(relationship.pair.handle, meeting.original_date);
      add(reference, say_day(context_.zone.date_at(meeting.starts_at)) + ", " + std::string(name_of(meeting.status)));
    }
  }
}

// For its next meeting a pair is named, where there is one.
void NameFinder::add_pairs_that_meet() {
  const Instant until = context_.now + kAhead;
  const MeetingBook book(store_, std::nullopt, context_.now, until);
  for (const auto& relationship : relationships(store_)) {
    const auto meetings = book.meetings(relationship, context_.now, until, context_.now, context_.zones);
    if (!relationship.pair.ended_on && std::ranges::any_of(meetings, is_planned))
      add(relationship.pair.handle, names_of(relationship.pair));
  }
}

void NameFinder::add_closable(State state) {
  add_goals(state);
  add_steps(state);
  add_topics(state);
  add_actions(state);
}

void NameFinder::add_everything() {
  add_pairs(any_pair);
  add_closable(State::any);
  add_checkins();
  if (may_be(Kind::meeting))
    add_meetings(
        context_.now - kBack, context_.now + kAhead, [](const Meeting&) { return true; }, true);
}

int number_in(const std::string& line) {
  const auto digits = line.find_first_of("0123456789");
  return digits == 1 ? whole_number(std::string_view(line).substr(1, line.find_first_not_of("0123456789", 1) - 1)).value_or(0) : 0;
}

// g2 before g10; what has no number stands as it was found.
void sort_by_number(Names& names) {
  std::ranges::stable_sort(names, [](const std::string& a, const std::string& b) {
    const bool is_same_kind = a.front() == b.front() && number_in(a) > 0 && number_in(b) > 0;
    return is_same_kind && number_in(a) < number_in(b);
  });
}

Names NameFinder::sought(Completes what) {
  switch (what) {
    case Completes::pair:
      add_pairs(any_pair);
      break;
    case Completes::pair_active:
      add_pairs(can_pause);
      break;
    case Completes::pair_running:
      add_pairs(is_running);
      break;
    case Completes::pair_resting:
      add_pairs(is_resting);
      break;
    case Completes::person:
      add_persons();
      break;
    case Completes::tag:
      add_tags();
      break;
    case Completes::goal:
      add_goals(State::open);
      break;
    case Completes::meeting:
      add_pairs_that_meet();
      add_meetings_to_come();
      break;
    case Completes::meeting_past:
      add_meetings(context_.now - kBack, context_.now, is_unlogged, false);
      break;
    case Completes::meeting_called_off:
      add_meetings(
          context_.now, context_.now + kAhead, [](const Meeting& m) { return m.status == MeetingStatus::cancelled; }, false);
      break;
    case Completes::open_reference:
    case Completes::list_of_open:
      add_closable(State::open);
      break;
    case Completes::droppable_reference:
      add_goals(State::open);
      add_topics(State::open);
      add_actions(State::open);
      break;
    case Completes::closed_reference:
      add_closable(State::closed);
      add_meetings(
          context_.now - kBack, context_.now + kAhead, [](const Meeting& m) { return m.cancelled || m.missed_by; }, true);
      break;
    case Completes::held_reference:
      add_pairs(is_running);
      add_goals(State::open);
      add_actions(State::open);
      add_meetings_to_come();
      break;
    case Completes::editable_reference:
      add_pairs(any_pair);
      add_closable(State::open);
      add_checkins();
      add_meetings_to_come();
      break;
    case Completes::progress:
      add_progress();
      break;
    default:
      add_everything();
  }
  sort_by_number(names_);
  return std::move(names_);
}

// A shell that completes must not be disturbed by settings or a store that cannot be read.
Names names_in_store(const Context& context, const Sought& sought) {
  Names names;
  try {
    read_store(context.program, context.process, sought.globals,
               [&](Context& reading) { names = NameFinder(reading, sought.begun).sought(sought.kind); });
  } catch (const std::exception&) {
    return {};
  }
  return names;
}

Names template_names(const Environment& env, const Globals& globals) {
  Names names = agenda_template_names(env, globals.config);
  for (auto& name : names) name += '\t';
  return names;
}

View run(Context& context, const Options& options) {
  const auto names = [&](const Sought& sought) {
    if (sought.kind == Completes::agenda_template) return template_names(context.process.environment, sought.globals);
    return names_in_store(context, sought);
  };
  std::string lines;
  const auto home = context.process.environment.find("HOME");
  const std::string folder = home == context.process.environment.end() ? "" : home->second;
  const auto words = options.are_quoted ? unquoted(options.words, folder) : options.words;
  for (const auto& candidate : complete(context.program, words, names)) lines += candidate + '\n';
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
