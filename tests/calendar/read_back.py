#!/usr/bin/python3
"""Has four calendar programs read an iCalendar file, and compares what each found with the same meetings as JSON.

    read_back.py LIBICAL_READER FOLDER

FOLDER holds meetings.ics, meetings.json (of `meeting list`) and pairs.json (of `pair list`); what the programs need is kept there too.
Prints a line for each program, with every difference behind it, and exits 1 where there is one.
"""
import datetime
import json
import os
import re
import subprocess
import sys

import icalendar

UTC = datetime.timezone.utc


def expected(folder):
    """The events by uid: start, end, status and summary."""
    with open(f"{folder}/pairs.json", encoding="utf-8") as file:
        names = {pair["handle"]: f"Mentoring: {pair['mentor']['name']}" for pair in json.load(file)}
    with open(f"{folder}/meetings.json", encoding="utf-8") as file:
        meetings = json.load(file)
    events = {}
    for meeting in meetings:
        start = datetime.datetime.fromisoformat(meeting["starts_at"].replace("Z", "+00:00"))
        cancelled = meeting["status"] == "cancelled"
        events[meeting["uid"]] = (
            start,
            start + datetime.timedelta(minutes=meeting["minutes"]),
            "CANCELLED" if cancelled else "CONFIRMED",
            ("Cancelled: " if cancelled else "") + names[meeting["pair"]],
        )
    return events


def run(command, folder, **variables):
    environment = {"HOME": folder, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC", **variables}
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: exit {done.returncode}: {done.stderr[:500]}")
    return done.stdout


def by_grammar(folder, _):
    """RFC 5545 3.1 by hand: every line ends in CRLF, holds at most 75 octets and no other control character."""
    with open(f"{folder}/meetings.ics", "rb") as file:
        data = file.read()
    for line in data.split(b"\r\n"):
        if len(line) > 75 or re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line):
            raise RuntimeError(f"the line {line!r} is none")
        line.decode("utf-8")
    if not data.endswith(b"END:VCALENDAR\r\n"):
        raise RuntimeError("it does not end")
    return None


def by_icalendar(folder, _):
    with open(f"{folder}/meetings.ics", "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    if "METHOD" in calendar or calendar["NAME"] != "Mentoring":
        raise RuntimeError(f"no calendar of one's own: {dict(calendar)}")
    found = {}
    for event in calendar.walk("VEVENT"):
        if event.errors:
            raise RuntimeError(f"{event['UID']}: {event.errors}")
        start = event.decoded("DTSTART").astimezone(UTC)
        found[str(event["UID"])] = (start, start + event.decoded("DURATION"), str(event["STATUS"]), str(event["SUMMARY"]))
    return found


def by_libical(folder, reader):
    with open(f"{folder}/meetings.ics", "rb") as file:
        done = subprocess.run([reader], stdin=file, capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode())
    found = {}
    for line in done.stdout.decode("utf-8").splitlines():
        uid, start, end, status, summary = line.split("\t")
        found[uid] = (datetime.datetime.fromtimestamp(int(start), UTC), datetime.datetime.fromtimestamp(int(end), UTC), status, summary)
    return found


def by_khal(folder, _):
    os.makedirs(f"{folder}/khal/calendar", exist_ok=True)
    with open(f"{folder}/khal/config", "w", encoding="utf-8") as file:
        file.write(
            f"[calendars]\n[[a]]\npath = {folder}/khal/calendar\n[sqlite]\npath = {folder}/khal/cache.db\n"
            "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
            "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        )
    khal = ["khal", "-c", f"{folder}/khal/config"]
    run([*khal, "import", "--batch", "-a", "a", f"{folder}/meetings.ics"], folder)
    days = sorted(start.date() for start, *_ in expected(folder).values())
    listed = run(
        [*khal, "list", "--once", "--notstarted", "--day-format", "", "--format", "{uid}\t{start-long}\t{end-long}\t{status}\t{title}"]
        + [str(days[0]), str(days[-1] + datetime.timedelta(days=2))],
        folder,
    )
    found = {}
    for line in filter(None, listed.splitlines()):
        uid, start, end, status, summary = line.split("\t")
        moments = [datetime.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC) for text in (start, end)]
        found[uid] = (*moments, status.strip(), summary)
    return found


def by_calcurse(folder, _):
    """It keeps neither uid nor status: its appointments are told apart by start, end and summary."""
    run(["calcurse", "-D", f"{folder}/calcurse", "-q", "-i", f"{folder}/meetings.ics"], folder)
    found = []
    with open(f"{folder}/calcurse/apts", encoding="utf-8") as file:
        for line in file:
            appointment = re.fullmatch(r"(.{10} @ .{5}) -> (.{10} @ .{5})(?:>\w+)? ?[|!](.*)\n", line)
            if appointment is None:
                raise RuntimeError(f"the line {line!r} is no appointment")
            start, end, summary = appointment.groups()
            moments = [datetime.datetime.strptime(text, "%m/%d/%Y @ %H:%M").replace(tzinfo=UTC) for text in (start, end)]
            found.append((*moments, summary))
    return sorted(found)


READERS = {"grammar": by_grammar, "icalendar": by_icalendar, "libical": by_libical, "khal": by_khal, "calcurse": by_calcurse}


def differences(program, found, wanted):
    if found is None:
        return []
    if program == "calcurse":
        plain = sorted((start, end, summary) for start, end, _, summary in wanted.values())
        return [f"{a} is not {b}" for a, b in zip(found, plain) if a != b] + ([] if len(found) == len(plain) else [f"{len(found)} events"])
    return [f"{uid}: {found.get(uid)} is not {wanted.get(uid)}" for uid in sorted(wanted.keys() | found.keys()) if found.get(uid) != wanted.get(uid)]


def main():
    reader, folder = sys.argv[1:]
    wanted = expected(folder)
    failed = not wanted
    for program, read in READERS.items():
        try:
            faults = differences(program, read(folder, reader), wanted)
        except (RuntimeError, ValueError, OSError) as error:
            faults = [str(error)]
        failed = failed or bool(faults)
        print(f"{program}: {len(wanted)} events, {len(faults)} differ", *faults[:10], sep="\n  ")
    sys.exit(1 if failed else 0)


main()
