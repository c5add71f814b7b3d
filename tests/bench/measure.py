"""How one command is measured: what is counted is stable, what is timed is only compared within one run."""
import re
import statistics
import subprocess
import tempfile
import time

ENVIRONMENT = {"HOME": "/nonexistent", "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8"}


def run(words, **more):
    return subprocess.run(words, env=ENVIRONMENT, stdin=subprocess.DEVNULL, check=True, **more)


def instructions(words):
    """Of the process in user mode, the dynamic loader included."""
    with tempfile.TemporaryDirectory() as folder:
        told = run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", *words], capture_output=True, text=True).stderr
    return int(re.search(r"Collected : (\d+)", told).group(1))


def system_calls(words):
    """All of them, and the syncs among them."""
    with tempfile.NamedTemporaryFile("r") as log:
        run(["strace", "-f", "-o", log.name, *words], stdout=subprocess.DEVNULL)
        names = [match.group(1) for line in log if (match := re.match(r"\d+ +(\w+)\(", line))]
    return len(names), sum(name in ("fsync", "fdatasync") for name in names)


def peak_kib(words):
    """A child of this process would count what python itself had in memory when it forked."""
    with tempfile.NamedTemporaryFile("r") as told:
        run(["time", "-f", "%M", "-o", told.name, *words], stdout=subprocess.DEVNULL)
        return int(told.read())


def shared_libraries(program):
    told = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
    return sum("=>" in line for line in told.splitlines())


def seconds(words):
    begun = time.perf_counter()
    run(words, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def beside(ours, theirs, rounds):
    """The median times of both, taken in turn, and the median of their ratios round by round."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds + 1)][1:]
    return (statistics.median(our for our, _ in pairs), statistics.median(their for _, their in pairs),
            statistics.median(our / their for our, their in pairs))
