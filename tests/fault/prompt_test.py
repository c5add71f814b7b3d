#!/usr/bin/python3
"""The recipes of `mentor help prompt`, each in the program it is for, on a terminal of its own."""
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
import unittest

import home

PATIENCE = 30
ESCAPES = re.compile(r"\x1b(?:\[[0-9;?=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>])")


class Recipes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = home.Home().make_demo()
        cls.addClassCleanup(cls.world.__exit__)
        folder = cls.world.folder
        os.makedirs(os.path.join(folder, "bin"))
        os.symlink(home.BINARY, os.path.join(folder, "bin", "mentor"))
        cls.line = cls.world.run("today", "--oneline", with_={"LC_ALL": "C.UTF-8"}).out.decode().strip()

    def recipe(self, program):
        """What the help says to write, and the file it names under the home."""
        text = self.world.run("help", "prompt").out.decode()
        found = re.search(rf"^{program}, in ~/(\S+):\n((?:  .*\n)+)", text, re.M)
        return found[1], "".join(line[2:] + "\n" for line in found[2].splitlines())

    def written(self, program):
        name, text = self.recipe(program)
        path = os.path.join(self.world.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def shown(self, *words):
        """What the program shows until the line is there, or what it showed instead."""
        if not shutil.which(words[0]):
            self.skipTest(f"{words[0]} is not here")
        path = os.path.join(self.world.folder, "bin") + ":/usr/bin:/bin"
        variables = self.world.environment(TERM="xterm-256color", PATH=path, LC_ALL="C.UTF-8", SHELL="/bin/sh", HOME=self.world.folder,
                                           XDG_CONFIG_HOME=os.path.join(self.world.folder, ".config"), ZDOTDIR=self.world.folder,
                                           TMUX_TMPDIR=self.world.folder)
        pid, master = pty.fork()
        if pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 160, 0, 0))
            os.chdir(self.world.folder)
            os.execve(shutil.which(words[0]), list(words), variables)
        said, until = "", time.monotonic() + PATIENCE
        try:
            while self.line not in ESCAPES.sub("", said) and time.monotonic() < until:
                if select.select([master], [], [], 1)[0]:
                    said += os.read(master, 65536).decode(errors="replace")
        except OSError:
            pass
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(master)
        return ESCAPES.sub("", said)

    def test_there_is_something_to_show(self):
        self.assertRegex(self.line, r"^[a-z]+ .*\d\d:\d\d")
        self.assertLessEqual(len(self.line), 40)

    def test_bash(self):
        self.written("bash")
        self.assertIn(f"[{self.line}]", self.shown("bash", "-i"))

    def test_zsh(self):
        self.written("zsh")
        self.assertIn(self.line, self.shown("zsh", "-d", "-i"))

    def test_fish(self):
        self.written("fish")
        self.assertIn(self.line, self.shown("fish", "-i"))

    def test_tmux(self):
        path = self.written("tmux")
        socket = os.path.join(self.world.folder, "tmux.socket")
        try:
            self.assertIn(self.line, self.shown("tmux", "-S", socket, "-f", path, "new-session", "sleep 60"))
        finally:
            subprocess.run(["tmux", "-S", socket, "kill-server"], check=False, capture_output=True)


if __name__ == "__main__":
    home.main()
