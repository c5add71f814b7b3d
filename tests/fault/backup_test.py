#!/usr/bin/python3
"""Backup and restore while calls fail, runs are killed and disks are full: a whole copy or none, the old store or the new one, and true words.

A few calls in every build; with more $MENTOR_ROUNDS every call of a run.
"""
import os
import shutil
import sqlite3
import subprocess
import time
import unittest

import home
from changes import calls_of
from home import Wrong, rows
from syscall_test import ALL, ERRORS, KILL, STARTING

WHATS = [KILL] + [f"error={error}" for error in (ERRORS if ALL else ERRORS[:2])]
DURABLE = ("fsync", "fdatasync", "unlink", "rename", "renameat2", "link", "utimensat", "mkdir", "ftruncate")
DONE = "the command was done"


def few(points):
    """The last call of each name, and every one that makes something durable or visible."""
    last = {point.call: point for point in points}
    return [p for p in points if last[p.call] is p or p.call in DURABLE]


def is_sound(path):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute("pragma quick_check").fetchone() == ("ok",)
    finally:
        connection.close()


class World(home.Home):
    """A home with a demo store, a backup of it, and one command more in the store."""

    def __init__(self):
        super().__init__()
        self.make_demo()
        self.backup = os.path.join(self.folder, "mentor-backup.db")
        self.named = os.path.join(self.folder, "named.db")
        self.copied = os.path.join(self.folder, ".local", "state", "mentor", "backups")
        self.in_backup = rows(self.backup)
        self.done("log", "ada", "written after the backup", "--store", self.made)
        self.before = rows(self.made)

    def begin(self):
        """All as it was: the store, no copies, an older backup under a name."""
        self.restore()
        shutil.copy(self.backup, self.named)

    def copies(self):
        """The whole copies in the state folder; what begins with a dot is none."""
        names = sorted(os.listdir(self.copied)) if os.path.isdir(self.copied) else []
        return [os.path.join(self.copied, name) for name in names if not name.startswith(".")]


class Faults(unittest.TestCase):
    def setUp(self):
        self.world = self.enterContext(World())

    def try_all(self, fault, words, judge, points=None, with_=None):
        """Runs the line with each fault at each point; `judge` says what is wrong with what it left, if anything."""
        world, tally = self.world, home.Tally(fault)
        world.begin()
        every = points or [p for p in calls_of(world, words) if p.call not in STARTING]
        for point in every if ALL else few(every):
            for what in WHATS:
                world.begin()
                ran = world.run(*words, through=point.injected(what, False), with_=with_)
                if ran.code != 127:  # the loader's own calls, of a dynamic build
                    wrong = self.crashed(ran, what) or judge(ran, what == KILL and ran.code != 0)
                    tally.tried(wrong and Wrong(wrong.kind, f"{wrong.what}: {ran}"), f"mentor {' '.join(words)}: {what} at {point}")
        tally.end(self)
        self.assertGreater(tally.rounds, 20)

    def crashed(self, ran, what):
        is_killed = what == KILL and ran.code in (-9, 137)
        return None if is_killed or 0 <= ran.code <= 8 else Wrong("message", "it crashed or hung")

    def fault_of_store(self, expected):
        if rows(self.world.store) not in expected:
            return Wrong("corrupt", "the store is another one")
        if self.world.run("store", "check").code != 0:
            return Wrong("corrupt", "the store is not sound")
        return None

    def fault_of_copies(self, ran, is_killed):
        copies = self.world.copies()
        if any(not is_sound(copy) or rows(copy) != self.world.before for copy in copies):
            return Wrong("corrupt", "a copy is not whole")
        is_said = ran.code == 0 or DONE in ran.err
        if is_said and len(copies) != 1:
            return Wrong("lost", "it said that there is a backup")
        if not is_said and ran.code != 2 and not is_killed and (copies or "no backup was made" not in ran.err):
            return Wrong("message", "it does not say that there is none, or not truly")
        return None

    def test_a_dated_backup_is_whole_or_not_there(self):
        self.try_all("backup, dated", ["store", "backup"], lambda ran, is_killed: self.fault_of_store([self.world.before]) or self.fault_of_copies(ran, is_killed))

    def test_a_named_backup_is_the_old_one_or_the_new_one(self):
        def judge(ran, is_killed):
            world = self.world
            if not is_sound(world.named) or rows(world.named) not in (world.in_backup, world.before):
                return Wrong("corrupt", "it is neither the old backup nor the new one")
            is_new = rows(world.named) == world.before
            if ran.code == 0 and not is_new:
                return Wrong("lost", "it said that it was made")
            is_said = "is made, but may not outlive a power cut" in ran.err if is_new else "no backup was made" in ran.err
            if ran.code not in (0, 2) and not is_killed and not is_said and not (is_new and DONE in ran.err):
                return Wrong("message", "it does not say what became of it, or not truly")
            return self.fault_of_store([world.before])

        self.try_all("backup to a name", ["store", "backup", self.world.named, "--yes"], judge)

    def restored(self):
        self.world.begin()
        self.world.done("store", "restore", self.world.backup, "--yes")
        return rows(self.world.store)

    def test_a_restore_leaves_the_old_store_or_the_new_one_and_a_copy_of_the_old(self):
        after = self.restored()

        def judge(ran, is_killed):
            world = self.world
            fault = self.fault_of_store([world.before, after])
            if fault:
                return fault
            is_new = rows(world.store) == after
            if ran.code == 0 and not is_new:
                return Wrong("lost", "it said that it was restored")
            if is_new and not any(is_sound(copy) and rows(copy) == world.before for copy in world.copies()):
                return Wrong("lost", "the store that was there is lost")
            is_said = "is restored, but may not outlive a power cut" in ran.err if is_new else "nothing was changed" in ran.err
            if ran.code not in (0, 2) and not is_killed and not is_said and not (is_new and DONE in ran.err):
                return Wrong("message", "it does not say what became of it, or not truly")
            again = world.run("store", "restore", world.backup, "--yes")
            if again.code != 0 or world.beside_the_store() != ["mentor.db"]:
                return Wrong("corrupt", f"the next restore fails or leaves more than the store: {again}")
            return None

        self.try_all("restore", ["store", "restore", self.world.backup, "--yes"], judge)

    def test_a_restore_over_a_damaged_store_keeps_its_bytes(self):
        after = self.restored()["pair"]
        damaged = home.bytes_of(self.world.made)[:9000]

        def damage():
            World.begin(self.world)
            with open(self.world.store, "wb") as file:
                file.write(damaged)

        def judge(ran, is_killed):
            world = self.world
            is_old = home.bytes_of(world.store) == damaged
            if not is_old and (rows(world.store)["pair"] != after or not any(home.bytes_of(copy) == damaged for copy in world.copies())):
                return Wrong("lost", "the store is neither the damaged one nor the restored one, or the damaged one is lost")
            if ran.code not in (0, 2) and not is_killed and is_old and "nothing was changed" not in ran.err:
                return Wrong("message", "it does not say that nothing was changed")
            again = world.run("store", "restore", world.backup, "--yes")
            return None if again.code == 0 else Wrong("corrupt", f"the next restore fails: {again}")

        self.world.begin = damage
        self.try_all("restore over a damaged store", ["store", "restore", self.world.backup, "--yes"], judge)

    def test_a_backup_by_itself_never_changes_how_its_command_ended(self):
        world, words = self.world, ["log", "ada", "hello", "--channel", "message", "--json"]
        begin_all = world.begin

        def begin():
            begin_all()
            lock = world.store + ".lock"
            with open(lock, "w", encoding="utf-8"):
                pass
            week_ago = time.time() - 8 * 24 * 3600
            os.utime(lock, (week_ago, week_ago))

        def judge(ran, is_killed):
            if b'"id": "c' not in ran.out or (ran.code != 0 and not is_killed):
                return Wrong("message", "the command was answered, and ends otherwise")
            if len(rows(world.store)["checkin"]) != len(world.before["checkin"]) + 1:
                return Wrong("lost", "what it wrote is not there")
            if any(not is_sound(copy) for copy in world.copies()):
                return Wrong("corrupt", "a copy is not whole")
            is_told = "the backup that is due failed: " in ran.err
            if not is_killed and is_told != (world.copies() == []):
                return Wrong("message", "it does not say that there is no backup, or not truly")
            return None

        world.begin = begin
        begin()
        real = {"MENTOR_NOW": ""}
        every = calls_of(world, words, with_=real)
        answered = max(i for i, point in enumerate(every) if point.call == "write")
        self.assertEqual(1, len(world.copies()))
        # What cannot be looked at tells of nothing that is due.
        later = [p for p in every[answered + 1:] if p.call not in STARTING and p.call != "newfstatat"]
        self.try_all("backup by itself", words, judge, later, with_=real)


