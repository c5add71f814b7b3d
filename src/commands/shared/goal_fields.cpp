#include "commands/shared/goal_fields.hpp"

#include <charconv>

#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/domain/smart.hpp"

namespace mentor {
namespace {

constexpr int kWorstLevel = -2;
constexpr int kBestLevel = 2;

// "N=TEXT", N from -2 to 2; in an edit "N=" takes the level's words away.
void read_level(const std::string& text, bool empty_clears, std::map<int, std::string>& levels) {
  const auto equals = text.find('=');
  int level = 0;
  const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
  const auto [end, problem] = std::from_chars(begin, text.data() + std::min(equals, text.size()), level);
  const bool read = equals != std::string::npos && problem == std::errc() && end == text.data() + equals;
  if (!read || level < kWorstLevel || level > kBestLevel)
    throw usage_error("'" + visible_line(text) + "' is not a level", "--level N=TEXT with N from -2 (far below) to 2 (far beyond)");
  const std::string words = text.substr(equals + 1);
  levels[level] = words.empty() && empty_clears ? words : storable(words, "--level");
}

}  // namespace

void define_goal_fields(Spec& spec, GoalFields& fields) {
  spec.text_option("--metric", "M", fields.metric, "what is counted or measured", Completes::nothing, kShortText);
  spec.text_option("--unit", "U", fields.unit, "the unit of the metric", Completes::nothing, kShortText);
  spec.number("--baseline", "N", fields.baseline, "where the metric starts (0 where a target is given)");
  spec.number("--target", "N", fields.target, "where the metric should be");
  spec.day("--due", "D", fields.due, DateBias::future, "the day it is due", DateEdge::last);
  spec.text_option("--why", "TEXT", fields.why, "what it serves");
  spec.text_option("--how", "TEXT", fields.how, "the means to reach it");
  spec.choice("--learner", "SIDE", fields.learner, "who learns: the mentee, or the mentor to give back");
  spec.number("--weight", "N", fields.weight, "its weight among goals (1)");
  spec.custom("--level", "N=TEXT", true, "what N (-2 to 2) would look like, in words",
              [&fields, empty_clears = spec.empty_clears()](const std::string& text, const ParseContext&) {
                if (!fields.levels) fields.levels.emplace();
                fields.levels.given = true;
                if (text.empty() && empty_clears) {
                  fields.clears_levels = true;
                } else {
                  read_level(text, empty_clears, *fields.levels);
                }
              });
  if (!spec.empty_clears()) return;
  spec.custom("--no-level", "N", true, "take the words of one level away, or of all",
              [&fields](const std::string& text, const ParseContext&) {
                if (!fields.levels) fields.levels.emplace();
                fields.levels.given = true;
                if (text.empty()) {
                  fields.clears_levels = true;
                } else {
                  read_level(text + "=", true, *fields.levels);
                }
              });
  spec.value_may_be_left_out();
}

void apply(const GoalFields& fields, Goal& goal, const Pair& pair) {
  fields.text.apply_to(goal.text);
  fields.metric.apply_to(goal.metric);
  fields.unit.apply_to(goal.unit);
  fields.baseline.apply_to(goal.baseline);
  fields.target.apply_to(goal.target);
  fields.due.apply_to(goal.due_on);
  fields.why.apply_to(goal.why);
  fields.how.apply_to(goal.how);
  fields.weight.apply_to(goal.weight, 1.0);
  if (goal.target && !goal.baseline) goal.baseline = 0;
  if (goal.weight <= 0) throw usage_error("'--weight' must be more than 0", "--weight 1");
  if (fields.learner) goal.learner = party_of(*fields.learner, pair.role);
  if (!fields.levels) return;
  if (fields.clears_levels) goal.levels.clear();
  for (const auto& [level, words] : *fields.levels) goal.levels[level] = words;
  std::erase_if(goal.levels, [](const auto& level) { return level.second.empty(); });
}

std::vector<Block> goal_echo(const Context& context, const Goal& goal, const Pair& pair) {
  const Date today = context.today();
  const std::string id = short_id(goal.id);
  std::vector<Block> blocks{paragraph({strong(id), plain(" " + counterpart(pair) + ": " + goal.text)})};
  std::vector<std::string> parts;
  if (goal.learner != Party::mentee) parts.push_back("learner: " + first_name(pair, goal.learner));
  if (goal.target || goal.baseline) parts.push_back(say_way(goal, goal.baseline, value_on(goal, today)));
  if (goal.due_on) parts.push_back("due " + say_when(*goal.due_on, today));
  if (goal.status != GoalStatus::open) parts.push_back(std::string(name_of(goal.status)));
  for (const auto& part : parts) blocks.push_back(bullet(part));
  for (const auto& [level, words] : goal.levels) blocks.push_back(bullet("level " + std::to_string(level) + ": " + words));
  std::string missing;
  for (const auto& letter : check_smart(goal, pair.ends_on, today)) {
    if (letter.ok) continue;
    missing += (missing.empty() ? "" : "; ") + std::string(1, letter.letter) + " " + letter.reason;
    if (!letter.mend.empty()) missing += " (" + letter.mend + ")";
  }
  if (missing.empty()) {
    blocks.push_back(bullet("SMART: all five letters"));
    return blocks;
  }
  blocks.push_back(bullet("not yet SMART: " + missing));
  return blocks;
}

}  // namespace mentor
