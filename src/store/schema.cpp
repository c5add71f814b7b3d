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
// check-in joins a meeting: checkin_by_meeting is unique.
//
// reminder and snooze (later: outside) are what remind knows of deliveries. They stand outside history, so that no undo sends a reminder
// twice, and refer to no other table, so that they outlive what they are about.
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
create index action_closed on action(coalesce(done_on, dropped_on, 'open')) where done_on is not null or dropped_on is not null;
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

// The sides of pairs become persons: those of one address (without case) are one, and so is whoever was "me"; a name alone is nobody else.
// Their names are those of their last pair. derived_uid and fold_case are functions of migrate.cpp: the uids of what had none come from
// their parent's and the number, so that two copies of a store that are migrated apart stay the same.
//
// closing has what a check-in closed, and made_kind and made_row what a command with a key made, in place of texts of short ids. words is a
// digest of what was typed with a key, by which a retry is told from the key's use for something else; NULL where an earlier version kept
// none. Of the check-ins that the two sides wrote of one meeting one is counted. When a miss, a cancellation or a move was recorded is read
// from the history: the last command that found it not to be so.
//
// outside has what undo never takes back (kind 0: until when a thing is snoozed; 1: what was sent about a meeting; 2: the last answer of a
// side; 3: the SEQUENCE that stands above all that earlier versions wrote into calendars; 4: the last command that no undo reaches, since
// a migration has changed rows since without history; 5: the replica's uid, given by a restore: another one than what went on from the same
// backup; 11: the store's uid, which its copies share).
//
// A command that takes one back says so in undoes, and the other in undone_by, until that is taken back, too. A key is whose row is there:
// what removes the row, or brings it back, does so with its key, so several commands may have had one. command_key finds the reasons, too.
//
// A pair's goals, topics and promises stand in goal_by_pair, topic_by_pair and action_by_pair by when they were closed, those that are open
// last ('open' comes after all dates and numbers): one seek passes over what was closed before a day and finds what was open then.
constexpr std::string_view kVersion3 = R"sql(
create table person(
  id integer primary key autoincrement, uid blob not null unique, name text not null, email text, tz text, is_me integer not null) strict;
create table side(pair integer, party integer, uid blob, name text, email text, tz text, who text);
insert into side
  select id, 0, mentor_uid, mentor_name, mentor_email, mentor_tz, iif(role = 0, 'me', ifnull('@' || fold_case(mentor_email), id || ' 0'))
    from pair
  union all
  select id, 1, mentee_uid, mentee_name, mentee_email, mentee_tz, iif(role = 1, 'me', ifnull('@' || fold_case(mentee_email), id || ' 1'))
    from pair;
create index side_by_who on side(who, pair, party);
update side set who = 'me' where who in (select '@' || fold_case(email) from side where who = 'me' and email is not null);
insert into person(uid, name, email, tz, is_me)
  select uid,
      (select name from side s where s.who = side.who order by pair desc, party desc limit 1),
      (select email from side s where s.who = side.who and email is not null order by pair desc, party desc limit 1),
      (select tz from side s where s.who = side.who and tz is not null order by pair desc, party desc limit 1), who = 'me'
    from side where not exists (select 1 from side s where s.who = side.who and (s.pair, s.party) < (side.pair, side.party))
    order by pair, party;
create table new_pair(
  id integer primary key autoincrement, uid blob not null unique, handle text not null unique, mentor integer not null references person(id),
  mentee integer not null references person(id), role integer not null, starts_on text not null, ends_on text, ended_on text,
  ended_by integer, end_reason text, tags text, recorded_at integer not null) strict;
with first as (select who, uid from side where not exists
    (select 1 from side s where s.who = side.who and (s.pair, s.party) < (side.pair, side.party))),
  found as (select side.pair, side.party, person.id from side join first using(who) join person on person.uid = first.uid),
  made as materialized (select h.row, min(c.at) as at from history h join command c on c.id = h.command
    where h.kind = 1 and h.before is null group by h.row)
  insert into new_pair
    select p.id, p.uid, p.handle, a.id, b.id, p.role, p.starts_on, p.ends_on, p.ended_on, p.ended_by, p.end_reason, p.tags,
        coalesce(made.at, unixepoch(p.starts_on))
      from pair p join found a on a.pair = p.id and a.party = 0 join found b on b.pair = p.id and b.party = 1
      left join made on made.row = p.id order by p.id;
