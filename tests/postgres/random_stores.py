"""Stores of random mentoring, typed line by line at the program, each by somebody in another time zone."""
import datetime
import json
import os
import random
import subprocess

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Beirut",
         "Pacific/Kiritimati", "Africa/Cairo", "UTC"]
KEY = "an old key of thirty-two letters."
TAGS = ["spring", "law", "odd \"tag\" {1,2}\\"]
CANARY = "kanarienvogel"
TODAY = datetime.datetime(2026, 11, 24, 10, 30, tzinfo=datetime.timezone.utc)


class Home:
    """Runs the program with a config of its own."""

    def __init__(self, binary, folder, zone="UTC", extra=""):
        self.binary, self.folder, self.zone = binary, folder, zone
        os.makedirs(folder, mode=0o700, exist_ok=True)
        self.config = os.path.join(folder, "config-" + zone.replace("/", "-") + ".toml")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(f'[me]\nname = "Me"\ntz = "{zone}"\n[publish]\nkey = "{KEY}"\ntags = {json.dumps(TAGS)}\n{extra}')
        os.chmod(self.config, 0o600)

    def start(self, *words, now=TODAY, **more):
        return subprocess.Popen([self.binary, "--config", self.config, "--now", f"{now:%Y-%m-%dT%H:%M:%SZ}", *words], stdin=subprocess.DEVNULL,
                                env={"HOME": self.folder, "PATH": os.environ["PATH"]}, cwd=self.folder, umask=0o077, **more)

    def run(self, *words, now=TODAY):
        """Exit code, stdout, stderr."""
        process = self.start(*words, now=now, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, error = process.communicate()
        return process.returncode, out.decode(), error.decode()

    def json(self, *words, now=TODAY):
        code, out, error = self.run(*words, "--json", now=now)
        assert code in (0, 8), (words, error)
        return json.loads(out)


class RandomStore:
    """From months or years before TODAY on, things are added, kept, missed, moved, paused and ended; what the program refuses is left."""

    def __init__(self, home, path, seed, pairs=None):
        self.home, self.path, self.random = home, path, random.Random(seed)
        is_busy = self.random.random() < 0.4
        self.now = TODAY - datetime.timedelta(days=self.random.randint(*((20, 90) if is_busy else (180, 700))), minutes=self.random.randint(0, 1440))
        steps = [5, 60, 600, 1440] if is_busy else [5, 60, 1440, 3000, 10000, 20000]
        self.pairs = pairs or self.random.randint(1, 7)
        self.lines = 0
        for number in range(self.pairs):
            self.add_pair(f"{seed}x{number}")
        while self.now < TODAY:
            self.type(*self.line())
            self.now += datetime.timedelta(minutes=self.random.choice(steps))

    def type(self, *words):
        self.lines += 1
        return self.home.run(*words, "--store", self.path, "--no-input", now=min(self.now, TODAY))[0]

    def pick(self, *choices):
        return self.random.choice(choices)

    def day(self, before=40, after=0):
        return (min(self.now, TODAY) + datetime.timedelta(days=self.random.randint(-before, after))).strftime("%Y-%m-%d")

    def add_pair(self, name):
        words = ["pair", "add", "--mentor", f"{CANARY}m {name} <{CANARY}.m{name}@example.org>"]
        words += ["--mentee", self.pick(f"{CANARY}e {name}", f"{CANARY}e {name} <{CANARY}.e{name}@example.org>")]
        words += ["--every", self.pick("weekly tue 23:30", "2w thu 00:15", "daily 12:00", "monthly 31 09:00", "as-needed", "weekly mon,fri 02:30")]
        words += ["--tz", self.random.choice(ZONES), "--start", self.day(300, 20), "--handle", "h" + CANARY[:4] + name]
        if self.random.random() < 0.3:
            words += ["--end", self.day(0, 500)]
        for tag in self.random.sample([*TAGS, CANARY], self.random.randint(0, 3)):
            words += ["--tag", tag]
        self.type(*words)

    def line(self):
        pair = f"p{self.random.randint(1, self.pairs)}"
        thing = lambda letter: f"{letter}{self.random.randint(1, 12)}"
        side = self.pick("mentor", "mentee")
        kinds = {
            "log": lambda: ["log", pair, CANARY, "--on", self.pick("now", self.day(12), self.day(3)), *self.pick([], ["--rating", self.pick("1", "2", "3", "4", "5")]),
                            *self.pick([], ["--for", self.pick("20", "45", "90")]), *self.pick([], ["--channel", self.pick("email", "phone", "video")]),
                            *self.pick([], ["--win", CANARY]), "--by", side, *self.pick([], [], ["--private"])],
            "checkin": lambda: ["checkin", "add", pair, CANARY, "--rating", self.pick("2", "4", "5"), "--by", side],
            "miss": lambda: ["meeting", "miss", pair, "--by", side, "--because", CANARY],
            "cancel": lambda: ["meeting", "cancel", pair, "--by", side, "--because", CANARY],
            "move": lambda: ["meeting", "move", pair, "--at", self.day(0, 12) + " " + self.pick("00:10", "23:50", "12:00")],
            "meet": lambda: ["meeting", "add", pair, "--at", self.day(0, 12) + " " + self.pick("00:10", "23:50", "12:00"), "--where", CANARY],
            "pause": lambda: ["pair", "pause", pair, *self.pick([], ["--until", self.day(0, 30)]), "--because", CANARY],
            "resume": lambda: ["pair", "resume", pair],
            "end": lambda: ["pair", "end", pair, "--by", side, "--because", CANARY] if self.random.random() < 0.3 else ["pair", "resume", pair],
            "goal": lambda: ["goal", "add", pair, CANARY, "--target", "3", "--unit", CANARY, "--metric", CANARY, "--due", self.day(0, 90)],
            "progress": lambda: ["goal", "progress", thing("g"), "+1", CANARY],
            "promise": lambda: ["action", "add", pair, CANARY, "--owner", side, "--due", self.day(0, 20), *self.pick([], [], ["--private"])],
            "done": lambda: ["done", thing(self.pick("a", "a", "g")), "--on", self.day(6)],
            "drop": lambda: ["drop", thing(self.pick("a", "g")), "--because", CANARY],
            "reopen": lambda: ["reopen", thing(self.pick("a", "g"))],
            "topic": lambda: ["agenda", "add", pair, CANARY],
            "undo": lambda: ["undo"],
            "tag": lambda: ["pair", "edit", pair, "--tag", self.random.choice(TAGS)],
            "agree": lambda: ["agreement", "set", pair, "--every", self.pick("weekly wed 23:45", "2w mon 00:05"), "--tz", self.random.choice(ZONES)],
        }
        weights = [14, 5, 4, 2, 3, 2, 1, 3, 1, 3, 2, 4, 6, 2, 1, 2, 1, 1, 1]
        return kinds[self.random.choices(list(kinds), weights)[0]]()
