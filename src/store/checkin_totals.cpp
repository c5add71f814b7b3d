#include "mentor/store/checkin_totals.hpp"

#include "mentor/domain/channel.hpp"
#include "mentor/domain/goal.hpp"
#include "store/connection.hpp"

namespace mentor {

using store::connection_of;
using store::Query;

// Only a contact by message must be looked up in its row, to see whether it joined a meeting.
std::map<PairId, CheckinTotals> checkin_totals(Store& store, Instant from, Instant until) {
  static_assert(is_meeting(Channel::in_person) && !is_meeting(Channel::email) && static_cast<int>(Channel::email) == 3);
  Query query(connection_of(store),
              "select pair, count(*), sum(case when channel < 3 then 1 else"
              " (select c.meeting_on is not null from checkin c where c.id = checkin.id) end),"
              " coalesce(sum(minutes), 0), count(rating), coalesce(sum(rating), 0), max(met_at)"
              " from checkin indexed by checkin_by_met where met_at >= ? and met_at < ? and counted = 1 group by pair");
  std::map<PairId, CheckinTotals> sums;
  for (query.with(from, until); query.next();) {
    CheckinTotals& sum = sums[query.id<PairId>()];
    sum.checkins = static_cast<int>(query.integer());
    sum.held = static_cast<int>(query.integer());
    sum.length = query.minutes();
    sum.rated = static_cast<int>(query.integer());
    sum.rating_sum = static_cast<int>(query.integer());
    sum.last_met = query.instant();
  }
  return sums;
}

std::map<PairId, int> goals_done(Store& store, Date from, Date until) {
  Query query(connection_of(store), "select pair, count(*) from goal where status = ? and closed_on between ? and ? group by pair");
  std::map<PairId, int> done;
  for (query.with(GoalStatus::done, from, until); query.next();) {
    const auto pair = query.id<PairId>();
    done[pair] = static_cast<int>(query.integer());
  }
  return done;
}

}  // namespace mentor
