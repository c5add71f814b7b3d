// The best assignment, as a flow of least cost through few pairs: those that a mentee would like best are offered to a network simplex,
// its prices tell which of all others could still better what it found, and those are offered too, until there are none. So it is exact,
// and never holds all pairs.
#define LEMON_ONLY_TEMPLATES
#include "mentor/domain/assignment.hpp"

#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>
#include <utility>

namespace mentor {
namespace {

/// A pair that the simplex may choose.
struct Offer {
  std::size_t mentee;
  std::size_t mentor;
  Points points;
  bool is_chosen = false;
  AssignedPair pair() const { return {mentee, mentor}; }
};
bool comes_before(const Offer& left, const Offer& right) { return left.pair() < right.pair(); }

std::int64_t worth_of_first(const AssignmentProblem& problem, const AssignmentWorth& worth, std::size_t mentee) {
  return problem.comes_first[mentee] ? worth.first_of_early : worth.first;
}

/// The offers as a network: from a hub to each mentee, by the offers to mentors, and by their places back to the hub. Nobody has to be
/// matched, so it is a circulation; that keeps the potentials within what a way through the hub costs, which 63 bits hold.
class Network {
 public:
  Network(const AssignmentProblem& problem, const AssignmentWorth& worth, std::span<const Offer> offers)
      : mentees_(problem.wanted.size()), mentors_(problem.places.size()) {
    const auto hub = mentees_ + mentors_;
    for (const auto& [mentee, mentor, points, chosen] : offers) add(mentee, mentees_ + mentor, 1, -points);
    for (std::size_t mentor = 0; mentor < mentors_; ++mentor) add(mentees_ + mentor, hub, problem.places[mentor], 0);
    for (std::size_t mentee = 0; mentee < mentees_; ++mentee) {
      const auto wanted = problem.wanted[mentee];
      add(hub, mentee, std::min(wanted, 1), -worth_of_first(problem, worth, mentee));
      add(hub, mentee, std::max(wanted - 1, 0), -worth.further);
    }
    graph_.build(static_cast<int>(hub + 1), ends_.begin(), ends_.end());
  }

  /// Marks the chosen ones of the same offers; returns prices that prove that there is no better choice of them.
  AssignmentPrices choose(std::span<Offer> offers) const {
    Graph::ArcMap<std::int64_t> most(graph_);
    Graph::ArcMap<std::int64_t> cost(graph_);
    for (std::size_t arc = 0; arc < ends_.size(); ++arc) {
      most[graph_.arc(static_cast<int>(arc))] = most_[arc];
      cost[graph_.arc(static_cast<int>(arc))] = cost_[arc];
    }
    lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t> simplex(graph_);
    simplex.upperMap(most).costMap(cost).run();
    for (std::size_t arc = 0; arc < offers.size(); ++arc) offers[arc].is_chosen = simplex.flow(graph_.arc(static_cast<int>(arc))) > 0;

    const auto price = [&, hub = potential(simplex, mentees_ + mentors_)](std::size_t node) { return hub - potential(simplex, node); };
    AssignmentPrices prices;
    for (std::size_t mentee = 0; mentee < mentees_; ++mentee) prices.mentees.push_back(price(mentee));
    for (std::size_t mentor = 0; mentor < mentors_; ++mentor) prices.mentors.push_back(std::max<std::int64_t>(price(mentees_ + mentor), 0));
    return prices;
  }

 private:
  using Graph = lemon::StaticDigraph;

  void add(std::size_t from, std::size_t to, std::int64_t most, std::int64_t cost) {
    ends_.emplace_back(static_cast<int>(from), static_cast<int>(to));
    most_.push_back(most);
    cost_.push_back(cost);
  }
  static std::int64_t potential(const auto& simplex, std::size_t node) { return simplex.potential(Graph::node(static_cast<int>(node))); }

