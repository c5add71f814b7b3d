"""A home of its own with a demo store, the real program run in it, and what its store holds.

The program is $MENTOR_BINARY; what there is to type, for every command of the registry, is in the file $MENTOR_LINES (write_lines.cpp).
$MENTOR_ROUNDS asks for more than the few rounds that every build can afford, by a number or as "long": of what, each test says. What a kind
of fault came to is a Tally, a row of the table that run.py prints.
"""
import collections
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

BINARY = os.environ["MENTOR_BINARY"]
NOW = "2026-11-23T09:00:00Z"
HANGS = 60  # seconds, far past any lock's ten
HUNG = -1000  # the code of a run that did not end
MEMORY = "/dev/shm"  # where a sync costs nothing, for all that need no disk
INSIDE = "MENTOR_IN_A_NAMESPACE"
SKIPPED = 77  # what ctest takes for "could not be tried here"


def rounds(few, many):
    """How often to try: a few times, or many, or as often as was asked for."""
    asked = os.environ.get("MENTOR_ROUNDS", few)
    return many if asked == "long" else int(asked)


# What was wrong after a round: one of the kinds, and the words for it.
Wrong = collections.namedtuple("Wrong", "kind what")
KINDS = ("lost", "corrupt", "message")


class Tally:
    """How often a kind of fault was tried, and what was wrong after it."""
    every, tests = [], set()

    def __init__(self, fault, rounds=0):
        self.fault, self.rounds, self.wrong = fault, rounds, []
        self.began, self.seconds = time.monotonic(), 0
        self.every.append(self)

    def tried(self, wrong, on=""):
        """One round more, and the Wrong after it, or None."""
        self.rounds += 1
        if wrong:
            self.note(wrong.kind, f"{on}: {wrong.what}")

    def note(self, kind, what):
        self.wrong.append(Wrong(kind, what))

    def end(self, test, words=""):
        """The row of the table is whole; the test fails with what was wrong."""
        self.tests.add(test.id())
        self.seconds = time.monotonic() - self.began
        print(f"{self.fault}: {self.rounds} rounds{words}")
        if self.wrong:
            test.fail("\n".join(what for _, what in self.wrong))

    def row(self):
        return {"fault": self.fault, "rounds": self.rounds, "seconds": self.seconds,
                **{kind: sum(kind == one.kind for one in self.wrong) for kind in KINDS}}


def seed():
    """What chance begins with."""
    return os.environ.get("MENTOR_SEED", "1")


def registry():
    with open(os.environ["MENTOR_LINES"], encoding="utf-8") as file:
        return json.load(file)


def lines(*accesses):
    """[(command, words)] of the commands with one of these accesses, each line once."""
    seen = {}
    for command in registry()["commands"]:
        if command["access"] in accesses:
            for words in command["lines"]:
                seen.setdefault(tuple(words), command["name"])
    return [(name, list(words)) for words, name in seen.items()]


def memory():
    """A folder in memory, where there is one that programs can be run from; else None."""
    is_there = os.access(MEMORY, os.W_OK) and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    return MEMORY if is_there else None


