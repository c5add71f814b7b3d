#include "mentor/store/checkins.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "store/change.hpp"
#include "store/list_text.hpp"

namespace mentor {
namespace {

using store::arg;
using store::Arg;
using store::change_row;
using store::connection_of;
using store::Query;
using store::select_from;

Checkin checkin_from(Query& row) {
  Checkin checkin;
  checkin.id = row.id<CheckinId>();
  checkin.uid = row.uid();
  checkin.pair = row.id<PairId>();
  checkin.met_at = row.instant();
  checkin.logged_at = row.instant();
  checkin.length = row.maybe(&Query::minutes);
  checkin.channel = row.choice<Channel>();
  if (!row.null()) checkin.rating = static_cast<int>(row.integer());
  checkin.by = row.choice<Party>();
  checkin.meeting_on = row.maybe(&Query::date);
  checkin.done = store::split_list(row.text());
  return checkin;
}

// Thanks by either side, a win or a lesson by the mentor (rules.md, one-way). The second migration says the same of older rows.
bool gives_back(const Line& line) {
  const bool is_gift = line.kind == LineKind::win || line.kind == LineKind::lesson;
  return line.kind == LineKind::thanks || (line.by == Party::mentor && is_gift);
}

std::vector<Arg> row_of(const Checkin& checkin) {
  return {arg(checkin.uid),     arg(checkin.pair),   arg(checkin.met_at), arg(checkin.logged_at),  arg(checkin.length),
          arg(checkin.channel), arg(checkin.rating), arg(checkin.by),     arg(checkin.meeting_on), arg(store::join_list(checkin.done)),
          arg(std::ranges::any_of(checkin.lines, gives_back))};
}

Line line_from(Query& row) {
  Line line;
  line.id = row.id<LineId>();
  row.skip();
  line.kind = row.choice<LineKind>();
  line.by = row.choice<Party>();
  line.is_private = row.flag();
  line.text = row.text();
  return line;
}

std::vector<Arg> row_of(CheckinId checkin, const Line& line) {
  return {arg(checkin), arg(line.kind), arg(line.by), arg(line.is_private), arg(line.text.unguarded())};
}

std::vector<Checkin> with_lines(Store& store, Query& rows) {
  std::vector<Checkin> result;
  while (rows.next()) result.push_back(checkin_from(rows));
  Query lines(connection_of(store), select_from(store::kLineTable, "where checkin = ? order by id"));
  for (auto& checkin : result)
    for (lines.with(checkin.id); lines.next();) checkin.lines.push_back(line_from(lines));
  return result;
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
  Query query(connection_of(store), select_from(store::kCheckinTable, which));
  if (filter.pair) query.bind(arg(*filter.pair));
  if (filter.met_from) query.bind(arg(*filter.met_from));
  if (filter.met_until) query.bind(arg(*filter.met_until));
  if (filter.logged_from) query.bind(arg(*filter.logged_from));
  if (filter.logged_until) query.bind(arg(*filter.logged_until));
  if (filter.limit) query.bind(arg(*filter.limit));
  return with_lines(store, query);
}

Checkin checkin_of(Store& store, CheckinId id) {
  Query query(connection_of(store), select_from(store::kCheckinTable, "where id = ?"));
  auto found = with_lines(store, query.with(id));
  if (found.empty()) throw not_found("check-in", short_id(Kind::checkin, id.value), "mentor checkin list");
  return std::move(found.front());
}

CheckinId insert_checkin(Store& store, const Checkin& checkin) {
  auto& connection = connection_of(store);
  const CheckinId id(change_row(connection, store::kCheckinTable, std::nullopt, row_of(checkin)));
  for (const auto& line : checkin.lines) change_row(connection, store::kLineTable, std::nullopt, row_of(id, line));
  return id;
}

void update_checkin(Store& store, const Checkin& checkin) {
  auto& connection = connection_of(store);
  const auto before = checkin_of(store, checkin.id);
  change_row(connection, store::kCheckinTable, checkin.id.value, row_of(checkin));
  for (const auto& old : before.lines)
    if (std::ranges::find(checkin.lines, old.id, &Line::id) == checkin.lines.end())
      change_row(connection, store::kLineTable, old.id.value, std::nullopt);
  for (const auto& line : checkin.lines) {
    if (std::ranges::find(before.lines, line) != before.lines.end()) continue;
    const auto id = line.id.value == 0 ? std::nullopt : std::optional(line.id.value);
    change_row(connection, store::kLineTable, id, row_of(checkin.id, line));
  }
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

}  // namespace mentor
