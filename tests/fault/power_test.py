#!/usr/bin/python3
"""The power is cut while writers write: what was acknowledged is there when the disk is back, and the store is whole.

An ext4 of its own is shut down with nothing more flushed, and mounted again. Two usual ways to write with SQLite go through the same cuts,
and must lose rows, or the cuts would prove nothing. $MENTOR_ROUNDS cuts, 20 in every build.
"""
import contextlib
import fcntl
import os
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time

import home
import kill_test

ROUNDS = home.rounds(20, 500)
SHUTDOWN, WITHOUT_FLUSHING = 0x8004587D, 2  # EXT4_IOC_SHUTDOWN, EXT4_GOING_FLAGS_NOLOGFLUSH
# Writes a row, acknowledges it, and waits for its end.
CONTROL = """import sqlite3, sys
path, journal, synchronous, row = sys.argv[1:]
connection = sqlite3.connect(path, isolation_level=None)
connection.execute("pragma journal_mode=" + journal)
connection.execute("pragma synchronous=" + synchronous)
connection.execute("insert into t values (?)", (row,))
print(row, flush=True)
sys.stdin.read()
"""


class Disk:
    """A file system whose power can be cut."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="mentor-power-")
        self.image, self.path = os.path.join(self.folder, "image"), os.path.join(self.folder, "disk")
        os.mkdir(self.path)

    def __enter__(self):
        with open(self.image, "wb") as file:
            file.truncate(32 << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", self.image], check=True)
        self.mount()
        return self

    def mount(self):
        subprocess.run(["mount", "-o", "loop", self.image, self.path], check=True)

    def cut(self, *running):
        """Programs on it are stopped, so that none can say of a write what the disk no longer does; then they are killed."""
        for process in running:
            process.send_signal(signal.SIGSTOP)
        while any(process.poll() is None and state_of(process) != "T" for process in running):
            time.sleep(0.001)
        folder = os.open(self.path, os.O_RDONLY)
        fcntl.ioctl(folder, SHUTDOWN, struct.pack("I", WITHOUT_FLUSHING))
        os.close(folder)
        for process in running:
            process.kill()
            process.wait()
        subprocess.run(["umount", self.path], check=True)
        self.mount()

    def __exit__(self, *_):
        subprocess.run(["umount", "--lazy", self.path], check=True)
        shutil.rmtree(self.folder)


def state_of(process):
    with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
        return file.read().rsplit(")", 1)[1].split()[0]


class Power(kill_test.Writing):
    def setUp(self):
        super().setUp()
        self.disk = self.enterContext(Disk())

    def test_what_was_acknowledged_is_there_after_each_cut(self):
        self.world.store = os.path.join(self.disk.path, "mentor.db")
        shutil.copy(self.world.made, self.world.store)
        os.sync()
        tally = home.Tally("power cut")
        for number in range(ROUNDS):
            seconds = self.usual_seconds()
            writers = self.writers(f"cut {number}")
            if number % 2:
                time.sleep(self.random.uniform(0, 3 * seconds))
            else:
                next(iter(writers.values())).wait()
            self.disk.cut(*writers.values())
            self.hear(writers)
            tally.tried(self.wrong_now(), f"cut {number}")
        tally.end(self, f", {len(self.acknowledged)} writes acknowledged")

    def lost_by(self, journal, synchronous):
        path = os.path.join(self.disk.path, f"{journal}.db")
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("create table t(row)")
        os.sync()
        for number in range(min(ROUNDS, 50)):
            with subprocess.Popen([sys.executable, "-c", CONTROL, path, journal, synchronous, str(number)], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE) as writer:
                writer.stdout.readline()
                self.disk.cut(writer)
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return number + 1 - connection.execute("select count(*) from t").fetchone()[0]

    def test_ways_that_sync_less_lose_rows_under_the_same_cuts(self):
        for journal, synchronous in (("delete", "full"), ("wal", "normal")):
            tally = home.Tally(f"power cut, {journal}/{synchronous}", min(ROUNDS, 50))
            lost = self.lost_by(journal, synchronous)
            tally.fault += f": loses {lost}, as it must"
            if lost == 0:
                tally.note("message", "these cuts lose nothing, whoever writes")
            tally.end(self)


if __name__ == "__main__":
    home.in_own_mounts("unshare", "--mount")
    try:
        with Disk() as disk:
            disk.cut()
    except (OSError, subprocess.CalledProcessError) as error:
        home.skip(f"the power of an ext4 cannot be cut here: {error}")
    home.main()
