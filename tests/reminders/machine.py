"""What every machine in these weeks has: a home, and a mail program that kills the run which waits for it at some of its turns."""
import os

# Before the mail has left, or after.
SENDMAIL = """#!/bin/sh
turn=$(( $(cat "$HOME/turns" 2>/dev/null || echo 0) + 1 ))
echo $turn > "$HOME/turns"
[ $(( turn % 5 )) = 3 ] && { echo before >> "$HOME/kills"; kill -9 $PPID; sleep 1; exit 1; }
DELIVER
code=$?
[ $(( turn % 7 )) = 4 ] && [ $code = 0 ] && { echo after >> "$HOME/kills"; kill -9 $PPID; sleep 1; }
exit $code
"""


class Machine:
    def __init__(self, home, deliver):
        self.home = home
        self.write("sendmail", SENDMAIL.replace("DELIVER\n", deliver), 0o755)

    def write(self, name, text, mode):
        path = f"{self.home}/{name}"
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, mode)

    def note(self, name, line):
        with open(f"{self.home}/{name}", "a") as file:
            file.write(line + "\n")
