"""Other trackers with as many entries over ten years: what adding one and looking at a week takes them. Of these only mentor and taskwarrior
wait until an entry is on the disk."""
import datetime
import json
import os
import shutil
import subprocess

import measure
from fill import LAST_MEETING, NOTE, fill

YEARS = 10


def moments(count):
    """Spread evenly over ten years until the last meeting."""
    span = YEARS * 365 * 86400
    for number in range(count):
        yield datetime.datetime.fromtimestamp(LAST_MEETING - span + span * (number + 1) // count, datetime.timezone.utc)


def taskwarrior(folder, count):
    home = folder / "taskwarrior"
    home.mkdir()
    (home / "rc").write_text(f"data.location={home}\nconfirmation=off\nverbose=nothing\n")
    entries = [{"description": NOTE, "status": "completed", "project": f"pair{number % 100}", "entry": f"{at:%Y%m%dT%H%M%SZ}",
                "end": f"{at:%Y%m%dT%H%M%SZ}"} for number, at in enumerate(moments(count))]
    (home / "entries.json").write_text("\n".join(map(json.dumps, entries)))
    task = ["env", f"TASKRC={home}/rc", "task"]
    subprocess.run([*task, "import", str(home / "entries.json")], check=True, capture_output=True)
    return [*task, "add", NOTE], [*task, "end.after:2026-11-23", "completed"]


def timewarrior(folder, count):
    home = folder / "timewarrior"
    (home / "data").mkdir(parents=True)
    (home / "timewarrior.cfg").write_text("")
    months = {}
    for number, at in enumerate(moments(count)):
        until = at + datetime.timedelta(seconds=60)
        months.setdefault(f"{at:%Y-%m}", []).append(f"inc {at:%Y%m%dT%H%M%SZ} - {until:%Y%m%dT%H%M%SZ} # pair{number % 100}\n")
    for month, lines in months.items():
        (home / "data" / f"{month}.data").write_text("".join(lines))
    timew = ["env", f"TIMEWARRIORDB={home}", "timew"]
    return [*timew, "track", "20270101T150000Z", "-", "20270101T154500Z", "ada", ":yes", ":adjust"], [*timew, "summary", "2026-11-23", "-", "2026-11-30"]


def hledger(folder, count):
    file = folder / "hledger.timedot"
    file.write_text("".join(f"{at:%Y-%m-%d}\npair{number % 100}  0.75h\n\n" for number, at in enumerate(moments(count))))
    return None, ["hledger", "-f", str(file), "balance", "-p", "2026-11-23 to 2026-11-30"]


PEERS = [("task", "taskwarrior", taskwarrior), ("timew", "timewarrior", timewarrior), ("hledger", "hledger", hledger)]


def compare(folder, mentor, count, rounds, row):
    store = str(folder / "peers" / "mentor.db")
    before = os.umask(0o077)
    fill(mentor, store, count)
    os.umask(before)
    ours = [mentor, "--store", store, "--now", "2026-12-01T18:00:00Z"]
    add, week = [*ours, "log", "ada", NOTE, "--on", "now"], [*ours, "report", "week", "--last"]
    row(f"{count:,} entries", "mentor add", "theirs", "times", "mentor week", "theirs", "times")
    for program, name, prepare in PEERS:
        if shutil.which(program) is None:
            print(f"{name} is not installed")
            continue
        their_add, their_week = prepare(folder, count)
        cells = []
        for our, their in ((add, their_add), (week, their_week)):
            if their is None:
                cells += ["", "", ""]
                continue
            mine, others, ratio = measure.beside(our, their, min(rounds, 7))
            cells += [f"{mine * 1e3:.2f} ms", f"{others * 1e3:.1f} ms", f"{1 / ratio:.1f}x"]
        row(name, *cells)
