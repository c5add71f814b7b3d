#!/usr/bin/python3
"""Stores with flipped bytes, wiped pages, cut ends and values that cannot be: no crash, no hang, and no damaged file is made worse.

$MENTOR_ROUNDS damaged stores; some hundred in every build, always the same ones. Another $MENTOR_SEED makes others.
"""
import collections
import os
import random
import sqlite3
import tempfile
import unittest

import home

ROUNDS = home.rounds(300, 5000)
PAGE = 4096
READS = [["today"], ["show", "ada"], ["report", "week"], ["report", "pair", "ada"], ["checkin", "list", "--json"], ["search", "the"],
         ["goal", "list", "--json"], ["history", "g1"], ["agenda", "ada"], ["meeting", "list", "--json"], ["report", "health"],
         ["store", "info"], ["action", "list", "--all"], ["agreement", "show", "ada"], ["store", "check"]]
WRITES = [["log", "ada", "a line"], ["goal", "add", "ada", "Give a talk"], ["done", "a11"], ["rm", "c1"], ["edit", "g1", "--target", "7"],
          ["agreement", "set", "ada", "--notice", "1d"], ["pair", "end", "ada"], ["meeting", "cancel", "ada"]]


def flip(data, chance):
    for _ in range(chance.choice([1, 1, 2, 8, 64])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def scribble(data, chance):
    at = chance.randrange(len(data))
    data[at:at + 8] = chance.randbytes(8)[:len(data) - at]


def wipe(data, chance):
    page = chance.randrange(len(data) // PAGE) * PAGE
    data[page:page + PAGE] = bytes(PAGE)


def swap(data, chance):
    one, other = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one:one + PAGE], data[other:other + PAGE] = data[other:other + PAGE], data[one:one + PAGE]


def cut(data, chance):
    del data[chance.randrange(len(data)):]


def value(data, chance):
    """One cell that no command would have written, in a file that SQLite finds whole."""
    with tempfile.TemporaryDirectory(dir=home.memory()) as folder:
        path = os.path.join(folder, "store")
        with open(path, "wb") as file:
            file.write(data)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("pragma synchronous=off")
        tables = [name for (name,) in connection.execute("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")]
        table = chance.choice(tables)
        columns = connection.execute(f"pragma table_info({table})").fetchall()
        _, column, kind, *_ = chance.choice(columns)
        first = columns[0][1]
        some = chance.choice(["", f" where {first} = (select max({first}) from {table})"])
        try:
            connection.execute(f"update {table} set {column} = {chance.choice(STRANGE[kind])}{some}")
        except sqlite3.IntegrityError:
            pass  # the schema forbids it
        connection.close()
        data[:] = home.bytes_of(path)


STRANGE = {
    "INTEGER": ["-1", "0", "1", "99", "2147483648", "9223372036854775807", "-9223372036854775808", "253402300800", "-62135596801", "null"],
    "REAL": ["-1.0", "0.0", "1e308", "-1e308", "9e999", "1e-308", "null"],
    "TEXT": ["''", "'x'", "cast(x'ff' as text)", "cast(x'610062' as text)", "'0000-00-00'", "'9999-12-31'", "'-9999-01-01'", "'2026-02-30'",
             "'2026-01-01T25:61'", "'Europe/Nowhere'", "'../../etc/passwd'", "char(27) || '[31m'", "'=1+1'", "'{\"a\":'",
             "replace(hex(zeroblob(99999)), '00', 'long ')", "null"],
    "BLOB": ["x''", "zeroblob(16)", "x'ff'", "randomblob(17)", "null"],
    "ANY": ["null"],
}
DAMAGES = [flip, flip, flip, scribble, wipe, swap, cut, value, value, value]


class Damage(unittest.TestCase):
    def setUp(self):
        self.random = random.Random(home.seed())
        self.world = home.Home().make_demo()
        self.addCleanup(self.world.__exit__)
        self.whole = home.bytes_of(self.world.made)
        self.tally = home.Tally("damaged store")
        self.codes = collections.Counter()

    def damaged(self):
        """A damaged store in place, and how it was damaged."""
        damage = self.random.choice(DAMAGES)
        data = bytearray(self.whole)
        damage(data, self.random)
        self.world.restore()
        with open(self.world.store, "wb") as file:
            file.write(data)
        return damage.__name__, bytes(data)

    def is_sound(self, data):
        """What SQLite's own check says."""
        copy = os.path.join(self.world.folder, "copy.db")
        with open(copy, "wb") as file:
            file.write(data)
        connection = sqlite3.connect(copy)
        connection.text_factory = bytes
        try:
            return connection.execute("pragma quick_check").fetchall() == [(b"ok",)]
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # its message may hold bytes of the file
            return False
        finally:
            connection.close()

    def judge(self, how, words, ran, data):
        """Notes what must not be after a run on a damaged store."""
        def fault(what, kind="corrupt"):
            self.tally.note(kind, f"mentor {' '.join(words)} ({how}): {what}: {ran}")
        self.codes[ran.code] += 1
        if ran.code not in (0, 1, 3, 4, 6):
            fault("it crashed, hung, or blames the command line", "message")
        if any(ord(letter) < 0x20 and letter != "\n" for letter in ran.err):
            fault("a control character stands in its message", "message")
        if (ran.code != 0 or words in READS) and home.bytes_of(self.world.store) != data:
            fault("it changed the file")
        if ran.code != 0 and self.world.beside_the_store() != ["mentor.db"]:
            fault(f"it left {self.world.beside_the_store()}")
        if ran.code == 0 and words in [*WRITES, ["store", "check"]] and not self.is_sound(data):
            fault("it took the store for a whole one")

    def test_damaged_stores_are_met_with_an_error_or_an_answer_and_left_as_they_were(self):
        for _ in range(ROUNDS):
            self.tally.tried(None)
            how, data = self.damaged()
            for words in [*self.random.sample(READS, 2), self.random.choice(WRITES)]:
                self.judge(how, words, self.world.run(*words), data)
                if home.bytes_of(self.world.store) != data:
                    break
        self.tally.end(self, f", exit codes {dict(self.codes)}")
        self.assertGreater(self.codes[6], 0)


if __name__ == "__main__":
    home.main()
