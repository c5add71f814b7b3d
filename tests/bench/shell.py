"""What the sqlite3 shell is given to do the same work on the same file with the same durability."""
import contextlib
import csv
import sqlite3

from fill import LAST_MEETING, NOTE, WEEK

MONDAY = LAST_MEETING - WEEK - (24 + 15) * 3600  # 00:00 UTC of the week of the newest check-ins
OPEN = "pragma foreign_keys = on; "
DURABLE = "pragma journal_mode = delete; pragma synchronous = extra; "


ADD = (OPEN + DURABLE + f"""
begin immediate;
select * from pair where handle = 'ada'; select * from person where id in (1, 2);
select * from agreement where pair = 1;
select * from meeting where pair = 1 and original_date between '2026-11-25' and '2026-12-04';
select id from checkin where pair = 1 and meeting_on between '2026-11-25' and '2026-12-04';
insert into command(at, name) values({LAST_MEETING}, 'checkin add');
insert into checkin(uid, pair, met_at, logged_at, minutes, channel, by, meeting_on)
  values(randomblob(16), 1, unixepoch(), unixepoch(), 45, 0, 1, null);
insert into history select max(id), 8, last_insert_rowid(), null from command;
insert into line(checkin, kind, by, private, text, uid) select max(id), 0, 1, 0, '{NOTE}', randomblob(16) from checkin;
insert into history select max(id), 9, last_insert_rowid(), null from command;
commit;""")

WEEK_REPORT = OPEN + f"""
begin;
select * from pair order by handle; select * from person; select * from pause; select * from agreement order by pair, from_on;
select * from checkin where met_at >= {MONDAY} and met_at < {MONDAY + WEEK} order by met_at;
select l.* from checkin c join line l on l.checkin = c.id where c.met_at >= {MONDAY} and c.met_at < {MONDAY + WEEK};
select * from checkin where logged_at >= {MONDAY} and logged_at < {MONDAY + WEEK} and met_at < {MONDAY};
select * from goal where status = 0 or closed_on >= '2026-11-23'; select * from step; select * from progress order by goal, on_day;
select * from action where done_on is null and dropped_on is null;
select * from action where coalesce(done_on, dropped_on) >= '2026-11-23' and (done_on is not null or dropped_on is not null);
select * from meeting where original_date between '2026-11-20' and '2027-01-05';
select p.id, c.meeting_on, c.id from pair p join checkin c on c.pair = p.id and c.meeting_on between '2026-11-20' and '2027-01-05'
  where c.meeting_on is not null;
select * from topic where status = 0;
commit;"""

TODAY = OPEN + """
begin;
select * from pair order by handle; select * from person; select * from pause; select * from agreement order by pair, from_on;
select * from meeting where original_date between '2026-08-29' and '2026-12-10';
select p.id, c.meeting_on, c.id from pair p join checkin c on c.pair = p.id and c.meeting_on between '2026-08-29' and '2026-12-10'
  where c.meeting_on is not null;
select * from action where done_on is null and dropped_on is null; select * from goal where status = 0; select * from topic where status = 0;
commit;"""

AGENDA = OPEN + """
begin;
select * from pair where handle = 'ada'; select * from person where id in (1, 2); select * from pause where pair = 1; select * from agreement where pair = 1;
select * from meeting where pair = 1 and original_date >= '2026-11-20';
select id, meeting_on from checkin where pair = 1 and meeting_on >= '2026-11-20';
select * from checkin where pair = 1 order by met_at desc limit 1; select * from goal where pair = 1 and status = 0;
select * from action where pair = 1 and done_on is null and dropped_on is null; select * from topic where status = 0 and pair = 1;
commit;"""


def write_sheets(store, folder):
    """Check-ins, their lines and history as sheets, and what the shell is told to read them into tables with their indices."""
    script = []
    with contextlib.closing(sqlite3.connect(store)) as base:
        for table in ("checkin", "line", "history"):
            schema = base.execute("select sql from sqlite_schema where tbl_name = ? and sql is not null", (table,))
            script += [sql.replace(" strict", " ") + ";" for (sql,) in schema]
            with open(folder / table, "w", encoding="utf-8", newline="") as sheet:
                csv.writer(sheet).writerows([cell.hex() if isinstance(cell, bytes) else cell for cell in row]
                                            for row in base.execute(f"select * from {table}"))
            script.append(f".import --csv {folder / table} {table}")
    return script
