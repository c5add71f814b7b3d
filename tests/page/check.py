#!/usr/bin/python3
"""Holds a page of every report against what holds of every page.

usage: check.py MENTOR [--keep FOLDER]
Prints every fault and exits 1 when there is one.
"""
import os
import sys
import tempfile

sys.dont_write_bytecode = True

from make_pages import pages  # noqa: E402
from page_rules import faults_of  # noqa: E402

PRIVATE = ("secret", "unsure whether I want to speak")


def main():
    binary = sys.argv[1]
    keep = sys.argv[3] if sys.argv[2:3] == ["--keep"] else None
    faults = []
    count = 0
    with tempfile.TemporaryDirectory(prefix="mentor-page-") as folder:
        for name, text in pages(binary, folder):
            count += 1
            if keep:
                with open(os.path.join(keep, name + ".html"), "w", encoding="utf-8") as file:
                    file.write(text)
            faults += [f"{name}: {fault}" for fault in faults_of(text)]
            shows_private = any(word in text for word in PRIVATE)
            if shows_private != name.endswith("private") or shows_private != ("--include-private" in text):
                faults.append(f"{name}: what is private is {'' if shows_private else 'not '}on the page")
    print("\n".join(faults) or f"{count} pages are as they should be")
    sys.exit(1 if faults or count < 30 else 0)


main()
