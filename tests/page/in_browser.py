#!/usr/bin/python3
"""Opens pages in a real Chromium: in light and dark, on a wide screen and a phone, and on paper.

usage: in_browser.py MENTOR [--pictures FOLDER]
Needs the Debian packages chromium, python3-websocket and python3-brotli. Each page must ask for nothing, complain of nothing, never scroll sideways as a whole, have its style, and pass axe-core. Prints every
fault and exits 1 when there is one. With --pictures the screenshots and the PDF are kept.
"""
import json
import os
import sys
import tempfile

sys.dont_write_bytecode = True

from axe import axe_literal  # noqa: E402
from chromium import Chromium  # noqa: E402
from make_pages import pages  # noqa: E402

LOOKED_AT = ("demo-week", "demo-month", "demo-health", "demo-replay-set-health.quiet=1", "demo-pair-ada", "demo-ending-sam", "demo-programme", "demo-private", "many-week",
             "many-month", "many-health", "many-programme", "many-programme-all",
             "hostile-week", "hostile-month-pair-h0x", "hostile-pair-h0x", "hostile-pair-h3x", "empty-week", "empty-health")

SCREENS = {"wide": (1280, 900), "tablet": (820, 1180), "phone": (375, 812)}
PAPER = 673  # A4 without its margins
# What is wider than its place: a table that has to be scrolled, or is cut on paper. Text without a blank in it may be.
CUT = """[...document.querySelectorAll('.wide')].filter(e => e.scrollWidth > e.clientWidth && !/\\S{60}/.test(e.textContent))
  .map(e => e.getAttribute('aria-label') + ' ' + e.scrollWidth + ' in ' + e.clientWidth).join(', ')"""
# A certificate begins a sheet, and nothing stands behind it there.
SHEET = """getComputedStyle(document.querySelector('main > section.certificate:last-child')).breakBefore + ' '
  + getComputedStyle(document.querySelector('footer')).display"""
SCHEMES = ("light", "dark")
# What axe cannot see (text on a drawing, cells scrolled out of sight) page_rules.py computes from the stylesheet.
MEASURED = ("color-contrast",)
RUN_AXE = """axe.run(document, {resultTypes: ['violations', 'incomplete']}).then(found => JSON.stringify({
  violations: found.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200) + ' ' + n.failureSummary)]),
  unsure: found.incomplete.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200))]),
  passes: found.passes.length}))"""


def faults_of(browser, axe, path, screen, scheme, pictures):
    width, height = SCREENS[screen]
    browser.open(path, width=width, height=height, scheme=scheme)
    asked, said = browser.requested()
    if asked != ["file://" + path]:
        yield f"asks for {asked}"
    yield from (f"complains: {line}" for line in said)
    across = browser.evaluate("document.documentElement.scrollWidth")
    if across > width:
        yield f"is {across} wide on a screen of {width}"
    cut = browser.evaluate(CUT)
    if cut:
        yield f"has a table that does not fit: {cut}"
    if browser.evaluate("getComputedStyle(document.body).marginTop") != "0px":
        yield "has not got its style"
    if pictures:
        browser.screenshot(os.path.join(pictures, f"{os.path.basename(path)}-{screen}-{scheme}.png"), whole=True)
    browser.evaluate(axe)
    found = json.loads(browser.evaluate(RUN_AXE, wait=True))
    yield from (f"axe {rule}: {node}" for rule, nodes in found["violations"] for node in nodes)
    yield from (f"axe is not sure of {rule}: {node}" for rule, nodes in found["unsure"] if rule not in MEASURED for node in nodes)
    if found["passes"] < 10:
        yield f"only {found['passes']} rules of axe looked at it"


def write_pages(binary, folder):
    for name, text in pages(binary, folder):
        if name in LOOKED_AT:
            path = os.path.join(folder, name + ".html")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            yield path


def sees_what_is_wrong(browser, axe, folder):
    """Whether a page that breaks what can be broken is told so."""
    path = os.path.join(folder, "wrong.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write('<!DOCTYPE html><title>x</title><div class="wide" style="overflow: auto"><p style="width: 9999px">wide</p></div>'
                   '<p style="width: 9999px">wide</p><img src="http://example.org/x.png">')
    told = "\n".join(faults_of(browser, axe, path, "phone", "light", None))
    return all(word in told for word in ("example.org", "complains", "wide on a screen", "does not fit", "has not got its style", "axe image-alt"))


def look(browser, paths, pictures):
    """Every fault of every page, on every screen and on paper."""
    axe = browser.evaluate(axe_literal())
    if not sees_what_is_wrong(browser, axe, os.path.dirname(paths[0])):
        yield "nothing is told of a page that is wrong"
    for path in paths:
        for screen in SCREENS:
            for scheme in SCHEMES:
                for fault in faults_of(browser, axe, path, screen, scheme, pictures):
                    yield f"{os.path.basename(path)}, {screen}, {scheme}: {fault}"
        browser.open(path, width=PAPER, height=900, scheme="light", media="print")
        across = browser.evaluate("document.documentElement.scrollWidth")
        cut = browser.evaluate(CUT)
        if cut or across > PAPER:
            yield f"{os.path.basename(path)}, on paper: {cut or across}"
        if "-ending-" in path and browser.evaluate(SHEET) != "page none":
            yield f"{os.path.basename(path)}, on paper: the certificate has no sheet of its own"
        paper = browser.pdf()
        if not paper.startswith(b"%PDF-"):
            yield f"{os.path.basename(path)}: does not print"
        if pictures:
            with open(os.path.join(pictures, os.path.basename(path) + ".pdf"), "wb") as file:
                file.write(paper)


def main():
    pictures = sys.argv[3] if sys.argv[2:3] == ["--pictures"] else None
    with tempfile.TemporaryDirectory(prefix="mentor-page-") as folder:
        paths = list(write_pages(sys.argv[1], folder))
        browser = Chromium()
        try:
            faults = list(look(browser, paths, pictures))
        finally:
            browser.close()
    if len(paths) != len(LOOKED_AT):
        faults.append(f"{len(paths)} of {len(LOOKED_AT)} pages were made")
    print("\n".join(faults) or f"{len(paths)} pages are as they should be")
    sys.exit(1 if faults else 0)


main()
