// Which stores a programme has, and what is read from each.
#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>

#include "commands/report/programme.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/progress.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

namespace fs = std::filesystem;

constexpr int kEngagedDays = 30;
constexpr std::string_view kStoreExtension = ".db";

std::vector<std::string> stores_in(const std::string& folder) {
  std::error_code problem;
  std::vector<std::string> found;
  for (auto entry = fs::directory_iterator(folder, problem); !problem && entry != fs::directory_iterator(); entry.increment(problem))
    if (entry->path().extension() == kStoreExtension && !entry->is_directory()) found.push_back(entry->path().string());
  if (problem) throw failed("cannot read the folder '" + visible_line(folder) + "': " + problem.message());
  if (found.empty()) throw not_found("store (*.db) in", folder);
  std::ranges::sort(found);
  return found;
}

bool is_chosen(const Pair& pair, const ReportChoice& choice, Date from, Date until) {
  return active_within(pair, from, until) && (!choice.tag || std::ranges::find(pair.tags, *choice.tag) != pair.tags.end());
}

class Gathering {
 public:
  Gathering(Context& context, const ReportChoice& choice, Date since) : context_(context), choice_(choice) {
    programme_.from = since;
    programme_.until = context.today();
  }

  void read(const std::string& path) {
    try {
      const auto store = Store::open_to_read(path);
      if (!store) return;
      context_.store = store.get();
      add_pairs(path);
      store->commit();
      ++programme_.stores;
    } catch (const Error& error) {
      programme_.failures.emplace_back(error.kind, error.message, error.hint);
    }
    context_.store = nullptr;
  }

  Programme finish() {
    if (programme_.stores == 0 && !programme_.failures.empty()) throw programme_.failures.front();
    for (const auto& reference : choice_.pairs)
      if (programme_.stores > 0 && !found_.contains(reference)) throw not_found("pair", reference, "mentor report programme");
    std::ranges::stable_sort(programme_.pairs, {}, [](const ProgrammePair& pair) { return pair.pair().handle; });
    return std::move(programme_);
  }

 private:
  Instant begin() const { return context_.zone.start_of(programme_.from); }
  Instant end() const { return context_.zone.start_of(add_days(programme_.until, 1)); }

  // Those named with --pair that this store has, or all.
  std::vector<Relationship> named() {
    if (choice_.pairs.empty()) return relationships(*context_.store);
    std::vector<std::string> here;
    for (const auto& reference : choice_.pairs)
      if (stands_here(reference)) here.push_back(reference);
    found_.insert(here.begin(), here.end());
    return here.empty() ? std::vector<Relationship>{} : pairs_named(context_, here);
  }

  bool stands_here(const std::string& reference) {
    try {
      pair_named(context_, reference);
      return true;
    } catch (const Error& error) {
      if (error.kind != ErrorKind::not_found) throw;
      return false;
    }
  }

  void add_pairs(const std::string& path) {
    auto chosen = named();
    std::erase_if(chosen, [&](const Relationship& r) { return !is_chosen(r.pair, choice_, programme_.from, programme_.until); });
    std::erase_if(chosen, [&](const Relationship& r) { return seen_.contains(r.pair.uid); });
    Store& store = *context_.store;
    auto health = health_of(context_, chosen, programme_.until);
    auto sums = checkin_totals(store, begin(), end());
    const auto recent = checkin_totals(store, context_.zone.start_of(add_days(programme_.until, -kEngagedDays)), end());
    auto reached = goals_done(store, programme_.from, programme_.until);
    const MeetingBook book(store, std::nullopt, begin(), end());
    for (auto& relationship : chosen) {
      seen_.insert(relationship.pair.uid);
      const PairId id = relationship.pair.id;
      ProgrammePair pair{path, std::move(relationship), std::move(health.at(id)), sums[id], {}, reached[id], false};
      pair.meetings = counts_of(book.meetings(pair.relationship, begin(), end(), context_.now, context_.zones));
      pair.meetings.held = pair.sums.held;
      pair.is_engaged = status_on(pair.pair(), programme_.until) == PairStatus::active && recent.contains(id);
      programme_.pairs.push_back(std::move(pair));
    }
  }

  Context& context_;
  const ReportChoice& choice_;
  Programme programme_;
  std::set<Uid> seen_;
  std::set<std::string> found_;
};

}  // namespace

std::vector<std::string> programme_stores(const Context& context, const std::vector<std::string>& named) {
  if (named.empty()) return {store_file_path(context.process.environment, std::nullopt, context.config)};
  std::vector<std::string> stores;
  for (const auto& path : named) {
    std::error_code problem;
    const auto status = fs::status(path, problem);
    if (!fs::exists(status)) throw not_found("store or folder", path);
    const auto found = fs::is_directory(status) ? stores_in(path) : std::vector<std::string>{path};
    stores.insert(stores.end(), found.begin(), found.end());
  }
  return stores;
}

Programme gather_programme(Context& context, const std::vector<std::string>& stores, const ReportChoice& choice, Date since) {
  Gathering gathering(context, choice, since);
  ProgressBar bar(context.process, context.globals, stores.size());
  for (const auto& path : stores) {
    bar.step(path);
    gathering.read(path);
  }
  return gathering.finish();
}

}  // namespace mentor
