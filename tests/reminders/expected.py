"""What should arrive, reckoned apart from the program with python's own zones; and what did, read by python's own mail parser."""
import collections
import dataclasses
import datetime as dt
import email
import email.policy
import pathlib
import zoneinfo

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")


@dataclasses.dataclass(frozen=True)
class Pair:
    name: str  # as it stands in the subject
    zone: str
    first: dt.date
    every: int  # days
    clock: dt.time

    def meetings(self, until):
        """Each original date with its instant."""
        day = self.first
        while True:
            start = dt.datetime.combine(day, self.clock, zoneinfo.ZoneInfo(self.zone)).astimezone(dt.timezone.utc)
            if start > until:
                return
            yield day, start
            day += dt.timedelta(days=self.every)


@dataclasses.dataclass(frozen=True)
class Due:
    pair: str
    subject: str  # how the subject begins
    key_end: tuple  # kind, original date, lead
    due: dt.datetime
    expires: dt.datetime


def said(start, zone):
    """"Tue 20 Oct 16:00 CEST (15:00 in London)" """
    mine, theirs = start.astimezone(BERLIN), start.astimezone(zoneinfo.ZoneInfo(zone))
    text = f"{mine:%a} {mine.day} {mine:%b} {mine:%H:%M} {mine:%Z}"
    if mine.replace(tzinfo=None) == theirs.replace(tzinfo=None):
        return text
    day = "" if mine.date() == theirs.date() else f"{theirs:%a} "
    return f"{text} ({day}{theirs:%H:%M} in {zone.split('/')[-1].replace('_', ' ')})"


def first_chance(moment, closed):
    """The first moment from then on at which a run can deliver."""
    for begin, end in closed:
        if begin <= moment < end:
            moment = end
    return moment


def meeting_reminders(pairs, begin, until, closed):
    """Those due between two moments that can be delivered: not begun by their first chance, and no nearer one due by then."""
    day, hour = dt.timedelta(hours=24), dt.timedelta(hours=1)
    for pair in pairs:
        for date, start in pair.meetings(until + day):
            for lead, name in ((day, "1d"), (hour, "1h")):
                chance = first_chance(start - lead, closed)
                nearer = start - hour if lead == day else start
                if begin <= start - lead and chance < nearer and chance <= until:
                    yield Due(pair.name, said(start, pair.zone), ("meeting", date.isoformat(), name), start - lead, start)


def mails(folder):
    for file in sorted(pathlib.Path(folder).glob("new/*")):
        with open(file, "rb") as stream:
            yield email.message_from_binary_file(stream, policy=email.policy.default)


def by_key(messages):
    found = collections.defaultdict(list)
    for message in messages:
        found[message["X-Mentor-Key"]].append(message)
    return found


def faults_in(message):
    """What keeps a mail from being read as it was meant."""
    faults = [str(defect) for defect in message.defects]
    body = message.get_body(preferencelist=("plain",))
    text = body.get_content() if body else ""
    if not text.startswith(message["Subject"]):
        faults.append(f"the text does not begin with the subject {message['Subject']!r}: {text[:60]!r}")
    if message["To"].addresses[0].addr_spec != "grace@example.org":
        faults.append(f"goes to {message['To']}")
    if len(message.get_all("Message-ID")) != 1 or message["Date"].datetime is None:
        faults.append("lacks its Message-ID or its date")
    return faults
