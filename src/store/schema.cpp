#include "store/schema.hpp"

#include <array>

namespace mentor::store {
namespace {

// Instants are epoch seconds, calendar dates are ISO text, lengths are minutes, enums are small numbers in the order of their C++ enum.
// Absent is NULL, also for text. AUTOINCREMENT keeps an id from being given twice. `uid` is a UUIDv7 of 16 bytes.
//
// history holds, for each row a command changed, the row as JSON before it (NULL: the command inserted it). What came after is the next
// `before`, or the row itself. A command that changes a row twice leaves the first before.
//
// The weekly report reads checkin_by_met alone to find its window; health seeks the newest rows of checkin_by_pair. At most one
// check-in joins a meeting: checkin_by_meeting is unique. What was open at the end of a past week is what is open now and what was closed
// since: action_open and topic_by_state find the first, action_closed and topic_by_state the second.
//
// reminder and snooze are what remind knows of deliveries. They stand outside history, so that no undo sends a reminder twice, and refer to
// no other table, so that they outlive what they are about.
constexpr std::string_view kVersion1 = R"sql(
create table pair(
  id integer primary key autoincrement, uid blob not null unique, handle text not null unique,
  mentor_name text not null, mentor_email text, mentor_tz text, mentor_uid blob not null,
  mentee_name text not null, mentee_email text, mentee_tz text, mentee_uid blob not null,
  role integer not null, starts_on text not null, ends_on text, ended_on text, ended_by integer, end_reason text, tags text) strict;
create table pause(
  id integer primary key autoincrement, pair integer not null references pair(id), from_on text not null, until_on text, because text) strict;
create table agreement(
  id integer primary key autoincrement, pair integer not null references pair(id), from_on text not null, every text not null,
  minutes integer not null, tz text not null, channel integer not null, notice integer, reply_within integer, agenda_lead integer,
  hours text, expectations text, signed_by_mentor_on text, signed_by_mentee_on text, unique(pair, from_on)) strict;
create table goal(
  id integer primary key autoincrement, uid blob not null unique, pair integer not null references pair(id), text text not null,
  learner integer not null, metric text, unit text, baseline real, target real, starts_on text not null, due_on text, why text, how text,
  weight real not null, levels text, status integer not null, closed_on text, result integer) strict;
create index goal_by_pair on goal(pair);
create table step(
  id integer primary key autoincrement, uid blob not null unique, goal integer not null references goal(id), text text not null,
  due_on text, done_on text) strict;
create index step_by_goal on step(goal);
create table meeting(
  id integer primary key autoincrement, pair integer not null references pair(id), original_date text not null, extra integer not null,
  wall text, tz text, minutes integer, place text, cancelled integer not null, cancelled_by integer, missed_by integer, because text,
  agreed_by_mentor_at integer, agreed_by_mentee_at integer, sequence integer not null, unique(pair, original_date)) strict;
create table topic(
  id integer primary key autoincrement, uid blob not null unique, pair integer not null references pair(id), text text not null,
  by integer not null, minutes integer, goal integer references goal(id), private integer not null, origin_date text,
  created_at integer not null, pinned_to text, status integer not null, closed_at integer) strict;
create index topic_by_state on topic(status, closed_at, pair);
create table checkin(
  id integer primary key autoincrement, uid blob not null unique, pair integer not null references pair(id), met_at integer not null,
  logged_at integer not null, minutes integer, channel integer not null, rating integer, by integer not null, meeting_on text,
  done text) strict;
create index checkin_by_met on checkin(met_at, pair, minutes, rating, channel);
create index checkin_by_pair on checkin(pair, met_at);
create index checkin_by_logged on checkin(logged_at);
create unique index checkin_by_meeting on checkin(pair, meeting_on) where meeting_on is not null;
create table line(
  id integer primary key autoincrement, checkin integer not null references checkin(id), kind integer not null, by integer not null,
  private integer not null, text text not null) strict;
create index line_by_checkin on line(checkin);
create table progress(
  id integer primary key autoincrement, goal integer not null references goal(id), on_day text not null, value real not null, note text,
  checkin integer references checkin(id)) strict;
create index progress_by_goal on progress(goal, on_day);
create index progress_by_checkin on progress(checkin) where checkin is not null;
create table action(
  id integer primary key autoincrement, uid blob not null unique, pair integer not null references pair(id),
  checkin integer references checkin(id), owner integer not null, text text not null, created_on text not null, due_on text, done_on text,
  dropped_on text) strict;
create index action_open on action(pair, due_on) where done_on is null and dropped_on is null;
create index action_closed on action(coalesce(done_on, dropped_on)) where done_on is not null or dropped_on is not null;
create index action_by_checkin on action(checkin) where checkin is not null;
create table command(
  id integer primary key autoincrement, at integer not null, name text not null, because text, key text, made text) strict;
create unique index command_key on command(key) where key is not null;
create table history(
  command integer not null, kind integer not null, row integer not null, before text, primary key(command, kind, row)) strict, without rowid;
create table reminder(
  key text primary key, kind integer not null, pair integer, subject text not null, title text not null, body text not null,
  due_at integer not null, expires_at integer, state integer not null, attempts integer not null, next_try integer, sent_at integer,
  last_error text) strict, without rowid;
create table snooze(thing text primary key, until integer not null) strict, without rowid;
)sql";

// One seek finds the last time something was given back (rules.md, one-way), however long ago; the lines of every check-in since would
// have to be read for it. history_of_plans finds what changed in goals (4) and topics (7) without a walk through all that ever happened.
constexpr std::string_view kVersion2 = R"sql(
alter table checkin add column gives_back integer not null default 0;
update checkin set gives_back = 1 where id in (select checkin from line where kind = 4 or (by = 0 and kind in (1, 3)));
create index checkin_giving on checkin(pair, met_at) where gives_back = 1;
create index history_of_plans on history(kind, row) where before is not null and (kind = 4 or kind = 7);
)sql";

// A promise may be private. words is a digest of what was typed with a key, by which a retry is told from the key's use for something else;
// NULL where an earlier version kept none.
constexpr std::string_view kVersion3 = R"sql(
alter table action add column private integer not null default 0;
alter table command add column words integer;
)sql";

constexpr std::array kMigrations{
    Migration{1, "the first schema", kVersion1},
    Migration{2, "indices for what is given back and for what changed in plans", kVersion2},
    Migration{3, "private promises, and the words behind a key", kVersion3},
};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }
int newest_version() { return kMigrations.back().version; }

}  // namespace mentor::store
