#!/usr/bin/python3
"""A disk that is full or takes nothing: the exit code, the message, what is left, and that reads still work."""
import os
import shutil
import subprocess
import tempfile
import unittest

import home

FIXTURE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "store-version-1.db")
LONG = "x" * 60_000


class SmallDisk:
    """A file system of its own, with room for little more than the store."""

    def __init__(self, kib):
        self.path = tempfile.mkdtemp(prefix="mentor-disk-")
        self.kib = kib

    def __enter__(self):
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.kib}k,mode=700", "mentor", self.path], check=True)
        return self

    def remount(self, options):
        subprocess.run(["mount", "-o", f"remount,{options}", "mentor", self.path], check=True)

    def fill(self):
        """Leaves not one page free."""
        with open(os.path.join(self.path, "filler"), "wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass

    def __exit__(self, *_):
        subprocess.run(["umount", self.path], check=True)
        os.rmdir(self.path)


class FullDisk(unittest.TestCase):
    def setUp(self):
        self.disk = self.enterContext(SmallDisk(700))
        self.world = self.enterContext(home.Home())
        self.world.store = os.path.join(self.disk.path, "mentor.db")
        self.world.done("pair", "add", "--mentor", "Ada")

    def fill(self):
        """Logs until a write fails: how it failed, and how many were saved."""
        saved = 0
        while True:
            ran = self.world.run("log", "ada", "-", text=LONG.encode())
            if ran.code != 0:
                return ran, saved
            saved += 1

    def test_a_write_changes_nothing_and_says_that_no_space_is_left(self):
        ran, saved = self.fill()
        self.assertEqual(1, ran.code)
        self.assertRegex(ran.err, "no space left for the store '.*'; nothing was changed\n")
        self.assertGreater(saved, 0)
        self.assertEqual(saved, len(self.world.done("checkin", "list")))
        self.world.done("store", "check")
        self.assertEqual(["mentor.db"], self.world.beside_the_store())

    def test_reads_work_and_with_room_made_the_next_write_works(self):
        self.fill()
        for words in (["today"], ["report", "week"], ["show", "ada"], ["search", "xxx"]):
            self.assertEqual(0, self.world.run(*words).code, words)
        self.disk.remount("size=1000k")
        self.world.done("log", "ada", "-", text=LONG.encode())

    def test_an_older_store_is_read_where_nothing_can_be_written_and_stays_as_it_is(self):
        older = os.path.join(self.disk.path, "older.db")
        shutil.copyfile(FIXTURE, older)
        os.chmod(older, 0o600)
        self.disk.fill()
        before = home.bytes_of(older), sorted(os.listdir(self.disk.path))
        for options in ("size=700k", "ro"):
            self.disk.remount(options)
            for words in (["today"], ["report", "week"], ["show", "ada"], ["report", "programme", "--store", older], ["store", "info"]):
                ran = self.world.run(*words, *([] if "--store" in words else ["--store", older]))
                self.assertEqual(0, ran.code, (words, ran))
            self.assertEqual(before, (home.bytes_of(older), sorted(os.listdir(self.disk.path))))

    def test_a_store_that_cannot_be_brought_up_to_date_stays_as_it_is_and_leaves_nothing(self):
        older = os.path.join(self.disk.path, "older.db")
        shutil.copyfile(FIXTURE, older)
        os.chmod(older, 0o600)
        self.disk.fill()
        for state in (self.disk.path, os.path.join(self.world.folder, "state")):
            for words in (["store", "migrate"], ["log", "ada", "in vain"]):
                before = home.bytes_of(older)
                ran = self.world.run(*words, "--store", older, with_={"XDG_STATE_HOME": state})
                self.assertEqual(1, ran.code, ran)
                self.assertEqual(before, home.bytes_of(older))
                self.assertEqual([], [name for _, _, files in os.walk(os.path.join(state, "mentor")) for name in files])

    def test_a_report_that_does_not_fit_leaves_no_file_and_keeps_the_old_one(self):
        report = os.path.join(self.disk.path, "report.md")
        self.assertEqual(0, self.world.run("report", "week", "--file", report).code)
        old = home.bytes_of(report)
        self.fill()
        ran = self.world.run("report", "week", "--file", report, "--format", "markdown")
        self.assertEqual(1, ran.code, ran)
        self.assertIn("report.md", ran.err)
        self.assertEqual(old, home.bytes_of(report))
        self.assertEqual(["mentor.db", "report.md"], self.world.beside_the_store())

    def test_a_first_store_that_does_not_fit_leaves_none(self):
        tiny = self.enterContext(SmallDisk(60))
        store = os.path.join(tiny.path, "mentor.db")
        ran = self.world.run("pair", "add", "--mentor", "Ada", "--store", store)
        self.assertEqual(1, ran.code)
        self.assertRegex(ran.err, "no space left for the store '.*'; nothing was changed\n")
        self.assertEqual(["mentor.db.lock"], os.listdir(tiny.path))

    def test_a_disk_that_takes_nothing_is_told_and_reads_work(self):
        self.disk.remount("ro")
        ran = self.world.run("log", "ada", "in vain")
        self.assertEqual(1, ran.code)
        self.assertRegex(ran.err, "Read-only file system; nothing was changed\n")
        self.assertEqual(1, len(self.world.done("pair", "list")))


if __name__ == "__main__":
    # Mounting takes a root; in a namespace of one's own everybody is one.
    home.in_own_mounts("unshare", "--mount", "--map-root-user")
    home.main()
