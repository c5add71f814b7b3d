#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/store/records.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

// A row's columns and values as text, from its JSON.
using Fields = std::vector<std::pair<std::string, std::optional<std::string>>>;

struct Version {
  std::int64_t command;
  Instant at;
  std::string name;
  std::string because;
  std::optional<Fields> before;  // nullopt: the command inserted the row
};

Fields fields_of(store::Connection& connection, const std::string& json) {
  Fields fields;
  Query query(connection, "select key, value from json_each(?)");
  for (query.with(json); query.next();) {
    auto key = query.text();
    fields.emplace_back(std::move(key), query.maybe(&Query::text));
  }
  return fields;
}

std::optional<std::string> json_now(store::Connection& connection, const store::TableSpec& table, std::int64_t id) {
  Query query(connection, "select " + store::json_of(table) + " from " + std::string(table.name) + " where id = ?");
  if (!query.with(id).next()) return std::nullopt;
  return query.text();
}

std::vector<Version> versions_of(store::Connection& connection, int code, std::int64_t id) {
  std::vector<Version> versions;
  std::vector<std::string> befores;
  Query query(connection,
              "select c.id, c.at, c.name, c.because, h.before from history h join command c on c.id = h.command"
              " where h.kind = ? and h.row = ? order by c.id");
  for (query.with(code, id); query.next();) {
    versions.push_back({query.integer(), query.instant(), query.text(), query.text(), std::nullopt});
    befores.push_back(query.text());
  }
  for (std::size_t i = 0; i < versions.size(); ++i)
    if (!befores[i].empty()) versions[i].before = fields_of(connection, befores[i]);
  return versions;
}

void add_changes(std::vector<Change>& changes, const Version& version, const RowRef& ref, const std::optional<Fields>& after) {
  const auto change = [&](std::string field, std::optional<std::string> before, std::optional<std::string> then) {
    changes.push_back(
        {version.command, version.at, version.name, version.because, ref, std::move(field), std::move(before), std::move(then)});
  };
  if (!version.before || !after) {
    change("", std::nullopt, std::nullopt);
    return;
  }
  for (std::size_t i = 0; i < after->size() && i < version.before->size(); ++i) {
    const auto& [field, now] = (*after)[i];
    const auto& before = (*version.before)[i].second;
    if (before != now) change(field, before, now);
  }
}

}  // namespace

std::vector<Change> history_of(Store& store, const RowRef& ref) {
  auto& connection = connection_of(store);
  const auto& table = *std::ranges::find(store::kTables, letter_of(ref.kind), &store::TableSpec::letter);
  const auto versions = versions_of(connection, table.code, ref.number);
  const auto now = json_now(connection, table, ref.number);
  if (versions.empty() && !now) throw not_found(name_of(ref.kind), short_id(ref));
  std::vector<Change> changes;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const bool last = i + 1 == versions.size();
    const auto after = !last ? versions[i + 1].before : now ? std::optional(fields_of(connection, *now)) : std::nullopt;
    add_changes(changes, versions[i], ref, after);
  }
  return changes;
}

}  // namespace mentor
