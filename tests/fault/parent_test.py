#!/usr/bin/python3
"""Whatever a parent left - signals ignored and blocked, streams closed, descriptors open, no variable but HOME - a failed child is a failure.

No reminder is taken for delivered, no crontab is written over that could not be read, and a wait ends in time.
"""
import fcntl
import json
import os
import subprocess
import unittest

import home

DUE = "2026-11-23T12:00:00Z"
LATER = "2026-11-23T12:30:00Z"
LINES_OF_OTHERS = "MAILTO=grace@example.org\n0 5 * * * backup --all\n"


class LeftAlone(unittest.TestCase):
    """A promise that is due, and stand-ins for the programs that are run."""

    def setUp(self):
        self.world = home.Home()
        self.addCleanup(self.world.__exit__)
        os.mkdir(os.path.dirname(self.world.store), 0o700)
        self.world.done("pair", "add", "--mentor", "Ada Lovelace")
        self.world.done("action", "add", "ada", "book the room", "--due", "2026-11-23")

    def path(self, *parts):
        return os.path.join(self.world.folder, *parts)

    def write(self, text, *parts, mode=0o600):
        os.makedirs(os.path.dirname(self.path(*parts)), mode=0o700, exist_ok=True)
        with open(self.path(*parts), "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(self.path(*parts), mode)

    def read(self, *parts):
        with open(self.path(*parts), encoding="utf-8") as file:
            return file.read()

    def put_program(self, name, script):
        self.write(f"#!/bin/sh\n{script}\n", "bin", name, mode=0o700)

    def configure(self, via, script):
        settings = {"via": via, "command": ["/bin/sh", "-c", script]}
        self.write('[me]\nemail = "grace@example.org"\n[remind]\n' + "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items()),
                   ".config", "mentor", "config.toml")

    def run_left(self, *words, now=DUE, **how):
        how.setdefault("preexec_fn", home.leave_signals)
        return self.world.run(*words, with_={"MENTOR_NOW": now, "PATH": self.path("bin") + ":/usr/bin:/bin"}, **how)

    def state(self):
        return next((one["state"], one["attempts"]) for one in self.world.done("remind", with_={"MENTOR_NOW": LATER}) if one["subject"] == "a1")

    def assert_failed_then_sent(self, **how):
        ran = self.run_left("remind", "run", **how)
        self.assertEqual(1, ran.code, ran)
        self.assertIn("failed with exit code 3: no server", ran.err)
        self.assertEqual(("failed", 1), self.state())
        self.configure("exec", "cat > arrived")
        again = self.run_left("remind", "run", now=LATER, **how)
        self.assertEqual((0, b"", ""), (again.code, again.out, again.err))
        self.assertIn("book the room", self.read("arrived"))


class Deliveries(LeftAlone):
    def test_a_program_that_fails_has_delivered_nothing(self):
        self.configure("exec", "echo no server >&2; exit 3")
        self.assert_failed_then_sent()

    def test_a_mail_program_that_fails_has_delivered_nothing(self):
        self.configure("mail", "echo no server >&2; exit 3")
        self.assert_failed_then_sent()

    def test_closed_streams_change_nothing(self):
        self.configure("exec", "echo no server >&2; exit 3")
        self.assert_failed_then_sent(stdin=None, preexec_fn=lambda: (os.close(0), home.leave_signals()))

    def test_home_alone_is_enough(self):
        self.configure("exec", "echo no server >&2; exit 3")
        os.makedirs(self.path(".local", "share"), 0o700)
        os.rename(os.path.dirname(self.world.store), self.path(".local", "share", "mentor"))
        self.world.store = self.path(".local", "share", "mentor", "mentor.db")
        ran = subprocess.run([home.BINARY, "remind", "run", "--now", DUE], env={"HOME": self.world.folder}, cwd="/", stdin=subprocess.DEVNULL,
                             capture_output=True, check=False, preexec_fn=home.leave_signals)
        self.assertEqual(1, ran.returncode, ran)
        self.assertEqual(("failed", 1), self.state())

    def test_a_program_gets_every_signal_as_usual_and_its_three_streams_alone(self):
        self.configure("exec", "grep -E '^Sig(Blk|Ign)' /proc/self/status > signals; ls /proc/$$/fd > descriptors")
        with open(self.path("secret"), "w", encoding="utf-8") as secret:
            ran = self.run_left("remind", "run", pass_fds=[secret.fileno()])
        self.assertEqual((0, ""), (ran.code, ran.err))
        self.assertEqual({0}, {int(line.split()[1], 16) for line in self.read("signals").splitlines()})
        self.assertLessEqual(set(self.read("descriptors").split()) - {"10"}, {"0", "1", "2"})


class Schedulers(LeftAlone):
    def put_crontab(self, reading):
        self.put_program("crontab", f"[ \"$1\" = - ] && exec cat > \"$HOME/crontab\"\n{reading}")
        self.write(LINES_OF_OTHERS, "crontab")

    def install(self, scheduler="cron"):
        return self.run_left("remind", "install", scheduler, "--via", "stdout", "--write")

    def test_a_crontab_that_was_not_surely_read_is_left_as_it_is(self):
        for reading, why in (("exit 1", "exit code 1"), ("echo 'you are not allowed' >&2; exit 1", "you are not allowed"), ("exit 127", "exit code 127"),
                             ("kill -9 $$", "killed by signal 9"), ("cat \"$HOME/crontab\"; exit 1", "exit code 1"),
                             ("echo 'no crontab for grace' >&2; exit 2", "exit code 2"), ("echo 'no crontab for grace' >&2; kill $$", "killed by signal 15"),
                             ("head -n 1 \"$HOME/crontab\"; echo 'no crontab for grace' >&2; exit 1", "exit code 1"),
                             ("echo 'cannot read it' >&2; exit 0", "printed an error and no lines")):
            with self.subTest(reading):
                self.put_crontab(reading)
                ran = self.install()
                self.assertEqual(1, ran.code, ran)
                self.assertIn(why, ran.err)
                self.assertEqual(LINES_OF_OTHERS, self.read("crontab"))

    def test_a_crontab_that_was_read_keeps_its_lines(self):
        self.put_crontab("exec cat \"$HOME/crontab\"")
        self.assertEqual(0, self.install().code)
        self.assertTrue(self.read("crontab").startswith(LINES_OF_OTHERS + "*/5 * * * * "))

    def test_a_crontab_that_could_not_be_written_is_told(self):
        self.put_program("crontab", "[ \"$1\" = - ] && { cat > /dev/null; echo 'bad minute' >&2; exit 1; }\necho 'no crontab for grace' >&2; exit 1")
        ran = self.install()
        self.assertEqual(1, ran.code, ran)
        self.assertIn("bad minute", ran.err)

    def test_a_systemd_that_fails_is_told(self):
        self.put_program("systemctl", "echo 'no bus' >&2; exit 1")
        ran = self.install("systemd")
        self.assertEqual(1, ran.code, ran)
        self.assertIn("no bus", ran.err)


class Waiting(LeftAlone):
    def test_the_wait_for_a_lock_that_is_never_given_up_ends(self):
        with open(self.world.store + ".lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            ran = self.run_left("log", "ada", "in vain")
        self.assertEqual(5, ran.code, ran)
        self.assertIn("stayed busy for 10 seconds; nothing was changed", ran.err)

    def test_a_run_that_is_asked_to_end_ends(self):
        self.configure("exec", "touch begun; exec sleep 60")
        run = self.world.start("remind", "run", with_={"MENTOR_NOW": DUE}, preexec_fn=home.leave_signals)
        while not os.path.exists(self.path("begun")):
            self.assertIsNone(run.poll())
        run.terminate()
        run.communicate(timeout=home.HANGS)
        self.assertEqual(-15, run.returncode)


if __name__ == "__main__":
    home.main()
