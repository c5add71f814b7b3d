#!/usr/bin/python3
"""Publishes random stores to a real PostgreSQL, and holds what is there against what the program itself says.

    publish_test.py MENTOR

MENTOR_ROUNDS says how many random stores (20). Prints how many figures were compared, and what each role could do. Exits with 77 where
PostgreSQL is not installed.
"""
import collections
import datetime
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import cluster
from random_stores import CANARY, KEY, TAGS, TODAY, ZONES, Home, RandomStore

BINARY = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
ROUNDS = int(os.environ.get("MENTOR_ROUNDS", "20"))
FACTS = ["publication", "person", "pair", "pause", "reason", "contact", "meeting", "month", "goal", "promise"]
HOSTILE = "O'Neil's \\ \"spring\"\n$$; drop schema mentor cascade; --\t\\."


def literal(text):
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def number(text):
    return None if text == "" else float(text) if "." in text or "e" in text else int(text)


class Everything:
    """One cluster and the random stores, for all tests."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="mentor-publish-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
        self.server = cluster.Cluster()
        self.server.ask("create role owner login createrole; create database programme owner owner; create database foreign_one owner owner",
                        "admin")
        self.homes = {zone: Home(BINARY, self.folder, zone) for zone in ZONES}
        code, schema, _ = self.homes["UTC"].run("store", "publish", "--schema")
        assert code == 0
        self.schema = schema
        self.must(schema)
        self.must("create role ada login in role mentor_publisher; create role ben login in role mentor_publisher;"
                  "create role lead login in role mentor_lead; create role reader login in role mentor_reader; create role stranger login")
        self.knows_until = self.homes["UTC"].run("report", "programme", "--help")[1].find("--until") >= 0
        self.stores = []
        for seed in range(ROUNDS):
            zone = random.Random(seed).choice(ZONES)
            store = RandomStore(self.homes[zone], os.path.join(self.folder, f"s{seed:03}.db"), seed)
            self.stores.append((store.path, zone))

    def close(self):
        self.server.stop()
        shutil.rmtree(self.folder)

    def must(self, script, user="owner", database="programme"):
        code, out, error = self.server.psql(script, user, database)
        assert code == 0, error
        return out

    def ask(self, sql, user="owner", database="programme"):
        return self.server.ask(sql, user, database)

    def script(self, *stores, programme="p", zone="UTC", now=TODAY, more=()):
        code, out, error = self.homes[zone].run("store", "publish", *stores, "--programme", programme, *more, now=now)
        assert code == 0, error
        return out

    def publish(self, *stores, programme="p", user="ada", **more):
        return self.must(self.script(*stores, programme=programme, **more), user)

    def rows(self):
        """Every fact with where it lies and who wrote it, so that one that was written again is seen."""
        return {fact: self.ask(f"select ctid, xmin, t.* from mentor.{fact} t order by 1", "admin") for fact in FACTS}


def setUpModule():
    global at
    at = Everything()


def tearDownModule():
    at.close()


class Figures(unittest.TestCase):
    compared, telling = collections.Counter(), collections.Counter()

    def same(self, what, ours, theirs):
        self.assertEqual(ours, theirs, what)
        if isinstance(ours, float):
            self.assertEqual(repr(ours), repr(float(theirs)), what)
        self.compared[what.split(":")[0]] += 1
        self.telling[what.split(":")[0]] += 1 if ours else 0

    def compare_programme(self, where, stores, name, zone, since, until=None):
        """The report says since when it knows of which figure: what it does not say is not compared."""
        report = at.homes[zone].json("report", "programme", *stores, "--since", since, *(["--until", until] if until else []))
        rates = ["engagement", "attendance", "mean_rating", "promises_kept_share"]
        health = [] if until else ["on_track", "needs_check_in", "at_risk", "too_early", "paused", "ended"]
        columns = ["pairs", *health, *rates, "goals_reached", "promises_kept"]
        ours = {"pairs": report["pairs"], **{key.replace("-", "_"): count for key, count in report["by_status"].items()},
                **{key: report[key] for key in columns if key in report}}
        rows = at.ask(f"select is_whole, tag, {', '.join(columns)} from mentor.figures({literal(name)}, '{since}', '{report['until']}')")
        whole = [dict(zip(columns, map(number, row[2:]))) for row in rows if row[0] == "t"]
        theirs = whole[0] if whole else {key: None if key in rates else 0 for key in columns}
        for key in columns:
            if key in ours:
                self.same(f"programme.{key}: {where} {since} to {until}", ours[key], theirs[key])
        tags = {row[1]: dict(zip(columns, map(number, row[2:]))) for row in rows if row[0] == "f"}
        for group in report["by_tag"]:
            if group["tag"] not in TAGS:
                self.assertNotIn(group["tag"], tags)
                continue
            for key in ("pairs", *rates, "goals_reached", "promises_kept"):
                if key in group and (group[key] is not None or not group.get("withheld", False)):
                    self.same(f"by_tag.{key}: {where} {group['tag']} {since} to {until}", group[key], tags[group["tag"]][key])

    def compare_period(self, kind, path, name, zone, day):
        report = at.homes[zone].json("--store", path, "report", kind, "--of", day)
        totals = report["totals"]
        row = at.ask(f"select {', '.join(totals)} from mentor.sums({literal(name)}, '{report['from']}', '{report['until']}')")[0]
        for (key, ours), theirs in zip(totals.items(), row):
            self.same(f"{kind}.{key}: {path} {day}", ours, number(theirs))

    def test_every_figure_of_each_store_is_ours_to_the_last_digit(self):
        for path, zone in at.stores:
            name = "of " + os.path.basename(path)
            at.publish(path, programme=name, zone=zone)
            chance = random.Random(path)
            back = lambda most: (TODAY - datetime.timedelta(days=chance.randint(0, most))).strftime("%Y-%m-%d")
            for since in (back(20), back(200), back(700)):
                self.compare_programme(path, [path], name, zone, since)
            if at.knows_until:
                self.compare_programme(path, [path], name, zone, back(300), back(0) if chance.random() < 0.2 else "2026-11-24")
            for _ in range(3):
                self.compare_period("week", path, name, zone, back(400))
                self.compare_period("month", path, name, zone, back(500))
            self.compare_period("week", path, name, zone, TODAY.strftime("%Y-%m-%d"))

    def test_many_stores_together_give_the_figures_of_one_report_over_them(self):
        paths = [path for path, _ in at.stores]
        for zone in ("Asia/Kolkata", "America/New_York"):
            at.publish(*paths, programme="together " + zone, zone=zone)
            for since in ("2026-11-01", "2025-06-01"):
                self.compare_programme("all", paths, "together " + zone, zone, since)

    def test_what_others_get_is_the_same_where_it_is_not_withheld(self):
        paths = [path for path, _ in at.stores]
        at.publish(*paths, programme="told")
        shown = "tag, pairs, on_track, needs_check_in, at_risk, too_early, paused, ended, engagement, attendance, goals_reached, promises_kept, promises_kept_share"
        first, last = at.ask("select first_day, last_day from mentor.programme where programme = 'told'", "reader")[0]
        ours = {row[0]: row for row in at.ask(f"select {shown} from mentor.figures('told', '{first}', '{last}') where is_whole")}
        self.assertEqual([ours[""]], at.ask(f"select '', {shown[5:]} from mentor.programme where programme = 'told'", "reader"))
        for view, unit in (("weeks", "week"), ("months", "month")):
            sums = "first_day, pairs, checkins, minutes, meetings_held, meetings_missed, actions_kept, actions_open, actions_overdue"
            rows = at.ask(f"select {sums} from mentor.{view} where programme = 'told' and not is_withheld", "reader")
            self.assertTrue(rows)
            for row in rows:
                self.assertEqual(at.ask(f"select '{row[0]}', s.* from mentor.sums('told', '{row[0]}', (date '{row[0]}' + interval '1 {unit}')::date - 1) s"), [row])


class Scripts(unittest.TestCase):
    def some(self, count=3):
        return [path for path, _ in at.stores[:count]]

    def test_a_second_run_writes_no_fact_again_and_a_changed_store_only_what_differs(self):
        path = os.path.join(at.folder, "again.db")
        home = at.homes["UTC"]
        RandomStore(home, path, 4711, pairs=3)
        at.publish(path, programme=HOSTILE)
        before = at.rows()
        at.publish(path, programme=HOSTILE)
        after = at.rows()
        for fact in FACTS[1:]:
            self.assertEqual(before[fact], after[fact], fact)
        counts = f"select inserted, updated, removed from mentor.freshness where programme = {literal(HOSTILE)}"
        self.assertEqual(at.ask(counts, "reader"), [["0", "0", "0"]])
        self.assertEqual(home.run("action", "add", "p1", "one more", "--store", path)[0], 0)
        at.publish(path, programme=HOSTILE)
        self.assertEqual(at.ask(counts, "reader"), [["1", "0", "0"]])
        self.assertEqual(home.run("undo", "--store", path, "--yes")[0], 0)
        at.publish(path, programme=HOSTILE)
        self.assertEqual(at.ask(counts, "reader"), [["0", "0", "1"]])

    def test_a_name_with_quotes_line_breaks_and_statements_is_a_name(self):
        at.publish(*self.some(1), programme=HOSTILE + "x")
        self.assertEqual(at.ask(f"select count(*) from mentor.freshness where programme = {literal(HOSTILE + 'x')}"), [["1"]])

    def test_stores_that_are_not_given_or_not_readable_keep_their_rows_and_the_rest_is_published(self):
        good, bad = self.some(2)
        broken = os.path.join(at.folder, "broken.db")
        shutil.copy(bad, broken)
        at.publish(good, broken, programme="keeps")
        count = "select count(*) from mentor.pair where programme = 'keeps'"
        before = at.ask(count)
        with open(broken, "r+b") as file:
            file.write(b"not a store")
        code, script, error = at.homes["UTC"].run("store", "publish", good, broken, "--programme", "keeps")
        self.assertEqual(code, 1, error)
        self.assertIn("broken.db", error)
        at.must(script, "ada")
        self.assertEqual(at.ask(count), before)
        at.publish(good, programme="keeps", now=TODAY + datetime.timedelta(hours=1))
        self.assertEqual(at.ask(count), before)
        self.assertEqual(at.ask("select is_left_out from mentor.freshness where programme = 'keeps' order by 1", "reader"), [["f"], ["t"]])
        code, script, error = at.homes["UTC"].run("store", "publish", broken, "--programme", "keeps")
        self.assertEqual((code, script), (6, ""))

    def test_forget_takes_one_store_out_and_only_ones_own(self):
        one, two = self.some(2)
        at.publish(one, two, programme="forgets")
        uid = at.ask("select store from mentor.pair where programme = 'forgets' order by 1 limit 1")[0][0]
        script = at.script(programme="forgets", more=["--forget", uid])
        code, _, error = at.server.psql(script, "ben", "programme")
        self.assertEqual(code, 3)
        self.assertIn("is yours to take out", error)
        at.must(script, "ada")
        self.assertEqual([r for r in at.ask("select distinct store from mentor.pair where programme = 'forgets'") if r == [uid]], [])
        self.assertEqual(at.ask("select count(*) from mentor.freshness where programme = 'forgets'"), [["1"]])

    def test_the_same_store_twice_counts_once_and_of_two_copies_the_later_is_taken(self):
        path = self.some(1)[0]
        twin, other = os.path.join(at.folder, "twin.db"), os.path.join(at.folder, "other.db")
        shutil.copy(path, twin)
        code, _, error = at.homes["UTC"].run("store", "publish", path, twin, "--programme", "twins")
        self.assertEqual(code, 0)
        self.assertIn("is the same store as", error)
        shutil.copy(path, other)
        self.assertEqual(at.homes["UTC"].run("action", "add", "p1", "only in the copy", "--store", other)[0], 0)
        code, script, error = at.homes["UTC"].run("store", "publish", path, other, "--programme", "twins")
        self.assertEqual(code, 1)
        self.assertIn("was left out: it is another copy", error)
        at.must(script, "ada")
        code, script, _ = at.homes["UTC"].run("store", "publish", path, "--programme", "twins")
        self.assertIn("an older copy was published than before", at.server.psql(script, "ada", "programme")[2])

    def test_cut_pipes_and_killed_clients_leave_the_state_before(self):
        script = at.script(*self.some(), programme="cut").encode()
        at.publish(*self.some(1), programme="cut")
        before = at.rows()
        chance = random.Random(7)
        cuts = sorted({0, len(script) - 1 - len("commit;"), *(chance.randrange(len(script) - len("commit;\n")) for _ in range(25))})
        for cut in cuts:
            at.server.psql(script[:cut], "ada", "programme")
            self.assertEqual(at.rows(), before, f"cut at {cut}")
        self.assertTrue(script.endswith(b"\ncommit;\n"))
        for _ in range(10):
            psql = subprocess.Popen(at.server.command("ada", "programme"), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL, bufsize=0)
            psql.stdin.write(script[:chance.randrange(len(script) - 9)])
            time.sleep(chance.random() / 10)
            psql.kill()
            psql.stdin.close()
            psql.wait()
            self.assertEqual(at.rows(), before)

    def test_publishers_at_the_same_time_wait_for_each_other(self):
        paths = self.some(6)
        scripts = [at.script(*random.Random(n).sample(paths, len(paths)), programme="crowd") for n in range(6)]
        running = []
        for script in scripts:
            with open(os.path.join(at.folder, f"crowd{len(running)}.sql"), "w", encoding="utf-8") as file:
                file.write(script)
            running.append(subprocess.Popen([*at.server.command("ada", "programme"), "-f", file.name], stderr=subprocess.PIPE))
        self.assertEqual([(psql.communicate()[1], psql.returncode) for psql in running], [(b"", 0)] * 6)
        together = at.ask("select count(*) from mentor.contact where programme = 'crowd'")
        at.publish(*paths, programme="alone")
        self.assertEqual(at.ask("select count(*) from mentor.contact where programme = 'alone'"), together)

    def test_an_older_a_newer_a_foreign_and_no_schema_are_refused_with_the_line_to_type(self):
        script = at.script(*self.some(1))
        try:
            for version, said in ((0, "older"), (9, "newer")):
                at.must(f"update mentor.about set version = {version}")
                code, _, error = at.server.psql(script, "ada", "programme")
                self.assertEqual(code, 3)
                self.assertIn(f"of a{'n' if said == 'older' else ''} {said} version", error)
            self.assertIn("newer version", at.server.psql(at.schema, "owner", "programme")[2])
            at.must("update mentor.about set version = 0")
            at.must(at.schema)
            self.assertEqual(at.ask("select version from mentor.about"), [["1"]])
        finally:
            at.must("update mentor.about set version = 1")
        code, _, error = at.server.psql(script, "owner", "foreign_one")
        self.assertEqual(code, 3)
        self.assertIn("mentor store publish --schema | psql", error)
        at.must("create schema mentor; create table mentor.pair(id int)", database="foreign_one")
        for text in (script, at.schema):
            code, _, error = at.server.psql(text, "owner", "foreign_one")
            self.assertEqual(code, 3)
            self.assertIn("not of this program", error)

    def test_no_word_of_anybody_is_in_a_dump_and_names_only_where_they_were_asked_for(self):
        path = os.path.join(at.folder, "dumped.db")
        RandomStore(at.homes["UTC"], path, 99, pairs=5)
        dump = lambda: subprocess.run([os.path.join(cluster.programs(), "pg_dump"), "-h", at.server.folder, "-U", "admin", "dumped"],
                                      stdout=subprocess.PIPE, check=True).stdout.decode()
        at.ask("create database dumped owner owner", "admin", "postgres")
        at.must(at.schema, database="dumped")
        at.must(at.script(path), "ada", "dumped")
        self.assertGreater(int(at.ask("select count(*) from mentor.contact", database="dumped")[0][0]), 5)
        text = dump()
        for secret in (CANARY, "kana", KEY, "example.org", os.path.basename(path)):
            self.assertNotIn(secret, text.lower())
        at.must(at.script(path, more=["--names"]), "ada", "dumped")
        text = dump()
        lines = [line for line in text.splitlines() if "kana" in line.lower()]
        self.assertTrue(lines)
        rows = at.ask("select name, coalesce(email, '') from mentor.person", database="dumped")
        self.assertTrue(all(name.startswith((CANARY + "m ", CANARY + "e ")) or name == "Me" for name, _ in rows))
        self.assertEqual(len(lines), len([row for row in rows if CANARY in row[0]]))
        at.must(at.script(path), "ada", "dumped")
        self.assertNotIn(CANARY, dump())

    def test_every_table_column_view_and_function_says_what_it_means(self):
        self.assertEqual(at.ask("select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0"
                                " where c.relnamespace = 'mentor'::regnamespace and c.relkind in ('r', 'v')"
                                " and col_description(c.oid, a.attnum) is null"), [])
        self.assertEqual(at.ask("select relname from pg_class c where c.relnamespace = 'mentor'::regnamespace and relkind in ('r', 'v')"
                                " and obj_description(oid, 'pg_class') is null"), [])
        self.assertEqual(at.ask("select proname from pg_proc where pronamespace = 'mentor'::regnamespace"
                                " and obj_description(oid, 'pg_proc') is null"), [])


class Withheld(unittest.TestCase):
    """Groups of 9, 6 and 3 of 14 pairs, each within the one before: 9 less 6 would tell of three."""

    @classmethod
    def setUpClass(cls):
        home = at.homes["UTC"]
        path = os.path.join(at.folder, "groups.db")
        for number in range(14):
            tags = [TAGS[0]] if number < 9 else []
            tags += [TAGS[1]] if number < 6 else []
            tags += [TAGS[2]] if number < 3 else []
            words = [word for tag in tags for word in ("--tag", tag)]
            home.run("pair", "add", "--mentor", f"M{number}", "--mentee", f"E{number}", "--start", "2026-10-01", "--store", path, *words)
            if number < 6:
                home.run("checkin", "add", f"p{number + 1}", "x", "--rating", "4", "--on", "2026-11-20", "--store", path)
        at.publish(path, programme="groups")
        small = os.path.join(at.folder, "small.db")
        for number in range(4):
            home.run("pair", "add", "--mentor", f"M{number}", "--mentee", f"E{number}", "--start", "2026-10-01", "--store", small)
        at.publish(small, programme="small")

    def test_small_groups_and_those_that_would_give_one_away_are_withheld(self):
        rows = dict(at.ask("select tag, pairs from mentor.programme_by_tag where programme = 'groups'", "reader"))
        self.assertEqual(rows, {TAGS[0]: "9", TAGS[1]: "", TAGS[2]: ""})

    def test_no_difference_of_what_is_told_is_that_of_a_small_group(self):
        chance = random.Random(3)
        for number in range(40):
            cells = {frozenset(chance.sample("abcde", chance.randint(0, 3))): chance.choice([1, 2, 3, 4, 5, 8, 20]) for _ in range(chance.randint(1, 7))}
            told = at.ask("select array_to_json(mentor.tags_told('" + json.dumps([{"tags": sorted(tags), "size": size} for tags, size in cells.items()])
                          + "'))")[0][0]
            sums = [sum(cells.values()), *(sum(size for tags, size in cells.items() if tag in tags) for tag in json.loads(told))]
            self.assertTrue(all(size >= 5 for size in sums[1:]), (cells, told))
            if sums[0] >= 5:
                for one, tag in zip(sums[1:], json.loads(told)):
                    self.assertTrue(sums[0] - one == 0 or sums[0] - one >= 5, (cells, tag))
                    for other in json.loads(told):
                        less = sum(size for tags, size in cells.items() if tag in tags and other not in tags)
                        both = sum(size for tags, size in cells.items() if tag in tags and other in tags)
                        nested = all(tag in tags for tags in cells if other in tags)
                        self.assertTrue(not nested or less == 0 or less >= 5, (cells, tag, other, both))

    def test_a_programme_of_fewer_than_five_pairs_says_nothing(self):
        for view in ("programme", "weeks", "months"):
            rows = at.ask(f"select pairs, is_withheld from mentor.{view} where programme = 'small'", "reader")
            self.assertEqual(set(map(tuple, rows)), {("", "t")})

    def test_a_mean_rating_needs_five_pairs_that_gave_one(self):
        span = "'2026-10-01', '2026-11-24'"
        self.assertEqual(at.ask(f"select mean_rating from mentor.told('groups', {span}) where is_whole", "lead"), [["4"]])
        self.assertEqual(at.ask("select mean_rating from mentor.programme where programme = 'groups'", "reader"), [["4"]])
        at.must("create role checker login superuser", "admin")
        at.must("update mentor.contact set rating = null where programme = 'groups' and uid in (select uid from mentor.contact where"
                " programme = 'groups' limit 2)", "admin")
        self.assertEqual(at.ask(f"select mean_rating, pairs from mentor.told('groups', {span}) where is_whole", "lead"), [["", "14"]])


class Roles(unittest.TestCase):
    def test_what_each_role_can_do(self):
        ada, ben = at.stores[0][0], at.stores[1][0]
        at.publish(ada, programme="roles")
        at.publish(ben, programme="roles", user="ben")
        ours, theirs = (at.ask(f"select store from mentor.store where programme = 'roles' and claimed_by = '{who}'")[0][0] for who in ("ada", "ben"))
        mine, other = (f"programme = 'roles' and store = '{uid}'" for uid in (ours, theirs))
        views = ["programme", "programme_by_tag", "weeks", "months", "attention", "freshness"]
        told = "select count(*) from mentor.told('roles', '2026-01-01', '2026-11-24')"
        denied, nothing, some = "^permission denied", "^0 rows", "^[1-9][0-9]* rows"
        row = f"('roles', '{theirs}', '{theirs}', '{theirs}', '2026-01-01', '2026-01-01', 5, 5, true, true)"
        tries = [("stranger", f"select * from mentor.{view}", denied) for view in [*FACTS, *views, "pairs"]]
        tries += [("reader", f"select * from mentor.{fact}", denied) for fact in ["store", *FACTS, "pairs"]]
        tries += [("reader", f"select * from mentor.{view}", some) for view in views]
        tries += [("reader", told, denied), ("reader", "select * from mentor.figures('roles', '2026-01-01', '2026-11-24')", denied),
                  ("reader", "select * from mentor.pair_figures('roles', '2026-01-01', '2026-11-24')", denied),
                  ("reader", "delete from mentor.freshness", "^cannot delete from view"), ("reader", f"select mentor.forget('roles', '{ours}')", denied),
                  ("reader", "create table mentor.mine()", denied)]
        tries += [("lead", f"select * from mentor.{fact}", denied) for fact in FACTS]
        tries += [("lead", "select * from mentor.pairs", some), ("lead", told, some), ("lead", "select * from mentor.programme", some),
                  ("lead", "select * from mentor.sums('roles', '2026-01-01', '2026-11-24')", denied)]
        tries += [("ada", f"update mentor.pair set health = health where {mine}", some),
                  ("ada", f"select * from mentor.pair where {other}", nothing),
                  ("ada", f"update mentor.pair set health = 'x' where {other}", nothing),
                  ("ada", f"delete from mentor.contact where {other}", nothing),
                  ("ada", f"insert into mentor.contact values {row}", "violates row-level security"),
                  ("ada", f"update mentor.contact set store = '{theirs}' where {mine}", "violates row-level security"),
                  ("ada", f"insert into mentor.store(programme, store) values ('roles', '{theirs}')", "duplicate key"),
                  ("ada", "insert into mentor.store(programme, store, claimed_by) values ('roles', gen_random_uuid(), 'ben')", denied),
                  ("ada", f"update mentor.store set claimed_by = 'ada' where {other}", denied),
                  ("ada", f"delete from mentor.store where {other}", nothing), ("ada", "select * from mentor.programme", denied),
                  ("ada", "select * from mentor.freshness", denied), ("ada", "truncate mentor.pair", denied),
                  ("ada", "alter table mentor.pair disable row level security", "must be owner"),
                  ("ada", f"select * from mentor.forget('roles', '{theirs}') f where f", nothing)]
        tries += [("owner", f"select * from mentor.contact where {other}", some),
                  ("owner", f"insert into mentor.contact values {row}", "violates row-level security"),
                  ("owner", f"update mentor.contact set rating = 1 where {other}", nothing),
                  ("owner", f"update mentor.store set claimed_by = claimed_by where {other}", some),
                  ("owner", f"delete from mentor.contact where {other}", some)]
        table = []
        for who, sql, wanted in tries:
            code, out, error = at.server.psql(f"begin;\n\\unset QUIET\n{sql};\nrollback;", who, "programme", "-v", "ON_ERROR_STOP=1", "-P", "tuples_only=off")
            table.append((who, sql, self.happened(code, out, error)))
            with self.subTest(who=who, sql=sql):
                self.assertRegex(table[-1][2], wanted)
        print("\nrole     | tried | happened")
        for who, sql, result in table:
            print(f"{who:8} | {sql[:96]:96} | {result}")

    @staticmethod
    def happened(code, out, error):
        if code != 0:
            return error.splitlines()[0].split("ERROR:  ")[-1]
        done = re.search(r"^\(?(?:UPDATE |DELETE |INSERT 0 )?([0-9]+)(?: rows?\))?$", out, re.MULTILINE)
        return done[1] + " rows" if done else out.strip()


def tearDownFigures():
    print("\nfigure                     compared, all equal; of these neither 0 nor absent")
    for name, count in sorted(Figures.compared.items()):
        print(f"{name:26} {count:8} {Figures.telling[name]:8}")


Figures.tearDownClass = classmethod(lambda cls: tearDownFigures())

if __name__ == "__main__":
    cluster.require()
    unittest.main()
