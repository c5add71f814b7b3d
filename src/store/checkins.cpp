#include "mentor/store/checkins.hpp"

#include <algorithm>
#include <utility>

#include "mentor/base/error.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/reference.hpp"
#include "store/change.hpp"
#include "store/connection.hpp"

namespace mentor {
namespace {

using store::arg;
using store::change_row;
using store::connection_of;
using store::Query;
using store::read_all;
using store::select;

std::vector<Checkin> with_lines(Store& store, Query& rows) {
  auto result = read_all<Checkin>(rows);
  if (result.empty()) return result;
  Query lines(connection_of(store), select<Line>("where checkin = ? order by id"));
  for (auto& checkin : result) checkin.lines = read_all<Line>(lines.with(checkin.id));
  return result;
}

void insert_line(Store& store, CheckinId checkin, Line line) {
  line.checkin = checkin;
  store::insert_row(store, line);
}

}  // namespace

std::vector<Checkin> checkins(Store& store, const CheckinFilter& filter) {
  std::string which = "where true";
  if (filter.pair) which += " and pair = ?";
  if (filter.met_from) which += " and met_at >= ?";
  if (filter.met_until) which += " and met_at < ?";
  if (filter.logged_from) which += " and logged_at >= ?";
  if (filter.logged_until) which += " and logged_at < ?";
  which += " order by met_at desc, id desc";
  if (filter.limit) which += " limit ?";
  Query query(connection_of(store), select<Checkin>(which));
  if (filter.pair) query.bind(arg(*filter.pair));
  if (filter.met_from) query.bind(arg(*filter.met_from));
  if (filter.met_until) query.bind(arg(*filter.met_until));
  if (filter.logged_from) query.bind(arg(*filter.logged_from));
  if (filter.logged_until) query.bind(arg(*filter.logged_until));
  if (filter.limit) query.bind(arg(*filter.limit));
  return with_lines(store, query);
}

Checkin checkin_of(Store& store, CheckinId id) {
  Query query(connection_of(store), select<Checkin>("where id = ?"));
  auto found = with_lines(store, query.with(id));
  if (found.empty()) throw no_such(id);
  return std::move(found.front());
}

std::vector<Closing> closings_of(Store& store, CheckinId checkin) {
  Query query(connection_of(store), select<Closing>("where checkin = ? order by id"));
  return read_all<Closing>(query.with(checkin));
}

std::vector<Closing> closings_of(Store& store, const RowRef& closed) {
  Query query(connection_of(store), select<Closing>("where kind = ? and row = ? order by id"));
  return read_all<Closing>(query.with(closed.kind, closed.number));
}

void insert_closing(Store& store, const Closing& closing) { store::insert_row(store, closing); }

void remove_closing(Store& store, ClosingId id) { change_row(connection_of(store), store::table<Closing>(), id.value, std::nullopt); }

void count_one_of_meeting(Store& store, PairId pair, std::optional<Date> meeting_on) {
  if (!meeting_on) return;
  std::vector<CheckinId> wrong;
  bool is_first = true;
  Query query(connection_of(store), "select id, counted from checkin where pair = ? and meeting_on = ? order by id");
  for (query.with(pair, *meeting_on); query.next(); is_first = false) {
    const auto id = query.id<CheckinId>();
    if (query.flag() != is_first) wrong.push_back(id);
  }
  for (const auto id : wrong) {
    Checkin account = checkin_of(store, id);
    account.is_counted = !account.is_counted;
    store::update_row(store, account);
  }
}

CheckinId insert_checkin(Store& store, const Checkin& checkin) {
  const CheckinId id = store::insert_row(store, checkin);
  for (const auto& line : checkin.lines) insert_line(store, id, line);
  count_one_of_meeting(store, checkin.pair, checkin.meeting_on);
  return id;
}

void update(Store& store, const Checkin& checkin) {
  const auto before = checkin_of(store, checkin.id);
  store::update_row(store, checkin);
  for (const auto& old : before.lines)
    if (std::ranges::find(checkin.lines, old.id, &Line::id) == checkin.lines.end())
      change_row(connection_of(store), store::table<Line>(), old.id.value, std::nullopt);
  for (const auto& line : checkin.lines) {
    if (std::ranges::find(before.lines, line) != before.lines.end()) continue;
    if (line.id == LineId{0})
      insert_line(store, checkin.id, line);
    else
      store::update_row(store, line);
  }
  if (before.pair == checkin.pair && before.meeting_on == checkin.meeting_on) return;
  count_one_of_meeting(store, before.pair, before.meeting_on);
  count_one_of_meeting(store, checkin.pair, checkin.meeting_on);
}

PairDates last_dates(Store& store, PairId pair) {
  PairDates dates;
  Query query(connection_of(store), "select met_at, channel from checkin where pair = ? order by met_at desc");
  for (query.with(pair); query.next() && !dates.last_met;) {
    const Instant met = query.instant();
    if (!dates.last_contact) dates.last_contact = met;
    if (is_meeting(query.choice<Channel>())) dates.last_met = met;
  }
  return dates;
}

long long count_checkins(Store& store) {
  Query query(connection_of(store), "select count(*) from checkin");
  query.next();
  return query.integer();
}

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
  Query query(connection_of(store), "select pair, count(*) from goal " + store::by_closing<Goal>(std::nullopt, "between ?2 and ?3") +
                                        " and status = ?4 group by pair");
  std::map<PairId, int> done;
  for (query.with(std::optional<PairId>(), from, until, GoalStatus::done); query.next();) {
    const auto pair = query.id<PairId>();
    done[pair] = static_cast<int>(query.integer());
  }
  return done;
}

}  // namespace mentor
