// The command `pair end`.
#include "commands/adding.hpp"
#include "commands/commands.hpp"
#include "commands/editing.hpp"
#include "commands/lookup.hpp"
#include "commands/pair/written.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

constexpr auto kAhead = std::chrono::days(28);

struct Options {
  std::vector<std::string> pairs;
  Opt<Side> by;
  Opt<std::string> because;
  Opt<std::string> thanks;
};

void define(Spec& spec, Options& options) {
  spec.operands("PAIR", options.pairs, "the pairs to end", Completes::pair);
  spec.choice("--by", "SIDE", options.by, "who ended it");
  define_because(spec, options.because);
  spec.text_option("--thanks", "TEXT", options.thanks, "a thank-you to log with it");
}

void log_thanks(Context& context, const Pair& pair, const std::string& text) {
  Checkin checkin;
  checkin.uid = make_uid(context.now);
  checkin.pair = pair.id;
  checkin.met_at = context.now;
  checkin.logged_at = context.now;
  checkin.channel = Channel::message;
  checkin.by = my_party(pair.role);
  checkin.lines = {{LineId(0), LineKind::thanks, checkin.by, false, text}};
  insert_checkin(*context.store, checkin);
}

void add_echo(Context& context, const Relationship& before, const Options& options, std::vector<Block>& echo) {
  const Pair& pair = before.pair;
  echo.push_back(paragraph({strong(pair.handle), plain(" ended today; its record stays")}));
  for (const auto& meeting : meetings_of(*context.store, before, context.now, context.now + kAhead, context.now, context.zones))
    if (meeting.status == MeetingStatus::planned)
      echo.push_back(bullet("withdraw from calendars: " + meeting_ref(pair.handle, meeting.original_date) + ", " +
                            say_when(meeting.starts_at, context.zones.get(meeting.tz), context.now)));
  if (!options.thanks) echo.push_back(bullet("say thank you: mentor log " + pair.handle + " --thanks \"...\" --on now"));
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  std::vector<PairId> changed;
  std::vector<Block> echo;
  for (const auto& relationship : pairs_named(context, options.pairs)) {
    Pair pair = relationship.pair;
    if (pair.ended_on) throw refused("'" + pair.handle + "' already ended on " + to_iso(*pair.ended_on), "mentor pair resume " + pair.handle);
    add_echo(context, relationship, options, echo);
    pair.ended_on = context.today();
    if (options.by) pair.ended_by = party_of(*options.by, pair.role);
    pair.end_reason = options.because.value_or("");
    update_pair(*context.store, pair);
    if (options.thanks) log_thanks(context, pair, *options.thanks);
    changed.push_back(pair.id);
  }
  return pairs_written(context, changed, std::move(echo));
}

}  // namespace

Bound pair_end() { return bind<Options>(define, run); }

}  // namespace mentor
