"""Makes a store of any size: one weekly check-in a pair, back in time, and of other things as many closed ones as are asked for."""
import os
import sqlite3
import subprocess

PAIRS = 1000
DAY = 86400
WEEK = 7 * DAY
# Tuesday, 1 December 2026, 15:00 UTC: every meeting lies whole weeks before it.
LAST_MEETING = 1796137200
NOTE = "Reviewed what was promised last time, agreed on the next two steps, and set the date for both."


def uid(number):
    """Sixteen bytes that tell apart and sort by number."""
    return number.to_bytes(6, "big") + b"\x70\x00\x80\x00" + number.to_bytes(6, "big")


def add_pairs(base, first_day, pairs):
    for pair in range(2, pairs + 1):
        base.executemany("insert into person(id, uid, name, is_me) values(?, ?, ?, 0)",
                         ((2 * pair - 1, uid(10**6 + pair), f"Mentor {pair}"), (2 * pair, uid(2 * 10**6 + pair), f"Mentee {pair}")))
        base.execute("insert into pair(id, uid, handle, mentor, mentee, role, starts_on, recorded_at)"
                     " select ?, ?, ?, ?, ?, role, ?, recorded_at from pair where id = 1",
                     (pair, uid(pair), f"pair{pair}x", 2 * pair - 1, 2 * pair, first_day))
    base.execute("insert into agreement(uid, pair, from_on, every, minutes, tz, channel)"
                 " select p.uid, p.id, p.starts_on, a.every, a.minutes, a.tz, a.channel from pair p, agreement a"
                 " where a.pair = 1 and p.id > 1")
    base.execute("insert into goal(uid, pair, text, learner, metric, baseline, target, starts_on, due_on, why, how, weight, status)"
                 " select p.uid, p.id, 'Give a talk at the meetup', 1, 'dry runs', 0, 3, '2026-11-01', '2027-03-31', 'to be heard',"
                 " 'a dry run a month', 1, 0 from pair p")
    base.execute("insert into action(uid, pair, owner, text, created_on, due_on)"
                 " select p.uid, p.id, 1, 'book the room', '2026-11-24', '2026-12-08' from pair p")


def add_checkins(base, count, pairs):
    def checkins():
        for number in range(count):
            week, pair = divmod(number, pairs)
            met_at = LAST_MEETING - WEEK * (week + 1)
            yield number + 1, uid(number + 1), pair + 1, met_at, met_at + 3600, 45, pair % 3, 1 + number % 5, 1

    numbers = range(1, count + 1)
    base.executemany("insert into checkin(id, uid, pair, met_at, logged_at, minutes, channel, rating, by, meeting_on)"
                     " values(?, ?, ?, ?, ?, ?, ?, ?, ?, date(?4, 'unixepoch'))", checkins())
    base.executemany("insert into line(id, checkin, kind, by, private, text, uid) values(?1, ?1, 0, 1, 0, ?2, ?3)",
                     ((number, NOTE, uid(number)) for number in numbers))
    first = base.execute("select coalesce(max(id), 0) from command").fetchone()[0]
    base.execute("insert into command(id, at, name) select ? + id, logged_at, 'checkin add' from checkin", (first,))
    base.execute("insert into history select ? + id, 8, id, null from checkin", (first,))
    base.execute("insert into history select ? + id, 9, id, null from line", (first,))


def add_closed(base, count, pairs):
    """So many goals, promises and topics that were closed long ago, each changed once. None is of the first pair. Each of the other pairs
    paused three times then: what silence counts is counted without its pauses, however old, so that all are read."""
    def of(offset):
        return ((uid(offset + number), number % (pairs - 1) + 2) for number in range(count))

    base.executemany("insert into goal(uid, pair, text, learner, starts_on, weight, status, closed_on)"
                     " values(?, ?, 'Read three papers', 1, '2003-01-01', 1, 1, '2003-06-01')", of(3 * 10**6))
    base.executemany("insert into action(uid, pair, owner, text, created_on, done_on)"
                     " values(?, ?, 1, 'send the outline', '2003-01-01', '2003-01-05')", of(5 * 10**6))
    base.executemany("insert into topic(uid, pair, text, by, private, created_at, status, closed_at)"
                     " values(?, ?, 'the outline', 1, 0, 1041379200, 1, 1041811200)", of(7 * 10**6))
    base.executemany("insert into pause(uid, pair, from_on, until_on) values(?, ?, date('2003-01-01', '+' || ? || ' days'),"
                     " date('2003-01-01', '+' || ? || ' days'))",
                     ((uid(9 * 10**6 + number), number % (pairs - 1) + 2, 3 * number, 3 * number + 1) for number in range(3 * (pairs - 1))))
    first = base.execute("select max(id) from command").fetchone()[0]
    base.executemany("insert into command(id, at, name) values(?, 1041811200, 'edit')", ((first + number + 1,) for number in range(count)))
    base.execute("insert into history select ? + row_number() over (order by id), 2, id, json_object('text', 'Read two papers') from goal"
                 " where status = 1", (first,))


def fill(mentor, path, count, closed=0, pairs=PAIRS):
    """A store at `path` with so many pairs, `count` check-ins, the last ones in the week of Tuesday, 24 November 2026, and `closed` of each
    thing that was closed long ago."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    first_day = "2000-01-04"
    subprocess.run([mentor, "--store", path, "--now", "2000-01-04T12:00:00Z", "pair", "add", "--mentor", "Ada Lovelace", "--mentee",
                    "Grace Hopper", "--handle", "ada", "--every", "weekly tue 15:00", "--tz", "UTC"], check=True, stdout=subprocess.DEVNULL)
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("pragma synchronous = off")
    base.execute("pragma cache_size = -65536")
    base.execute("begin")
    add_pairs(base, first_day, pairs)
    base.execute("update agreement set signed_by_mentor_on = from_on, signed_by_mentee_on = from_on")
    add_checkins(base, count, pairs)
    if closed:
        add_closed(base, closed, pairs)
    base.execute("commit")
    base.close()