  std::size_t mentees_;
  std::size_t mentors_;
  std::vector<std::pair<int, int>> ends_;
  std::vector<std::int64_t> most_;
  std::vector<std::int64_t> cost_;
  Graph graph_;
};

/// Of all prices that prove the choice the lowest, so that a mentor's price is what one more place there would be worth: those that are
/// there, less the shortest way, in what is to spare, from a price that has a floor of its own. It is Dijkstra's algorithm, on mentees and
/// then mentors as nodes; a mentee's row is asked for once.
class Lowering {
 public:
  Lowering(const AssignmentProblem& problem, const AssignmentWorth& worth, std::span<const Offer> chosen, AssignmentPrices prices)
      : problem_(problem), prices_(std::move(prices)), mentors_of_(problem.wanted.size()), mentees_of_(problem.places.size()) {
    for (const auto& offer : chosen) {
      mentors_of_[offer.mentee].push_back(offer.mentor);
      mentees_of_[offer.mentor].push_back(offer);
    }
    spare_.assign(prices_.mentees.size() + prices_.mentors.size(), std::numeric_limits<std::int64_t>::max());
    for (std::size_t mentee = 0; mentee < prices_.mentees.size(); ++mentee) {
      const auto floor = mentors_of_[mentee].empty() ? worth_of_first(problem, worth, mentee) : worth.further;
      if (std::ssize(mentors_of_[mentee]) < problem.wanted[mentee]) reach(mentee, prices_.mentees[mentee] - floor);
    }
    for (std::size_t mentor = 0; mentor < prices_.mentors.size(); ++mentor) reach(node_of(mentor), prices_.mentors[mentor]);
  }

  AssignmentPrices lowest() && {
    std::vector<Points> row(problem_.places.size());
    while (!queue_.empty()) {
      const auto [spare, node] = queue_.top();
      queue_.pop();
      if (spare != spare_[node]) continue;
      if (node >= prices_.mentees.size())
        reach_mentees(node - prices_.mentees.size());
      else
        reach_mentors(node, row);
    }
    for (std::size_t mentee = 0; mentee < prices_.mentees.size(); ++mentee)
      prices_.mentees[mentee] = problem_.wanted[mentee] == 0 ? -problem_.most : prices_.mentees[mentee] - spare_[mentee];
    for (std::size_t mentor = 0; mentor < prices_.mentors.size(); ++mentor) prices_.mentors[mentor] -= spare_[node_of(mentor)];
    return std::move(prices_);
  }

 private:
  std::size_t node_of(std::size_t mentor) const { return prices_.mentees.size() + mentor; }

  void reach(std::size_t node, std::int64_t spare) {
    if (spare >= spare_[node]) return;
    spare_[node] = spare;
    queue_.emplace(spare, node);
  }
  /// Whom the mentor has costs no more than the mentor does.
  void reach_mentees(std::size_t mentor) {
    for (const auto& [mentee, same, points, chosen] : mentees_of_[mentor])
      reach(mentee, spare_[node_of(mentor)] + prices_.mentees[mentee] + points - prices_.mentors[mentor]);
  }
  /// Whom the mentee does not have costs no less than the mentee does.
  void reach_mentors(std::size_t mentee, std::span<Points> row) {
    problem_.row(mentee, row);
    for (const auto mentor : mentors_of_[mentee]) row[mentor] = kForbidden;
    const auto lowered = prices_.mentees[mentee] - spare_[mentee];
    for (std::size_t mentor = 0; mentor < row.size(); ++mentor)
      if (row[mentor] >= 0) reach(node_of(mentor), prices_.mentors[mentor] - lowered - row[mentor]);
  }

  const AssignmentProblem& problem_;
  AssignmentPrices prices_;
  std::vector<std::vector<std::size_t>> mentors_of_;
  std::vector<std::vector<Offer>> mentees_of_;
  std::vector<std::int64_t> spare_;  ///< by node
  using Reached = std::pair<std::int64_t, std::size_t>;
  std::priority_queue<Reached, std::vector<Reached>, std::greater<>> queue_;
};

/// A mentor whom a mentee may be offered; the hash has many of equal value not all point at the same few.
struct Option {
  std::int64_t value;
  std::uint32_t hash;
  std::uint32_t mentor;
  friend auto operator<=>(const Option&, const Option&) = default;
};

std::uint32_t hash_of(std::size_t mentee, std::size_t mentor) {
  auto hash = (mentee + 1) * 0x9e3779b97f4a7c15U ^ (mentor + 1) * 0xc2b2ae3d27d4eb4fU;
  hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93U;
  return static_cast<std::uint32_t>(hash >> 32);
}

using Options = std::vector<Option>;
/// Moves the best `count` between the two to the front; returns where they end.
Options::iterator take_best(Options::iterator from, Options::iterator to, std::size_t count) {
  if (count >= static_cast<std::size_t>(to - from)) return to;
  const auto end = from + static_cast<std::ptrdiff_t>(count);
  std::nth_element(from, end, to, std::greater<>());
  return end;
}

/// Collects offers, a pass over all pairs at a time.
class Offers {
 public:
  Offers(const AssignmentProblem& problem, const std::function<void(double)>& progress)
      : problem_(problem), progress_(progress), row_(problem.places.size()) {
    for (const auto wanted : problem.wanted) wanted_ += std::min<std::int64_t>(wanted, std::ssize(problem.places));
    for (const auto places : problem.places) places_ += usable(places);
  }

