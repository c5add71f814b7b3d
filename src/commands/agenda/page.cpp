#include "commands/agenda/page.hpp"

#include <algorithm>

#include "commands/shared/agenda_agreeing.hpp"
#include "commands/shared/topics_on.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"

namespace mentor {
namespace {

std::optional<Checkin> last_checkin(Context& context, PairId pair) {
  auto found = checkins(*context.store, {pair, {}, context.now + std::chrono::seconds(1), {}, {}, 1});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Party> unsigned_by(const Agreement& agreement) {
  std::vector<Party> sides;
  if (!agreement.signed_by_mentor_on) sides.push_back(Party::mentor);
  if (!agreement.signed_by_mentee_on) sides.push_back(Party::mentee);
  return sides;
}

}  // namespace

Minutes AgendaPage::planned() const {
  Minutes sum{0};
  for (const auto& topic : topics) sum += topic.length.value_or(Minutes{0});
  return sum;
}

AgendaPage gather_agenda(Context& context, PairMeeting of) {
  AgendaPage page{std::move(of), {}, {}, {}, {}, {}, {}};
  const PairId pair = page.pair().id;
  page.topics = topics_on(context, page.of.relationship, page.meeting());
  page.to_agree = sides_to_agree(context, page.of, page.topics);
  page.to_sign = unsigned_by(agreement_now(context, page.of.relationship));
  page.actions = open_actions(*context.store, pair);
  std::stable_partition(page.actions.begin(), page.actions.end(),
                        [&](const Action& action) { return includes_me(action.owner, page.pair().role); });
  page.goals = goals(*context.store, pair, GoalStatus::open);
  page.last = last_checkin(context, pair);
  return page;
}

}  // namespace mentor
