#!/usr/bin/python3
"""On a terminal: colours, width, the editor, questions, the keys that interrupt; and no control character of the data alive."""
import fcntl
import os
import pty
import re
import select
import signal
import stat
import struct
import termios
import unittest

import home

SGR = re.compile(r"\x1b\[[0-9;]*m")
EVIL = "\x1b]0;pwned\x07 \x1b[31m \u009b31m \u202eabc\r\x08 \u200b end"


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, world, *words, columns=80, leave=lambda: None, **variables):
        self.said = ""
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            leave()
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            os.chdir(world.folder)
            os.execve(home.BINARY, [home.BINARY, *words], world.environment(TERM="xterm", **{"PAGER": "cat", **variables}))

    def read(self):
        """What comes next; "" at the end."""
        if not select.select([self.master], [], [], home.HANGS)[0]:
            os.kill(self.pid, signal.SIGKILL)
        try:
            return os.read(self.master, 65536).decode(errors="replace")
        except OSError:  # how a terminal that everybody left says so
            return ""

    def expect(self, words):
        while words not in self.said:
            more = self.read()
            assert more, f"'{words}' never came: {self.said!r}"
            self.said += more
        return self

    def type(self, keys):
        os.write(self.master, keys.encode())
        return self

    def end(self):
        """All that was said, and the exit code; negative for a signal."""
        while more := self.read():
            self.said += more
        _, status = os.waitpid(self.pid, 0)
        os.close(self.master)
        return self.said.replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


class OnATerminal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = home.Home().make_demo()
        cls.addClassCleanup(cls.world.__exit__)

    def setUp(self):
        self.world.restore()

    def on_terminal(self, *words, **how):
        return Terminal(self.world, *words, **how).end()

    def editor(self, script):
        """A program that stands in for an editor: what it does with the file $1."""
        path = os.path.join(self.world.folder, "editor")
        with open(path, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + script + "\n")
        os.chmod(path, stat.S_IRWXU)
        return path

    def drafts(self):
        folder = os.path.join(self.world.folder, ".local/state/mentor/drafts")
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []

    def clear_drafts(self):
        for name in self.drafts():
            os.unlink(os.path.join(self.world.folder, ".local/state/mentor/drafts", name))

    def number_of_checkins(self):
        return len(self.world.done("checkin", "list"))


class Looks(OnATerminal):
    def test_colours_are_there_only_for_those_who_want_them(self):
        self.assertRegex(self.on_terminal("today")[0], SGR)
        self.assertRegex(self.on_terminal("today", NO_COLOR="")[0], SGR)
        for words, variables in ((["today"], {"NO_COLOR": "1"}), (["today", "--color", "never"], {}), (["today", "--json"], {}),
                                 (["report", "week", "--format", "markdown"], {}), (["today", "--format", "csv"], {})):
            self.assertNotRegex(self.on_terminal(*words, **variables)[0], SGR, words)
        self.assertRegex(self.on_terminal("today", "--color", "always", NO_COLOR="1")[0], SGR)

    def test_a_pipe_gets_colours_only_when_they_are_forced(self):
        self.assertNotRegex(self.world.run("today").out.decode(), SGR)
        self.assertRegex(self.world.run("today", with_={"CLICOLOR_FORCE": "1"}).out.decode(), SGR)
        self.assertRegex(self.world.run("today", "--color", "always").out.decode(), SGR)

    def test_tables_fit_the_terminal_as_wide_as_it_is(self):
        for columns in (40, 80, 132):
            for words in (["today"], ["show", "ada"], ["goal"], ["checkin"], ["report", "health"]):
                said, code = self.on_terminal(*words, columns=columns, NO_COLOR="1")
                self.assertEqual(0, code)
                # What is there to be typed stands whole, so that it can be copied.
                widest = max(len(line) for line in said.splitlines() if "mentor " not in line)
                self.assertLessEqual(widest, columns, words)

    def test_no_control_character_of_the_data_or_the_line_is_alive(self):
        self.world.done("log", "ada", EVIL, "--win", EVIL, "--i-will", EVIL)
        self.world.done("goal", "add", "ada", EVIL)
        self.world.done("agenda", "add", "ada", EVIL)
        for words in (["today"], ["show", "ada"], ["show", "c16"], ["goal"], ["agenda", "ada"], ["action"], ["search", "pwned"],
                      ["report", "week"], ["history", "c16"], ["show", EVIL], [EVIL], ["--" + EVIL], ["today", "--store", EVIL]):
            said, _ = self.on_terminal(*words)
            without_colours = SGR.sub("", said)
            self.assertNotRegex(without_colours, "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", words)


