#!/usr/bin/python3
"""`person erase`, killed at each system call: the rows are as before or as after, the file is sound, and the same line ends what is left.

A few calls in every build; with more $MENTOR_ROUNDS each of them, and each failing, too.
"""
import os
import shutil
import unittest

import home
from changes import calls_of, few
from home import Wrong
from syscall_test import ALL, KILL, STARTING

CANARY = b"a-canary-of-theirs"
LINE = ["person", "erase", "zoe", "--yes"]
KEPT = LINE + ["--keep-pairs"]


class Erasing(unittest.TestCase):
    def setUp(self):
        self.world = home.Home().make_demo()
        self.addCleanup(self.world.__exit__)
        self.state = os.path.join(self.world.folder, ".local", "state", "mentor")
        with_store = ["--store", self.world.made]
        canary = CANARY.decode()
        for words in (["pair", "add", "--mentor", "Zoe Quinn <zoe@example.org>"], ["log", "zoe", canary, "--by", "them"],
                      ["person", "edit", "zoe", "--name", "Zoe " + canary], ["pair", "pause", "zoe", "--because", canary]):
            ran = self.world.run(*words, *with_store)
            self.assertEqual(0, ran.code, ran)
        self.restore()

    def restore(self):
        self.world.restore()
        shutil.rmtree(self.state, ignore_errors=True)
        for name in ("backups", "drafts"):
            os.makedirs(os.path.join(self.state, name), mode=0o700)
        shutil.copy(self.world.made, os.path.join(self.state, "backups", "a copy"))
        with open(os.path.join(self.state, "drafts", "draft-1.txt"), "wb") as file:
            file.write(CANARY)

    def files_with_canaries(self):
        found = []
        for top in (os.path.dirname(self.world.store), self.state):
            for folder, _, names in os.walk(top):
                found += [name for name in names if CANARY in home.bytes_of(os.path.join(folder, name))]
        return found

    def outcome(self, words):
        """The rows after the line, and after what is left of it."""
        self.restore()
        self.world.done(*words)
        self.assertEqual([], self.files_with_canaries())
        return self.people()

    def people(self):
        """What the store says of persons and pairs: numbers of commands differ with what is done twice."""
        rows = home.rows(self.world.store)
        return {table: rows[table] for table in ("person", "pair", "checkin", "line", "pause", "reminder")}

    def fault_in(self, words, after, point, what):
        self.restore()
        before = self.people()
        ran = self.world.run(*words, through=point.injected(what, False))
        checked = self.world.run("store", "check")
        if checked.code != 0:
            return Wrong("corrupt", f"the store is damaged: {checked}")
        is_left = self.people() == after and self.files_with_canaries()
        if is_left and b"mentor person erase" not in checked.out:
            return Wrong("message", f"the check does not say that words are left: {ran} {checked}")
        if self.people() not in (before, after):
            return Wrong("corrupt", f"the store is neither as before nor as after: {ran}")
        if ran.code == 0 and self.people() != after:
            return Wrong("lost", f"it said that it was done: {ran}")
        again = self.world.run(*words)
        if again.code not in (0, 3) or (again.code == 3 and ran.code != 0 and self.files_with_canaries()):
            return Wrong("corrupt", f"what was left is not finished: {again}")
        if self.files_with_canaries():
            return Wrong("lost", f"a canary is in {self.files_with_canaries()}: {ran} {again}")
        return None if self.people() == after else Wrong("corrupt", f"the second run does not end it: {again}")

    def try_all(self, fault, words, whats):
        tally = home.Tally(fault)
        after = self.outcome(words)
        self.restore()
        calls = calls_of(self.world, words)
        for point in calls if ALL else few(calls):
            for what in whats:
                if what == KILL or point.call not in STARTING:
                    tally.tried(self.fault_in(words, after, point, what), f"mentor {' '.join(words)}: {what} at {point}")
        tally.end(self)

    def test_a_kill_leaves_the_rows_before_or_after_and_the_same_line_ends_it(self):
        self.try_all("erase, killed", LINE, [KILL])

    def test_with_kept_pairs_too(self):
        self.try_all("erase that keeps pairs, killed", KEPT, [KILL])

    def test_a_call_that_fails_does_so_too(self):
        self.try_all("erase, a call fails", LINE, ["error=EIO", "error=ENOSPC"] if ALL else ["error=EIO"])


if __name__ == "__main__":
    home.needs(["strace", "-qq", "-o", "/dev/null", "true"])
    home.main()
