#include "mentor/store/topics.hpp"

#include <algorithm>
#include <map>

#include "mentor/base/error.hpp"
#include "mentor/domain/agreement.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/reference.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::by_closing;
using store::connection_of;
using store::Query;
using store::read_by_id;
using store::read_row;
using store::select;

// Reads what took place in a pair since its oldest topic that is asked about, so that the cost is that of what was logged since.
class Counting {
 public:
  Counting(store::Connection& connection, Zones& zones) : connection_(connection), zones_(zones) {}

  void count(std::vector<Topic>& topics, Instant until) {
    std::map<PairId, std::vector<Topic*>> by_pair;
    for (auto& topic : topics) by_pair[topic.pair].push_back(&topic);
    for (const auto& [pair, own] : by_pair) {
      const MeetingsHeld meetings = read(pair, own, until);
      if (meetings.held.empty()) continue;
      for (Topic* topic : own) topic->carried = times_carried(*topic, meetings, until);
    }
  }

 private:
  MeetingsHeld read(PairId pair, const std::vector<Topic*>& topics, Instant until) {
    const Instant since = (*std::ranges::min_element(topics, {}, &Topic::created_at))->created_at - kLongestMeeting;
    MeetingsHeld meetings;
    std::optional<Date> first;
    Query held(connection_,
               "select met_at, meeting_on from checkin where pair = ? and met_at > ? and met_at <= ?"
               " and counted = 1 and (meeting_on is not null or channel <= ?)");
    for (held.with(pair, since, until, Channel::in_person); held.next();) {
      const Instant met_at = held.instant();
      const auto joined = held.maybe(&Query::date);
      meetings.held.push_back({met_at, joined ? *joined : local_date(pair, met_at), joined.has_value()});
      first = std::min(first.value_or(meetings.held.back().on), meetings.held.back().on);
    }
    if (meetings.held.empty()) return meetings;
    for (const Topic* topic : topics)
      for (const auto& date : {topic->origin_date, topic->pinned_to})
        if (date) first = std::min(*first, *date);
    Query moved(connection_, "select original_date, wall from meeting where pair = ? and original_date >= ? and wall is not null");
    for (moved.with(pair, *first); moved.next();) {
      const Date original_date = moved.date();
      meetings.moved.emplace(original_date, date_of(moved.wall()));
    }
    return meetings;
  }

  // On the clock of the agreement that held then.
  Date local_date(PairId pair, Instant at) {
    auto& agreements = agreements_[pair];
    if (agreements.empty()) {
      Query query(connection_, store::select<Agreement>("where pair = ? order by from_on"));
      for (query.with(pair); query.next();) agreements.push_back(read_row<Agreement>(query));
    }
    return zones_.get(agreement_on(agreements, Zone::utc().date_at(at)).tz).date_at(at);
  }

  store::Connection& connection_;
  Zones& zones_;
  std::map<PairId, std::vector<Agreement>> agreements_;
};

}  // namespace

void count_carried(Store& store, std::vector<Topic>& topics, Instant until, Zones& zones) {
  if (!topics.empty()) Counting(connection_of(store), zones).count(topics, until);
}

std::vector<Topic> open_topics(Store& store, std::optional<PairId> pair) {
  Query query(connection_of(store), select<Topic>(by_closing<Topic>(pair, "= 'open'")));
  return read_by_id<Topic>(query.with(pair));
}

std::vector<Topic> open_topics(Store& store, std::optional<PairId> pair, Zones& zones) {
  auto topics = open_topics(store, pair);
  count_carried(store, topics, Instant::max(), zones);
  return topics;
}

std::vector<Topic> topics_open_at(Store& store, std::optional<PairId> pair, Instant at, Zones& zones) {
  Query query(connection_of(store), select<Topic>(by_closing<Topic>(pair, "> ?2") + " and created_at <= ?2"));
  auto topics = read_by_id<Topic>(query.with(pair, at));
  count_carried(store, topics, at, zones);
  return topics;
}

std::vector<Topic> all_topics(Store& store, PairId pair) {
  Query query(connection_of(store), select<Topic>("where pair = ?"));
  return read_by_id<Topic>(query.with(pair));
}

std::vector<Topic> topics_closed_between(Store& store, PairId pair, Instant from, Instant until) {
  Query query(connection_of(store), select<Topic>(by_closing<Topic>(pair, "between ?2 and ?3") + " and closed_at < ?3"));
  return read_by_id<Topic>(query.with(pair, from, until));
}

Topic topic_of(Store& store, TopicId id) {
  Query query(connection_of(store), select<Topic>("where id = ?"));
  if (!query.with(id).next()) throw no_such(id);
  return read_row<Topic>(query);
}

Topic topic_of(Store& store, TopicId id, Zones& zones) {
  std::vector<Topic> topics{topic_of(store, id)};
  count_carried(store, topics, Instant::max(), zones);
  return std::move(topics.front());
}

TopicId insert_topic(Store& store, const Topic& topic) { return store::insert_row(store, topic); }
void update(Store& store, const Topic& topic) { store::update_row(store, topic); }

}  // namespace mentor
