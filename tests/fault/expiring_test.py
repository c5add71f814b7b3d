#!/usr/bin/python3
"""Meetings that begin while runs are killed, deliveries fail and the clock jumps: each reminder arrives, or is listed as expired.

What a killed run had in hand and did not deliver in time is said once, by the next run. $MENTOR_ROUNDS kills; a few in every build.
$MENTOR_SEED repeats a run.
"""
import datetime
import os
import random
import sqlite3
import time

import home
import remind_test

KILLS = home.rounds(20, 1000)
PAIRS = 4
FIRST_MEETING = datetime.datetime(2026, 11, 24, 15)
HOURS_OFF = (0, 0, 0, -10, 10, -72, 72, 24 * 400, -24 * 400)
TOO_LATE = "came too late"
GIVEN = "[ $MENTOR_KIND != meeting ] || echo $MENTOR_SUBJECT >> given"
GIVEN_OFTEN = "[ $(($$ % 4)) = 0 ] && exit 3; " + GIVEN


class Meetings(remind_test.Promised):
    """Several pairs that meet at the same hour of every week, and are reminded an hour before."""

    def setUp(self):
        self.world = home.Home()
        self.addCleanup(self.world.__exit__)
        os.mkdir(os.path.dirname(self.world.store), 0o700)
        self.handles = [self.world.done("pair", "add", "--mentor", f"Ada{number}", "--every", "weekly tue 15:00", "--tz", "UTC",
                                        "--start", "2026-11-24")["handle"] for number in range(PAIRS)]
        seed = os.environ.get("MENTOR_SEED", str(random.randrange(10**9)))
        print(f"MENTOR_SEED={seed}")
        self.random = random.Random(seed)
        self.meeting = FIRST_MEETING
        self.given = self.expired = self.told = 0
        self.seconds = 0.1  # how long a run is left alone at most; it follows how long they take

    def at(self, minutes, hours_off=0):
        moment = self.meeting + datetime.timedelta(minutes=minutes, hours=hours_off)
        return {"MENTOR_NOW": moment.isoformat() + "Z"}

    def subjects(self):
        return {f"{handle}@{self.meeting.date()}" for handle in self.handles}

    def kill(self, minutes, hours_off):
        run = self.world.start("remind", "run", with_=self.at(minutes, hours_off))
        time.sleep(self.random.uniform(0, self.seconds))
        run.kill()
        run.communicate()
        was_killed = run.returncode == -9
        self.seconds *= 1.1 if was_killed else 0.8
        self.tally.rounds += was_killed

    def in_hand(self):
        """What a run had in hand that is not known to have arrived, once a journal that a kill left is rolled back."""
        self.world.done("store", "check")
        connection = sqlite3.connect(f"file:{self.world.store}?mode=ro", uri=True)
        try:
            return {subject for (subject,) in connection.execute("select subject from reminder where kind = 0 and state = 0")} & self.subjects()
        finally:
            connection.close()

    def reminders(self, field):
        return {one["subject"]: one[field] for one in self.world.done("remind", with_=self.at(31))
                if one["kind"] == "meeting" and one["subject"] in self.subjects()}

    def states(self):
        return self.reminders("state")

    def listed(self):
        """What became of each, once all have begun; what was never in hand of a run is told nowhere else."""
        left = self.in_hand()
        ran = self.world.run("remind", "run", with_=self.at(30))
        self.assertEqual(bool(left), TOO_LATE in ran.err, (left, ran))
        self.told += len(left)
        again = self.world.run("remind", "run", with_=self.at(31))
        self.assertNotIn(TOO_LATE, again.err)
        return self.states()

    def check_week(self):
        states = self.listed()
        given = self.subjects() & set(self.written("given").split())
        if set(states) != self.subjects() or {subject for subject, state in states.items() if state == "sent"} - given:
            self.tally.note("lost", f"{given} arrived, {states}")
        if not set(states.values()) <= {"sent", "expired"}:
            self.tally.note("message", states)
        self.given += len(given)
        self.expired += list(states.values()).count("expired")

    def go_through_weeks(self, fault, script, hours_off):
        self.tally = home.Tally(fault)
        self.configure(via="exec", command=["/bin/sh", "-c", script], meeting=["1h"])
        with open(os.path.join(self.world.folder, "given"), "w", encoding="utf-8"):
            pass
        weeks = 0
        while self.tally.rounds < KILLS:
            for minutes in self.random.sample(range(-59, 0), 2):
                self.kill(minutes, self.random.choice(hours_off))
            self.check_week()
            self.meeting += datetime.timedelta(days=7)
            weeks += 1
        self.world.done("store", "check")
        self.tally.end(self, f" in {weeks} weeks: of {weeks * PAIRS} reminders {self.given} arrived, {self.expired} expired, "
                             f"of which {self.told} were told")


