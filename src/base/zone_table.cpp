// Prompter a zone: its type at an instant, its changes, and the meaning of a wall clock (RFC 5545 3.3.5).
#include "zone_table.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace mentor {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kFirstYear = -9998;
constexpr int kLastYear = 29999;
// No offset or pair of offsets is further apart than this (RFC 9636 3.2: -25 h to 26 h, both ends excluded).
constexpr days kReach{3};

int year_of(Instant at) {
  const Instant first{sys_days{year{kFirstYear} / 1 / 1}};
  const Instant last{sys_days{year{kLastYear} / 1 / 1}};
  return static_cast<int>(year_month_day{std::chrono::floor<days>(std::clamp(at, first, last))}.year());
}

/// All changes a rule makes from one year to another. Where summer time ends as the next begins (summer all year), the end comes first.
std::vector<OffsetChange> rule_changes(const PosixRule& rule, int first_year, int last_year) {
  std::vector<OffsetChange> changes;
  if (!rule.summer) return changes;
  const LocalType* standard = &rule.standard;
  const LocalType* summer = &rule.summer->type;
  for (int number = first_year; number <= last_year; ++number) {
    const SummerBounds bounds = summer_bounds(rule.standard, *rule.summer, number);
    changes.push_back({bounds.ends, summer, standard});
    changes.push_back({bounds.begins, standard, summer});
  }
  std::ranges::stable_sort(changes, {}, &OffsetChange::at);
  return changes;
}

const LocalType& rule_type_at(const PosixRule& rule, Instant at) {
  if (!rule.summer) return rule.standard;
  const int number = year_of(at);
  const std::vector<OffsetChange> changes = rule_changes(rule, number - 1, number + 1);
  const auto next = std::ranges::upper_bound(changes, at, {}, &OffsetChange::at);
  return next == changes.begin() ? *next->before : *std::prev(next)->after;
}

const LocalType& table_type(const ZoneTable& table, std::size_t changes_passed) {
  return changes_passed == 0 ? table.types.front() : table.types[table.types_after[changes_passed - 1]];
}

bool is_rule_time(const ZoneTable& table, Instant at) { return table.rule && (table.changes.empty() || at >= table.changes.back()); }

void append_table_changes(std::vector<OffsetChange>& found, const ZoneTable& table, Instant from, Instant until) {
  const auto first = std::ranges::lower_bound(table.changes, from);
  for (auto at = first; at != table.changes.end() && *at < until; ++at) {
    const auto index = static_cast<std::size_t>(at - table.changes.begin());
    found.push_back({*at, &table_type(table, index), &table_type(table, index + 1)});
  }
}

void append_rule_changes(std::vector<OffsetChange>& found, const ZoneTable& table, Instant from, Instant until) {
  if (!is_rule_time(table, until)) return;
  for (const OffsetChange& change : rule_changes(*table.rule, year_of(from) - 1, year_of(until) + 1)) {
    const bool is_behind_table = table.changes.empty() || change.at > table.changes.back();
    if (is_behind_table && change.at >= from && change.at < until) found.push_back(change);
  }
}

/// The instants at which the clocks show `wall`, in order.
std::vector<Instant> readings(std::span<const OffsetChange> changes, const LocalType& type_before, WallTime wall) {
  std::vector<Instant> found;
  const LocalType* type = &type_before;
  Instant begins = Instant::min();
  const auto add_until = [&](Instant ends) {
    const Instant reading{wall.time_since_epoch() - type->offset};
    if (reading >= begins && reading < ends) found.push_back(reading);
  };
  for (const OffsetChange& change : changes) {
    add_until(change.at);
    begins = change.at;
    type = change.after;
  }
  add_until(Instant::max());
  return found;
}

bool skips(const OffsetChange& change, WallTime wall) {
  const auto since = wall.time_since_epoch() - change.at.time_since_epoch();
  return since >= change.before->offset && since < change.after->offset;
}

}  // namespace

const LocalType& type_at(const ZoneTable& table, Instant at) {
  if (is_rule_time(table, at)) return rule_type_at(*table.rule, at);
  const auto next = std::ranges::upper_bound(table.changes, at);
  return table_type(table, static_cast<std::size_t>(next - table.changes.begin()));
}

std::vector<OffsetChange> changes_in(const ZoneTable& table, Instant from, Instant until) {
  std::vector<OffsetChange> found;
  append_table_changes(found, table, from, until);
  append_rule_changes(found, table, from, until);
  std::erase_if(found, [](const OffsetChange& change) { return change.before->offset == change.after->offset; });
  return found;
}

WallMeaning meaning_in(const ZoneTable& table, WallTime wall) {
  using Kind = LocalMeaning::Kind;
  const Instant middle{wall.time_since_epoch()};
  const std::vector<OffsetChange> changes = changes_in(table, middle - kReach, middle + kReach);
  const LocalType& type_before = type_at(table, middle - kReach);
  const std::vector<Instant> found = readings(changes, changes.empty() ? type_before : *changes.front().before, wall);
  if (found.size() == 1) return {{Kind::unique, found.front(), found.front()}, std::nullopt};
  if (!found.empty()) return {{Kind::overlap, found.front(), found.back()}, std::nullopt};
  const auto gap = std::ranges::find_if(changes, [&](const OffsetChange& change) { return skips(change, wall); });
  const LocalType& before = gap == changes.end() ? type_before : *gap->before;
  const Instant shifted{wall.time_since_epoch() - before.offset};
  if (gap == changes.end()) return {{Kind::unique, shifted, shifted}, std::nullopt};
  return {{Kind::gap, shifted, shifted}, *gap};
}

}  // namespace mentor