  std::span<Offer> all() { return offers_; }

  std::vector<Offer> chosen() && {
    std::erase_if(offers_, [](const Offer& offer) { return !offer.is_chosen; });
    return std::move(offers_);
  }

  /// Adds to the offers those pairs that are worth more than their prices: of a mentee as many of the best as are wanted and `more`, and
  /// as many again of the best mentors who are not offered to their share of mentees yet. Without the latter all would be offered the same
  /// few where all agree on who is best; with them everybody can be matched. Returns whether there were any.
  bool add(const AssignmentPrices& prices, int more) {
    const auto known = offers_.size();
    std::vector<std::int64_t> room;
    const auto shared = wanted_ + static_cast<std::int64_t>(problem_.wanted.size()) * more;
    for (const auto places : problem_.places) room.push_back(usable(places) == 0 ? 0 : (shared * usable(places) + places_ - 1) / places_);
    auto next = offers_.begin();
    std::vector<Offer> added;
    for (std::size_t mentee = 0; mentee < problem_.wanted.size(); ++mentee) {
      if (progress_ && mentee % 256 == 0) tell(static_cast<double>(mentee) / static_cast<double>(problem_.wanted.size()));
      if (problem_.wanted[mentee] == 0) continue;
      problem_.row(mentee, row_);
      for (; next != offers_.end() && next->mentee == mentee; ++next) row_[next->mentor] = kForbidden;
      add_best(mentee, prices, static_cast<std::size_t>(problem_.wanted[mentee]) + static_cast<std::size_t>(more), room, added);
    }
    ++passes_;
    offers_.insert(offers_.end(), added.begin(), added.end());
    std::sort(offers_.begin(), offers_.end(), comes_before);
    return offers_.size() > known;
  }

 private:
  void add_best(std::size_t mentee, const AssignmentPrices& prices, std::size_t count, std::vector<std::int64_t>& room,
                std::vector<Offer>& added) {
    options_.clear();
    const auto own = prices.mentees[mentee];
    for (std::size_t mentor = 0; mentor < row_.size(); ++mentor) {
      const auto value = row_[mentor] + own - prices.mentors[mentor];
      if (value > 0 && row_[mentor] >= 0) options_.push_back({value, hash_of(mentee, mentor), static_cast<std::uint32_t>(mentor)});
    }
    const auto best = take_best(options_.begin(), options_.end(), count);
    const auto free = std::partition(best, options_.end(), [&](const Option& option) { return room[option.mentor] > 0; });
    const auto shared = take_best(best, free, count);
    for (auto option = options_.begin(); option != shared; ++option) {
      added.push_back({mentee, option->mentor, row_[option->mentor]});
      if (option >= best) --room[option->mentor];
    }
  }

  std::int64_t usable(int places) const { return std::min<std::int64_t>(places, std::ssize(problem_.wanted)); }

  /// How many passes there will be is not known: each brings it nearer to 1.
  void tell(double pass) const { progress_((passes_ + pass) / (passes_ + pass + 2)); }

  const AssignmentProblem& problem_;
  const std::function<void(double)>& progress_;
  std::int64_t wanted_ = 0;
  std::int64_t places_ = 0;
  std::vector<Offer> offers_;
  std::vector<Points> row_;
  Options options_;
  double passes_ = 0;
};

}  // namespace

Assignment assign(const AssignmentProblem& problem, const std::function<void(double)>& progress) {
  constexpr int kMoreAtFirst = 11;
  constexpr int kMoreLater = 3;
  const auto worth = worth_of(problem);
  Assignment best;
  // At first every pair is worth more than its prices.
  best.prices.mentees.assign(problem.wanted.size(), 1);
  best.prices.mentors.assign(problem.places.size(), 0);
  Offers offers(problem, progress);
  for (auto more = kMoreAtFirst; offers.add(best.prices, more); more = kMoreLater)
    best.prices = Network(problem, worth, offers.all()).choose(offers.all());
  const auto chosen = std::move(offers).chosen();
  best.prices = Lowering(problem, worth, chosen, std::move(best.prices)).lowest();
  for (const auto& offer : chosen) best.pairs.push_back({offer.mentee, offer.mentor});
  if (progress) progress(1);
  return best;
}

}  // namespace mentor
