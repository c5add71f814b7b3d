#!/usr/bin/python3
"""Each system call of a command that writes fails or is the last one: the store is as before or as after, and the message is true.

A few calls of one command in every build; with MENTOR_ROUNDS=all every call of every command, failing once and for good.
"""
import collections
import os
import unittest

import home

ERRORS = ("EIO", "ENOSPC", "EINTR", "EACCES")
ALL = os.environ.get("MENTOR_ROUNDS") == "all"
# Before main: the loader's own calls, which no program outlives.
STARTING = {"execve", "brk", "arch_prctl", "set_tid_address", "set_robust_list", "rseq", "prlimit64", "mprotect", "mmap", "munmap",
            "readlink", "exit_group", "rt_sigreturn", "access", "futex"}
FIRST_LINE = ["pair", "add", "--mentor", "Ada Lovelace", "--every", "weekly tue 15:00"]
FULL_LINE = ["log", "ada", "spoke about the talk", "--i-will", "send slides", "--progress", "g1+1", "--done", "a11"]


class Point:
    """One call: the N-th of its name."""

    def __init__(self, call, number):
        self.call, self.number = call, number

    def __str__(self):
        return f"{self.call} {self.number}"

    def injected(self, what, forever):
        when = f"{self.number}{'+' if forever else ''}"
        return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={self.call}", "-e", f"inject={self.call}:{what}:when={when}"]


def calls_of(world, words, **how):
    """The calls of a run, in order."""
    log = os.path.join(world.folder, "calls")
    world.run(*words, through=["strace", "-f", "-qq", "-o", log], **how)
    counted = collections.Counter()
    points = []
    with open(log, encoding="utf-8", errors="replace") as file:
        for line in file:
            call = line.split(None, 1)[1].split("(", 1)[0]
            if not call.isidentifier():
                continue
            counted[call] += 1
            points.append(Point(call, counted[call]))
    os.unlink(log)
    return points


def few(points):
    """The last call of each name, and every one that makes something durable."""
    last = {point.call: point for point in points}
    return [p for p in points if last[p.call] is p or p.call in ("fdatasync", "fsync", "unlink", "renameat2")]


class Command:
    """A line, and the store's rows before and after it; in a demo store, or where there is no store yet."""

    def __init__(self, world, words, is_first=False):
        self.world, self.words, self.is_first = world, words, is_first
        self.restore()
        self.before = home.rows(world.store)
        world.done(*words)
        self.after = home.rows(world.store)
        self.restore()
        self.points = calls_of(world, words)

    def restore(self):
        self.world.restore()
        if self.is_first:
            os.unlink(self.world.store)

    def fault_in(self, what, point, forever):
        """What is wrong after one run with a fault in it; None where nothing is."""
        self.restore()
        ran = self.world.run(*self.words, through=point.injected(what, forever))
        checked = self.world.run("store", "check")
        is_there = os.path.exists(self.world.store)
        if checked.code != (0 if is_there else 3):
            return f"the store is damaged: {checked}"
        now = home.rows(self.world.store)
        if now not in (self.before, self.after):
            return f"the store is neither as before nor as after: {ran}"
        next_ = self.world.run("pair", "add", "--mentor", "Ada Lovelace")
        if next_.code != 0 or self.world.beside_the_store() != ["mentor.db"]:
            return f"the next command fails or leaves more than the store: {next_}"
        return None if what == "signal=KILL" and ran.code != 0 else self.lie_in(ran, now)

    def lie_in(self, ran, now):
        if ran.code < 0 or ran.code > 8:
            return f"it crashed or hung: {ran}"
        saved = now == self.after
        if ran.code == 0:
            return None if saved else f"it said that it was done: {ran}"
        claims = [("it is not known whether the command was saved", True), ("the command was saved", saved), ("nothing was changed", not saved)]
        is_true = next((true for words, true in claims if words in ran.err), ran.code == 2 and not saved)
        if not is_true:
            return f"it does not say what became of the command, or not truly (saved: {saved}): {ran}"
        return None


class Syscalls(unittest.TestCase):
    def setUp(self):
        self.world = home.Home().make_demo()
        self.addCleanup(self.world.__exit__)

    def try_all(self, command, points, whats, forevers):
        for point in points(command.points):
            for what in whats:
                if what != "signal=KILL" and point.call in STARTING:
                    continue
                for forever in forevers:
                    # A call that is interrupted is tried again; and without write nothing can be said.
                    if forever and (what == "error=EINTR" or point.call == "write"):
                        continue
                    fault = command.fault_in(what, point, forever)
                    if fault:
                        self.faults.append(f"mentor {' '.join(command.words)}: {what} at {point}{' and after' if forever else ''}: {fault}")

    def run_over(self, points, whats, forevers):
        self.faults = []
        for command in self.commands():
            self.try_all(command, points, whats, forevers)
        self.assertEqual([], self.faults, "\n".join(self.faults))

    def commands(self):
        """The one that makes the store, then one or all of those that change it."""
        yield Command(self.world, FIRST_LINE, is_first=True)
        for words in [words for _, words in home.lines("write")] if ALL else [FULL_LINE]:
            yield Command(self.world, words)

    def test_a_kill_at_a_call_leaves_the_store_before_or_after(self):
        self.run_over(list if ALL else few, ["signal=KILL"], [False])

    def test_an_error_of_a_call_leaves_the_store_before_or_after_and_is_told_truly(self):
        whats = [f"error={error}" for error in (ERRORS if ALL else ERRORS[:2])]
        self.run_over(list if ALL else few, whats, [False, True] if ALL else [False])

    def test_a_disk_that_cannot_be_read_is_told_as_that_and_not_as_damage(self):
        faults, judged = [], 0
        for words in (["today"], ["report", "week"], ["store", "check"], FULL_LINE):
            self.world.restore()
            for point in [p for p in calls_of(self.world, words) if p.call == "pread64"]:
                for forever in (False, True):
                    self.world.restore()
                    ran = self.world.run(*words, through=point.injected("error=EIO", forever))
                    if ran.code == 127:  # the loader's own reads, of a dynamic build
                        continue
                    judged += 1
                    if ran.code not in (0, 1) or (ran.code == 1 and "nput/output error" not in ran.err and "disk I/O error" not in ran.err):
                        faults.append(f"mentor {' '.join(words)}: EIO at {point}{' and after' if forever else ''}: {ran}")
        self.assertEqual([], faults, "\n".join(faults))
        self.assertGreater(judged, 100)


if __name__ == "__main__":
    home.needs(["strace", "-qq", "-o", "/dev/null", "true"])
    home.main()
