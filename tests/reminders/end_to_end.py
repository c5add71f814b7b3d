#!/usr/bin/python3
"""Three weeks of reminders with real parts: cron, a mail server on loopback, msmtp between them, python's mail parser at the end.

In these weeks Europe and America leave summer time a week apart, the mail server is down for a day, the machine is off for five, and some
runs are killed while they deliver. Prints what arrived, what was missing and what came twice; fails where one is missing, cannot be read,
says a wrong time, or comes more often than runs were killed after it had left.
"""
import argparse
import collections
import datetime as dt
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import expected
import real_parts
import stepped_parts


def utc(*numbers):
    return dt.datetime(*numbers, tzinfo=dt.timezone.utc)


SET_UP, BEGIN, END = utc(2026, 10, 18, 12), utc(2026, 10, 19, 6), utc(2026, 11, 9, 6)
SERVER_DOWN = (utc(2026, 10, 21, 12, 20), utc(2026, 10, 22, 6))
MACHINE_OFF = (utc(2026, 10, 30, 6), utc(2026, 11, 4, 6))
PAIRS = [
    expected.Pair("Ada", "Europe/London", dt.date(2026, 10, 20), 7, dt.time(15)),
    expected.Pair("Kay", "America/New_York", dt.date(2026, 10, 22), 7, dt.time(10)),
    expected.Pair("Ünal", "Asia/Kathmandu", dt.date(2026, 10, 19), 2, dt.time(18, 30)),
]
RECORDS = """
pair add --mentor|Ada Lovelace <ada@example.org>|--every|weekly tue 15:00|--tz|Europe/London|--their-tz|Europe/London|--start|2026-10-19
pair add --mentee|Kay Okafor|--every|weekly thu 10:00|--tz|America/New_York|--their-tz|America/New_York|--start|2026-10-19
pair add --mentee|Ünal Şahin|--every|2d 18:30|--tz|Asia/Kathmandu|--their-tz|Asia/Kathmandu|--start|2026-10-19
action add|ada|book the room|--due|2026-10-30
goal add|ada|Give a 20-minute talk|--due|2026-11-06
"""
CONFIG = """[me]
name = "Grace Hopper"
email = "grace@example.org"
tz = "Europe/Berlin"
[remind]
via = "mail"
command = ["{home}/sendmail", "-t"]
maildir = "~/arrived"
"""


class Program:
    def __init__(self, path, home):
        self.path, self.home = path, home

    def __call__(self, *words):
        environment = {"HOME": self.home, "PATH": "/usr/bin:/bin", "MENTOR_NOW": f"{SET_UP:%Y-%m-%dT%H:%M:%SZ}"}
        done = subprocess.run([self.path, *words], env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{words}: {done.stderr}")
        return done.stdout


def set_up(mentor, home):
    os.makedirs(f"{home}/.config/mentor", mode=0o700)
    pathlib.Path(f"{home}/.config/mentor/config.toml").write_text(CONFIG.format(home=home))
    for line in RECORDS.strip().splitlines():
        first, *rest = line.split("|")
        mentor(*first.split(), *rest)


def install(mentor, home):
    others = f"HOME={home}\nSHELL={home}/sh\n"
    subprocess.run(["crontab", "-"], input=others, text=True, check=True)
    print(mentor("remind", "install", "cron", "--via", "mail", "--write"))
    crontab = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=True).stdout
    if not crontab.startswith(others):
        raise SystemExit(f"the lines of others are gone: {crontab}")
    print(crontab)


def live(machine):
    machine.start_mail_server()
    machine.boot(BEGIN)
    machine.run_until(SERVER_DOWN[0])
    machine.stop_mail_server()
    machine.run_until(SERVER_DOWN[1])
    machine.start_mail_server()
    machine.run_until(MACHINE_OFF[0])
    machine.halt()
    machine.boot(MACHINE_OFF[1])
    machine.run_until(END)
    machine.halt()
    machine.stop_mail_server()


def lines_of(path):
    return pathlib.Path(path).read_text().splitlines() if os.path.exists(path) else []


def kind_of(key):
    return key.split(".")[0]


