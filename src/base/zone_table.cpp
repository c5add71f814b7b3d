// What a zone knows: the table in its file (TZif, RFC 9636), its type at an instant, its changes, and the meaning of a wall clock.
#include "zone_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <span>

#include "zone_table.hpp"

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

using std::chrono::hours;
using std::chrono::seconds;

constexpr std::string_view kMagic = "TZif";
constexpr std::size_t kReservedBytes = 15;
constexpr std::size_t kTypeBytes = 6;
constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20;  // the largest zone of tzdata has 4 KiB
constexpr std::uint32_t kMaxTypes = 256;
constexpr std::uint32_t kMaxChanges = 100'000;
constexpr std::uint32_t kMaxNameBytes = 10'000;
// RFC 9636 3.2 wants offsets in this range, both ends excluded.
constexpr seconds kLeastOffset = hours{-25};
constexpr seconds kMostOffset = hours{26};
// Times beyond some ten million years cannot be told in dates and would overflow them.
constexpr std::int64_t kFarthest = std::int64_t{1} << 60;

/// The bytes that are still to be read.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::string_view> take(std::size_t size) {
    if (size > rest_.size()) return std::nullopt;
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

/// A signed number, highest byte first.
std::int64_t number_in(std::string_view bytes) {
  std::uint64_t value = byte_at(bytes, 0) >= 0x80 ? ~std::uint64_t{0} : 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) value = (value << 8) | byte_at(bytes, at);
  return static_cast<std::int64_t>(value);
}

struct Header {
  char version = 0;
  std::uint32_t ut_marks = 0;
  std::uint32_t standard_marks = 0;
  std::uint32_t leaps = 0;
  std::uint32_t changes = 0;
  std::uint32_t types = 0;
  std::uint32_t name_bytes = 0;

  std::size_t block_bytes(std::size_t time_bytes) const {
    return changes * (time_bytes + 1) + types * kTypeBytes + name_bytes + leaps * (time_bytes + 4) + standard_marks + ut_marks;
  }
};

bool is_plausible(const Header& header) {
  return header.types >= 1 && header.types <= kMaxTypes && header.changes <= kMaxChanges && header.name_bytes >= 1 &&
         header.name_bytes <= kMaxNameBytes && header.leaps <= kMaxChanges && header.standard_marks <= kMaxTypes &&
         header.ut_marks <= kMaxTypes;
}

std::optional<Header> read_header(Bytes& bytes) {
  const auto magic = bytes.take(kMagic.size());
  const auto version = bytes.take(1);
  if (!magic || *magic != kMagic || !version || !bytes.take(kReservedBytes)) return std::nullopt;
  Header header;
  header.version = version->front();
  for (std::uint32_t* count :
       {&header.ut_marks, &header.standard_marks, &header.leaps, &header.changes, &header.types, &header.name_bytes}) {
    const auto field = bytes.take(4);
    if (!field) return std::nullopt;
    *count = static_cast<std::uint32_t>(number_in(*field));
  }
  return header;
}

std::optional<LocalType> read_type(std::string_view record, std::string_view names) {
  const seconds offset{number_in(record.substr(0, 4))};
  const std::size_t name_at = byte_at(record, 5);
  if (offset <= kLeastOffset || offset >= kMostOffset || byte_at(record, 4) > 1 || name_at >= names.size()) return std::nullopt;
  const std::string_view name = names.substr(name_at);
  const std::size_t size = name.find('\0');
  if (size == std::string_view::npos) return std::nullopt;
  return LocalType{offset, byte_at(record, 4) == 1, std::string(name.substr(0, size))};
}

bool append_types(ZoneTable& table, std::string_view records, std::string_view names) {
  for (; !records.empty(); records.remove_prefix(kTypeBytes)) {
    auto type = read_type(records.substr(0, kTypeBytes), names);
    if (!type) return false;
    table.types.push_back(std::move(*type));
  }
  return true;
}

bool append_changes(ZoneTable& table, std::string_view times, std::string_view types_after, std::size_t time_bytes) {
  for (std::size_t index = 0; index < types_after.size(); ++index) {
    const std::int64_t time = number_in(times.substr(index * time_bytes, time_bytes));
    const Instant at{seconds{time}};
    const std::uint8_t type = byte_at(types_after, index);
    if (time < -kFarthest || time > kFarthest || type >= table.types.size()) return false;
    if (!table.changes.empty() && at <= table.changes.back()) return false;
    table.changes.push_back(at);
    table.types_after.push_back(type);
  }
  return true;
}

std::optional<ZoneTable> read_block(Bytes& bytes, const Header& header, std::size_t time_bytes) {
  if (!is_plausible(header) || header.leaps > 0) return std::nullopt;
  const auto block = bytes.take(header.block_bytes(time_bytes));
  if (!block) return std::nullopt;
  Bytes parts{*block};
  const auto times = parts.take(header.changes * time_bytes);
  const auto types_after = parts.take(header.changes);
  const auto records = parts.take(header.types * kTypeBytes);
  const auto names = parts.take(header.name_bytes);
  ZoneTable table;
  if (!append_types(table, *records, *names) || !append_changes(table, *times, *types_after, time_bytes)) return std::nullopt;
  return table;
}

/// "\nRULE\n"; an empty rule says nothing about the years behind the table.
bool read_footer(ZoneTable& table, std::string_view footer) {
  if (footer.empty() || footer.front() != '\n') return false;
  const std::size_t end = footer.find('\n', 1);
  if (end == std::string_view::npos) return false;
  if (end == 1) return true;
  table.rule = parse_posix_rule(footer.substr(1, end - 1));
  return table.rule.has_value();
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

std::optional<ZoneTable> parse_tzif(std::string_view file) {
  Bytes bytes{file};
  const auto header = read_header(bytes);
  if (!header) return std::nullopt;
  if (header->version == '\0') return read_block(bytes, *header, 4);
  // Since version 2 the first block is for old readers; it may be empty.
  if (!bytes.take(header->block_bytes(4))) return std::nullopt;
  const auto second = read_header(bytes);
  if (!second) return std::nullopt;
  auto table = read_block(bytes, *second, 8);
  if (!table || !read_footer(*table, bytes.rest())) return std::nullopt;
  return table;
}

std::optional<ZoneTable> read_tzif(const std::string& path) {
  std::error_code code;
  if (!std::filesystem::is_regular_file(path, code)) return std::nullopt;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(path.c_str(), "rbe"), &std::fclose};
  if (!file) return std::nullopt;
  std::string bytes;
  std::array<char, 8192> chunk;
  while (bytes.size() <= kMaxFileBytes) {
    const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file.get());
    if (got == 0) break;
    bytes.append(chunk.data(), got);
  }
  if (bytes.size() > kMaxFileBytes || std::ferror(file.get()) != 0) return std::nullopt;
  return parse_tzif(bytes);
}

}  // namespace mentor
