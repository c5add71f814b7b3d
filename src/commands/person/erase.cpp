// The command `person erase`: somebody goes for good, from rows, history, file and copies.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/erasure.hpp"

namespace mentor::person_erase {
namespace {

struct Options {
  std::string who;
  bool keeps_pairs = false;
};

void define(Spec& spec, Options& options) {
  spec.optional_operand("WHO", options.who, "name, address or number; none: finish what was interrupted", Completes::person);
  spec.flag("--keep-pairs", options.keeps_pairs, "leave the pairs with what the other side wrote");
}

struct Counted {
  std::string_view table;
  std::string_view one;
  std::string_view many;
};
constexpr Counted kCounted[] = {{"pair", "pair", "pairs"},
                                {"checkin", "check-in", "check-ins"},
                                {"line", "line", "lines"},
                                {"goal", "goal", "goals"},
                                {"step", "step", "steps"},
                                {"progress", "record of progress", "records of progress"},
                                {"topic", "topic", "topics"},
                                {"action", "promise", "promises"},
                                {"meeting", "note of a meeting", "notes of meetings"},
                                {"agreement", "version of an agreement", "versions of agreements"},
                                {"pause", "pause", "pauses"}};

// "1 pair, 12 check-ins"
std::string say_counts(const std::vector<HeldCount>& counts, std::int64_t (*number)(const HeldCount&)) {
  std::vector<std::string> words;
  for (const auto& [table, one, many] : kCounted)
    for (const auto& count : counts)
      if (count.table == table && number(count) > 0) words.push_back(say_count(number(count), one, many));
  return words.empty() ? "nothing" : joined(words, ", ");
}
std::int64_t all_of(const HeldCount& count) { return count.all; }
std::int64_t going(const HeldCount& count) { return count.all - count.stays; }
std::int64_t staying(const HeldCount& count) { return count.stays; }

std::string say_outcome(const ErasurePlan& plan, ErasedPairs pairs) {
  if (pairs == ErasedPairs::removed) return "all of theirs goes: " + say_counts(plan.counts, all_of);
  return "what is theirs goes: " + say_counts(plan.counts, going) + "; what stays under \"" + std::string(kErasedName) +
         "\": " + say_counts(plan.counts, staying);
}

std::string say_other(const ErasurePlan& plan, ErasedPairs pairs) {
  return pairs == ErasedPairs::removed ? "with --keep-pairs " + say_outcome(plan, ErasedPairs::kept)
                                       : "without --keep-pairs " + say_outcome(plan, ErasedPairs::removed);
}

std::string say_traces(const Traces& traces) {
  return say_count(static_cast<long long>(traces.copies.size()), "copy", "copies") + " of the store and " +
         say_count(static_cast<long long>(traces.drafts.size()), "draft", "drafts");
}

ErasedPairs pairs_of(const Options& options) { return options.keeps_pairs ? ErasedPairs::kept : ErasedPairs::removed; }

TraceFolders folders_of(const Context& context) {
  const std::string backups = backup_folder(context.process.environment);
  return {backups, backups.empty() ? "" : state_folder(context.process.environment) + "/drafts"};
}

// Nothing but an erasure that was interrupted: whoever it was about is found no more.
bool only_finishes(Context& context, const Options& options) {
  if (!is_erasing_unfinished(*context.store)) return false;
  try {
    return options.who.empty() || (find_person_held(*context.store, options.who), false);
  } catch (const Error& error) {
    if (error.kind != ErrorKind::not_found) throw;
    return true;
  }
}

void ask(Prompter& prompter, Options& options) {
  std::string question;
  prompter.look_up([&](Context& context) {
    if (only_finishes(context, options)) return;
    if (options.who.empty()) throw usage_error("nobody is named to be erased", "mentor person erase WHO");
    const auto plan = plan_erasure(*context.store, options.who, folders_of(context));
    question = "erase " + plan.person.name + " for good? " + say_outcome(plan, pairs_of(options)) + "; " +
               say_other(plan, pairs_of(options)) + "; with it go " + say_traces(plan.traces) + " in the state folder, and undo";
  });
  if (!question.empty() && !prompter.confirm(question)) throw failed("nothing was erased", "answer y, or give --yes");
}

constexpr std::string_view kOutOfReach[] = {
    "exports, reports and calendar files that were written elsewhere", "plans and sheets of a matching",
    "mails and reminders that were sent, and calendars that took entries",
    "copies of the store elsewhere, and snapshots of the file system", "a database until the next publish"};

// Without a person it is the end of what was interrupted.
Value value_of(const ErasurePlan& plan, const Options& options, const Erasure& erasure) {
  const auto text = [](const auto& item) { return Value(item); };
  const auto is_named = plan.person.id != PersonId{0};
  Value::List pairs;
  for (std::size_t i = 0; i < plan.pairs.size(); ++i)
    pairs.push_back(
        Value::Record{{"was", plan.pairs[i].handle}, {"handle", options.keeps_pairs ? Value(erasure.kept[i].handle) : Value()}});
  const auto counted = [&](const HeldCount& count) {
    return Value(Value::Record{{"kind", count.table}, {"erased", options.keeps_pairs ? going(count) : count.all}, {"all", count.all}});
  };
  return Value::Record{{"person", is_named ? Value(std::to_string(plan.person.id.value)) : Value()},
                       {"pairs", std::move(pairs)},
                       {"rows", list_of(plan.counts, counted)},
                       {"copies", list_of(plan.traces.copies, text)},
                       {"drafts", list_of(plan.traces.drafts, text)},
                       {"texts_left", static_cast<std::int64_t>(erasure.texts_left)},
                       {"out_of_reach", list_of(kOutOfReach, text)}};
}

std::vector<Block> echo_of(const Context& context, const ErasurePlan& plan, const Options& options, const Erasure& erasure) {
  std::vector<Block> echo{paragraph({strong("erased"), plain(" " + plan.person.name + ": " + say_outcome(plan, pairs_of(options)))})};
  if (context.globals.dry_run) echo.push_back(bullet(say_other(plan, pairs_of(options))));
  for (std::size_t i = 0; i < erasure.kept.size(); ++i)
    echo.push_back(bullet("'" + plan.pairs[i].handle + "' is '" + erasure.kept[i].handle + "' now, and has ended"));
  if (const Traces& traces = plan.traces; !traces.copies.empty() || !traces.drafts.empty())
    echo.push_back(bullet("gone with it: " + say_traces(traces) + " in the state folder, since no older copy can be rewritten whole"));
  if (erasure.texts_left > 0)
    echo.push_back(bullet("what others wrote still has the name in " +
                          say_count(static_cast<long long>(erasure.texts_left), "text", "texts") + ": mentor search " +
                          shell_word(visible_line(plan.person.name))));
  echo.push_back(bullet("no word of it stays in the store, its history and our copies, and undo reaches no further back"));
  echo.push_back(bullet("out of reach: " + joined(kOutOfReach, "; ")));
  return echo;
}

View finished(Context& context, const Options& options, const TraceFolders& folders) {
  ErasurePlan plan;
  plan.traces = traces_in(*context.store, folders);
  if (!context.globals.dry_run) erase_traces_when_committed(*context.store, folders);
  return written(value_of(plan, options, {}),
                 {paragraph("the erasure that was interrupted is finished, with " + say_traces(plan.traces) + " gone")});
}

View run(Context& context, const Options& options) {
  const auto folders = folders_of(context);
  if (only_finishes(context, options)) return finished(context, options, folders);
  if (options.who.empty()) throw usage_error("nobody is named to be erased", "mentor person erase WHO");
  const auto plan = plan_erasure(*context.store, options.who, folders);
  const auto erasure = erase_rows(*context.store, plan, pairs_of(options), context.clock());
  if (!context.globals.dry_run) erase_traces_when_committed(*context.store, folders);
  return written(value_of(plan, options, erasure), echo_of(context, plan, options, erasure));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::person_erase
