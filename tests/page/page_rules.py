"""What holds of every page: its grammar, its policy, its headings, tables, figures and colours."""
import base64
import hashlib
import re

import html5lib

LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3
BIDI = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# The names that scripts know statuses by, and ids.
TYPED = re.compile(r"\b(?:needs-check-in|at-risk|on-track|too-early|in-person|[gtcasmp][0-9]+)\b")
# Text and what it stands on, by the names of the stylesheet.
PAIRS = [
    ("ink", "paper"), ("ink", "card"), ("quiet", "paper"), ("quiet", "card"), ("accent", "card"), ("good", "card"), ("warn", "card"),
    ("bad", "card"), ("good", "good-back"), ("warn", "warn-back"), ("bad", "bad-back"), ("on-faint", "shade-1"), ("on-faint", "shade-2"),
    ("on-strong", "shade-3"), ("on-strong", "shade-4"), ("on-strong", "accent"),
]


def faults_of(text):
    """Every rule that the page breaks, in words."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(text)
    yield from (f"grammar, at {at}: {code}" for at, code, _ in parser.errors)
    elements = [e for e in page.iter() if isinstance(e.tag, str)]
    yield from _policy(elements, text)
    yield from _structure(elements)
    yield from _tables(page)
    yield from _figures(page)
    yield from _words_only(page)
    yield from _contrast(text)


def _name(element):
    return element.tag.rpartition("}")[2]


def _words(element):
    return " ".join("".join(element.itertext()).split())


def _policy(elements, text):
    policies = [e.get("content") for e in elements if e.get("http-equiv") == "Content-Security-Policy"]
    style = next(e for e in elements if _name(e) == "style").text
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    if policies != [f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"]:
        yield f"policy {policies}, and the style is sha256-{allowed}"
    if re.search(r"url\(|@import|expression\(", style):
        yield "the stylesheet loads something"
    for element in elements:
        if _name(element) in ("script", "link", "iframe", "object", "embed", "img", "form", "base", "a", "image", "use"):
            yield f"<{_name(element)}> on the page"
        for key in element.attrib:
            key = key[1] if isinstance(key, tuple) else key
            if key.startswith("on") or key in ("style", "src", "href", "srcset", "action", "background"):
                yield f"<{_name(element)} {key}>"
    if BIDI.search(text):
        yield "a bidi control is alive"
    if re.search("[\x00-\x09\x0b-\x1f\x7f]", text):
        yield "a control character is alive"


def _structure(elements):
    root = elements[0]
    if root.get("lang") != "en":
        yield "no lang"
    if not any(_name(e) == "title" and e.text and e.text.strip() for e in elements):
        yield "no title"
    if sum(_name(e) == "main" for e in elements) != 1:
        yield "not one <main>"
    levels = [int(_name(e)[1]) for e in elements if re.fullmatch("h[1-6]", _name(e))]
    if levels[:1] != [1] or levels.count(1) != 1 or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        yield f"headings {levels}"
    ids = [e.get("id") for e in elements if e.get("id")]
    if len(set(ids)) != len(ids):
        yield "an id stands twice"
    for element in elements:
        for target in (element.get("aria-labelledby") or "").split():
            if target not in ids:
                yield f"no element has the id {target}"


def _words_only(page):
    """A page is sent: nothing on it is there to be typed."""
    for match in TYPED.finditer(_words(next(page.iter("main")))):
        yield f"'{match[0]}' is for typing"


def _tables(page):
    for table in page.iter("table"):
        caption = table.find("caption")
        if caption is None or not _words(caption):
            yield "a table without a caption"
        columns = table.findall("thead/tr/th")
        if not columns or any(th.get("scope") != "col" for th in columns):
            yield "a column without scope"
        for row in table.findall("tbody/tr"):
            cells = list(row)
            if len(cells) != len(columns) or cells[0].tag != "th" or cells[0].get("scope") != "row":
                yield f"a row that does not fit: {_words(row)[:80]}"


def _figures(page):
    for figure in page.iter("figure"):
        svg = next((e for e in figure if _name(e) == "svg"), None)
        if svg is None or svg.get("role") != "img" or not svg.get("aria-labelledby"):
            yield "a figure without a named drawing"
            continue
        begin = [_name(e) for e in list(svg)[:2]]
        if begin != ["title", "desc"] or not all(_words(e) for e in list(svg)[:2]):
            yield f"a drawing begins with {begin}"
        if figure.find("details/div/table") is None:
            yield "a figure without its numbers"
    if any(_name(e) == "svg" for e in page.iter() if isinstance(e.tag, str)) and not list(page.iter("figure")):
        yield "a drawing outside a figure"


def _luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(text):
    schemes = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rule)) for rule in re.findall(r":root {(.*?)}", text, re.S)]
    if len(schemes) != 3:
        yield f"{len(schemes)} colour schemes, not light, dark and paper"
    for number, scheme in enumerate(schemes):
        for front, back in PAIRS:
            light, dark = sorted((_luminance(scheme[front]), _luminance(scheme[back])), reverse=True)
            contrast = (light + 0.05) / (dark + 0.05)
            if contrast < LEAST_CONTRAST:
                yield f"scheme {number}: {front} on {back} has a contrast of {contrast:.2f}"
