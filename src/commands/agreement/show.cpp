// The command `agreement show`, and the page it prints.
#include "commands/agreement/show.hpp"

#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/agreement_versions.hpp"
#include "mentor/mentoring/resolve.hpp"

namespace mentor {
namespace {

Block term(const char* name, const std::string& value) { return bullet({strong(std::string(name) + ":"), plain(" " + value)}); }

void add_length(std::vector<Block>& blocks, const char* name, const std::optional<Minutes>& length) {
  if (length) blocks.push_back(term(name, say_term(*length)));
}

// "15:00 in London" is another hour to whoever is elsewhere, as clocks stand now.
std::string say_when_we_meet(const Pair& pair, const Agreement& agreement, const Clock& clock) {
  std::string there;
  if (agreement.every.clock) {
    const Zone& zone = clock.zones.get(agreement.tz);
    there =
        say_other_clocks(zone.to_instant(at(zone.date_at(clock.now), *agreement.every.clock)), zone, clocks_of(pair, agreement.tz, clock));
  }
  return to_string(agreement.every) + " (times in " + agreement.tz + (there.empty() ? "" : "; now " + there) + ")";
}

Block signature(const Pair& pair, Party side, const std::optional<Date>& on) {
  const std::string& name = person_of(pair, side).name;
  if (on) return {Block::Kind::task_done, 1, {plain("signed by " + name + " on " + say_day(*on))}};
  return {Block::Kind::task_open, 1, {plain("to be signed by " + name)}};
}

void add_later_versions(const Relationship& relationship, const Agreement& in_force, std::vector<Block>& blocks) {
  const Agreement* before = &in_force;
  for (const auto& version : relationship.agreements) {
    if (version.from <= in_force.from) continue;
    if (before == &in_force) blocks.push_back(heading(2, "What changes later"));
    blocks.push_back(bullet({strong("From " + say_day(version.from) + ":"), plain(" " + say_changed_terms(*before, version))}));
    before = &version;
  }
}

}  // namespace

std::vector<Block> agreement_page(const Relationship& relationship, Date day, const Clock& clock) {
  const Pair& pair = relationship.pair;
  const Agreement& agreement = agreement_on(relationship.agreements, day);
  std::vector<Block> blocks{
      heading(1, "Agreement of " + names_of(pair)),
      paragraph(pair.mentor.name + " mentors " + pair.mentee.name + ". It holds from " + say_day(agreement.from) + "."),
      term("We meet", say_when_we_meet(pair, agreement, clock)), term("For", say_length(agreement.length)),
      term("By", std::string(name_of(agreement.channel)))};
  add_length(blocks, "Notice to move or cancel", agreement.notice);
  add_length(blocks, "A message is answered within", agreement.reply_within);
  add_length(blocks, "The agenda stands before we meet by", agreement.agenda_lead);
  if (!agreement.hours.empty()) blocks.push_back(term("Contact is welcome", agreement.hours));
  if (pair.ends_on) blocks.push_back(term("Until", say_day(*pair.ends_on)));
  if (!agreement.expectations.empty()) blocks.push_back(heading(2, "What we expect of each other"));
  for (const auto& expectation : agreement.expectations) blocks.push_back(bullet(expectation));
  add_later_versions(relationship, agreement, blocks);
  blocks.push_back(heading(2, "Signatures"));
  blocks.push_back(signature(pair, Party::mentor, agreement.signed_by_mentor_on));
  blocks.push_back(signature(pair, Party::mentee, agreement.signed_by_mentee_on));
  return blocks;
}

}  // namespace mentor

namespace mentor::agreement_show {
namespace {

struct Options {
  std::string pair;
};

void define(Spec& spec, Options& options) { spec.operand("PAIR", options.pair, "whose agreement", Completes::pair); }

// How to record the signatures that are missing; "" when there are none.
std::string say_how_to_sign(const Pair& pair, const Agreement& agreement) {
  const bool mentor = agreement.signed_by_mentor_on.has_value();
  const bool mentee = agreement.signed_by_mentee_on.has_value();
  if (mentor && mentee) return "";
  return "when it is signed: mentor agreement sign " + pair.handle + " --by " + (mentor ? "mentee" : mentee ? "mentor" : "both");
}

View run(Context& context, const Options& options) {
  const auto relationship = pair_named(context, options.pair);
  const Agreement& agreement = agreement_now(context, relationship);
  View view = written(agreement_value(agreement), agreement_page(relationship, context.today(), context.clock()));
  const std::string how = say_how_to_sign(relationship.pair, agreement);
  if (!how.empty()) view.notes.push_back(how);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agreement_show
