"""A PostgreSQL cluster of its own: in a temporary folder, on a unix socket, as an ordinary user. Nothing of the machine's is touched."""
import glob
import os
import pwd
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77


def programs():
    """The folder of the newest PostgreSQL that is installed, or None."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    if found:
        return os.path.dirname(found[-1])
    return os.path.dirname(shutil.which("initdb")) if shutil.which("initdb") else None


def require():
    """Ends the test as skipped where PostgreSQL is not installed."""
    if programs() is None or shutil.which("psql") is None:
        print("skipped: PostgreSQL is not installed (package postgresql-15)")
        sys.exit(SKIPPED)


class Cluster:
    def __init__(self, settings=()):
        self.folder = tempfile.mkdtemp(prefix="mentor-pg-")
        self.prefix = []
        if os.geteuid() == 0:  # the server refuses to run as root
            os.chown(self.folder, pwd.getpwnam("nobody").pw_uid, -1)
            self.prefix = ["setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"]
        self.run("initdb", "-D", self.folder + "/data", "-U", "admin", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off " + " ".join("-c " + s for s in settings)
        self.run("pg_ctl", "-D", self.folder + "/data", "-w", "-l", self.folder + "/log", "-o", options, "start")

    def run(self, program, *arguments):
        done = subprocess.run([*self.prefix, os.path.join(programs(), program), *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, cwd="/", env={"PATH": os.environ["PATH"], "LC_ALL": "C"})
        assert done.returncode == 0, done.stdout

    def stop(self):
        self.run("pg_ctl", "-D", self.folder + "/data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def command(self, user, database, *arguments):
        return ["psql", "-X", "-q", "-h", self.folder, "-U", user, "-d", database, *arguments]

    def psql(self, script, user="admin", database="postgres", *arguments):
        """Exit code and what was said: on stdout, on stderr."""
        done = subprocess.run(self.command(user, database, "-At", "-F", "\t", *arguments), input=script, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=not isinstance(script, bytes))
        return done.returncode, done.stdout, done.stderr

    def ask(self, sql, user="owner", database="postgres"):
        """The rows of one statement, as lists of texts."""
        code, out, error = self.psql(sql, user, database, "-v", "ON_ERROR_STOP=1")
        assert code == 0, f"{sql}: {error}"
        return [line.split("\t") for line in out.splitlines()]