class Kills(Meetings):
    def test_none_is_missing_when_runs_are_killed(self):
        self.go_through_weeks("kill before a meeting", GIVEN, (0,))

    def test_none_is_missing_under_a_clock_that_jumps_while_deliveries_fail(self):
        self.go_through_weeks("kill under a jumping clock", GIVEN_OFTEN, HOURS_OFF)


class Unreached(Meetings):
    def test_the_second_of_two_that_the_first_run_was_killed_before_is_told_and_listed(self):
        self.configure(via="exec", command=["/bin/sh", "-c", "echo $MENTOR_SUBJECT >> begun; sleep 60"], meeting=["1h"])
        run = self.world.start("remind", "run", with_=self.at(-30))
        begun = os.path.join(self.world.folder, "begun")
        while not os.path.exists(begun) or not os.path.getsize(begun):
            time.sleep(0.01)
        run.kill()
        run.communicate()
        first = self.written("begun").strip()
        self.assertEqual(self.subjects(), self.in_hand())
        self.assertEqual({"expired"}, set(self.states().values()))
        late = self.world.run("remind", "run", with_=self.at(30))
        self.assertEqual(1, late.code)
        self.assertIn(f"{PAIRS} reminders {TOO_LATE}", late.err)
        self.assertIn("it may not have arrived", late.err)
        self.assertIn("not sent", late.err)
        self.assertEqual({subject: int(subject == first) for subject in self.subjects()}, self.reminders("attempts"))
        silent = self.world.run("remind", "run", with_=self.at(31))
        self.assertEqual((0, b"", ""), (silent.code, silent.out, silent.err))

    def test_what_was_not_reached_goes_out_while_it_is_of_use(self):
        self.configure(via="exec", command=["/bin/sh", "-c", "kill -9 $PPID; sleep 1"], meeting=["1h"])
        self.assertEqual(-9, self.world.run("remind", "run", with_=self.at(-30)).code)
        self.configure(via="exec", command=["/bin/sh", "-c", "echo $MENTOR_SUBJECT $MENTOR_ATTEMPT >> given"], meeting=["1h"])
        ran = self.world.run("remind", "run", with_=self.at(-20))
        self.assertEqual((0, ""), (ran.code, ran.err))
        self.assertEqual(["1"] * (PAIRS - 1) + ["2"], sorted(line.split()[1] for line in self.written("given").splitlines()))

    def test_a_run_for_one_kind_loses_none_of_it(self):
        self.configure(via="exec", command=["/bin/sh", "-c", "kill -9 $PPID; sleep 1"], meeting=["1h"])
        self.assertEqual(-9, self.world.run("remind", "run", "--kind", "meeting", with_=self.at(-30)).code)
        late = self.world.run("remind", "run", "--kind", "meeting", with_=self.at(30))
        self.assertEqual(1, late.code)
        self.assertIn(f"{PAIRS} reminders {TOO_LATE}", late.err)
        self.assertEqual({"expired"}, set(self.states().values()))


if __name__ == "__main__":
    home.main()
