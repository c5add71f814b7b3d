#!/usr/bin/python3
"""Reminders from a cron that is interrupted: runs are killed at random moments of their deliveries, under a clock that jumps both ways, meet
one another, and find stdout full.

No reminder is missing, none arrives twice in a maildir, and a program or a mail server is given one at most once more for each kill, under
the same key and Message-ID. $MENTOR_ROUNDS kills for each sink; a few in every build. $MENTOR_SEED repeats a run.
"""
import datetime
import email
import email.policy
import json
import os
import random
import subprocess
import time
import unittest

import home

KILLS = home.rounds(20, 1000)
PROMISES = 8
FIRST_DUE = datetime.date(2026, 11, 23)
CLOCK_OFF = (0, 0, 0, -600, 600)  # minutes


class Promised(unittest.TestCase):
    """A pair to which things were promised; each is named anew every week, at nine in the morning."""

    def setUp(self):
        self.world = home.Home()
        self.addCleanup(self.world.__exit__)
        os.mkdir(os.path.dirname(self.world.store), 0o700)
        self.world.done("pair", "add", "--mentor", "Ada Lovelace")
        self.uids = [self.world.done("action", "add", "ada", f"promise {number}", "--due", str(FIRST_DUE))["uid"]
                     for number in range(PROMISES)]
        self.weeks = 0

    def configure(self, **settings):
        folder = os.path.join(self.world.folder, ".config", "mentor")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "config.toml"), "w", encoding="utf-8") as file:
            file.write('[me]\nemail = "grace@example.org"\n[remind]\n')
            file.writelines(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())

    def now(self, minutes=0):
        at = datetime.datetime.combine(FIRST_DUE, datetime.time(12)) + datetime.timedelta(days=7 * self.weeks, minutes=minutes)
        return {"MENTOR_NOW": at.isoformat() + "Z"}

    def expected_keys(self):
        return {f"action.{uid}.{FIRST_DUE}.{week}" for uid in self.uids for week in range(self.weeks)}

    def written(self, name):
        with open(os.path.join(self.world.folder, name), encoding="utf-8") as file:
            return file.read()

    def deliver_all_of_a_week(self):
        ran = self.world.run("remind", "run", with_=self.now())
        self.assertEqual((0, b"", ""), (ran.code, ran.out, ran.err))
        self.weeks += 1


class Kills(Promised):
    def setUp(self):
        super().setUp()
        seed = os.environ.get("MENTOR_SEED", str(random.randrange(10**9)))
        print(f"MENTOR_SEED={seed}")
        self.random = random.Random(seed)

    def usual_seconds(self):
        begin = time.monotonic()
        self.deliver_all_of_a_week()
        return time.monotonic() - begin

    def kill_runs(self, fault, **settings):
        self.tally = home.Tally(fault)
        self.configure(**settings)
        seconds = self.usual_seconds()
        while self.tally.rounds < KILLS:
            run = self.world.start("remind", "run", with_=self.now(minutes=self.random.choice(CLOCK_OFF)))
            time.sleep(self.random.uniform(0, seconds))
            run.kill()
            run.communicate()
            self.tally.rounds += run.returncode != 0
            if run.returncode == 0 or self.random.random() < 0.1:
                seconds = self.usual_seconds()
        self.deliver_all_of_a_week()
        self.world.done("store", "check")

    def end(self, keys, allowed):
        """What arrived, by its keys, and how many of them may be there twice."""
        missing = self.expected_keys() ^ set(keys)
        repeats = len(keys) - len(set(keys))
        if missing:
            self.tally.note("lost", f"missing or unknown: {missing}")
        if repeats > allowed:
            self.tally.note("corrupt", f"{repeats} arrived twice")
        self.tally.end(self, f", {len(set(keys))} reminders of {len(self.expected_keys())}, {repeats} repeats")

    @staticmethod
    def keys_of(message_ids):
        return [one.strip("<>").rsplit("@", 1)[0] for one in message_ids]

    def test_into_a_maildir_each_arrives_exactly_once(self):
        folder = os.path.join(self.world.folder, "Mail")
        self.kill_runs("kill of a delivery to a maildir", via="maildir", maildir=folder)
        ids = []
        for name in os.listdir(os.path.join(folder, "new")):
            with open(os.path.join(folder, "new", name), "rb") as file:
                ids.append(email.message_from_binary_file(file, policy=email.policy.default)["Message-ID"])
        self.end(self.keys_of(ids), 0)

    def test_a_program_misses_none_and_sees_the_same_key_again_at_most_once_a_kill(self):
        self.kill_runs("kill of a delivery to a program", via="exec", command=["/bin/sh", "-c", "echo $MENTOR_KEY >> given"])
        self.end(self.written("given").split(), self.tally.rounds)

    def test_a_mail_server_misses_none_and_sees_the_same_message_id_again_at_most_once_a_kill(self):
        self.kill_runs("kill of a delivery by mail", via="mail", command=["/bin/sh", "-c", "sed -n s/^Message-ID://Ip >> given"])
        self.end(self.keys_of(self.written("given").split()), self.tally.rounds)


