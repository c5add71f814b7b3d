"""Makes pages of every report: from the demo store, from a store of hostile names, and from one that holds nothing."""
import csv
import os
import re
import subprocess

NOW = "2026-11-25T10:00:00Z"
HOSTILE = [
    "<script>alert(1)</script>",
    "\"quoted\" & 'single' </title><!-- --> ]]>",
    "Right\u202eto left\u2069",
    "سارة الأحمد",
    "山田 さくら",
    "שרה כהן",
    "esc\u001b[31m and tab\tand bell\u0007",
    "javascript:alert(1)",
    "x" * 200,
]


class Mentor:
    def __init__(self, binary, folder):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        self.binary = binary
        self.folder = folder
        self.store = os.path.join(folder, "mentor.db")

    def __call__(self, *words, now=NOW):
        environment = {"HOME": self.folder, "USER": "Grace Hopper", "TZ": "Europe/Berlin", "MENTOR_NOW": now, "LC_ALL": "C.UTF-8"}
        run = subprocess.run(
            [self.binary, "--store", self.store, *words], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if run.returncode:
            raise SystemExit(f"mentor {words}: {run.returncode} {run.stderr.decode()}")
        return run.stdout.decode()


def _demo(binary, folder):
    mentor = Mentor(binary, folder)
    mentor("demo", folder)
    return mentor


def _hostile(binary, folder):
    mentor = Mentor(binary, folder)
    for number, name in enumerate(HOSTILE):
        handle = f"h{number}x"
        # A person's name cannot hold "<", where the mail address begins, nor control characters.
        began = "2026-09-01T09:00:00Z"
        mentor("pair", "add", "--mentee", re.sub(r"[<\x00-\x1f]", "", name), "--handle", handle, "--every", "weekly tue 15:00", "--start", "2026-09-01", now=began)
        mentor("goal", "add", handle, name, "--metric", name, "--target", "3", "--due", "2027-03-31", "--why", name, now=began)
        for day in ("08", "15", "29"):
            mentor("log", handle, name, "--win", name, "--thanks", name, "--lesson", name, "--blocker", name, "--rating", "4",
                   "--progress", f"g{number + 1}+1", "--i-will", name, "--private-note", "secret " + name, now=f"2026-09-{day}T18:00:00Z")
        mentor("agenda", "add", handle, name)
    return mentor


def _many(binary, folder):
    """Forty pairs: some in touch, some silent, some never met, some rated low, one paused."""
    mentor = Mentor(binary, folder)
    mentors = ("Amara Diallo", "Jürgen Weißenberg", "Maria-José Fernández Ortega", "Priya Raghunathan")
    began = "2026-09-01T09:00:00Z"
    for number in range(40):
        handle = f"pair-{chr(97 + number // 26)}{chr(97 + number % 26)}"
        mentor("pair", "add", "--mentor", mentors[number % 4], "--mentee", f"Mentee {chr(65 + number // 26)}{chr(65 + number % 26)}", "--handle", handle,
               "--every", "weekly tue 15:00", "--tag", ("autumn", "spring")[number % 2], now=began)
        for day in ("2026-09-08", "2026-09-29", "2026-10-27", "2026-11-17")[: number % 5]:
            mentor("log", handle, "--on", day, "--rating", str(1 + number % 5), "met", now=day + "T18:00:00Z")
    mentor("pair", "pause", "pair-ab", "--from", "2026-11-20", now="2026-11-20T09:00:00Z")
    return mentor


def _empty(binary, folder):
    mentor = Mentor(binary, folder)
    mentor("pair", "add", "--mentor", "Ada")
    mentor("rm", "ada", "--yes")
    return mentor


CRITERIA = """[[must]]
kind = "different"
column = "department"
[[want]]
kind = "overlap"
mentee = "wants"
mentor = "offers"
weight = 5
[[want]]
kind = "same"
column = "languages"
weight = 2
"""


def _matches(binary, folder):
    """The plan of a sheet with hostile names and skills, in which some find nobody."""
    mentor = _empty(binary, folder)
    sheet, criteria, plan = (os.path.join(folder, name) for name in ("sheet.csv", "criteria.toml", "plan.json"))
    with open(sheet, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Name", "Email", "Role", "Skills offered", "Skills wanted", "Department", "Languages", "Places"])
        for number, name in enumerate(HOSTILE):
            name = re.sub(r"[<\x00-\x1f]", "", name)
            rows.writerow([name, f"a{number}@example.org", "mentor", f"skill {number}; {name}", "", f"department {number % 2}", "English", 1 + number % 2])
            for twin in range(2):
                rows.writerow([name, f"b{number}{twin}@example.org", "mentee", "", f"skill {number}; {name}", f"department {twin}", "English", ""])
    with open(criteria, "w", encoding="utf-8") as file:
        file.write(CRITERIA)
    mentor("match", "plan", sheet, "--criteria", criteria, "-o", plan)
    return mentor("match", "show", plan, "--format", "html")


def pages(binary, folder):
    """Name and text of each page."""
    stores = {
        "demo": (_demo, ["ada", "sam"], "2026-10-15"),
        "hostile": (_hostile, [f"h{number}x" for number in range(len(HOSTILE))], "2026-09-15"),
        "many": (_many, [], None),
        "empty": (_empty, [], None),
    }
    for store, (make, pairs, private_month) in stores.items():
        mentor = make(binary, os.path.join(folder, store))
        reports = [["week"], ["week", "--last"], ["month"], ["health"], ["programme"], ["programme", "--all"], ["replay", "--set", "health.quiet=1"]]
        reports += [["week", "--pair", pair] for pair in pairs] + [["month", "--pair", pair] for pair in pairs]
        reports += [[kind, pair] for kind in ("pair", "ending") for pair in pairs]
        for words in reports:
            yield f"{store}-{'-'.join(words).replace('--', '')}", mentor("report", *words, "--format", "html")
        if pairs:
            told = ["report", "month", "--of", private_month, "--pair", pairs[0], "--format", "html"]
            yield f"{store}-not-told", mentor(*told)
            yield f"{store}-private", mentor(*told, "--include-private")
    yield "matches", _matches(binary, os.path.join(folder, "matches"))
