#!/usr/bin/python3
"""What we write for the user, and what a migration does, with a fault at each system call: the old or the new, and nothing half.

A few calls in every build; with more $MENTOR_ROUNDS every call.
"""
import itertools
import os
import shutil
import stat
import unittest

import home
from changes import calls_of, few
from home import Wrong
from syscall_test import KILL, STARTING

OLD = b"what was there before\n"
FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures")
WITHOUT_RENAME = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2,link", "-e", "inject=renameat2:error=EINVAL"]
NOTHING_HALF = ("it is as it was", "no file was made", "is written, but may not outlive a power cut", "nothing was changed",
                "the command was saved")


def points_of(world, words):
    points = calls_of(world, words)
    return points if home.rounds(1, 2) > 1 else few(points)


class Reports(unittest.TestCase):
    """report --file, to a new file and over one that is there."""

    def setUp(self):
        self.world = home.Home().make_demo()
        self.addCleanup(self.world.__exit__)
        self.folder = os.path.join(self.world.folder, "reports")
        self.file = os.path.join(self.folder, "week.md")
        self.words = ["report", "week", "--format", "markdown", "--file", self.file]
        self.new = self.world.run("report", "week", "--format", "markdown").out

    def begin(self, content):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        if content is not None:
            with open(self.file, "wb") as file:
                file.write(content)
            os.chmod(self.file, 0o640)

    def content(self):
        return home.bytes_of(self.file) if os.path.exists(self.file) else None

    def wrong_after(self, old, ran, is_kill):
        now = self.content()
        if now not in (old, self.new):
            return Wrong("corrupt", f"the file is neither old nor new: {now!r}")
        if now is not None and stat.S_IMODE(os.stat(self.file).st_mode) != (0o600 if old is None else 0o640):
            return Wrong("corrupt", "it has another mode")
        if is_kill:
            return None
        left = [name for name in os.listdir(self.folder) if name != "week.md"]
        if left:
            return Wrong("corrupt", f"left behind: {left}")
        if ran.code == 0:
            return None if now == self.new else Wrong("lost", "it said that it was done")
        if self.file not in ran.err:
            return None if now == old else Wrong("message", f"the message does not name the file: {ran}")
        if now != (self.new if "is written" in ran.err else old) or not any(words in ran.err for words in NOTHING_HALF):
            return Wrong("message", f"the message is not true: {ran}")
        return None

    def try_all(self, fault, whats):
        tally = home.Tally(fault)
        for old, what in itertools.product((None, OLD), whats):
            self.begin(old)
            for point in points_of(self.world, self.words):
                if what != KILL and point.call in STARTING | {"write"}:
                    continue
                self.begin(old)
                ran = self.world.run(*self.words, through=point.injected(what, False))
                tally.tried(self.wrong_after(old, ran, what == KILL), f"{what} at {point}")
        tally.end(self)

    def test_a_kill_at_a_call_leaves_the_old_file_or_the_new(self):
        self.try_all("kill at a call of a report", [KILL])

    def test_a_failing_call_leaves_one_of_both_and_nothing_beside_it_and_is_told_truly(self):
        self.try_all("error of a call of a report", [f"error={error}" for error in ("EIO", "ENOSPC", "EROFS", "EXDEV")])

    def test_a_write_that_fails_leaves_the_old_file(self):
        self.begin(OLD)
        ran = self.world.run(*self.words, through=["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=write", "-e",
                                                   "inject=write:error=ENOSPC:when=1"])
        self.assertEqual(1, ran.code, ran)
        self.assertIn("week.md': No space left on device; it is as it was", ran.err)
        self.assertEqual(OLD, self.content())
        self.assertEqual(["week.md"], os.listdir(self.folder))