class Ran:
    """What one run left behind; code is negative for the signal that ended it."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def __repr__(self):
        return f"exit {self.code}\nstdout: {self.out[:2000]!r}\nstderr: {self.err[:2000]!r}"


class Home:
    def __init__(self, under=None):
        self.folder = tempfile.mkdtemp(prefix="mentor-fault-", dir=under or memory())
        self.store = os.path.join(self.folder, "data", "mentor.db")
        self.made = os.path.join(self.folder, "made", "mentor.db")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self, **more):
        kept = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
        return {"HOME": self.folder, "USER": "Grace Hopper", "TZ": "Europe/Berlin", "MENTOR_NOW": NOW, "MENTOR_STORE": self.store,
                "TMPDIR": self.folder, "EDITOR": "false", "PATH": "/usr/bin:/bin", **kept, **more}

    def start(self, *words, through=(), with_=None, **how):
        """The program begun, by way of another such as strace."""
        how.setdefault("stdin", subprocess.DEVNULL)
        how.setdefault("stdout", subprocess.PIPE)
        how.setdefault("stderr", subprocess.PIPE)
        return subprocess.Popen([*through, BINARY, *words], env=self.environment(**(with_ or {})), cwd=self.folder, **how)

    def run(self, *words, text=None, **how):
        """The program from its beginning to its end."""
        if text is not None:
            how["stdin"] = subprocess.PIPE
        with self.start(*words, **how) as process:
            try:
                out, err = process.communicate(text, timeout=HANGS)
            except subprocess.TimeoutExpired:
                process.kill()
                return Ran(HUNG, b"", f"ended after {HANGS} seconds")
        return Ran(process.returncode, out or b"", (err or b"").decode(errors="replace"))

    def done(self, *words, **how):
        """The same where it must succeed: its JSON."""
        ran = self.run(*words, "--json", **how)
        assert ran.code == 0, f"mentor {' '.join(words)}: {ran}"
        return json.loads(ran.out)

    def make_demo(self):
        """A demo store, and one of the same content to return to."""
        self.done("demo", os.path.dirname(self.made))
        for words in registry()["prepare"]:
            self.done(*words, "--store", self.made)
        uid = self.done("agenda", "ada", "--store", self.made)["meeting"]["uid"]
        with open(os.path.join(self.folder, "answer.ics"), "w", encoding="utf-8", newline="") as file:
            file.write(registry()["answer"].replace("{uid}", uid))
        self.done("store", "backup", os.path.join(self.folder, "mentor-backup.db"), "--store", self.made)
        for name, text in (("checkins.csv", "sheet"), ("sign-ups.csv", "sign_ups")):
            with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as file:
                file.write(registry()[text])
        self.done("match", "plan", "sign-ups.csv", "-o", "plan.json", "--store", self.made)
        self.kept = set(os.listdir(self.folder))
        self.restore()
        return self

    def restore(self):
        """The store as it was made, with nothing beside it, and nothing else in the home."""
        for name in os.listdir(self.folder):
            path = os.path.join(self.folder, name)
            if name not in self.kept:
                shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        os.mkdir(os.path.dirname(self.store), 0o700)
        shutil.copy(self.made, self.store)

    def files(self):
        """Every file of the home with its content, but the store, which has its rows, and locks, which hold nothing."""
        tops = [os.path.join(self.folder, name) for name in os.listdir(self.folder) if name not in self.kept]
        paths = [path for path in tops if os.path.isfile(path)]
        paths += [os.path.join(folder, name) for top in tops for folder, _, names in os.walk(top) for name in names]
        return {path: content_of(path) for path in paths if not path.startswith(os.path.dirname(self.store)) and not path.endswith(".lock")}

    def is_as_made(self):
        return self.beside_the_store() == ["mentor.db"] and bytes_of(self.store) == bytes_of(self.made)

    def beside_the_store(self):
        """The names of all files in the store's folder, but the lock's, which holds nothing."""
        return sorted(name for name in os.listdir(os.path.dirname(self.store)) if not name.endswith(".lock"))


RANDOM = (5, 11)  # the kinds, in the table outside, of the uids of a replica, which each restore makes anew, and of the store


def rows(path):
    """Every row of a store, without the uids, which are random: those that are bytes, and the store's own. None where there is no store."""
    if not os.path.exists(path):
        return None
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        tables = [name for (name,) in connection.execute("select name from sqlite_schema where type = 'table' order by name")]
        every = {table: connection.execute(f"select * from {table}").fetchall() for table in tables}
        every["outside"] = [row for row in every.get("outside", []) if row[0] not in RANDOM]
    finally:
        connection.close()
    return {table: [[value for value in row if not isinstance(value, bytes)] for row in found] for table, found in every.items()}


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def content_of(path):
    """A file's bytes; of a store its rows, since no two have the same bytes."""
    content = bytes_of(path)
    return rows(path) if content.startswith(b"SQLite format 3\0") and not is_draft(path) else content


def is_draft(path):
    """Whether the name says that the file is not finished."""
    return os.path.basename(path).startswith(".mentor-") or path.endswith((".new", "-journal"))


def limit_files(size):
    """For start(preexec_fn=...): no file may grow past this many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def leave_signals():
    """For start(preexec_fn=...): what a careless parent leaves. Ended children are forgotten, and no signal arrives."""
    for ignored in (signal.SIGCHLD, signal.SIGALRM):
        signal.signal(ignored, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


def skip(why):
    """Ends with "skipped" where the machine does not allow what a test is made with."""
    print(f"skipped: {why}", file=sys.stderr)
    sys.exit(SKIPPED)


def needs(tool):
    try:
        subprocess.run(tool, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        skip(f"{' '.join(tool)}: {getattr(error, 'stderr', '').strip() or error}")


def in_own_mounts(*unshare):
    """Begins the program anew where what it mounts is seen by nobody else, and goes with it."""
    if INSIDE not in os.environ:
        needs([*unshare, "mount", "-t", "tmpfs", "mentor", "/mnt"])
        os.environ[INSIDE] = "1"
        os.execvp("unshare", [*unshare, sys.executable, "-B", *sys.argv])


def main():
    """Runs the tests of a file, and adds its rows to the file $MENTOR_TABLE: its tallies, and one for the tests that keep none."""
    began = time.monotonic()
    result = unittest.main(verbosity=2, exit=False).result
    failures = len(result.failures) + len(result.errors)
    name = os.path.basename(sys.argv[0]).removesuffix("_test.py")
    rest = Tally(f"{name}, else" if Tally.every else name, result.testsRun - len(Tally.tests))
    rest.seconds = time.monotonic() - began - sum(tally.seconds for tally in Tally.every)
    rest.wrong = [Wrong("message", "")] * (failures - sum(bool(tally.wrong) for tally in Tally.every))
    if path := os.environ.get("MENTOR_TABLE"):
        with open(path, "a", encoding="utf-8") as file:
            file.writelines(json.dumps(tally.row()) + "\n" for tally in Tally.every if tally.rounds or tally.wrong)
    sys.exit(failures > 0)
