#include "mentor/store/calendar_log.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "mentor/store/meetings.hpp"
#include "store/schema.hpp"
#include "store/table.hpp"

namespace mentor {
namespace {

using store::Arg;
using store::connection_of;
using store::Outside;
using store::Query;

// The plan of one pair while its history is walked backwards.
struct Unwinding {
  Pair pair;
  std::map<std::int64_t, Pause> pauses;
  std::map<std::int64_t, Agreement> agreements;
  std::map<std::int64_t, MeetingRow> rows;
  bool is_there = true;
  PlanHistory history;  // newest first
};

// What a command found: a row of one of the tables that decide when pairs meet.
struct FoundRow {
  std::int64_t command;
  Instant at;
  int kind;
  std::int64_t row;
  bool is_new;  // nothing was there
  PairId pair{0};
  Pair dates;
  Pause pause;
  Agreement agreement;
  MeetingRow meeting;
};

constexpr int kPair = store::kTable<Pair>.code;
constexpr int kPause = store::kTable<Pause>.code;
constexpr int kAgreement = store::kTable<Agreement>.code;
constexpr int kMeeting = store::kTable<MeetingRow>.code;

// Earlier versions of the store have these columns, too, under the same names.
std::string found_sql() {
  std::string sql = "select h.command, c.at, h.kind, h.row, h.before is null";
  for (const char* column : {"pair", "starts_on", "ends_on", "ended_on", "from_on", "until_on", "every", "minutes", "tz", "original_date",
                             "extra", "wall", "place", "cancelled"})
    sql += std::string(", json_extract(h.before, '$.") + column + "')";
  for (const int kind : {kPair, kPause, kAgreement, kMeeting})
    sql += (kind == kPair ? " from history h join command c on c.id = h.command where h.kind in (" : ", ") + std::to_string(kind);
  return sql + ") order by h.command desc, h.kind, h.row";
}

FoundRow found_in(Query& row) {
  FoundRow found{row.integer(), row.instant(), static_cast<int>(row.integer()), row.integer(), row.flag(), PairId(0), {}, {}, {}, {}};
  if (found.is_new) return found;
  found.pair = PairId(row.maybe(&Query::integer).value_or(found.row));
  found.dates.starts_on = row.maybe(&Query::date).value_or(Date());
  found.dates.ends_on = row.maybe(&Query::date);
  found.dates.ended_on = row.maybe(&Query::date);
  found.pause.from = found.agreement.from = row.maybe(&Query::date).value_or(Date());
  found.pause.until = row.maybe(&Query::date);
  if (found.kind == kAgreement) {
    found.agreement.every = row.parsed(parse_cadence);
  } else {
    row.skip();
  }
  found.meeting.length = row.maybe(&Query::minutes);
  found.agreement.length = found.meeting.length.value_or(Minutes(60));
  found.meeting.tz = found.agreement.tz = row.text();
  found.meeting.original_date = row.maybe(&Query::date).value_or(Date());
  found.meeting.extra = row.maybe(&Query::flag).value_or(false);
  found.meeting.wall = row.maybe(&Query::wall);
  found.meeting.where = row.text();
  found.meeting.cancelled = row.maybe(&Query::flag).value_or(false);
  found.meeting.pair = found.agreement.pair = found.pause.pair = found.pair;
  return found;
}

// As a version, where there was anything to plan by.
void keep_plan(Unwinding& of, std::int64_t command, Instant at) {
  if (!of.is_there || of.agreements.empty()) return;
  PlanVersion version{command, at, of.pair, {}};
  version.pair.pauses.clear();
  for (const auto& [id, pause] : of.pauses) version.pair.pauses.push_back(pause);
  for (const auto& [id, agreement] : of.agreements) version.agreements.push_back(agreement);
  std::ranges::sort(version.pair.pauses, {}, &Pause::from);
  std::ranges::sort(version.agreements, {}, &Agreement::from);
  of.history.plans.push_back(std::move(version));
}

void keep_row(Unwinding& of, const FoundRow& found) {
  const auto now = of.rows.find(found.row);
  const bool is_there = now != of.rows.end();
  if (!is_there && found.is_new) return;
  const Date date = is_there ? now->second.original_date : found.meeting.original_date;
  of.history.rows[date].push_back({found.command, found.at, is_there ? std::optional(now->second) : std::nullopt});
}

template <class Row>
void put_back(std::map<std::int64_t, Row>& rows, const FoundRow& found, const Row& row) {
  if (found.is_new) {
    rows.erase(found.row);
  } else {
    rows.insert_or_assign(found.row, row);
  }
}

void put_back(Unwinding& of, const FoundRow& found) {
  if (found.kind == kPause) put_back(of.pauses, found, found.pause);
  if (found.kind == kAgreement) put_back(of.agreements, found, found.agreement);
  if (found.kind == kMeeting) put_back(of.rows, found, found.meeting);
  if (found.kind != kPair) return;
  of.is_there = !found.is_new;
  if (found.is_new) return;
  of.pair.starts_on = found.dates.starts_on;
  of.pair.ends_on = found.dates.ends_on;
  of.pair.ended_on = found.dates.ended_on;
}

// Whose row it is: what is new tells nothing of itself, but was met before in this walk, or is there still.
struct Walk {
  std::map<PairId, Unwinding> pairs;
  std::map<std::pair<int, std::int64_t>, PairId> owners;

