"""The same weeks without root and without waiting: each run is started at its moment, and a mail is a file that a script keeps."""
import datetime as dt
import os
import random
import subprocess
import time

import machine

STEP = dt.timedelta(minutes=30)

DELIVER = """[ -e "$HOME/server" ] || { echo "cannot connect to localhost" >&2; exit 75; }
cat > "$HOME/arrived/tmp/$turn" && mv "$HOME/arrived/tmp/$turn" "$HOME/arrived/new/$turn"
"""


class Machine(machine.Machine):
    def __init__(self, home, program, via):
        super().__init__(home, DELIVER)
        self.words = [program, "remind", "run", "--via", via]
        self.kills_at_random = via == "maildir"
        self.random = random.Random(7)
        self.longest = 0.01
        for part in ("tmp", "new", "cur"):
            os.makedirs(f"{home}/arrived/{part}")

    def boot(self, at):
        self.now = at

    def run_until(self, moment):
        while self.now < moment:
            if self.kills_at_random:
                self.run_and_kill()
            self.run()
            self.now += STEP

    def halt(self):
        pass

    def start_mail_server(self):
        self.write("server", "", 0o600)

    def stop_mail_server(self):
        os.remove(f"{self.home}/server")

    def start(self):
        environment = {"HOME": self.home, "PATH": "/usr/bin:/bin", "MENTOR_NOW": self.now.strftime("%Y-%m-%dT%H:%M:%SZ")}
        return subprocess.Popen(self.words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def run(self):
        began = time.monotonic()
        started = self.start()
        said = started.communicate()[0]
        self.longest = max(self.longest * 0.9, time.monotonic() - began)
        self.note("runs", f"{int(self.now.timestamp())} {started.returncode} {said}".replace("\n", " "))

    def run_and_kill(self):
        started = self.start()
        time.sleep(self.random.uniform(0, self.longest))
        started.kill()
        started.communicate()
        if started.returncode == -9:
            self.note("kills", "at random")
