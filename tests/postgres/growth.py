#!/usr/bin/python3
"""Shows how publishing grows, beside plain COPY of the same rows in the same run.

    growth.py MENTOR [PAIRS WEEKS]...

Each size is a store of so many pairs that met weekly for so many weeks: a contact and a meeting each. Plain COPY goes into tables with the
same keys and indices, and into tables without any. Times are in seconds.
"""
import datetime
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import cluster
from random_stores import KEY, TODAY, Home

WEEK = 7 * 86400
TABLES = ["pair", "pause", "reason", "contact", "meeting", "goal", "promise"]


def fill(home, path, pairs, weeks):
    last = int(datetime.datetime(2026, 11, 17, 15, tzinfo=datetime.timezone.utc).timestamp())
    start = datetime.datetime.fromtimestamp(last - (weeks - 1) * WEEK, datetime.timezone.utc)
    code, _, error = home.run("pair", "add", "--mentor", "Ada Lovelace <ada@example.org>", "--mentee", "Grace Hopper <grace@example.org>", "--store",
                              path, "--handle", "ada", "--every", "weekly tue 15:00", "--tz", "UTC", "--start", f"{start:%Y-%m-%d}", now=start)
    assert code == 0, error
    base = sqlite3.connect(path, isolation_level=None)
    uid = "unhex(printf('%012x7000800%d%012x', {0}, {1}, {0}))"
    if sqlite3.sqlite_version_info < (3, 41):
        base.create_function("unhex", 1, bytes.fromhex, deterministic=True)
    base.execute("pragma synchronous = off")
    base.execute("pragma cache_size = -262144")
    count = "with recursive n(i) as (select 2 union all select i + 1 from n where i < {0}) "
    base.execute("begin")
    base.execute(count.format(2 * pairs) + f"insert into person(id, uid, name, email, is_me) select i, {uid.format('i', 1)}, 'Person ' || i,"
                 " 'p' || i || '@example.org', 0 from n where i > 2")
    base.execute(count.format(pairs) + f"insert into pair(id, uid, handle, mentor, mentee, role, starts_on, recorded_at, tags) select i,"
                 f" {uid.format('i', 2)}, 'pair' || i || 'x', 2 * i - 1, 2 * i, 2, p.starts_on, p.recorded_at, iif(i % 2,"
                 " 'spring' || char(10), null) from n, pair p where p.id = 1")
    base.execute(f"insert into agreement(uid, pair, from_on, every, minutes, tz, channel) select {uid.format('p.id', 3)}, p.id, p.starts_on,"
                 " a.every, a.minutes, a.tz, a.channel from pair p, agreement a where a.pair = 1 and p.id > 1")
    base.execute(f"insert into goal(uid, pair, text, learner, starts_on, weight, status, closed_on) select {uid.format('p.id', 4)}, p.id, 'read',"
                 " 1, p.starts_on, 1, p.id % 2, iif(p.id % 2, '2026-10-01', null) from pair p")
    base.execute(f"insert into action(uid, pair, owner, text, created_on, due_on, done_on) select {uid.format('p.id', 5)}, p.id, 1, 'write',"
                 " '2026-11-01', '2026-12-01', iif(p.id % 2, '2026-11-10', null) from pair p")
    base.execute(f"with recursive w(k) as (select 0 union all select k + 1 from w where k < {weeks - 1})"
                 f" insert into checkin(id, uid, pair, met_at, logged_at, minutes, channel, rating, by, meeting_on) select k * {pairs} + p.id,"
                 f" {uid.format(f'(k * {pairs} + p.id)', 6)}, p.id, {last} - {WEEK} * k, {last} - {WEEK} * k + 3600, 45, (p.id + k) % 3, 1 + (p.id + k) % 5,"
                 f" 1, date({last} - {WEEK} * k, 'unixepoch') from w, pair p")
    base.execute("commit")
    base.close()


def timed(action):
    begun = time.monotonic()
    result = action()
    return time.monotonic() - begun, result


