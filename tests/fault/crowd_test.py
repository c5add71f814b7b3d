#!/usr/bin/python3
"""Many write and read at once: every row is there, nobody is sent away, and 64 first runs make one store.

Each of 64 writers writes $MENTOR_ROUNDS rows; a few in every build.
"""
import concurrent.futures
import fcntl
import unittest

import home

WRITERS = 64
READERS = 16
ROWS = home.rounds(2)


class Crowds(unittest.TestCase):
    def setUp(self):
        self.world = home.Home()
        self.addCleanup(self.world.__exit__)

    def crowd(self, *parts):
        """Runs them all at once; the runs that did not succeed."""
        with concurrent.futures.ThreadPoolExecutor(len(parts)) as pool:
            ran = [run for part in pool.map(lambda part: part(), parts) for run in part]
        return [run for run in ran if run.code != 0]

    def writer(self, number):
        return lambda: [self.world.run("log", "ada", f"row {row} of {number}") for row in range(ROWS)]

    def reader(self, *words):
        return lambda: [self.world.run(*words) for _ in range(ROWS)]

    def test_every_row_of_64_writers_beside_16_readers_is_there(self):
        self.world.done("pair", "add", "--mentor", "Ada")
        views = [("today",), ("report", "week"), ("show", "ada"), ("checkin", "list", "--json")]
        readers = [self.reader(*views[i % len(views)]) for i in range(READERS)]
        self.assertEqual([], self.crowd(*[self.writer(i) for i in range(WRITERS)], *readers))
        rows = [line["text"] for checkin in self.world.done("checkin", "list") for line in checkin["lines"]]
        self.assertEqual(sorted(f"row {row} of {i}" for row in range(ROWS) for i in range(WRITERS)), sorted(rows))
        self.world.done("store", "check")

    def test_64_first_runs_at_once_make_one_store(self):
        self.assertEqual([], self.crowd(*[lambda: [self.world.run("pair", "add", "--mentor", "Ada")]] * WRITERS))
        handles = {pair["handle"] for pair in self.world.done("pair", "list")}
        self.assertEqual({"ada"} | {f"ada{i}" for i in range(2, WRITERS + 1)}, handles)
        self.assertEqual(["mentor.db"], self.world.beside_the_store())

    def test_the_same_key_from_64_at_once_is_one_row(self):
        self.world.done("pair", "add", "--mentor", "Ada")
        self.assertEqual([], self.crowd(*[lambda: [self.world.run("log", "ada", "once", "--key", "k")]] * WRITERS))
        self.assertEqual(1, len(self.world.done("checkin", "list")))

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
