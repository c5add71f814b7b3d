"""Lines that change something: what is there before them and after, and what a run with a fault in it may leave and say.

Which lines those are is found out by running all that the registry names, so that a new command is among them by itself.
"""
import collections
import os
import re

import home
from home import Wrong

FIRST_LINE = ["pair", "add", "--mentor", "Ada Lovelace", "--every", "weekly tue 15:00"]
FULL_LINE = ["log", "ada", "spoke about the talk", "--i-will", "send slides", "--progress", "g1+1", "--done", "a11"]
STRACE = ["strace", "-f", "-qq", "-o"]


class Point:
    """One system call: the N-th of its name."""

    def __init__(self, call, number):
        self.call, self.number = call, number

    def __str__(self):
        return f"{self.call} {self.number}"

    def injected(self, what, forever):
        when = f"{self.number}{'+' if forever else ''}"
        return [*STRACE, "/dev/null", "-e", f"trace={self.call}", "-e", f"inject={self.call}:{what}:when={when}"]


def trace(world, words, **how):
    """The lines of a run's calls, in order."""
    log = os.path.join(world.folder, "calls")
    world.run(*words, through=[*STRACE, log], **how)
    with open(log, encoding="utf-8", errors="replace") as file:
        calls = [line.split(None, 1)[1] for line in file]
    os.unlink(log)
    return [call for call in calls if call.split("(", 1)[0].isidentifier()]


def points_in(calls):
    """Each call of a trace, as a place for a fault."""
    counted = collections.Counter()
    points = []
    for name in (call.split("(", 1)[0] for call in calls):
        counted[name] += 1
        points.append(Point(name, counted[name]))
    return points


def calls_of(world, words, **how):
    return points_in(trace(world, words, **how))


def few(points):
    """The last call of each name, and every one that makes something durable."""
    last = {point.call: point for point in points}
    return [p for p in points if last[p.call] is p or p.call in ("fdatasync", "fsync", "unlink", "renameat2")]


class Change:
    """A line, and what is there before and after it; in a demo store, or where there is no store yet."""

    def __init__(self, world, words, is_first=False):
        self.world, self.words, self.is_first = world, words, is_first
        self.restore()
        self.before, self.files_before = home.rows(world.store), world.files()
        ran = world.run(*words)
        assert ran.code == 0, f"mentor {' '.join(words)}: {ran}"
        self.after, self.files_after = home.rows(world.store), world.files()
        self.stores = self.before != self.after
        self.changes = self.stores or self.files_before != self.files_after
        if self.changes:
            self.restore()
            calls = trace(world, words)
            self.points = points_in(calls)
            # Each transaction ends with its journal; between two of them the store is neither as before nor as after.
            self.is_one = sum(bool(re.match(r'unlink\(".*/mentor\.db-journal"', call)) for call in calls) < 2

    def __str__(self):
        return "mentor " + " ".join(self.words)

    def restore(self):
        self.world.restore()
        if self.is_first:
            os.unlink(self.world.store)

    def run(self, **how):
        self.restore()
        return self.world.run(*self.words, **how)

    def wrong_after(self, ran, may_be_silent=False):
        """What a run with a fault in it left or said that it must not; None where that is nothing."""
        files = self.world.files()
        store = self.before
        wrong = self.wrong_files(files, ran.code == 0)
        if not wrong and not (self.world.beside_the_store() == [] if self.is_first else self.world.is_as_made()):
            store, wrong = self.store_after()
        return wrong or (None if may_be_silent else self.lie_in(ran, store == self.after))

    def wrong_files(self, files, done):
        """Files besides the store are each as before or as after; what a kill leaves of a draft is named as one."""
        for name in files.keys() | self.files_after.keys():
            states = [self.files_after.get(name)] + ([] if done else [self.files_before.get(name)])
            if files.get(name) not in states and not home.is_draft(name):
                return Wrong("corrupt", f"'{name}' is neither as before nor as after")
        return None

    def store_after(self):
        """The store's rows, and what is wrong with it."""
        checked = self.world.run("store", "check")
        if checked.code != (0 if os.path.exists(self.world.store) else 3):
            return None, Wrong("corrupt", f"the store is damaged: {checked}")
        now = home.rows(self.world.store)
        if self.is_one and now not in (self.before, self.after):
            return now, Wrong("corrupt", "the store is neither as before nor as after")
        next_ = self.world.run("pair", "add", "--mentor", "Ada Lovelace")
        if next_.code != 0 or self.world.beside_the_store() != ["mentor.db"]:
            return now, Wrong("corrupt", f"the next command fails or leaves more than the store: {next_}")
        return now, None

    def lie_in(self, ran, saved):
        if ran.code < 0 or ran.code > 8:
            return Wrong("message", f"it crashed or hung: {ran}")
        if ran.code == 0:
            return Wrong("lost", f"it said that it was done: {ran}") if self.stores and not saved else None
        if not self.stores or not self.is_one:
            return None if ran.err.startswith("mentor: ") else Wrong("message", f"it does not say what went wrong: {ran}")
        claims = [("it is not known whether the command was saved", True), ("the command was saved", saved), ("the command was done", saved),
                  ("is restored, but may not outlive a power cut", saved), ("nothing was changed", not saved)]
        is_true = next((true for words, true in claims if words in ran.err), ran.code == 2 and not saved)
        return None if is_true else Wrong("message", f"it does not say what became of the command, or not truly (saved: {saved}): {ran}")


def changes(world):
    """The line that makes a store, one that changes most tables at once, and all of the registry that change anything."""
    yield Change(world, FIRST_LINE, is_first=True)
    # A demo is played a line after the other, to be thrown away.
    for words in [FULL_LINE] + [words for name, words in home.lines("write", "other") if name != "demo"]:
        change = Change(world, words)
        if change.changes:
            yield change