class Editing(OnATerminal):
    def test_log_without_text_opens_a_form_and_logs_what_was_written(self):
        editor = self.editor("sed -i 's/^== Note/&\\nspoke about the talk/; s/^== Wins/&\\nfirst draft/' \"$1\"")
        said, code = self.on_terminal("log", "ada", "--rating", "4", EDITOR=editor)
        self.assertEqual(0, code, said)
        newest = self.world.done("checkin", "list", "--limit", "1")[0]
        self.assertEqual([("note", "spoke about the talk"), ("win", "first draft")], [(line["kind"], line["text"]) for line in newest["lines"]])
        self.assertEqual(4, newest["rating"])
        self.assertEqual([], self.drafts())

    def test_a_form_that_is_left_as_it_was_logs_nothing(self):
        before = self.number_of_checkins()
        for editor in ("true", self.editor("touch \"$1\""), self.editor(": > \"$1\"")):
            said, code = self.on_terminal("log", "ada", EDITOR=editor)
            self.assertEqual(2, code)
            self.assertIn("nothing was logged", said)
        self.assertEqual(before, self.number_of_checkins())
        self.assertEqual([], self.drafts())

    def test_a_text_that_is_refused_is_kept_as_a_draft(self):
        before = self.number_of_checkins()
        not_utf8 = "printf 'caf\\351' >> \"$1\""
        too_long = "head -c 300000 /dev/zero | tr '\\0' x >> \"$1\""
        no_such_part = "sed -i 's/^== Wins/== Whims/' \"$1\"; echo x >> \"$1\""
        for script in (not_utf8, too_long, no_such_part):
            said, code = self.on_terminal("log", "ada", EDITOR=self.editor(script), columns=400)
            self.assertEqual(2, code, script)
            draft = re.search("what you typed is kept in '([^']*)'", said)
            self.assertTrue(draft, said)
            self.assertEqual(0o600, stat.S_IMODE(os.stat(draft[1]).st_mode))
        self.assertEqual(3, len(self.drafts()))
        self.assertEqual(before, self.number_of_checkins())
        self.clear_drafts()

    def test_a_text_whose_saving_fails_is_kept_as_a_draft(self):
        editor = self.editor("echo 'all that I wrote' > \"$1\"; chmod o+w " + self.world.store)
        said, code = self.on_terminal("log", "ada", EDITOR=editor, columns=400)
        self.assertEqual(6, code)
        self.assertIn("what you typed is kept in", said)
        draft = os.path.join(self.world.folder, ".local/state/mentor/drafts", self.drafts()[0])
        self.assertEqual(b"all that I wrote\n", home.bytes_of(draft))
        self.clear_drafts()

    def test_an_editor_that_fails_or_is_not_there_logs_nothing(self):
        before = self.number_of_checkins()
        for editor, why in (("false", "failed"), ("/no/such/editor", "cannot start"), (self.editor("kill -9 $$"), "killed by signal 9")):
            said, code = self.on_terminal("log", "ada", EDITOR=editor)
            self.assertEqual(1, code)
            self.assertIn(why, said)
        self.assertEqual(before, self.number_of_checkins())
        self.clear_drafts()

    def test_an_editor_that_fails_logs_nothing_whatever_signals_a_parent_left(self):
        before = self.number_of_checkins()
        said, code = self.on_terminal("log", "ada", EDITOR=self.editor("echo 'half a text' >> \"$1\"; exit 3"), leave=home.leave_signals)
        self.assertEqual(1, code, said)
        self.assertIn("failed with exit code 3", said)
        self.assertEqual(before, self.number_of_checkins())
        self.assertEqual(1, len(self.drafts()))
        self.clear_drafts()

    def test_the_store_is_free_while_the_editor_is_open(self):
        editor = self.editor(f"{home.BINARY} log ada 'in the meantime' --store {self.world.store} && echo 'what I wrote' >> \"$1\"")
        before = self.number_of_checkins()
        said, code = self.on_terminal("log", "ada", EDITOR=editor)
        self.assertEqual(0, code, said)
        self.assertEqual(before + 2, self.number_of_checkins())

    def test_the_keys_that_interrupt_are_the_editors_own(self):
        editor = self.editor("trap 'echo caught >> \"$1\"; exit 0' INT; echo ready; sleep 60 & wait")
        terminal = Terminal(self.world, "log", "ada", EDITOR=editor)
        said, code = terminal.expect("ready").type("\x03").end()
        self.assertEqual(0, code, said)
        self.assertEqual("caught", self.world.done("checkin", "list", "--limit", "1")[0]["lines"][0]["text"])


