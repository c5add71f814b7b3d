// The command `match plan`: the best pairs of those who signed up, with reasons and a proof.
#include <algorithm>

#include "cli/run_context.hpp"
#include "commands/commands.hpp"
#include "commands/match/plan_file.hpp"
#include "commands/match/plan_json.hpp"
#include "commands/match/report.hpp"
#include "commands/match/review.hpp"
#include "commands/match/sheets.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/mentoring/match_applying.hpp"

namespace mentor::match_plan {
namespace {

struct Options {
  SheetChoice choice;
  std::vector<MatchDecision> pins;
  std::vector<MatchDecision> bans;
  Opt<std::string> again;
  Opt<std::string> review;
  std::vector<std::string> freed;       // running pairs
  std::vector<MatchDecision> unpinned;  // pins of the criteria, or of the round before
  Opt<std::string> file;
};

MatchDecision decision_in(const std::string& text, const std::string& option) {
  const auto equals = text.find('=');
  const std::string mentee(trimmed(std::string_view(text).substr(0, equals)));
  const std::string mentor(equals == std::string::npos ? "" : trimmed(std::string_view(text).substr(equals + 1)));
  if (mentee.empty() || mentor.empty())
    throw usage_error("'" + visible_line(text) + "' is no MENTEE=MENTOR", option + " sam@example.org=ada@example.org");
  return {mentee, mentor, ""};
}

void define_decision(Spec& spec, std::string name, std::vector<MatchDecision>& out, std::string help) {
  spec.custom(name, "MENTEE=MENTOR", true, std::move(help),
              [&out, name](const std::string& text, const ParseContext&) { out.push_back(decision_in(text, name)); });
}

void define(Spec& spec, Options& options) {
  define_sheets(spec, options.choice);
  define_criteria(spec, options.choice);
  define_decision(spec, "--pin", options.pins, "this pair is settled");
  define_decision(spec, "--ban", options.bans, "never this pair");
  spec.text_option("--again", "PLAN", options.again, "keep its criteria, pins and bans; say what moved", Completes::file);
  spec.text_option("--review", "SHEET", options.review, "pins and bans from the column ok of match show", Completes::file);
  spec.custom(
      "--unpin", "PAIR", true, "a running pair, or MENTEE=MENTOR of a pin, open again",
      [&options](const std::string& text, const ParseContext&) {
        if (text.empty()) throw usage_error("the pair is empty", "--unpin sam-ada");
        if (text.find('=') == std::string::npos)
          options.freed.push_back(text);
        else
          options.unpinned.push_back(decision_in(text, "--unpin"));
      },
      Completes::pair_running);
  spec.text_option("--file", "PLAN", options.file, "write the plan to this file, - is stdout", Completes::file);
  spec.short_form("-o");
}

// What the store knows is read at once, and it is closed before anything is solved.
void add_known(Context& context, const Options& options, MatchFacts& facts) {
  const auto store = open_store(context);
  if (!store && options.freed.empty()) return;
  if (!store) throw not_found("pair", options.freed.front(), "mentor pair list");
  std::vector<PairId> freed;
  for (const auto& pair : options.freed) freed.push_back(find_relationship(*store, pair).pair.id);
  facts.known = known_pairs(*store, facts.people, freed, context.today());
  mark_waiting(*store, facts.known, facts.people);
}

// Those of the round before, unless a file says others; what was decided by hand is kept.
Criteria criteria_of_round(const Options& options, const std::vector<SignUpSheet>& sheets, const std::optional<MatchPlan>& before) {
  if (!before) return criteria_of(options.choice, sheets);
  if (!options.choice.criteria) return before->facts.criteria;
  Criteria criteria = criteria_of(options.choice, sheets);
  const Criteria& earlier = before->facts.criteria;
  criteria.pins.insert(criteria.pins.begin(), earlier.pins.begin(), earlier.pins.end());
  criteria.bans.insert(criteria.bans.begin(), earlier.bans.begin(), earlier.bans.end());
  return criteria;
}

// Of an earlier round: somebody may have left since, who is no slip of the pen.
long long forget_decisions_about_others(MatchFacts& facts) {
  const auto is_about_others = [&](const MatchDecision& decision) {
    const auto has = [&](const std::string& email, bool (*has_role)(const SignUp&)) {
      return std::ranges::any_of(facts.people, [&](const SignUp& person) { return person.email == email && has_role(person); });
    };
    return !has(decision.mentee, can_be_mentored) || !has(decision.mentor, can_mentor);
  };
  return static_cast<long long>(std::erase_if(facts.criteria.pins, is_about_others) + std::erase_if(facts.criteria.bans, is_about_others));
}

std::vector<std::pair<std::string, std::string>> pairs_of_round(const MatchPlan& plan) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& pair : plan.pairs) pairs.emplace_back(plan.facts.people[pair.mentee].email, plan.facts.people[pair.mentor].email);
  std::ranges::sort(pairs);
  return pairs;
}

