#include "mentor/mentoring/programme.hpp"

#include <algorithm>
#include <set>

#include "mentor/mentoring/health_of.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

bool is_chosen(const Pair& pair, const ProgrammeChoice& choice, Date from, Date until) {
  const auto has = [&](const std::string& tag) { return std::ranges::find(pair.tags, tag) != pair.tags.end(); };
  return active_within(pair, from, until) && std::ranges::all_of(choice.tags, has);
}

class ProgrammeGathering {
 public:
  ProgrammeGathering(const ProgrammeChoice& choice, Date since, const Thresholds& thresholds, const Clock& clock)
      : choice_(choice), thresholds_(thresholds), clock_(clock) {
    programme_.from = since;
    programme_.until = clock.today();
  }

  void read(const std::string& path) {
    try {
      const auto store = Store::open_to_read(path);
      if (!store) return;
      add_pairs(*store, path);
      store->commit();
      ++programme_.stores;
    } catch (const Error& error) {
      programme_.failures.emplace_back(error.kind, error.message, error.hint);
    }
  }

  Programme finish() {
    if (programme_.stores == 0 && !programme_.failures.empty()) throw programme_.failures.front();
    for (const auto& reference : choice_.pairs)
      if (programme_.stores > 0 && !found_.contains(reference)) throw not_found("pair", reference, "mentor report programme");
    std::ranges::stable_sort(programme_.pairs, {}, [](const ProgrammePair& pair) { return pair.pair().handle; });
    return std::move(programme_);
  }

 private:
  Instant begin() const { return clock_.mine.start_of(programme_.from); }
  Instant end() const { return clock_.mine.start_of(add_days(programme_.until, 1)); }

  // Those named with --pair that this store has, or all.
  std::vector<Relationship> named(Store& store) {
    if (choice_.pairs.empty()) return relationships(store);
    std::vector<std::string> here;
    for (const auto& reference : choice_.pairs)
      if (stands_here(store, reference)) here.push_back(reference);
    found_.insert(here.begin(), here.end());
    return here.empty() ? std::vector<Relationship>{} : pairs_named(store, here);
  }

  static bool stands_here(Store& store, const std::string& reference) {
    try {
      (void)find_relationship(store, reference);
      return true;
    } catch (const Error& error) {
      if (error.kind != ErrorKind::not_found) throw;
      return false;
    }
  }

  void add_pairs(Store& store, const std::string& path) {
    auto chosen = named(store);
    std::erase_if(chosen, [&](const Relationship& r) { return !is_chosen(r.pair, choice_, programme_.from, programme_.until); });
    std::erase_if(chosen, [&](const Relationship& r) { return seen_.contains(r.pair.uid); });
    auto health = health_of(store, chosen, programme_.until, thresholds_, clock_.zones);
    auto sums = checkin_totals(store, begin(), end());
    const auto recent = checkin_totals(store, clock_.mine.start_of(add_days(programme_.until, -kEngagedDays)), end());
    auto reached = goals_done(store, programme_.from, programme_.until);
    const MeetingBook book(store, std::nullopt, begin(), end());
    for (auto& relationship : chosen) {
      seen_.insert(relationship.pair.uid);
      const PairId id = relationship.pair.id;
      ProgrammePair pair{path, std::move(relationship), std::move(health.at(id)), sums[id], {}, reached[id], false};
      pair.meetings = counts_of(book.meetings(pair.relationship, begin(), end(), clock_.now, clock_.zones));
      pair.meetings.held = pair.sums.held;
      pair.is_engaged = status_on(pair.pair(), programme_.until) == PairStatus::active && recent.contains(id);
      programme_.pairs.push_back(std::move(pair));
    }
  }

  const ProgrammeChoice& choice_;
  const Thresholds& thresholds_;
  const Clock& clock_;
  Programme programme_;
  std::set<Uid> seen_;
  std::set<std::string> found_;
};

std::optional<double> share(int part, int mentorship) {
  return mentorship == 0 ? std::nullopt : std::optional(static_cast<double>(part) / mentorship);
}

bool carries(const Pair& pair, const std::optional<std::string>& tag) {
  return !tag || std::ranges::find(pair.tags, *tag) != pair.tags.end();
}

}  // namespace

Programme gather_programme(const std::vector<std::string>& stores, const ProgrammeChoice& choice, Date since, const Thresholds& thresholds,
                           const Clock& clock, const std::function<void(const std::string&)>& begins) {
  ProgrammeGathering gathering(choice, since, thresholds, clock);
  for (const auto& path : stores) {
    begins(path);
    gathering.read(path);
  }
  return gathering.finish();
}

ProgrammeFigures figures_of(const Programme& programme, const std::optional<std::string>& tag) {
  ProgrammeFigures figures;
  int active = 0, engaged = 0, rated = 0, rating_sum = 0, held = 0, missed = 0;
  for (const auto& pair : programme.pairs) {
    if (!carries(pair.pair(), tag)) continue;
    ++figures.pairs;
    active += status_on(pair.pair(), programme.until) == PairStatus::active ? 1 : 0;
    engaged += pair.is_engaged ? 1 : 0;
    rated += pair.sums.rated;
    rating_sum += pair.sums.rating_sum;
    figures.goals_reached += pair.goals_reached;
    const bool is_recorded = attendance(pair.meetings).has_value();
    held += is_recorded ? pair.meetings.held : 0;
    missed += is_recorded ? pair.meetings.missed : 0;
  }
  figures.engagement = share(engaged, active);
  figures.attendance = share(held, held + missed);
  figures.mean_rating = share(rating_sum, rated);
  return figures;
}

std::vector<std::string> tags_of(const Programme& programme) {
  std::set<std::string> tags;
  for (const auto& pair : programme.pairs) tags.insert(pair.pair().tags.begin(), pair.pair().tags.end());
  return {tags.begin(), tags.end()};
}

}  // namespace mentor
