#!/usr/bin/python3
"""Each system call of a command that changes something fails or is the last one: all is as before or as after, and the message is true.

A sample of the calls in every build, always the same one, or of as many as $MENTOR_ROUNDS says; with "long" each call of each command,
failing once and for good. Another $MENTOR_SEED makes another sample.
"""
import random
import unittest

import home
from changes import FULL_LINE, calls_of, changes, few

FEW = 400
ROUNDS = home.rounds(FEW, 10**9)
ALL = ROUNDS > FEW
KILL = "signal=KILL"
ERRORS = ("EIO", "ENOSPC", "EINTR", "EACCES")
# Before main: the loader's own calls, which no program outlives.
STARTING = {"execve", "brk", "arch_prctl", "set_tid_address", "set_robust_list", "rseq", "prlimit64", "mprotect", "mmap", "munmap",
            "readlink", "exit_group", "rt_sigreturn", "access", "futex"}


class Syscalls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = home.Home().make_demo()
        cls.addClassCleanup(cls.world.__exit__)
        cls.changes = list(changes(cls.world))

    def try_some(self, tally, tries):
        """Those that are asked for of (change, point, what, forever)."""
        tries = list(tries)
        for change, point, what, forever in tries if ROUNDS >= len(tries) else random.Random(home.seed()).sample(tries, ROUNDS):
            ran = change.run(through=point.injected(what, forever))
            wrong = change.wrong_after(ran, what == KILL and ran.code != 0)
            tally.tried(wrong, f"{change}: {what} at {point}{' and after' if forever else ''}")
        tally.end(self, f" at the calls of {len(self.changes)} lines")

    def points(self):
        return [(change, point) for change in self.changes for point in (change.points if ALL else few(change.points))]

    def test_a_kill_at_a_call_leaves_all_before_or_after(self):
        self.try_some(home.Tally("kill at a system call"), [(change, point, KILL, False) for change, point in self.points()])

    def test_an_error_of_a_call_leaves_all_before_or_after_and_is_told_truly(self):
        # A call that is interrupted is tried again; and without write nothing can be said.
        self.try_some(home.Tally("error of a system call"),
                      [(change, point, what, forever) for change, point in self.points() if point.call not in STARTING
                       for what in (f"error={error}" for error in ERRORS) for forever in (False, True)
                       if not forever or (what != "error=EINTR" and point.call != "write")])

    def test_a_last_sync_that_fails_is_told_truly_by_every_command(self):
        lasts = [(change, [p for p in change.points if p.call in ("fdatasync", "fsync")][-1:]) for change in self.changes]
        self.try_some(home.Tally("last sync fails"), [(change, point, "error=EIO", False) for change, last in lasts for point in last])

    def test_a_disk_that_cannot_be_read_is_told_as_that_and_not_as_damage(self):
        tally = home.Tally("disk that cannot be read")
        for words in (["today"], ["report", "week"], ["store", "check"], FULL_LINE):
            self.world.restore()
            for point in [p for p in calls_of(self.world, words) if p.call == "pread64"]:
                for forever in (False, True):
                    self.world.restore()
                    ran = self.world.run(*words, through=point.injected("error=EIO", forever))
                    if ran.code == 127:  # the loader's own reads, of a dynamic build
                        continue
                    is_told = ran.code == 0 or (ran.code == 1 and ("nput/output error" in ran.err or "disk I/O error" in ran.err))
                    tally.tried(None if is_told else home.Wrong("message", ran), f"{words}: EIO at {point}")
        tally.end(self)
        self.assertGreater(tally.rounds, 100)


if __name__ == "__main__":
    home.needs(["strace", "-qq", "-o", "/dev/null", "true"])
    home.main()