def run_script(server, user, database, path):
    done = subprocess.run([*server.command(user, database), "-v", "ON_ERROR_STOP=1", "-f", path], stderr=subprocess.PIPE, text=True)
    assert done.returncode == 0, done.stderr


def plain_script(script, path, programme):
    """The same lines of COPY, into tables that fill in the programme by themselves."""
    with open(script, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        out.write("begin;\n")
        is_data = False
        for line in lines:
            if line.startswith("copy pg_temp.new_") and not line.startswith("copy pg_temp.new_store"):
                is_data = True
                line = line.replace("pg_temp.new_", "plain.")
            if is_data:
                out.write(line)
            is_data = is_data and line != "\\.\n"
        out.write("commit;\n")


def measure(binary, pairs, weeks):
    folder = tempfile.mkdtemp(prefix="mentor-growth-")
    server = cluster.Cluster(["shared_buffers=1GB", "work_mem=256MB", "temp_buffers=256MB", "max_wal_size=16GB", "maintenance_work_mem=512MB"])
    try:
        home = Home(binary, folder)
        store, script, plain = (os.path.join(folder, name) for name in ("big.db", "big.sql", "plain.sql"))
        fill(home, store, pairs, weeks)
        server.ask("create role owner login createrole; create database big owner owner", "admin")
        code, schema, _ = home.run("store", "publish", "--schema")
        assert server.psql(schema, "owner", "big")[0] == 0
        server.ask("create role ada login in role mentor_publisher; create role reader login in role mentor_reader", "owner", "big")

        def write_script():
            with open(script, "wb") as file:
                process = home.start("store", "publish", store, "--programme", "big", stdout=file)
                _, status, usage = os.wait4(process.pid, 0)
                assert status == 0
                return usage.ru_maxrss / 1024

        writing, memory = timed(write_script)
        plain_script(script, plain, "big")
        make = "drop schema if exists plain cascade; create schema plain;" + "".join(
            f"create table plain.{table} (like mentor.{table} including defaults {{0}}); alter table plain.{table} alter programme set default 'big';"
            for table in TABLES)
        times = {}
        for name, more in (("bare", ""), ("keyed", "including indexes")):
            server.psql(make.format(more), "admin", "big")
            times[name], _ = timed(lambda: run_script(server, "admin", "big", plain))
        server.psql("drop schema plain cascade; checkpoint", "admin", "big")
        times["first"], _ = timed(lambda: run_script(server, "ada", "big", script))
        server.psql("checkpoint; vacuum analyze", "admin", "big")
        facts = sum(int(server.ask(f"select count(*) from mentor.{table}", "owner", "big")[0][0]) for table in TABLES)
        server.ask("select * from mentor.programme", "reader", "big")
        for view in ("programme", "programme_by_tag", "weeks", "months", "attention"):
            times[view], rows = timed(lambda: server.ask(f"select * from mentor.{view}", "reader", "big"))
            assert rows, view
        times["second"], _ = timed(lambda: run_script(server, "ada", "big", script))
        changed = server.ask("select inserted + updated + removed from mentor.freshness", "reader", "big")[0][0]
        print(f"{pairs:7} {facts:9} {writing:8.1f} {memory:6.0f} {times['bare']:7.1f} {times['keyed']:7.1f} {times['first']:7.1f} "
              f"{times['first'] / times['keyed']:6.2f} {times['second']:7.1f} {changed:>7} {times['programme']:9.2f} {times['programme_by_tag']:7.2f} "
              f"{times['weeks']:6.2f} {times['months']:7.2f} {times['attention']:6.2f}", flush=True)
    finally:
        server.stop()
        shutil.rmtree(folder)


def main():
    cluster.require()
    binary = os.path.abspath(sys.argv[1])
    sizes = list(map(int, sys.argv[2:])) or [1000, 50, 10000, 50, 100000, 50]
    print("  pairs     facts  written    MiB    bare   keyed   first  ratio  second changed programme  by tag  weeks  months reasons")
    for pairs, weeks in zip(sizes[::2], sizes[1::2]):
        measure(binary, pairs, weeks)


if __name__ == "__main__":
    main()
