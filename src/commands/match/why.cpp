// The command `match why`: why this one, why not that one, why nobody.
#include "commands/commands.hpp"
#include "commands/match/plan_file.hpp"
#include "commands/match/plan_json.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor::match_why {
namespace {

struct Options {
  std::string plan;
  std::string person;
  std::string other;
};

void define(Spec& spec, Options& options) {
  spec.operand("PLAN", options.plan, "a plan that match plan wrote", Completes::file);
  spec.operand("PERSON", options.person, "an address, or the beginning of a name");
  spec.optional_operand("PERSON", options.other, "somebody of the other role, to compare");
}

// Who is in both roles is meant in the one that the other is not.
std::optional<Party> role_beside(const SignUp& other) {
  if (other.role == SignUpRole::both) return std::nullopt;
  return other.role == SignUpRole::mentor ? Party::mentee : Party::mentor;
}

// The same person where they stand in this role, too.
std::size_t in_role(const std::vector<SignUp>& people, std::size_t person, std::optional<Party> role) {
  for (std::size_t i = 0; i < people.size(); ++i) {
    const bool has_role = !role || (*role == Party::mentor ? can_mentor(people[i]) : can_be_mentored(people[i]));
    if (has_role && people[i].email == people[person].email) return role ? i : person;
  }
  return person;
}

View run(Context& context, const Options& options) {
  const MatchPlan plan = read_whole_plan(context.process, options.plan);
  const auto& people = plan.facts.people;
  std::size_t person = find_sign_up(people, options.person, std::nullopt);
  std::optional<std::size_t> other;
  if (!options.other.empty()) {
    other = find_sign_up(people, options.other, std::nullopt);
    if (people[person].email == people[*other].email)
      throw usage_error("'" + visible_line(people[person].name) + "' is named twice", "name two people");
    other = in_role(people, *other, role_beside(people[person]));
    person = in_role(people, person, role_beside(people[*other]));
  }
  const MatchReason reason = why(plan, person, other);
  View view;
  view.data = reason_value(plan, reason);
  view.sections = sections_from(Prose{{paragraph(reason.reason)}});
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::match_why
