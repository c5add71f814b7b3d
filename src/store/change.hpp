// The one function through which every row changes, and which writes the history of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.hpp"

namespace mentor::store {

/// A table whose rows have history. `columns` are all but the id, in the order of the row mapper. `code` is what history.kind says: it
/// stands in stored files, so it never changes. `letter` is that of the short id, 0 where rows of the table have none.
struct TableSpec {
  int code;
  char letter;
  std::string_view name;
  std::string_view columns;
};

inline constexpr TableSpec kPairTable{
    1, 'p', "pair",
    "uid, handle, mentor_name, mentor_email, mentor_tz, mentor_uid, mentee_name, mentee_email, mentee_tz, "
    "mentee_uid, role, starts_on, ends_on, ended_on, ended_by, end_reason, tags"};
inline constexpr TableSpec kPauseTable{2, 0, "pause", "pair, from_on, until_on, because"};
inline constexpr TableSpec kAgreementTable{3, 0, "agreement",
                                           "pair, from_on, every, minutes, tz, channel, notice, reply_within, agenda_lead, hours, "
                                           "expectations, signed_by_mentor_on, signed_by_mentee_on"};
inline constexpr TableSpec kGoalTable{4, 'g', "goal",
                                      "uid, pair, text, learner, metric, unit, baseline, target, starts_on, due_on, why, how, weight, "
                                      "levels, status, closed_on, result"};
inline constexpr TableSpec kStepTable{5, 's', "step", "uid, goal, text, due_on, done_on"};
inline constexpr TableSpec kMeetingTable{6, 'm', "meeting",
                                         "pair, original_date, extra, wall, tz, minutes, place, cancelled, cancelled_by, missed_by, "
                                         "because, agreed_by_mentor_at, agreed_by_mentee_at, sequence"};
inline constexpr TableSpec kTopicTable{7, 't', "topic",
                                       "uid, pair, text, by, minutes, goal, private, origin_date, created_at, pinned_to, status, "
                                       "closed_at"};
inline constexpr TableSpec kCheckinTable{8, 'c', "checkin", "uid, pair, met_at, logged_at, minutes, channel, rating, by, meeting_on, done, gives_back"};
inline constexpr TableSpec kLineTable{9, 0, "line", "checkin, kind, by, private, text"};
inline constexpr TableSpec kProgressTable{10, 0, "progress", "goal, on_day, value, note, checkin"};
inline constexpr TableSpec kActionTable{11, 'a', "action", "uid, pair, checkin, owner, text, created_on, due_on, done_on, dropped_on, private"};

/// All of them, each referring only to earlier ones.
inline constexpr TableSpec kTables[] = {kPairTable,  kPauseTable,   kAgreementTable, kGoalTable,     kStepTable,  kMeetingTable,
                                        kTopicTable, kCheckinTable, kLineTable,      kProgressTable, kActionTable};

/// Inserts (no id), updates (id and values) or deletes (id, no values) one row, and leaves in history what it was before. Returns its id.
std::int64_t change_row(Connection& connection, const TableSpec& table, std::optional<std::int64_t> id,
                        const std::optional<std::vector<Arg>>& values);

/// The id of the command that is being written; its row is made when first asked for.
std::int64_t command_id(Connection& connection);

/// The SQL expression that gives a row of the table as JSON: what history keeps.
std::string json_of(const TableSpec& table);

/// "select id, COLUMNS from TABLE " + rest
std::string select_from(const TableSpec& table, std::string_view rest);

}  // namespace mentor::store
