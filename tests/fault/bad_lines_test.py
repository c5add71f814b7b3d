#!/usr/bin/python3
"""Command lines, configs, environments and stores that are wrong in one way each: the exit code, one message, and nothing changed.

$MENTOR_ROUNDS of them; some hundred in every build, always the same ones. Another $MENTOR_SEED makes others.
"""
import collections
import os
import random
import re
import string
import unittest

import home

ROUNDS = home.rounds(300, 10_000)
NOT_UTF8 = b"caf\xe9"


def pick(choices):
    return lambda r: r.choice(choices)


def gibberish(r):
    """A word that is no word of ours."""
    return "q" + "".join(r.choice("bcdfgjkqvxz") for _ in range(r.randint(3, 12)))


def day(r):
    return r.choice([
        lambda: f"{r.randint(1900, 9999)}-{r.randint(13, 99)}-{r.randint(1, 28):02}",
        lambda: f"{r.randint(1900, 9999)}-{r.randint(1, 12):02}-{r.randint(32, 99)}",
        lambda: f"{r.randint(1900, 2100)}-{r.choice(['02-30', '02-31', '04-31', '06-31', '09-31', '11-31'])}",
        lambda: f"{r.randint(0, 50) * 4 + 1901}-02-29",
        lambda: f"{r.randint(1, 31):02}/{r.randint(1, 12):02}/{r.randint(0, 99):02}",
        lambda: f"{r.randint(32, 99)} {r.choice(['dec', 'feb', 'march'])}",
        lambda: f"+{r.randint(1, 99)}{r.choice('hmsxq')}",
        lambda: f"in {r.randint(1, 9)} {gibberish(r)}",
        lambda: f"{r.randint(2000, 2100)}-W{r.randint(54, 99)}",
        lambda: f"next {gibberish(r)}",
        lambda: r.choice(["m", "-", "", " ", "fri fri", "0", "2026", "2026-1", "2026-1-1x", "99999-01-01", "-999999999999d", "+9999999999w"]),
        lambda: gibberish(r), lambda: NOT_UTF8])()


def moment(r):
    return r.choice([lambda: day(r), lambda: f"2026-12-0{r.randint(1, 9)} {r.randint(25, 99)}:00", lambda: f"{r.randint(0, 23)}:{r.randint(60, 99)}",
                     lambda: f"fri {r.randint(13, 99)}pm", lambda: f"2026-12-01T15:00+{r.randint(24, 99)}:00", lambda: f"tomorrow {gibberish(r)}"])()


def length(r):
    return r.choice([lambda: f"{r.randint(1, 99)} {gibberish(r)}", lambda: f"-{r.randint(1, 99)}m", lambda: f"{r.randint(11, 10**9)}y",
                     lambda: "9" * r.randint(12, 40) + "m", lambda: r.choice(["", "m", "h", "1.2.3h", "0x5m", "1e3m", "1h1h1", "--"]),
                     lambda: gibberish(r), lambda: NOT_UTF8])()


def number(r):
    return r.choice([lambda: gibberish(r), lambda: f"0x{r.randint(1, 255):x}", lambda: f"{r.randint(1, 9)}e{r.randint(1, 400)}",
                     lambda: f"{r.randint(1, 9)},{r.randint(0, 9)}", lambda: f"--{r.randint(1, 9)}", lambda: f"{r.randint(1, 9)}.{r.randint(1, 9)}.1",
                     lambda: r.choice(["", "nan", "inf", "-inf", ".", "-", "+", "1 2", "NaN", "Infinity", "1_000", "٣"]), lambda: NOT_UTF8])()


def cadence(r):
    return r.choice([lambda: gibberish(r), lambda: f"weekly {gibberish(r)} 15:00", lambda: f"weekly tue {r.randint(25, 99)}:00", lambda: f"0{r.choice('dw')} 10:00",
                     lambda: f"monthly {r.randint(32, 999)} 09:00", lambda: f"{r.randint(5, 99)}th tue 10:00", lambda: f"-{r.randint(1, 9)}w",
                     lambda: f"{'9' * r.randint(10, 30)}w", lambda: f"weekly tue 15:00 {gibberish(r)}", lambda: NOT_UTF8])()


def zone(r):
    return r.choice([lambda: gibberish(r), lambda: f"Europe/{gibberish(r)}", lambda: "../" * r.randint(1, 5) + "etc/passwd", lambda: "/etc/passwd",
                     lambda: "Europe/Berlin/", lambda: "Europe/Berlin\n", lambda: "", lambda: NOT_UTF8])()