  void add(Store& store, const Relationship& relationship) {
    const PairId id = relationship.pair.id;
    Unwinding& of = pairs[id];
    of.pair = relationship.pair;
    owners.insert_or_assign({kPair, id.value}, id);
    for (const auto& pause : relationship.pair.pauses) add_row(of.pauses, kPause, id, pause);
    for (const auto& agreement : relationship.agreements) add_row(of.agreements, kAgreement, id, agreement);
    for (const auto& row : meeting_rows(store, id)) add_row(of.rows, kMeeting, id, row);
  }

  template <class Row>
  void add_row(std::map<std::int64_t, Row>& rows, int kind, PairId pair, const Row& row) {
    rows.emplace(row.id.value, row);
    owners.insert_or_assign({kind, row.id.value}, pair);
  }

  Unwinding* owner(const FoundRow& found) {
    if (!found.is_new) owners.insert_or_assign({found.kind, found.row}, found.pair);
    const auto owner = owners.find({found.kind, found.row});
    const auto pair = owner == owners.end() ? pairs.end() : pairs.find(owner->second);
    return pair == pairs.end() ? nullptr : &pair->second;
  }

  // All that one command changed: first the state it left, then the one it found.
  void take_back(const std::vector<FoundRow>& command) {
    std::vector<Unwinding*> planned;
    for (const auto& found : command) {
      Unwinding* of = owner(found);
      if (of == nullptr) continue;
      if (found.kind == kMeeting) keep_row(*of, found);
      if (found.kind != kMeeting && std::ranges::find(planned, of) == planned.end()) planned.push_back(of);
    }
    for (Unwinding* of : planned) keep_plan(*of, command.front().command, command.front().at);
    for (const auto& found : command)
      if (Unwinding* of = owner(found)) put_back(*of, found);
  }
};

PlanHistory finished(Unwinding& of) {
  constexpr std::int64_t kBeforeHistory = 0;
  keep_plan(of, kBeforeHistory, of.pair.recorded_at);
  for (const auto& [id, row] : of.rows) of.history.rows[row.original_date].push_back({kBeforeHistory, of.pair.recorded_at, row});
  std::ranges::reverse(of.history.plans);
  for (auto& [date, versions] : of.history.rows) std::ranges::reverse(versions);
  return std::move(of.history);
}

// "3 1 17": what is kept of an invitation, in one text.
std::vector<std::uint64_t> numbers_in(std::string_view text) {
  std::vector<std::uint64_t> numbers;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    std::uint64_t number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    numbers.push_back(number);
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return numbers;
}

struct OutsideRow {
  Instant at{};
  std::vector<std::uint64_t> numbers;
};

std::optional<OutsideRow> outside_row(Store& store, Outside kind, const std::string& subject, std::size_t count) {
  Query query(connection_of(store), "select at, value from outside where kind = ? and subject = ?");
  if (!query.with(kind, Arg(std::string_view(subject))).next()) return std::nullopt;
  OutsideRow row{query.maybe(&Query::instant).value_or(Instant()), numbers_in(query.text())};
  row.numbers.resize(std::max(count, row.numbers.size()));
  return row;
}

void save_outside(Store& store, Outside kind, const std::string& subject, Instant at, const std::string& value) {
  Query(connection_of(store), "insert or replace into outside(kind, subject, at, value) values(?,?,?,?)")
      .with(kind, Arg(std::string_view(subject)), at, Arg(std::string_view(value)))
      .run();
}

std::string subject_of(const std::string& meeting_uid, Party side) { return meeting_uid + " " + std::string(name_of(side)); }

}  // namespace

std::map<PairId, PlanHistory> plan_histories(Store& store, const std::vector<Relationship>& pairs) {
  Walk walk;
  for (const auto& relationship : pairs) walk.add(store, relationship);
  Query query(connection_of(store), found_sql());
  std::vector<FoundRow> command;
  while (query.next()) {
    FoundRow found = found_in(query);
    if (!command.empty() && command.front().command != found.command) {
      walk.take_back(command);
      command.clear();
    }
    command.push_back(std::move(found));
  }
  if (!command.empty()) walk.take_back(command);
  std::map<PairId, PlanHistory> histories;
  for (auto& [id, of] : walk.pairs) histories.emplace(id, finished(of));
  return histories;
}

std::optional<SentInvitation> sent_invitation(Store& store, const std::string& meeting_uid) {
  const auto row = outside_row(store, Outside::invitation, meeting_uid, 2);
  if (!row) return std::nullopt;
  SentInvitation sent{static_cast<std::int64_t>(row->numbers[0]), static_cast<std::int64_t>(row->numbers[1]), std::nullopt, row->at};
  if (row->numbers.size() > 2) sent.agenda_digest = row->numbers[2];
  return sent;
}

void save_sent(Store& store, const std::string& meeting_uid, const SentInvitation& sent) {
  std::string value = std::to_string(sent.sequence) + " " + std::to_string(sent.changes);
  if (sent.agenda_digest) value += " " + std::to_string(*sent.agenda_digest);
  save_outside(store, Outside::invitation, meeting_uid, sent.at, value);
}

std::vector<Date> invited_dates(Store& store, const Pair& pair) {
  const std::string uid = to_string(pair.uid);
  Query query(connection_of(store), "select subject from outside where kind = ? and subject between ? and ? order by subject");
  std::vector<std::string> subjects;
  for (query.with(Outside::invitation, Arg(uid + ":"), Arg(uid + ";")); query.next();) subjects.push_back(query.text());
  std::vector<Date> dates;
  for (const auto& subject : subjects) {
    const auto meeting = parse_meeting_uid(subject);
    if (meeting && sent_invitation(store, subject)->agenda_digest) dates.push_back(meeting->original_date);
  }
  return dates;
}

std::int64_t sequence_base(Store& store) {
  const auto row = outside_row(store, Outside::sequence_base, "", 1);
  return row ? static_cast<std::int64_t>(row->numbers[0]) : 0;
}

std::optional<AnswerStamp> last_answer(Store& store, const std::string& meeting_uid, Party side) {
  const auto row = outside_row(store, Outside::answer, subject_of(meeting_uid, side), 1);
  return row ? std::optional(AnswerStamp{static_cast<std::int64_t>(row->numbers[0]), row->at}) : std::nullopt;
}

void save_answer(Store& store, const std::string& meeting_uid, Party side, const AnswerStamp& stamp) {
  save_outside(store, Outside::answer, subject_of(meeting_uid, side), stamp.at, std::to_string(stamp.sequence));
}

}  // namespace mentor
