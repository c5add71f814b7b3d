#include "mentor/mentoring/programme.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <unordered_map>

#include "mentor/base/digest.hpp"
#include "mentor/mentoring/match_applying.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

constexpr std::size_t kPairsAtOnce = 1000;

struct UidHash {
  std::size_t operator()(const Uid& uid) const {
    Digest digest;
    digest.add({reinterpret_cast<const char*>(uid.bytes.data()), uid.bytes.size()});
    return digest.value();
  }
};

// Where a pair was counted, and what stands for all that was told of it there.
struct Counted {
  std::size_t store;
  std::uint64_t told;
};

std::uint64_t told_of(const ProgrammePair& pair) {
  Digest digest;
  const auto add = [&](auto number) { digest.add(std::to_string(number)); };
  const CheckinTotals& contacts = pair.sums.contacts;
  for (const int count :
       {contacts.checkins, contacts.held, contacts.rated, contacts.rating_sum, pair.sums.goals_reached, pair.sums.promises_kept,
        pair.sums.promises_overdue, pair.meetings.missed, pair.meetings.unrecorded, static_cast<int>(pair.health.status)})
    add(count);
  add(contacts.length.count());
  add(contacts.last_met ? contacts.last_met->time_since_epoch().count() : 0);
  for (const auto& reason : pair.health.reasons) digest.add(reason.text);
  for (const auto& tag : pair.pair().tags) digest.add(tag);
  return digest.value();
}

bool is_chosen(const Pair& pair, const ProgrammeChoice& choice) {
  const auto has = [&](const std::string& tag) { return std::ranges::find(pair.tags, tag) != pair.tags.end(); };
  return active_within(pair, choice.from, choice.until) && std::ranges::all_of(choice.tags, has);
}

HealthRule rule_of(const HealthReason& reason) { return from_name<HealthRule>(reason.rule).value_or(HealthRule::ending); }

// How far past its limit what was found is, in the rule's own unit.
double excess(const Judged& judged) {
  const HealthReason& reason = judged.health.reasons.front();
  return std::abs(reason.value - reason.threshold);
}

bool is_worse(const Judged& a, const Judged& b) {
  const double first = excess(a), second = excess(b);
  return first != second ? first > second : a.relationship.pair.handle < b.relationship.pair.handle;
}

// Tallied so far; copied, so that a store that fails halfway leaves nothing.
class Tallying {
 public:
  explicit Tallying(std::size_t named) : named_(named) {}

  Programme programme;

  void add(ProgrammePair pair) {
    ++programme.by_status[pair.health.status];
    add_to(programme.all, pair);
    add_to_groups(pair);
    if (needs_attention(pair.health.status)) add_to_reason(std::move(pair));
  }

  Programme finish() {
    std::ranges::sort(programme.attention, {}, [](const ProgrammeReason& reason) {
      return std::tuple(reason.worst.front().health.reasons.front().verdict, reason.rule);
    });
    for (auto& reason : programme.attention) std::ranges::sort(reason.worst, is_worse);
    std::vector<GroupCell> cells;
    for (auto& [groups, size] : cells_) cells.push_back({groups, size});
    std::vector<std::size_t> place(tags_.size());
    for (const auto& [tag, number] : numbers_) {
      place[number] = programme.groups.size();
      programme.groups.push_back({tag, tags_[number], true});
    }
    const auto withheld = withheld_groups(tags_.size(), cells);
    for (std::size_t number = 0; number < withheld.size(); ++number) programme.groups[place[number]].is_withheld = withheld[number];
    return std::move(programme);
  }

 private:
  static void add_to(ProgrammeTally& tally, const ProgrammePair& pair) {
    const CheckinTotals& contacts = pair.sums.contacts;
    ++tally.pairs;
    tally.attention += needs_attention(pair.health.status) ? 1 : 0;
    tally.active += pair.is_active ? 1 : 0;
    tally.in_touch += pair.is_active && pair.sums.is_in_touch ? 1 : 0;
    tally.rated += contacts.rated;
    tally.rating_sum += contacts.rating_sum;
    tally.held += pair.attendance ? pair.meetings.held : 0;
    tally.missed += pair.attendance ? pair.meetings.missed : 0;
    tally.goals_reached += pair.sums.goals_reached;
    tally.kept += pair.sums.promises_kept;
    tally.overdue += pair.sums.promises_overdue;
  }