# What no option with a metavar takes.
BAD = {
    "D": day, "WHEN": moment, "DUR": length, "N": number, "CADENCE": cadence, "ZONE": zone,
    "1-5": lambda r: r.choice([str(r.randint(6, 10**6)), f"-{r.randint(0, 9)}", "0", "3.5", gibberish(r), "9" * 30]),
    "HH:MM-HH:MM": lambda r: r.choice([f"{r.randint(25, 99)}:00-17:00", "09:00", f"09:00-17:{r.randint(60, 99)}", gibberish(r), NOT_UTF8]),
    "SIDE": gibberish, "C": gibberish, "S": gibberish,
    "T": pick([NOT_UTF8]), "M": pick([NOT_UTF8]), "U": pick([NOT_UTF8]), "KEY": pick([NOT_UTF8]),
    "WHO": lambda r: r.choice(["", NOT_UTF8, "x" * r.randint(257, 999), f"Ada <{gibberish(r)}>", "Ada <ada@example.org", "<ada@example.org>"]),
    "H": lambda r: r.choice(["", f"{r.choice('gpsmtca')}{r.randint(1, 99)}", f"{r.randint(0, 9)}ada", "a b", "Ada", f"a{r.choice('_.:/@')}b", NOT_UTF8]),
    "G=N|G+N": lambda r: r.choice([f"g{r.randint(1, 9)}", f"g1={gibberish(r)}", f"c1={r.randint(1, 9)}", "g1=nan", "g1+", "", NOT_UTF8]),
    "KEY=VALUE": lambda r: r.choice([f"{gibberish(r)}=3", "health.quiet", f"health.quiet={gibberish(r)}", f"health.quiet=-{r.randint(1, 99)}", NOT_UTF8]),
}
GLOBAL = {"--now": moment, "--width": lambda r: r.choice([number(r), f"-{r.randint(1, 99)}"]), "--format": gibberish, "--color": gibberish}
CONFIG = [
    lambda r: f"[{r.choice(['me', 'health', 'ui'])}]\n{gibberish(r)} = 1\n",
    lambda r: f"{gibberish(r)} = 'x'\n",
    lambda r: f"[me]\nname = {r.randint(0, 99)}\n",
    lambda r: f"[health]\nquiet = '{gibberish(r)}'\n",
    lambda r: f"[me]\nname = \"{gibberish(r)}\n",
    lambda r: f"[week]\nstarts_on = '{gibberish(r)}'\n",
    lambda r: f"[remind]\ntimeout = '{gibberish(r)}'\n",
    lambda r: "[" * r.randint(1, 5000),
    lambda r: "a." * r.randint(17, 5000) + "a = 1\n",
    lambda r: "[me]\nname = 'x'\nname = 'y'\n",
    lambda r: "# " + "x" * r.randint(65_536, 99_999),
    lambda r: NOT_UTF8,
    lambda r: r.choice(string.punctuation.replace("#", "")) * r.randint(1, 9) + "=",
]


def foreign(r, whole):
    """A file that is no store of ours."""
    return r.choice([b"", r.randbytes(r.randint(1, 9999)), b"just a text\n" * r.randint(1, 99), whole[:r.randint(1, 99)],
                     whole[:68] + r.randbytes(4) + whole[72:], whole[:60] + b"\0\0" + bytes([r.randint(1, 255), 0]) + whole[64:]])


class Case:
    """Words to type, and how that must end."""

    def __init__(self, code, words, text=None, **variables):
        self.code, self.words, self.text, self.variables = code, words, text, variables


