#include "mentor/store/topics.hpp"

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::arg;
using store::connection_of;
using store::Query;
using store::read_row;

Topic topic_from(Query& row) {
  auto topic = read_row<Topic>(row);
  topic.carried = static_cast<int>(row.integer());
  return topic;
}

// Where a meeting of the topic's pair stands among the others: by the day it was moved to, and by its original date on one day.
std::string place_of(const std::string& original_date) {
  return "(substr(coalesce((select m.wall from meeting m where m.pair = topic.pair and m.original_date = " + original_date + "), " +
         original_date + "), 1, 10), " + original_date + ")";
}

// `carried` counts the held meetings since a topic's origin on whose agenda it was and stayed open: check-ins since it was made that joined
// a meeting, and video, phone and personal ones (the first three channels) outside the plan. Its first meeting counts also where the topic
// was added in its course; a day back covers the longest meeting there is, so that the cost is that of what was logged since. A topic that
// a moved meeting took along was not on those of later original dates that were held before that one. The first parameter is the moment up
// to which they count.
std::string select_topics(const std::string& rest) {
  const std::string day = "coalesce(c.meeting_on, date(c.met_at, 'unixepoch'))";
  return "select id, " + store::table<Topic>().column_list +
         ", (select count(*) from checkin c where c.pair = topic.pair and c.met_at > topic.created_at - 86400"
         " and c.met_at < min(coalesce(topic.closed_at, ?1), ?1)"
         " and case when c.meeting_on = topic.origin_date then true"
         " when c.met_at <= topic.created_at or (c.meeting_on is null and c.channel > 2) then false"
         " when " +
         place_of(day) + " < " + place_of("topic.origin_date") + " then false when topic.pinned_to is null or " + day +
         " <= topic.pinned_to then true else " + place_of(day) + " > " + place_of("topic.pinned_to") + " end) from topic " + rest;
}

std::vector<Topic> all(Query& rows) {
  std::vector<Topic> found;
  while (rows.next()) found.push_back(topic_from(rows));
  return found;
}

}  // namespace

std::vector<Topic> open_topics(Store& store, std::optional<PairId> pair) {
  Query query(connection_of(store), select_topics(std::string("where status = 0") + (pair ? " and pair = ?2" : "") + " order by id"));
  query.with(Instant::max());
  if (pair) query.bind(arg(*pair));
  return all(query);
}

std::vector<Topic> topics_open_at(Store& store, std::optional<PairId> pair, Instant at) {
  Query query(connection_of(store), select_topics("where (status = 0 or (status in (1, 2) and closed_at > ?1)) and created_at <= ?1" +
                                                  std::string(pair ? " and pair = ?2" : "") + " order by id"));
  query.with(at);
  if (pair) query.bind(arg(*pair));
  return all(query);
}

std::vector<Topic> all_topics(Store& store, PairId pair) {
  Query query(connection_of(store), select_topics("where pair = ?2 order by id"));
  return all(query.with(Instant::max(), pair));
}

std::vector<Topic> topics_closed_between(Store& store, PairId pair, Instant from, Instant until) {
  Query query(connection_of(store),
              select_topics("where status in (1, 2) and closed_at >= ?2 and closed_at < ?3 and pair = ?4 order by id"));
  return all(query.with(Instant::max(), from, until, pair));
}

Topic topic_of(Store& store, TopicId id) {
  Query query(connection_of(store), select_topics("where id = ?2"));
  if (!query.with(Instant::max(), id).next()) throw not_found("topic", short_id(Kind::topic, id.value), "mentor agenda");
  return topic_from(query);
}

TopicId insert_topic(Store& store, const Topic& topic) { return store::insert_row(store, topic); }
void update_topic(Store& store, const Topic& topic) { store::update_row(store, topic); }

}  // namespace mentor
