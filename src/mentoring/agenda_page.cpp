#include "mentor/mentoring/agenda_page.hpp"

#include <algorithm>

#include "mentor/mentoring/inviting.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

constexpr std::chrono::days kSoon{35};

void keep_earlier(std::optional<PairMeeting>& first, const Relationship& relationship, const Meeting& meeting) {
  const bool is_earlier = !first || meeting.starts_at < first->meeting.starts_at;
  if (meeting.status == MeetingStatus::planned && is_earlier) first = PairMeeting{relationship, meeting};
}

std::optional<Checkin> last_checkin(Store& store, PairId pair, Instant now) {
  auto found = checkins(store, {pair, {}, now + std::chrono::seconds(1), {}, {}, 1});
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

// Nearly always it lies within some weeks; those of all pairs are read at once.
std::optional<PairMeeting> nearest_meeting(Store& store, const Clock& clock) {
  auto pairs = relationships(store);
  std::erase_if(pairs, [&](const Relationship& r) { return status_on(r.pair, clock.today()) == PairStatus::ended; });
  const Instant from = clock.now - kLongestMeeting;
  const Instant until = clock.now + kSoon;
  const MeetingBook soon(store, std::nullopt, from, until);
  std::optional<PairMeeting> first;
  for (const auto& pair : pairs)
    for (const auto& meeting : soon.meetings(pair, from, until, clock.now, clock.zones)) keep_earlier(first, pair, meeting);
  if (first) return first;
  for (const auto& pair : pairs)
    if (const auto next = next_meeting(store, pair, clock.now, clock.zones)) keep_earlier(first, pair, *next);
  return first;
}

AgendaPage gather_agenda(Store& store, PairMeeting of, const Clock& clock) {
  AgendaPage page{std::move(of), {}, {}, {}, {}, {}, {}, false};
  const PairId pair = page.pair().id;
  page.topics = topics_on(store, page.of.relationship, page.meeting(), clock);
  page.to_agree = sides_to_agree(store, page.of, page.topics, clock.now);
  page.are_agendas_agreed = agree_on_agendas(store, page.of);
  page.to_sign = unsigned_by(agreement_now(page.of.relationship, clock));
  page.actions = open_actions(store, pair);
  std::stable_partition(page.actions.begin(), page.actions.end(),
                        [&](const Action& action) { return includes_me(action.owner, page.pair().role); });
  page.goals = goals(store, pair, GoalStatus::open);
  page.last = last_checkin(store, pair, clock.now);
  return page;
}

}  // namespace mentor