class Prompter(OnATerminal):
    def remove(self, keys):
        before = home.bytes_of(self.world.store)
        said, code = Terminal(self.world, "rm", "ada").expect("[y/N] ").type(keys).end()
        return said, code, home.bytes_of(self.world.store) == before

    def test_rm_of_a_pair_removes_only_after_a_yes(self):
        for keys in ("\n", "n\n", "no\n", "maybe\n", "\x04", "yy\n"):
            said, code, is_unchanged = self.remove(keys)
            self.assertEqual(1, code, keys)
            self.assertIn("nothing was removed", said)
            self.assertTrue(is_unchanged)
        for keys in ("y\n", "yes\n", "Y\n"):
            self.world.restore()
            _, code, is_unchanged = self.remove(keys)
            self.assertEqual(0, code)
            self.assertFalse(is_unchanged)

    def test_an_interrupt_while_asking_leaves_nothing(self):
        _, code, is_unchanged = self.remove("\x03")
        self.assertEqual(-signal.SIGINT, code)
        self.assertTrue(is_unchanged)
        self.assertEqual(["mentor.db"], self.world.beside_the_store())

    def test_what_is_longer_than_the_screen_goes_through_the_pager(self):
        pager = self.editor('echo "pager: $(head -n 1 | cut -c 1-8)"')
        said, code = self.on_terminal("checkin", "list", PAGER=pager)
        self.assertEqual(("pager: Chec\n", 0), (SGR.sub("", said), code))
        said, _ = self.on_terminal("pair", "list", PAGER=pager)
        self.assertNotIn("pager:", said)
        said, _ = self.on_terminal("checkin", "list", "--no-input", PAGER=pager)
        self.assertNotIn("pager:", said)
        said, _ = self.on_terminal("log", "--help", PAGER="sh -c 'wc -l'")
        self.assertRegex(said, r"^\d+\n$")

    def test_a_pager_that_is_missing_or_quits_early_harms_nothing(self):
        said, code = self.on_terminal("checkin", "list", PAGER="/no/such/pager")
        self.assertEqual(0, code)
        self.assertIn("Reviewed the slides", said)
        self.assertEqual(("", 0), self.on_terminal("checkin", "list", PAGER="true"))
        self.assertEqual(("", 0), self.on_terminal("checkin", "list", PAGER="sh -c 'exit 3'"))

    def test_nothing_is_held_while_asking(self):
        terminal = Terminal(self.world, "rm", "ada").expect("[y/N] ")
        self.world.done("log", "ada", "in the meantime")
        self.assertEqual(1, terminal.type("n\n").end()[1])

    def test_yes_and_no_input_are_not_asked(self):
        said, code = self.on_terminal("rm", "ada", "--no-input")
        self.assertEqual(7, code, said)
        self.assertEqual(7, self.on_terminal("log", "sam", "--no-input")[1])
        self.assertEqual(0, self.on_terminal("rm", "ada", "--yes")[1])


class WithoutATerminal(OnATerminal):
    def test_what_needs_an_answer_or_an_editor_ends_with_7(self):
        before = home.bytes_of(self.world.store)
        for words in (["rm", "ada"], ["log", "ada"], ["checkin", "add", "ada"], ["goal", "add", "ada", "--edit"], ["edit", "g1", "--edit"],
                      ["agreement", "set", "ada", "--edit"], ["config", "edit"]):
            ran = self.world.run(*words)
            self.assertEqual(7, ran.code, (words, ran))
        self.assertEqual(before, home.bytes_of(self.world.store))
        self.assertEqual([], self.drafts())


if __name__ == "__main__":
    home.main()