delete from sqlite_sequence where name = 'new_pair';
insert into sqlite_sequence(name, seq) select 'new_pair', seq from sqlite_sequence where name = 'pair';
drop table side;
drop table pair;
alter table new_pair rename to pair;
alter table pause add column uid blob not null default x'';
update pause set uid = derived_uid((select p.uid from pair p where p.id = pause.pair), 2, id);
alter table agreement add column uid blob not null default x'';
alter table agreement add column review_on text;
update agreement set uid = derived_uid((select p.uid from pair p where p.id = agreement.pair), 3, id);
alter table meeting add column uid blob not null default x'';
alter table meeting add column moved_at integer;
alter table meeting add column cancelled_at integer;
alter table meeting add column missed_at integer;
update meeting set uid = derived_uid((select p.uid from pair p where p.id = meeting.pair), 6, id);
with change as materialized (select h.row, c.at, h.before from history h join command c on c.id = h.command where h.kind = 6)
  update meeting set
    moved_at = iif(wall is null or extra, null, (select max(at) from change where row = meeting.id
      and (before is null or json_extract(before, '$.wall') is not wall))),
    cancelled_at = iif(cancelled, (select max(at) from change where row = meeting.id
      and (before is null or not json_extract(before, '$.cancelled'))), null),
    missed_at = iif(missed_by is null, null, (select max(at) from change where row = meeting.id
      and (before is null or json_extract(before, '$.missed_by') is null)));
alter table topic add column standing integer not null default 0;
alter table action add column private integer not null default 0;
alter table line add column uid blob not null default x'';
update line set uid = derived_uid((select c.uid from checkin c where c.id = line.checkin), 9, id);
alter table progress add column uid blob not null default x'';
alter table progress add column is_change integer not null default 0;
update progress set uid = derived_uid((select g.uid from goal g where g.id = progress.goal), 10, id);
create table closing(
  id integer primary key autoincrement, checkin integer not null references checkin(id), kind integer not null, row integer not null) strict;
insert into closing(checkin, kind, row)
  select c.id, instr('pgsmtca', substr(e.value, 1, 1)) - 1, cast(substr(e.value, 2) as integer)
    from checkin c join json_each('["' || replace(trim(c.done, char(10)), char(10), '","') || '"]') e where c.done is not null
    order by c.id, e.key;
create index closing_by_checkin on closing(checkin);
alter table checkin drop column done;
alter table checkin add column counted integer not null default 1;
drop index checkin_by_met;
create index checkin_by_met on checkin(met_at, pair, minutes, rating, channel, counted);
drop index checkin_by_meeting;
create unique index checkin_by_meeting on checkin(pair, meeting_on, by) where meeting_on is not null;
alter table command add column words integer;
alter table command add column made_kind integer;
alter table command add column made_row integer;
update command set made_kind = instr('pgsmtca', substr(made, 1, 1)) - 1, made_row = cast(substr(made, 2) as integer) where made is not null;
alter table command drop column made;
create table outside(kind integer not null, subject text not null, at integer, value text, primary key(kind, subject)) strict, without rowid;
insert into outside(kind, subject, at) select 0, thing, until from snooze;
insert into outside(kind, subject, value) select 3, '', cast(min(max(0, max(at) - 1577836800) + max(id), 2000000000) as text)
  from command having count(*) > 0;
drop table snooze;
alter table command add column undoes integer;
alter table command add column undone_by integer;
insert into outside(kind, subject, value) select 4, '', cast(max(id) as text) from command having count(*) > 0;
drop index command_key;
create index command_key on command(key) where key is not null or because is not null;
drop index goal_by_pair;
create index goal_by_pair on goal(pair, ifnull(closed_on, 'open'));
drop index topic_by_state;
create index topic_by_pair on topic(pair, ifnull(closed_at, 'open'));
drop index action_open;
drop index action_closed;
create index action_by_pair on action(pair, coalesce(done_on, dropped_on, 'open'));
insert into outside(kind, subject, value)
  select 11, '', substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-' || substr(h, 17, 4) || '-' || substr(h, 21)
    from (select lower(hex(derived_uid(uid, 0, 0))) as h from pair order by id limit 1);
)sql";

constexpr std::array kMigrations{
    Migration{1, "the first schema", kVersion1},
    Migration{2, "indices for what is given back and for what changed in plans", kVersion2},
    Migration{3, "persons, uids for parts, what a check-in closed, and when it was recorded", kVersion3},
};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }
int newest_version() { return kMigrations.back().version; }

}  // namespace mentor::store
