"""A machine of its own around the program: a real cron daemon with a fast clock, and a real mail server on loopback.

Everything happens in namespaces of their own (root is needed): nothing of the machine is changed, and everything ends with the script.
"""
import datetime as dt
import fcntl
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time

import machine

UTC = dt.timezone.utc
PORT = 2525

# What cron starts in place of a shell: it knows the simulated time, passes HOME and PATH on and nothing else, and keeps what came of it.
SHELL = """#!/bin/sh
read simulated real speed < "$HOME/clock"
now=$(( simulated + ($(date +%s%N) - real) / 1000000 * speed / 1000 ))
said=$(env -i HOME="$HOME" PATH="$PATH" MENTOR_NOW="$(date -u -d @$now +%FT%TZ)" /bin/sh "$@" 2>&1)
code=$?
echo "$now $code $(echo "$said" | tr '\\n' ' ')" >> "$HOME/runs"
"""

MSMTPRC = f"account default\nhost 127.0.0.1\nport {PORT}\nfrom grace@example.org\nauth off\ntls off\n"


def enter_own_namespaces():
    """Runs the script once more, with mounts, processes and a network of its own."""
    if os.environ.get("MENTOR_OWN_NAMESPACES") == "1":
        return
    os.environ["MENTOR_OWN_NAMESPACES"] = "1"
    os.execvp("unshare", ["unshare", "-mnpf", "--mount-proc", sys.executable, *sys.argv])


def prepare_machine():
    run = lambda *words: subprocess.run(words, check=True)
    for folder in ("/var/spool", "/etc/cron.d", "/run", "/dev/shm"):
        run("mount", "-t", "tmpfs", "tmpfs", folder)
    run("mount", "--bind", "/dev/null", "/etc/crontab")
    os.makedirs("/var/spool/cron")
    run("install", "-d", "-m", "1730", "-g", "crontab", "/var/spool/cron/crontabs")
    run("install", "-d", "-m", "711", "/var/spool/smtpd")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        up_and_running = 0x1 | 0x8 | 0x40
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sH", b"lo", up_and_running))


class Machine(machine.Machine):
    def __init__(self, home, speed):
        super().__init__(home, 'msmtp -C "$HOME/msmtprc" "$@"\n')
        self.speed = speed
        self.write("sh", SHELL, 0o755)
        self.write("msmtprc", MSMTPRC, 0o600)
        self.write("smtpd.conf", f"""listen on 127.0.0.1 port {PORT}
table everyone {{ "@" = "nobody" }}
action "keep" maildir "{home}/arrived" virtual <everyone>
match from any for any action "keep"
""", 0o600)
        os.mkdir(f"{home}/arrived")
        shutil.chown(f"{home}/arrived", "nobody")

    def boot(self, at):
        """Starts cron, its clock at `at`."""
        simulated = at.astimezone(UTC)
        self.write("clock", f"{int(simulated.timestamp())} {time.time_ns()} {self.speed}\n", 0o600)
        start = simulated.strftime("@%Y-%m-%d %H:%M:%S")
        self.cron = subprocess.Popen(["faketime", "-f", f"{start} x{self.speed}", "cron", "-f"],
                                     env={"PATH": os.environ["PATH"], "TZ": "UTC"}, start_new_session=True)
        self.booted = (simulated, time.time())

    def run_until(self, moment):
        simulated, real = self.booted
        time.sleep(max(0.0, (moment - simulated).total_seconds() / self.speed - (time.time() - real)))

    def halt(self):
        os.killpg(self.cron.pid, signal.SIGKILL)
        self.cron.wait()

    def start_mail_server(self):
        self.server = subprocess.Popen(["/usr/sbin/smtpd", "-d", "-f", f"{self.home}/smtpd.conf"],
                                       stdout=open(f"{self.home}/smtpd.log", "a"), stderr=subprocess.STDOUT)
        for _ in range(600):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", PORT)) == 0:
                    return
            time.sleep(0.1)
        raise SystemExit("the mail server did not start")

    def stop_mail_server(self):
        self.server.terminate()
        self.server.wait()