def judge_meetings(arrived, handles, closed):
    """Holds what arrived about meetings against what was expected: what is missing, what is wrong, and how many minutes late each went out."""
    met = collections.defaultdict(list)
    for key, messages in arrived.items():
        if kind_of(key) == "meeting":
            _, uid, date, *_, lead = key.split(".")
            met[handles[uid], "meeting", date, lead] += messages
    missing, faults, late = [], [], []
    for due in expected.meeting_reminders(PAIRS, SET_UP, END, closed):
        messages = met.pop((due.pair, *due.key_end), [])
        if not messages:
            missing.append(f"{due.pair} {due.key_end}")
        for message in messages:
            sent = message["Date"].datetime
            if not message["Subject"].startswith(due.subject) or due.pair not in message["Subject"]:
                faults.append(f"{message['Subject']!r} should begin with {due.subject!r} and name {due.pair}")
            if not due.due <= sent < due.expires:
                faults.append(f"{message['Subject']!r} went out at {sent}, due {due.due}, useless from {due.expires}")
            late.append((sent - due.due).total_seconds() / 60)
    return missing, faults + [f"nobody waited for {key}" for key in met], late


def judge_others(arrived):
    """What is missing of the promise, the goal and the evenings of meetings that nobody logged."""
    counts = collections.Counter(map(kind_of, arrived))
    return [f"only {counts[kind]} of at least {least} about {kind}" for kind, least in (("action", 2), ("goal", 2), ("checkin", 10))
            if counts[kind] < least]


def judge_runs(runs):
    return [f"a run that was well said: {said}" for _, code, said in runs if code == "0" and said.strip()]


def judge(home, handles, closed):
    arrived = expected.by_key(expected.mails(f"{home}/arrived"))
    missing, faults, late = judge_meetings(arrived, handles, closed)
    runs = [line.split(" ", 2) for line in lines_of(f"{home}/runs")]
    return {
        "runs": len(runs),
        "runs_by_exit_code": dict(collections.Counter(run[1] for run in runs)),
        "mails": sum(map(len, arrived.values())),
        "reminders": dict(collections.Counter(map(kind_of, arrived))),
        "median_minutes_late": sorted(late)[len(late) // 2] if late else None,
        "killed": dict(collections.Counter(lines_of(f"{home}/kills"))),
        "doubles": sum(len(messages) - 1 for messages in arrived.values()),
        "missing": missing + judge_others(arrived),
        "faults": faults + judge_runs(runs)
        + [f"{key}: {fault}" for key, messages in arrived.items() for message in messages for fault in expected.faults_in(message)],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mentor")
    parser.add_argument("--short", choices=("mail", "maildir"), help="without cron and a mail server, over this sink")
    parser.add_argument("--speed", type=int, default=1500, help="simulated seconds a second")
    parser.add_argument("--keep", action="store_true", help="keep the folder")
    options = parser.parse_args()
    if not options.short:
        real_parts.enter_own_namespaces()
        real_parts.prepare_machine()
    home = tempfile.mkdtemp(prefix="mentor-weeks-")
    path = os.path.abspath(options.mentor)
    mentor = Program(path, home)
    set_up(mentor, home)
    if options.short:
        machine = stepped_parts.Machine(home, path, options.short)
    else:
        os.chmod(home, 0o755)  # the mail server keeps mails in it as another user
        machine = real_parts.Machine(home, options.speed)
        install(mentor, home)
    handles = {pair["uid"]: pair[side]["name"].split()[0] for pair in json.loads(mentor("pair", "list", "--json"))
               for side in ("mentor", "mentee") if pair[side]["name"] != "Grace Hopper"}
    live(machine)
    closed = [(SET_UP, BEGIN), MACHINE_OFF]
    if options.short != "maildir":
        closed.insert(1, SERVER_DOWN)
    outcome = judge(home, handles, closed)
    print(json.dumps(outcome, indent=2, ensure_ascii=False))
    if not options.keep:
        subprocess.run(["rm", "-r", home], check=True)
    sys.exit(bool(outcome["missing"] or outcome["faults"] or outcome["doubles"] > outcome["killed"].get("after", 0)))


if __name__ == "__main__":
    main()
