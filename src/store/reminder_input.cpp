#include "mentor/store/reminder_input.hpp"

#include "mentor/domain/checkin.hpp"
#include "mentor/domain/topic.hpp"
#include "store/connection.hpp"

namespace mentor {

using store::connection_of;
using store::Query;

std::map<PairId, Instant> last_contacts(Store& store) {
  Query query(connection_of(store), "select id, (select max(met_at) from checkin where pair = p.id) from pair p");
  std::map<PairId, Instant> found;
  while (query.next()) {
    const auto pair = query.id<PairId>();
    if (const auto met = query.maybe(&Query::instant)) found.emplace(pair, *met);
  }
  return found;
}

bool has_thanks_since(Store& store, PairId pair, Party by, Instant from) {
  Query query(
      connection_of(store),
      "select 1 from checkin c join line l on l.checkin = c.id where c.pair = ? and c.met_at >= ? and l.kind = ? and l.by = ? limit 1");
  return query.with(pair, from, LineKind::thanks, by).next();
}

std::vector<Action> actions_due_by(Store& store, Date day) {
  Query query(connection_of(store),
              "select id, uid, pair, owner, text, private, created_on, due_on from action where done_on is null and dropped_on is null and "
              "due_on <= ?"
              " order by id");
  std::vector<Action> found;
  for (query.with(day); query.next();) {
    Action action;
    action.id = query.id<ActionId>();
    action.uid = query.uid();
    action.pair = query.id<PairId>();
    action.owner = query.choice<Party>();
    action.text = query.text();
    action.is_private = query.flag();
    action.created_on = query.date();
    action.due_on = query.date();
    found.push_back(std::move(action));
  }
  return found;
}

std::vector<Goal> goals_due_between(Store& store, Date from, Date until) {
  Query query(connection_of(store), "select id, uid, pair, due_on from goal where status = ? and due_on between ? and ? order by id");
  std::vector<Goal> found;
  for (query.with(GoalStatus::open, from, until); query.next();) {
    Goal goal;
    goal.id = query.id<GoalId>();
    goal.uid = query.uid();
    goal.pair = query.id<PairId>();
    goal.due_on = query.date();
    found.push_back(std::move(goal));
  }
  return found;
}

std::map<PairId, std::vector<RawText>> private_texts(Store& store) {
  Query query(connection_of(store),
              "select pair, text from action where private = 1 union all select pair, text from topic where private = 1");
  std::map<PairId, std::vector<RawText>> found;
  while (query.next()) {
    const auto pair = query.id<PairId>();
    found[pair].emplace_back(query.text());
  }
  return found;
}

std::vector<WaitingTopic> waiting_topics(Store& store) {
  Query query(connection_of(store), "select pair, pinned_to, standing from topic where status = ?");
  std::vector<WaitingTopic> found;
  for (query.with(TopicStatus::open); query.next();) {
    const auto pair = query.id<PairId>();
    const auto pinned_to = query.maybe(&Query::date);
    found.push_back({pair, pinned_to, query.flag()});
  }
  return found;
}

}  // namespace mentor