void take_pins_out(const std::vector<MatchDecision>& unpinned, MatchFacts& facts) {
  const auto address = [&](const std::string& who, Party role) { return facts.people[find_sign_up(facts.people, who, role)].email; };
  for (const auto& decision : unpinned) {
    const auto mentee = address(decision.mentee, Party::mentee);
    const auto mentor = address(decision.mentor, Party::mentor);
    const auto gone =
        std::erase_if(facts.criteria.pins, [&](const MatchDecision& pin) { return pin.mentee == mentee && pin.mentor == mentor; });
    if (gone == 0) throw not_found("pin", mentee + "=" + mentor, "the pins are in the criteria, and in the plan of the round before");
  }
}

MatchPlan planned(Context& context, MatchFacts facts, std::vector<ReadSheet> sheets) {
  constexpr std::size_t kSteps = 100;
  ProgressBar bar(context.process, context.globals, kSteps);
  std::size_t step = 0;
  return make_plan(std::move(facts), std::move(sheets), [&](double done) {
    while (step < static_cast<std::size_t>(done * kSteps) && step < kSteps) bar.step((++step, "matching"));
  });
}

std::string line_to_save(const Context& context) {
  std::string line = "not saved; to keep it, show it and apply it: mentor";
  bool is_said = false;
  for (const auto& word : context.process.arguments) {
    if (word == "--" && !std::exchange(is_said, true)) line += " -o plan.json";
    line += " " + shell_word(word);
  }
  return is_said ? line : line + " -o plan.json";
}

View run(Context& context, const Options& options) {
  std::optional<MatchPlan> before;
  if (options.again) before = read_whole_plan(context.process, *options.again);
  MatchFacts facts;
  const auto sheets = opened_sheets(options.choice.sheets);
  facts.criteria = criteria_of_round(options, sheets, before);
  auto sign_ups = sign_ups_of(context.zones, context.today(), sheets, facts.criteria, "nobody was matched");
  facts.people = std::move(sign_ups.people);
  add_known(context, options, facts);
  if (before) facts.before = pairs_of_round(*before);
  const auto gone = before ? forget_decisions_about_others(facts) : 0;
  take_pins_out(options.unpinned, facts);
  auto pins = options.pins;
  auto bans = options.bans;
  if (options.review) add_review(context.process, *options.review, facts.people, pins, bans);
  decide(facts, pins, bans);
  const auto plan = std::make_shared<const MatchPlan>(planned(context, std::move(facts), std::move(sign_ups.sheets)));
  View view;
  const bool prints_plan = options.file.value_or("") == "-";
  if (options.file && !prints_plan) {
    write_plan(*plan, *options.file);
    view.notes.push_back("the plan is saved; next: mentor match show " + shell_word(*options.file) + ", then mentor match apply " +
                         shell_word(*options.file) + " --every CADENCE");
  } else if (!options.file) {
    view.notes.push_back(line_to_save(context));
  }
  if (const auto rows = static_cast<long long>(sign_ups.left_out.size()); rows > 0)
    view.notes.push_back(say_count(rows, "row does not count", "rows do not count") + "; mentor match check says which and why");
  if (prints_plan) view.verbatim = to_json(plan_value(*plan)) + "\n";
  if (gone > 0)
    view.notes.push_back(say_count(gone, "pin or ban is", "pins and bans are") + " about people who are no longer there, and left out");
  view.make_data = [plan] { return plan_value(*plan); };
  view.make_rows = [plan] { return plan_rows(*plan); };
  view.make_sections = [plan, before = std::move(before)] { return before ? difference_sections(*before, *plan) : plan_sections(*plan); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::match_plan