  void add_to_groups(const ProgrammePair& pair) {
    std::vector<std::size_t> groups;
    for (const auto& tag : pair.pair().tags) {
      const auto [found, is_new] = numbers_.try_emplace(tag, tags_.size());
      if (is_new) tags_.emplace_back();
      add_to(tags_[found->second], pair);
      groups.push_back(found->second);
    }
    std::ranges::sort(groups);
    ++cells_[std::move(groups)];
  }

  void add_to_reason(ProgrammePair pair) {
    const HealthRule rule = rule_of(pair.health.reasons.front());
    auto reason = std::ranges::find(programme.attention, rule, &ProgrammeReason::rule);
    if (reason == programme.attention.end()) reason = programme.attention.insert(reason, {rule, pair.health.status, 0, {}});
    ++reason->pairs;
    Judged judged{std::move(pair.relationship), std::move(pair.health)};
    // Kept as a heap with the least bad of the worst in front.
    auto& worst = reason->worst;
    if (worst.size() >= named_ && !is_worse(judged, worst.front())) return;
    worst.push_back(std::move(judged));
    std::ranges::push_heap(worst, is_worse);
    if (worst.size() <= named_) return;
    std::ranges::pop_heap(worst, is_worse);
    worst.pop_back();
  }

  std::size_t named_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<ProgrammeTally> tags_;
  std::map<std::vector<std::size_t>, std::size_t> cells_;
};

class ProgrammeGathering {
 public:
  ProgrammeGathering(const std::vector<std::string>& stores, const ProgrammeChoice& choice, const Thresholds& thresholds,
                     const Clock& clock, const ProgrammeVisitor& visitor)
      : stores_(stores), choice_(choice), thresholds_(thresholds), clock_(clock), visitor_(visitor), tallied_(choice.named) {
    tallied_.programme.from = choice.from;
    tallied_.programme.until = choice.until;
    for (Date day = choice.from; day <= choice.until; day = Date((day.year() / day.month() + std::chrono::months(1)) / std::chrono::day(1)))
      tallied_.programme.months.push_back({day, {}, 0});
    for (const auto& month : tallied_.programme.months) {
      wanted_.month_days.push_back(month.first);
      wanted_.months.push_back(clock.mine.start_of(month.first));
    }
    wanted_.from = choice.from;
    wanted_.until = choice.until;
    wanted_.end = clock.mine.start_of(add_days(choice.until, 1));
    wanted_.recent = clock.mine.start_of(add_days(choice.until, -kEngagedDays));
  }

  Programme run() {
    for (std::size_t number = 0; number < stores_.size(); ++number) {
      visitor_.begins(stores_[number]);
      read(number);
    }
    if (tallied_.programme.stores == 0 && !tallied_.programme.failures.empty()) throw tallied_.programme.failures.front();
    for (const auto& reference : choice_.pairs)
      if (tallied_.programme.stores > 0 && !found_.contains(reference)) throw not_found("pair", reference, "mentor report programme");
    return tallied_.finish();
  }

 private:
  void read(std::size_t number) {
    const Tallying before = tallied_;
    try {
      const auto store = Store::open_to_read(stores_[number]);
      if (!store) return;
      add_store(*store, number);
      store->commit();
      ++tallied_.programme.stores;
    } catch (const Error& error) {
      tallied_ = before;
      std::erase_if(counted_, [&](const auto& entry) { return entry.second.store == number; });
      if (visitor_.gives_up) visitor_.gives_up(stores_[number]);
      tallied_.programme.failures.emplace_back(error.kind, error.message, error.hint);
    }
  }

  // Those named that this store has, by id; nullopt where all are meant.
  std::optional<std::set<PairId>> named(Store& store) {
    if (choice_.pairs.empty()) return std::nullopt;
    std::set<PairId> here;
    for (const auto& reference : choice_.pairs) {
      try {
        here.insert(find_relationship(store, reference).pair.id);
        found_.insert(reference);
      } catch (const Error& error) {
        if (error.kind != ErrorKind::not_found) throw;
      }
    }
    return here;
  }

  void choose(Store& store) {
    const auto only = named(store);
    wanted_.pairs.clear();
    wanted_.in_months.clear();
    for_each_pair(store, [&](const Pair& pair) {
      if ((only && !only->contains(pair.id)) || !is_chosen(pair, choice_)) return;
      wanted_.pairs.push_back(pair.id);
      wanted_.in_months.push_back(!counted_.contains(pair.uid));
    });
  }

