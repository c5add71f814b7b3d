#!/usr/bin/python3
"""Many write and read at once: every row is there, nobody is sent away, and 64 first runs make one store.

Each of 64 writers writes $MENTOR_ROUNDS rows; each of 16 some in every build.
"""
import collections
import concurrent.futures
import fcntl
import unittest

import home

CROWD = 64
READERS = 16
ROWS = home.rounds(20, 500)
WRITERS = CROWD if ROWS > 20 else 16


class Crowds(unittest.TestCase):
    def setUp(self):
        self.world = home.Home()
        self.addCleanup(self.world.__exit__)

    def crowd(self, *parts):
        """Runs them all at once, and counts."""
        with concurrent.futures.ThreadPoolExecutor(len(parts)) as pool:
            for run in (run for part in pool.map(lambda part: part(), parts) for run in part):
                self.tally.tried(home.Wrong("message", run) if run.code != 0 else None)

    def expect(self, wanted, found):
        """Ends the count: what must be there, and what is."""
        wanted, found = collections.Counter(wanted), collections.Counter(found)
        if wanted != found:
            self.tally.note("lost", f"missing {wanted - found}, too many {found - wanted}")
        if (checked := self.world.run("store", "check")).code != 0 or self.world.beside_the_store() != ["mentor.db"]:
            self.tally.note("corrupt", checked)
        self.tally.end(self)

    def writer(self, number):
        return lambda: [self.world.run("log", "ada", f"row {row} of {number}") for row in range(ROWS)]

    def reader(self, *words):
        return lambda: [self.world.run(*words) for _ in range(ROWS)]

    def test_every_row_of_many_writers_beside_16_readers_is_there(self):
        self.tally = home.Tally("crowd of writers and readers")
        self.world.done("pair", "add", "--mentor", "Ada")
        views = [("today",), ("report", "week"), ("show", "ada"), ("checkin", "list", "--json")]
        readers = [self.reader(*views[i % len(views)]) for i in range(READERS)]
        self.crowd(*[self.writer(i) for i in range(WRITERS)], *readers)
        self.expect([f"row {row} of {i}" for row in range(ROWS) for i in range(WRITERS)],
                    [line["text"] for checkin in self.world.done("checkin", "list") for line in checkin["lines"]])

    def test_64_first_runs_at_once_make_one_store(self):
        self.tally = home.Tally("crowd of first runs")
        self.crowd(*[lambda: [self.world.run("pair", "add", "--mentor", "Ada")]] * CROWD)
        self.expect(["ada"] + [f"ada{i}" for i in range(2, CROWD + 1)], [pair["handle"] for pair in self.world.done("pair", "list")])

    def test_the_same_key_from_64_at_once_is_one_row(self):
        self.tally = home.Tally("crowd with the same key")
        self.world.done("pair", "add", "--mentor", "Ada")
        self.crowd(*[lambda: [self.world.run("log", "ada", "once", "--key", "k")]] * CROWD)
        self.expect(["c1"], [checkin["id"] for checkin in self.world.done("checkin", "list")])

    def test_a_lock_that_is_never_given_up_is_told_after_ten_seconds(self):
        self.world.done("pair", "add", "--mentor", "Ada")
        with open(self.world.store + ".lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            ran = self.world.run("log", "ada", "in vain")
            self.assertEqual(0, self.world.run("today").code)
        self.assertEqual(5, ran.code, ran)
        self.assertIn("stayed busy for 10 seconds; nothing was changed", ran.err)
        self.assertNotIn("locked", ran.err)
        self.assertEqual([], self.world.done("checkin", "list"))


if __name__ == "__main__":
    home.main()
