// The command `checkin add`, also called `log`.
#include "commands/checkin/fields.hpp"
#include "commands/commands.hpp"
#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/checkin_writing.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::checkin_add {
namespace {

struct Options {
  std::string pair;
  CheckinFields fields;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whom you met", Completes::pair);
  spec.text("TEXT", options.fields.text, "what it was about", false);
  define_checkin_fields(spec, options.fields);
  define_key(spec, options.key);
}

FormOffers offers_of(Context& context, const Pair& pair) {
  FormOffers offers;
  auto& done = offers["--done"];
  for (const auto& topic : open_topics(*context.store, pair.id, context.zones))
    done.push_back(short_id(topic.id) + " " + phrase_of(topic).shown(Disclosure::private_too));
  for (const auto& action : open_actions(*context.store, pair.id))
    done.push_back(short_id(action.id) + " " + phrase_of(action).shown(Disclosure::private_too));
  for (const auto& goal : goals(*context.store, pair.id, GoalStatus::open)) {
    if (goal.target) offers["--progress"].push_back(short_id(goal.id) + "+1 " + goal.text);
    for (const auto& step : goal.steps)
      if (!step.done_on) done.push_back(short_id(step.id) + " " + step.text);
  }
  return offers;
}

// What has blanks in it may be the text, and the pair is what is missing.
std::string line_with_text(const std::string& pair) {
  const std::string shown = shell_word(visible_line(pair));
  const std::string line = "mentor log " + shown + " \"what you talked about\", or - to read it from stdin";
  return pair.find(' ') == std::string::npos ? line : "mentor log PAIR " + shown + ", or, if that is a name, " + line;
}

// Without a text and without any line the form asks for them.
void ask(Prompter& prompter, Options& options) {
  if (says_something(options.fields)) return;
  if (!prompter.can_ask()) throw input_needed("a check-in needs a text", line_with_text(options.pair));
  std::string form;
  prompter.look_up([&](Context& context) {
    const Pair pair = pair_named(context, options.pair).pair;
    form = blank_form(pair, offers_of(context, pair));
  });
  const auto typed = prompter.edit(form);
  if (!typed) throw usage_error("the form was left as it was, so nothing was logged");
  read_form(*typed, options.fields, {prompter.now(), prompter.zone(), prompter.config().week_starts_on});
}

CheckinSaid said_in(const CheckinFields& fields, const Pair& pair) {
  const Party by = fields.by ? party_of(*fields.by, pair.role) : my_party(pair.role);
  return {occasion_said(fields, by), fields.rating, lines_of(fields, by), effects_of(fields)};
}

// A text is logged as typed, also where it begins with another pair.
void note_other_pair(Context& context, const Pair& pair, const CheckinFields& fields, View& view) {
  if (!fields.text) return;
  const auto blank = fields.text->find(' ');
  const std::string word = fields.text->substr(0, blank);
  const auto other = is_handle(word) ? pair_with_handle(*context.store, word) : std::nullopt;
  if (!other || *other == pair.id) return;
  std::string rest = blank == std::string::npos ? "" : " " + shell_word(fields.text->substr(blank + 1));
  if (fields.is_private.value_or(false)) rest = " \"...\" --private";
  view.notes.push_back("'" + word + "' is a pair; to log it there too: mentor log " + word + rest);
}

View run(Context& context, const Options& options) {
  const Relationship relationship = pair_named(context, options.pair);
  const std::string key = options.key.value_or("");
  if (const auto before = row_of_key(*context.store, key, Kind::checkin)) {
    // The key may be that of another pair's check-in.
    const auto made = written_checkin(*context.store, CheckinId(before->number));
    return checkin_written(context, made, relationship_of(*context.store, made.checkin->pair));
  }
  const auto made = log_checkin(*context.store, relationship, said_in(options.fields, relationship.pair), context.clock());
  remember_made(*context.store, key, made.checkin->id);
  View view = checkin_written(context, made, relationship);
  note_other_pair(context, relationship.pair, options.fields, view);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::checkin_add