  void add_store(Store& store, std::size_t number) {
    choose(store);
    auto sums = programme_sums(store, wanted_);
    for (std::size_t first = 0; first < wanted_.pairs.size(); first += kPairsAtOnce)
      add_some(store, number, first, std::min(first + kPairsAtOnce, wanted_.pairs.size()), sums);
    for (std::size_t month = 0; month < sums.months.size(); ++month) add(tallied_.programme.months[month].sums, sums.months[month]);
    tallied_.programme.waiting += static_cast<int>(waiting_for_mentor(store).size());
  }

  static void add(MonthSums& sum, const MonthSums& more) {
    sum.held += more.held;
    sum.rated += more.rated;
    sum.rating_sum += more.rating_sum;
    sum.goals_reached += more.goals_reached;
    sum.promises_kept += more.promises_kept;
    sum.promises_overdue += more.promises_overdue;
  }

  void add_some(Store& store, std::size_t number, std::size_t first, std::size_t last, ProgrammeSums& sums) {
    const PairSpan span{wanted_.pairs[first], wanted_.pairs[last - 1]};
    auto some = relationships_within(store, span);
    std::erase_if(some, [&](const Relationship& r) { return !std::ranges::binary_search(wanted_.pairs, r.pair.id); });
    auto health = health_of(store, some, choice_.until, thresholds_, clock_.zones);
    const Instant begin = wanted_.months.front();
    const MeetingBook book(store, span, begin, wanted_.end);
    for (auto& relationship : some) {
      const PairId id = relationship.pair.id;
      ProgrammePair pair;
      pair.store = stores_[number];
      pair.sums = sums.pairs[first++];
      std::vector<Instant> missed;
      pair.meetings = book.counts(relationship, begin, wanted_.end, clock_.now, clock_.zones, missed);
      pair.meetings.held = pair.sums.contacts.held;
      pair.attendance = attendance(pair.meetings);
      pair.relationship = std::move(relationship);
      pair.health = std::move(health.at(id));
      pair.is_active = status_on(pair.pair(), choice_.until) == PairStatus::active;
      add_pair(std::move(pair), number, missed);
    }
  }

  void add_pair(ProgrammePair pair, std::size_t number, const std::vector<Instant>& missed) {
    if (is_counted_before(pair, number)) return;
    for (const Instant at : missed) {
      const auto next = std::ranges::upper_bound(wanted_.months, at);
      ++tallied_.programme.months[static_cast<std::size_t>(next - wanted_.months.begin()) - 1].missed;
    }
    if (visitor_.pair) visitor_.pair(pair);
    tallied_.add(std::move(pair));
  }

  bool is_counted_before(const ProgrammePair& pair, std::size_t number) {
    if (stores_.size() < 2) return false;
    const std::uint64_t told = told_of(pair);
    const auto [found, is_new] = counted_.try_emplace(pair.pair().uid, Counted{number, told});
    if (is_new) return false;
    if (found->second.told != told) note_diverged(number, found->second.store);
    return true;
  }

  void note_diverged(std::size_t number, std::size_t counted) {
    const auto is_it = [&](const DivergedStore& store) { return store.path == stores_[number] && store.counted == stores_[counted]; };
    auto found = std::ranges::find_if(tallied_.programme.diverged, is_it);
    if (found == tallied_.programme.diverged.end())
      found = tallied_.programme.diverged.insert(found, {stores_[number], stores_[counted], 0});
    ++found->pairs;
  }

  const std::vector<std::string>& stores_;
  const ProgrammeChoice& choice_;
  const Thresholds& thresholds_;
  const Clock& clock_;
  const ProgrammeVisitor& visitor_;
  Tallying tallied_;
  SumsWanted wanted_;
  std::unordered_map<Uid, Counted, UidHash> counted_;
  std::set<std::string> found_;
};

std::optional<double> share(int part, int whole) { return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / whole); }

}  // namespace

ProgrammeFigures figures_of(const ProgrammeTally& tally) {
  return {tally.pairs,
          tally.attention,
          share(tally.in_touch, tally.active),
          share(tally.held, tally.held + tally.missed),
          share(tally.rating_sum, tally.rated),
          tally.goals_reached,
          tally.kept,
          share(tally.kept, tally.kept + tally.overdue)};
}

Programme gather_programme(const std::vector<std::string>& stores, const ProgrammeChoice& choice, const Thresholds& thresholds,
                           const Clock& clock, const ProgrammeVisitor& visitor) {
  return ProgrammeGathering(stores, choice, thresholds, clock, visitor).run();
}

}  // namespace mentor