class SmallDisk(unittest.TestCase):
    def test_a_full_disk_leaves_no_half_a_backup_and_the_store_as_it_was(self):
        with World() as world:
            world.begin()
            place = os.path.join(world.folder, "small")
            os.mkdir(place, 0o700)
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "mentor", place], check=True)
            try:
                named = world.run("store", "backup", os.path.join(place, "copy.db"))
                dated = world.run("store", "backup", with_={"XDG_STATE_HOME": place})
                for ran in (named, dated):
                    self.assertEqual(1, ran.code, ran)
                    self.assertIn("no space left for the backup '", ran.err)
                    self.assertIn("no backup was made", ran.err)
                self.assertEqual([], [name for _, _, files in os.walk(place) for name in files])
                kept = world.run("store", "restore", world.backup, "--yes", with_={"XDG_STATE_HOME": place})
                self.assertEqual(1, kept.code, kept)
                self.assertIn("nothing was changed", kept.err)
                self.assertEqual(world.before, rows(world.store))
            finally:
                subprocess.run(["umount", place], check=True)

    def test_a_restore_onto_a_full_disk_leaves_the_store_as_it_was(self):
        with World() as world:
            world.begin()
            place = os.path.join(world.folder, "small")
            os.mkdir(place, 0o700)
            size = os.path.getsize(world.store) // 1024 + 40
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k,mode=700", "mentor", place], check=True)
            try:
                world.store = os.path.join(place, "mentor.db")
                shutil.copy(world.made, world.store)
                ran = world.run("store", "restore", world.backup, "--yes")
                self.assertEqual(1, ran.code, ran)
                self.assertIn("nothing was changed", ran.err)
                self.assertEqual(world.before, rows(world.store))
                self.assertEqual(["mentor.db"], world.beside_the_store())
            finally:
                subprocess.run(["umount", place], check=True)


if __name__ == "__main__":
    home.needs(["strace", "-qq", "-o", "/dev/null", "true"])
    # Mounting takes a root; in a namespace of one's own everybody is one.
    home.in_own_mounts("unshare", "--mount", "--map-root-user")
    home.main()