class Cases:
    """Makes one wrong line after another, out of lines that succeed."""

    def __init__(self, world, seed):
        self.random = random.Random(seed)
        self.world = world
        self.whole = home.bytes_of(world.made)
        self.params = {command["name"]: command["params"] for command in home.registry()["commands"]}
        self.good = home.lines("read", "write")
        self.kinds = [self.bad_option, self.bad_option, self.bad_option, self.unknown_option, self.bad_global, self.missing_thing,
                      self.no_such_id, self.no_such_command, self.bad_config, self.foreign_store, self.bad_stdin, self.bad_environment]

    def make(self):
        while True:
            kind = self.random.choice(self.kinds)
            name, words = self.random.choice(self.good)
            case = kind(name, list(words))
            if case:
                return kind.__name__, case

    def bad_option(self, name, words):
        known = [p for p in self.params[name] if p["name"].startswith("--") and p["metavar"] in BAD]
        if not known:
            return None
        param = self.random.choice(known)
        value = BAD[param["metavar"]](self.random)
        if not value and name.endswith(("edit", "agreement set")):
            return None  # there it clears
        joined = param["name"].encode() + b"=" + (value if isinstance(value, bytes) else value.encode())
        return Case(2, [*without(words, param["name"]), joined])

    def unknown_option(self, name, words):
        option = "--" + gibberish(self.random) + self.random.choice(["", "=x"])
        return Case(2, [*words, option]) if "--" not in words else None

    def bad_global(self, name, words):
        option = self.random.choice(list(GLOBAL))
        value = GLOBAL[option](self.random)
        joined = option.encode() + b"=" + (value if isinstance(value, bytes) else value.encode())
        return Case(2, [*without(words, option), joined])

    def missing_thing(self, name, words):
        """A pair that is not there in the place of one that is."""
        places = [i for i, word in enumerate(words) if word in ("ada", "sam", "lee")]
        if not places:
            return None
        words[self.random.choice(places)] = gibberish(self.random)
        return Case(3, words)

    def no_such_id(self, name, words):
        places = [i for i, word in enumerate(words) if re.fullmatch("[gastc][0-9]+", word)]
        if not places:
            return None
        place = self.random.choice(places)
        code, digits = self.random.choice([(3, str(self.random.randint(1000, 2**62))), (2, "9" * self.random.randint(20, 60))])
        words[place] = words[place][0] + digits
        return Case(code, words)

    def no_such_command(self, name, words):
        return Case(2, [gibberish(self.random), *words[1:]])

    def bad_config(self, name, words):
        path = os.path.join(self.world.folder, "config.toml")
        content = self.random.choice(CONFIG)(self.random)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return Case(2, [*without(words, "--config"), "--config", path])

    def foreign_store(self, name, words):
        path = os.path.join(self.world.folder, "foreign.db")
        with open(path, "wb") as file:
            file.write(foreign(self.random, self.whole))
        return Case(6, [*words, "--store", path])

    def bad_stdin(self, name, words):
        r = self.random
        text = r.choice([b"", b"\n", b"x" * r.randint(262_145, 300_000), b"a" * r.randint(0, 99) + b"\0b", NOT_UTF8 + b"x" * r.randint(0, 99), b"\xed\xa0\x80"])
        return Case(2, r.choice([["log", "ada"], ["goal", "add", "ada"], ["action", "add", "ada"], ["agenda", "add", "ada"]]) + ["-"], text)

    def bad_environment(self, name, words):
        variable, value = self.random.choice([("MENTOR_NOW", moment), ("TZ", lambda r: "Europe/" + gibberish(r)), ("MENTOR_CONFIG", lambda r: "/" + gibberish(r))])
        value = value(self.random) or "m"
        return None if {"--now", "--config"} & set(words) else Case(2, words, **{variable: value})


def without(words, option):
    """The words without an option and its value."""
    if option not in words:
        return words
    at = words.index(option)
    return words[:at] + words[at + 2:]


class BadLines(unittest.TestCase):
    def setUp(self):
        self.world = home.Home().make_demo()
        self.addCleanup(self.world.__exit__)
        self.cases = Cases(self.world, home.seed())

    def fault_in(self, case):
        """What is wrong with how it ended; None where nothing is."""
        ran = self.world.run(*case.words, text=case.text, with_=case.variables)
        if ran.code != case.code:
            self.world.restore()
            return home.Wrong("message", f"it should end with {case.code}: {ran}")
        if ran.out:
            return home.Wrong("message", f"it prints something: {ran}")
        if not re.match("mentor: [^\n]+\n", ran.err) or any(ord(letter) < 0x20 and letter != "\n" for letter in ran.err):
            return home.Wrong("message", f"its message is no line that can be read: {ran}")
        if home.bytes_of(self.world.store) != self.cases.whole or self.world.beside_the_store() != ["mentor.db"]:
            self.world.restore()
            return home.Wrong("corrupt", f"it changed the store: {ran}")
        return None

    def test_what_is_wrong_is_refused_with_its_exit_code_and_changes_nothing(self):
        kinds = collections.Counter()
        tally = home.Tally("bad input")
        for _ in range(ROUNDS):
            kind, case = self.cases.make()
            kinds[kind] += 1
            tally.tried(self.fault_in(case), f"{kind}: {case.words} {case.variables}")
        tally.end(self, f": {dict(kinds)}")


if __name__ == "__main__":
    home.main()
