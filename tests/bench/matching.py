"""From a sheet of sign-ups to a plan that is proved, beside scipy's solver alone on the same points."""
import json
import pathlib
import random
import statistics
import subprocess
import time

import measure

SKILLS = [f"skill {number}" for number in range(60)]
WEIGHTS = {"skills": 5, "languages": 3, "site": 2}
CRITERIA = """[[want]]
kind = "overlap"
mentee = "wants"
mentor = "offers"
weight = 5
[[want]]
kind = "overlap"
column = "languages"
weight = 3
[[want]]
kind = "same"
column = "site"
weight = 2
[columns]
site = "Site"
"""
POINT = 2520


def people(count, places, seed):
    """As many mentees as mentors, each mentor with up to so many places."""
    dice = random.Random(seed)
    for number in range(count):
        for role in ("mentor", "mentee"):
            skills = dice.sample(SKILLS, dice.randint(1, 6))
            yield {"role": role, "name": f"{role} {number}", "skills": skills, "languages": dice.sample(["en", "fr", "de", "es", "pl", "pt"], dice.randint(1, 2)),
                   "site": f"site {dice.randrange(9)}", "places": dice.randint(0, places) if places > 1 else 1}


def write_sheet(path, all_people):
    rows = ["Name,Email,Role,Skills offered,Skills wanted,Languages,Site,How many mentees?"]
    for one in all_people:
        skills = ";".join(one["skills"])
        is_mentor = one["role"] == "mentor"
        rows.append(",".join([one["name"], one["name"].replace(" ", ".") + "@example.org", one["role"], skills if is_mentor else "", "" if is_mentor else skills,
                              ";".join(one["languages"]), one["site"], str(one["places"]) if is_mentor else ""]))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def points_of(all_people):
    """The points of each pair as a matrix, counted as the program counts."""
    import numpy
    sides = [[one for one in all_people if one["role"] == role] for role in ("mentee", "mentor")]
    total = numpy.zeros((len(sides[0]), len(sides[1])), dtype=numpy.int64)
    for field, weight in WEIGHTS.items():
        terms = sorted({term for side in sides for one in side for term in ([one["site"]] if field == "site" else one[field])})
        at = {term: number for number, term in enumerate(terms)}
        has = [numpy.zeros((len(side), len(terms)), dtype=numpy.int32) for side in sides]
        for matrix, side in zip(has, sides):
            for row, one in enumerate(side):
                for term in [one["site"]] if field == "site" else one[field]:
                    matrix[row, at[term]] = 1
        shared, wanted = has[0] @ has[1].T, has[0].sum(axis=1, keepdims=True)
        total += weight * numpy.rint(shared * POINT / wanted).astype(numpy.int64)
    return total


def plan(program, folder, sheet):
    """How long it took, the totals, and what was typed."""
    words = [program, "match", "plan", str(sheet), "--criteria", str(folder / "criteria.toml"), "-o", str(folder / "plan.json"), "--quiet"]
    begun = time.perf_counter()
    measure.run(words, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - begun
    return took, json.loads((folder / "plan.json").read_text(encoding="utf-8"))["totals"], words


def compare(folder, program, row, sizes, rounds=3):
    from scipy.optimize import linear_sum_assignment
    folder = pathlib.Path(folder) / "matching"
    folder.mkdir()
    (folder / "criteria.toml").write_text(CRITERIA, encoding="utf-8")
    row("match plan", "from the sheet", "scipy alone", "ratio", "memory")
    for count, places in sizes:
        everyone = list(people(count, places, count))
        sheet = folder / f"{count}.csv"
        write_sheet(sheet, everyone)
        ours, theirs = [], []
        matrix = points_of(everyone) if places == 1 else None
        for _ in range(rounds):
            took, totals, words = plan(program, folder, sheet)
            ours.append(took)
            assert totals["proven"], totals
            if matrix is None:
                continue
            begun = time.perf_counter()
            mentees, mentors = linear_sum_assignment(matrix, maximize=True)
            theirs.append(time.perf_counter() - begun)
            best = int(matrix[mentees, mentors].sum())
            assert round(totals["points"] * POINT) == best, (totals, best / POINT)
        beside = [f"{statistics.median(theirs):.2f} s", f"{statistics.median(a / b for a, b in zip(ours, theirs)):.2f}"] if theirs else ["", ""]
        row(f"{count:,} x {count:,}" + ("" if places == 1 else ", places"), f"{statistics.median(ours):.2f} s", *beside, f"{measure.peak_kib(words) / 1024:.0f} MiB")
    print()
