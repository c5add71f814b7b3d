#include "mentor/store/deliveries.hpp"

#include "store/held.hpp"
#include "store/schema.hpp"

namespace mentor {
namespace {

using store::arg;
using store::Arg;
using store::connection_of;
using store::Query;

constexpr std::string_view kColumns =
    "key, kind, pair, subject, title, body, due_at, expires_at, state, attempts, next_try, sent_at, last_error";

// As the statements below have them: sent 1, skipped 3.
static_assert(static_cast<int>(ReminderState::sent) == 1 && static_cast<int>(ReminderState::skipped) == 3);

std::string select(std::string_view rest) {
  return "select " + std::string(kColumns) + ", (select handle from pair where id = reminder.pair) from reminder " + std::string(rest);
}

Delivery delivery_from(Query& row) {
  Delivery delivery;
  delivery.key = row.text();
  delivery.kind = row.choice(ReminderKind::digest);
  delivery.pair = row.maybe(&Query::id<PairId>);
  delivery.subject = row.text();
  delivery.title = row.text();
  delivery.body = row.text();
  delivery.due_at = row.instant();
  delivery.expires_at = row.maybe(&Query::instant);
  delivery.state = row.choice(ReminderState::expired);
  delivery.attempts = static_cast<int>(row.integer());
  delivery.next_try = row.maybe(&Query::instant);
  delivery.sent_at = row.maybe(&Query::instant);
  delivery.last_error = row.text();
  delivery.handle = row.text();
  return delivery;
}

std::optional<Delivery> only(Query& rows) { return rows.next() ? std::optional(delivery_from(rows)) : std::nullopt; }

}  // namespace

Deliveries deliveries_of(Store& store, const std::vector<std::string>& keys) {
  if (keys.empty()) return {};
  Query query(connection_of(store), select("where key = ?"));
  Deliveries found;
  for (const auto& key : keys)
    if (query.with(Arg(key)).next()) found.emplace(key, delivery_from(query));
  return found;
}

std::optional<Delivery> delivery_of(Store& store, std::string_view key) {
  auto found = deliveries_of(store, {std::string(key)});
  return found.empty() ? std::nullopt : std::optional(std::move(found.begin()->second));
}

std::vector<Delivery> deliveries_from(Store& store, Instant from) {
  Query query(connection_of(store), select("where due_at >= ? order by due_at, key"));
  std::vector<Delivery> found;
  for (query.with(from); query.next();) found.push_back(delivery_from(query));
  return found;
}

std::vector<Delivery> held_deliveries(Store& store, const Person& person) {
  store::gather_held(connection_of(store), person.id);
  Query query(connection_of(store),
              select("where pair in (select row from held where kind = 1) or (pair is null and instr(title || body, ?))"
                     " order by due_at, key"));
  query.with(Arg(person.name));
  std::vector<Delivery> found;
  while (query.next()) found.push_back(delivery_from(query));
  return found;
}

// Keys of digests begin alike and end with the day, so that the index of the keys has them in order.
std::optional<Delivery> last_digest(Store& store, Date day) {
  Query query(connection_of(store), select("where key > 'digest.' and key < ? and state in (1, 3) order by key desc limit 1"));
  const std::string end = "digest." + to_iso(day);
  return only(query.with(Arg(end)));
}

void save_delivery(Store& store, const Delivery& d) {
  Query(connection_of(store), "insert or replace into reminder(" + std::string(kColumns) + ") values(?,?,?,?,?,?,?,?,?,?,?,?,?)")
      .with(Arg(d.key), d.kind, d.pair, Arg(d.subject), Arg(d.title), Arg(d.body), d.due_at, d.expires_at, d.state, d.attempts, d.next_try,
            d.sent_at, d.last_error)
      .run();
}

Snoozes snoozes(Store& store) {
  Query query(connection_of(store), "select subject, at from outside where kind = ?");
  Snoozes found;
  for (query.with(store::Outside::snooze); query.next();) {
    auto key = query.text();
    found.emplace(std::move(key), query.instant());
  }
  return found;
}

void save_snooze(Store& store, std::string_view snooze_key, Instant until) {
  Query(connection_of(store), "insert or replace into outside(kind, subject, at) values(?,?,?)")
      .with(store::Outside::snooze, Arg(snooze_key), until)
      .run();
}

}  // namespace mentor
