#!/usr/bin/python3
"""Every command that changes something, where what is around it is not as usual: streams, limits, variables, a disk that takes nothing.

All is as before or as after, and the exit code and the message say truly which.
"""
import contextlib
import os
import unittest

import disk_test
import home
from changes import changes
from home import Wrong


@contextlib.contextmanager
def full_disk(test):
    test.disk.fill()
    yield {}
    os.unlink(os.path.join(test.disk.path, "filler"))


@contextlib.contextmanager
def read_only_disk(test):
    test.disk.remount("ro")
    yield {}
    test.disk.remount("rw")


@contextlib.contextmanager
def full_stdout(_):
    with open("/dev/full", "wb") as full:
        yield {"stdout": full}


@contextlib.contextmanager
def gone_reader(_):
    reader, writer = os.pipe()
    os.close(reader)
    yield {"stdout": writer}
    os.close(writer)


def no_home(test):
    return contextlib.nullcontext({"with_": {"HOME": "", "XDG_STATE_HOME": os.path.join(test.world.folder, ".local", "state")}})


def given(**how):
    return lambda _: contextlib.nullcontext(how)


# How it ends: 1 where nothing can be written or said, but for what is said or written nowhere.
AROUND = [("full disk", full_disk, {1}), ("read-only disk", read_only_disk, {1}), ("limit of a file's size", given(preexec_fn=home.limit_files(4096)), {0, 1}),
          ("full stdout", full_stdout, {1}), ("closed stdout", given(preexec_fn=lambda: os.close(1)), {1}), ("gone pipe", gone_reader, {0}),
          ("no HOME", no_home, {0, 2}), ("no terminal", given(start_new_session=True), {0})]


class Around(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.disk = cls.enterClassContext(disk_test.SmallDisk(4000))
        cls.world = cls.enterClassContext(home.Home(cls.disk.path).make_demo())
        cls.changes = list(changes(cls.world))

    def wrong_in(self, change, around, codes):
        change.restore()
        with around(self) as how:
            ran = self.world.run(*change.words, **how)
        if ran.code not in (codes if change.is_one else codes | {1}):  # what delivers has failed where nobody read it
            return Wrong("message", f"it should end with one of {codes}: {ran}")
        return change.wrong_after(ran)

    def test_whatever_is_around_a_command_all_is_before_or_after_and_told_truly(self):
        for name, around, codes in AROUND:
            tally = home.Tally(name)
            for change in self.changes:
                tally.tried(self.wrong_in(change, around, codes), change)
            with self.subTest(name):
                tally.end(self)


if __name__ == "__main__":
    home.in_own_mounts("unshare", "--mount", "--map-root-user")
    home.main()
