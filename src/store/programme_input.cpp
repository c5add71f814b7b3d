#include "mentor/store/programme_input.hpp"

#include <algorithm>

#include "mentor/domain/action.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/domain/goal.hpp"
#include "store/table.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

class Summing {
 public:
  Summing(Store& store, const SumsWanted& wanted) : connection_(connection_of(store)), wanted_(wanted) {
    sums_.pairs.resize(wanted.pairs.size());
    sums_.months.resize(wanted.months.size());
  }

  ProgrammeSums run() {
    if (wanted_.pairs.empty()) return std::move(sums_);
    add_contacts();
    add_goals();
    add_promises();
    return std::move(sums_);
  }

 private:
  // Where the pair stands; as many as there are where it is not wanted.
  std::size_t place_of(PairId pair) const {
    const auto found = std::ranges::lower_bound(wanted_.pairs, pair);
    const bool is_wanted = found != wanted_.pairs.end() && *found == pair;
    return is_wanted ? static_cast<std::size_t>(found - wanted_.pairs.begin()) : wanted_.pairs.size();
  }
  template <class Moment>
  MonthSums& month_of(std::size_t place, const std::vector<Moment>& begins, Moment moment) {
    if (!wanted_.in_months[place]) return uncounted_;
    const auto next = std::ranges::upper_bound(begins, moment);
    return sums_.months[static_cast<std::size_t>(std::max<std::ptrdiff_t>(next - begins.begin() - 1, 0))];
  }

  // Only a contact by message must be looked up in its row, to see whether it joined a meeting.
  void add_contacts() {
    static_assert(is_meeting(Channel::in_person) && !is_meeting(Channel::email) && static_cast<int>(Channel::email) == 3);
    Query query(connection_,
                "select met_at, pair, minutes, rating, channel < 3 or"
                " (select c.meeting_on is not null from checkin c where c.id = checkin.id)"
                " from checkin indexed by checkin_by_met where met_at >= ? and met_at < ? and counted = 1");
    for (query.with(std::min(wanted_.recent, wanted_.months.front()), wanted_.end); query.next();) {
      const Instant met_at = query.instant();
      const auto place = place_of(query.id<PairId>());
      if (place == wanted_.pairs.size()) continue;
      PairSums& sums = sums_.pairs[place];
      sums.is_in_touch = sums.is_in_touch || met_at >= wanted_.recent;
      if (met_at >= wanted_.months.front()) add_contact(sums, month_of(place, wanted_.months, met_at), met_at, query);
    }
  }

  static void add_contact(PairSums& sums, MonthSums& month, Instant met_at, Query& row) {
    CheckinTotals& contacts = sums.contacts;
    ++contacts.checkins;
    contacts.length += row.maybe(&Query::minutes).value_or(Minutes{0});
    contacts.last_met = met_at;
    if (const auto rating = row.maybe(&Query::integer)) {
      ++contacts.rated;
      ++month.rated;
      contacts.rating_sum += static_cast<int>(*rating);
      month.rating_sum += static_cast<int>(*rating);
    }
    const int held = row.flag() ? 1 : 0;
    contacts.held += held;
    month.held += held;
  }

  // Each pair and day that a query tells counts once.
  void count_by_day(const std::string& sql, int PairSums::*of_pair, int MonthSums::*of_month) {
    Query query(connection_, sql);
    for (query.with(wanted_.pairs.front(), wanted_.from, wanted_.until, wanted_.pairs.back()); query.next();) {
      const auto place = place_of(query.id<PairId>());
      if (place == wanted_.pairs.size()) continue;
      ++(sums_.pairs[place].*of_pair);
      ++(month_of(place, wanted_.month_days, query.date()).*of_month);
    }
  }

  void add_goals() {
    count_by_day("select pair, closed_on from goal " + store::by_closing_within<Goal>("between ?2 and ?3") +
                     " and status = " + std::to_string(static_cast<int>(GoalStatus::done)),
                 &PairSums::goals_reached, &MonthSums::goals_reached);
  }

  void add_promises() {
    count_by_day("select pair, done_on from action " + store::by_closing_within<Action>("between ?2 and ?3") + " and done_on is not null",
                 &PairSums::promises_kept, &MonthSums::promises_kept);
    count_by_day("select pair, due_on from action " + store::by_closing_within<Action>("> ?3") + " and due_on >= ?2 and due_on < ?3",
                 &PairSums::promises_overdue, &MonthSums::promises_overdue);
  }

  store::Connection& connection_;
  const SumsWanted& wanted_;
  ProgrammeSums sums_;
  MonthSums uncounted_;
};

}  // namespace

ProgrammeSums programme_sums(Store& store, const SumsWanted& wanted) { return Summing(store, wanted).run(); }

}  // namespace mentor