class NoRenameWithoutReplacing(unittest.TestCase):
    """As on NFS and 9p, where renameat2 knows no flag."""

    def setUp(self):
        self.world = home.Home()
        self.addCleanup(self.world.__exit__)

    def begins(self, through):
        ran = self.world.run("pair", "add", "--mentor", "Ada", through=through)
        self.assertEqual(0, ran.code, ran)
        self.assertEqual(["mentor.db"], self.world.beside_the_store())
        self.assertEqual(1, len(self.world.done("pair", "list")))
        self.world.done("store", "check")

    def test_a_first_store_is_linked_into_place(self):
        self.begins(WITHOUT_RENAME)

    def test_without_links_either_it_is_renamed(self):
        for error in ("EPERM", "EOPNOTSUPP"):
            shutil.rmtree(os.path.dirname(self.world.store), ignore_errors=True)
            self.begins([*WITHOUT_RENAME, "-e", f"inject=link:error={error}"])

    def test_a_kill_between_link_and_unlink_leaves_a_store_that_is_read_and_written(self):
        killed = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2,unlink", "-e", "inject=renameat2:error=EINVAL"]
        for number in range(1, 5):
            shutil.rmtree(os.path.dirname(self.world.store), ignore_errors=True)
            self.world.run("pair", "add", "--mentor", "Ada", through=[*killed, "-e", f"inject=unlink:signal=KILL:when={number}"])
            listed = self.world.run("pair", "list")
            self.assertEqual(0 if os.path.exists(self.world.store) else 3, listed.code, listed)
            self.world.done("pair", "add", "--mentor", "Eve")
            self.assertEqual(["mentor.db"], self.world.beside_the_store())
            self.world.done("store", "check")

    def test_a_reminder_arrives_in_a_maildir_once(self):
        maildir = os.path.join(self.world.folder, "mail")
        config = os.path.join(self.world.folder, ".config", "mentor", "config.toml")
        os.makedirs(os.path.dirname(config), 0o700)
        with open(config, "w", encoding="utf-8") as file:
            file.write(f'remind.maildir = "{maildir}"\nme.email = "grace@example.org"\n')
        self.world.done("pair", "add", "--mentor", "Ada", "--start", "2026-11-01")
        self.world.done("action", "add", "ada", "send the outline", "--due", "2026-11-23")
        for _ in range(2):
            ran = self.world.run("remind", "run", "--via", "maildir", through=WITHOUT_RENAME)
            self.assertEqual(0, ran.code, ran)
            self.assertEqual(1, len(os.listdir(os.path.join(maildir, "new"))))
        self.assertEqual([], os.listdir(os.path.join(maildir, "tmp")))

    def test_a_config_is_made_once(self):
        for code in (0, 4):
            ran = self.world.run("config", "init", through=WITHOUT_RENAME)
            self.assertEqual(code, ran.code, ran)
        self.assertEqual(["config.toml"], os.listdir(os.path.join(self.world.folder, ".config", "mentor")))


class Migrations(unittest.TestCase):
    """A store of an earlier version that is brought up to date."""

    def setUp(self):
        self.world = home.Home()
        self.addCleanup(self.world.__exit__)
        self.backups = os.path.join(self.world.folder, ".local", "state", "mentor", "backups")
        self.earlier = os.path.join(self.backups, "mentor-v1-2026-11-23T090000Z.db")

    def begin(self, version=1):
        for folder in (os.path.dirname(self.world.store), self.backups):
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder, 0o700)
        shutil.copyfile(os.path.join(FIXTURES, f"store-version-{version}.db"), self.world.store)
        os.chmod(self.world.store, 0o600)
        with open(self.earlier, "wb") as file:
            file.write(OLD)
        self.before = home.rows(self.world.store)

    def wrong_after(self, ran, is_kill):
        if home.bytes_of(self.earlier) != OLD:
            return Wrong("lost", "the earlier backup was touched")
        version = self.world.run("store", "info", "--json")
        if version.code != 0:
            return Wrong("corrupt", f"the store cannot be read: {version}")
        made = [os.path.join(self.backups, name) for name in os.listdir(self.backups) if not name.startswith(".")]
        made.remove(self.earlier)
        if any(home.rows(path) != self.before for path in made):
            return Wrong("corrupt", "a backup is not what the store was")
        is_old = b'"version": 1,' in version.out
        if not is_old and not made:
            return Wrong("lost", "the store was brought up to date without a backup")
        if not is_kill and ran.code != 0 and is_old and len(os.listdir(self.backups)) != 1:
            return Wrong("corrupt", f"a failed migration leaves {os.listdir(self.backups)}")
        if not is_kill and ran.code == 0 and is_old:
            return Wrong("lost", "it said that it was done")
        again = self.world.run("store", "migrate")
        if again.code != 0 or home.bytes_of(self.earlier) != OLD:
            return Wrong("corrupt", f"the next one fails: {again}")
        return None

    def try_all(self, fault, whats):
        tally = home.Tally(fault)
        self.begin()
        for point, what in itertools.product(points_of(self.world, ["store", "migrate"]), whats):
            # What cannot be removed stays.
            if what != KILL and point.call in STARTING | {"write", "unlink"}:
                continue
            self.begin()
            ran = self.world.run("store", "migrate", through=point.injected(what, False))
            tally.tried(self.wrong_after(ran, what == KILL), f"{what} at {point}")
        tally.end(self)

    def test_a_kill_at_a_call_leaves_the_old_version_or_the_new_and_whole_backups(self):
        self.try_all("kill at a call of a migration", [KILL])

    def test_a_failing_call_does_too_and_a_failed_migration_leaves_nothing(self):
        self.try_all("error of a call of a migration", ["error=EIO", "error=ENOSPC"])

    def test_every_earlier_version_is_brought_up_to_date(self):
        for name in sorted(os.listdir(FIXTURES)):
            if not name.startswith("store-version-"):
                continue
            version = int(name.removeprefix("store-version-").removesuffix(".db"))
            self.begin(version)
            done = self.world.done("store", "migrate")
            self.assertEqual(version, done["from"])
            self.assertEqual(self.before, home.rows(done["backup"] or self.world.store))
            self.world.done("store", "check")


if __name__ == "__main__":
    home.needs(["strace", "-qq", "-o", "/dev/null", "true"])
    home.main()
