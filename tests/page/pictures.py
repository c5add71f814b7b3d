#!/usr/bin/python3
"""Takes the pictures of README.md from the demo store: a page, and a terminal.

usage: pictures.py MENTOR FOLDER
Needs the Debian packages chromium, python3-websocket and pngquant.
"""
import html
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from chromium import Chromium  # noqa: E402
from make_pages import Mentor  # noqa: E402

WIDTH = 1040
PAGE_HEIGHT = 950
COLUMNS = "92"
COLOURS = {"1": "font-weight:700", "2": "color:#8b95a1", "31": "color:#ff8a80", "32": "color:#7ddc98", "33": "color:#f2c366"}
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 22px 26px; width: max-content; background: #14181c; color: #e4e2dd;
  font: 15px/1.36 "DejaVu Sans Mono", monospace; }}
pre {{ margin: 0; font: inherit; }}
</style><pre>{}</pre>"""


def coloured(text):
    """Text with escape sequences as HTML."""
    out = re.sub("\x1b\\[0m", "</span>", html.escape(text))
    return re.sub("\x1b\\[(\\d+)m", lambda code: f'<span style="{COLOURS[code[1]]}">', out)


def picture(browser, folder, name, text, width, height, target):
    path = os.path.join(folder, name + ".html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    browser.open(path, width=width, height=height or 100, scheme="light")
    if height is None:
        size = browser.evaluate("[document.body.offsetWidth, document.body.offsetHeight]")
        browser.open(path, width=size[0], height=size[1], scheme="light")
    taken = os.path.join(target, name + ".png")
    browser.screenshot(taken)
    subprocess.run(["pngquant", "--force", "--output", taken, "--speed", "1", "--strip", "64", taken], check=True)


def main():
    binary, target = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="mentor-page-") as folder:
        mentor = Mentor(binary, folder)
        mentor("demo", folder)
        page = mentor("report", "pair", "ada", "--format", "html")
        command = ["report", "pair", "ada"]
        told = mentor(*command, "--color", "always", "--width", COLUMNS).split("\n\n")
        terminal = "$ mentor " + " ".join(command) + "\n" + "\n\n".join(told[:7])
        browser = Chromium()
        try:
            picture(browser, folder, "page", page, WIDTH, PAGE_HEIGHT, target)
            picture(browser, folder, "terminal", TERMINAL.format(coloured(terminal)), WIDTH, None, target)
        finally:
            browser.close()


main()