class Runs(Promised):
    def test_a_second_run_leaves_the_first_alone_and_other_commands_go_on(self):
        script = "echo $MENTOR_KEY >> given; while [ ! -e go ]; do sleep 0.05; done"
        self.configure(via="exec", command=["/bin/sh", "-c", script], timeout="10m")
        first = self.world.start("remind", "run", with_=self.now())
        while not os.path.exists(os.path.join(self.world.folder, "given")):
            time.sleep(0.01)
        second = self.world.run("remind", "run", with_=self.now())
        self.assertEqual((0, b"", ""), (second.code, second.out, second.err))
        self.world.done("log", "ada", "meanwhile")
        self.assertIsNone(first.poll())
        with open(os.path.join(self.world.folder, "go"), "w", encoding="utf-8"):
            pass
        first.communicate()
        self.assertEqual(0, first.returncode)
        self.weeks = 1
        self.assertEqual(sorted(self.expected_keys()), sorted(self.written("given").split()))

    def test_a_child_that_outlives_its_killed_run_does_not_keep_the_next_one_out(self):
        self.configure(via="exec", command=["/bin/sh", "-c", "echo $MENTOR_KEY >> given"])
        slow = ["strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=setpgid", "-e", "inject=setpgid:delay_enter=5s"]
        first = self.world.start("remind", "run", with_=self.now(), through=slow)
        while not (children := self.children_of(first.pid)):
            time.sleep(0.01)
        time.sleep(0.2)
        first.kill()
        first.wait()
        self.addCleanup(first.communicate)
        self.assertTrue(os.path.exists(f"/proc/{children[0]}"))
        self.deliver_all_of_a_week()
        self.assertEqual(sorted(self.expected_keys()), sorted(self.written("given").split()))

    @staticmethod
    def children_of(pid):
        """Those that are the program before it runs another; strace -D begins as a short-lived child too."""
        with open(f"/proc/{pid}/task/{pid}/children", encoding="utf-8") as file:
            return [child for child in file.read().split() if Runs.is_ours(child)]

    @staticmethod
    def is_ours(pid):
        try:
            with open(f"/proc/{pid}/comm", encoding="utf-8") as file:
                return file.read().strip() == "mentor"
        except OSError:
            return False

    def test_a_full_stdout_loses_nothing(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            ran = self.world.run("remind", "run", stdout=full, with_=self.now())
        self.assertEqual(1, ran.code)
        self.assertIn("could not write to stdout", ran.err)
        again = self.world.run("remind", "run", with_=self.now(minutes=2))
        self.assertEqual((0, ""), (again.code, again.err))
        self.assertEqual(PROMISES, again.out.decode().count("You promised Ada: promise"))

    def test_for_scripts_a_full_stdout_loses_nothing_either(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            ran = self.world.run("remind", "run", "--json", stdout=full, with_=self.now())
        self.assertEqual(1, ran.code)
        self.assertIn("could not write to stdout", ran.err)
        self.assertEqual(PROMISES, len(self.world.done("remind", "run", with_=self.now(minutes=2))))
        self.assertEqual([], self.world.done("remind", "run", with_=self.now(minutes=2)))

    def test_home_and_path_are_enough(self):
        self.configure(via="maildir", maildir="~/Mail")
        os.makedirs(os.path.join(self.world.folder, ".local", "share"))
        os.rename(os.path.dirname(self.world.store), os.path.join(self.world.folder, ".local", "share", "mentor"))
        bare = {"HOME": self.world.folder, "PATH": "/usr/bin:/bin", **self.now()}
        ran = subprocess.run([home.BINARY, "remind", "run"], env=bare, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, check=False)
        self.assertEqual((0, b"", b""), (ran.returncode, ran.stdout, ran.stderr))
        self.assertEqual(PROMISES, len(os.listdir(os.path.join(self.world.folder, "Mail", "new"))))


if __name__ == "__main__":
    home.needs(["strace", "-qq", "-o", "/dev/null", "true"])
    home.main()
