#!/usr/bin/python3
"""The best assignments of random cases, beside those of scipy and of glpsol: capacities, bans, and who comes first included.

The program that assigns is $MENTOR_ASSIGNS (assign_cases.cpp). $MENTOR_ROUNDS asks for more cases than every build can afford, by a number
or as "long" for 10,000. $MENTOR_OR_LIBRARY may name a folder with the files assign100.txt to assign800.txt of Beasley's OR-Library.
"""
import collections
import os
import random
import subprocess
import tempfile
import unittest

import numpy
from scipy.optimize import linear_sum_assignment

FORBIDDEN = -1
SHAPES = ((4, 4), (12, 12), (20, 30), (60, 60), (80, 40), (40, 90))  # of the first two all pairs are offered at once
OR_LIBRARY = {100: 305, 200: 475, 300: 626, 400: 804, 500: 991, 600: 1176, 700: 1362, 800: 1552}


def rounds(few):
    asked = os.environ.get("MENTOR_ROUNDS", few)
    return 10000 if asked == "long" else int(asked)


class Case:
    """People, and what it is worth that they are matched: weights of our own, each more than all that comes after it."""

    def __init__(self, wanted, places, first, points):
        self.wanted, self.places, self.first, self.points = wanted, places, first, points
        pairs = min(sum(wanted), sum(places))
        self.further = pairs * max(points.max(initial=0), 0) + 1
        self.early = self.further * (pairs + 1)
        self.matched = self.early * (len(wanted) + 1)

    def text(self):
        lines = [(len(self.wanted), len(self.places)), self.wanted, self.places, self.first, *self.points]
        return "\n".join(" ".join(map(str, line)) for line in lines) + "\n"

    def worth(self, pairs):
        """Of pairs, which have to be possible."""
        pairs = list(pairs)
        assert len(set(pairs)) == len(pairs), "a pair twice"
        mentors = collections.Counter(mentee for mentee, _ in pairs)
        assert all(had <= self.wanted[mentee] for mentee, had in mentors.items()), "more mentors than wanted"
        taken = collections.Counter(mentor for _, mentor in pairs)
        assert all(used <= self.places[mentor] for mentor, used in taken.items()), "more mentees than places"
        points = [int(self.points[pair]) for pair in pairs]
        assert FORBIDDEN not in points, "a forbidden pair"
        matched = sum(self.matched + self.early * self.first[mentee] for mentee in mentors)
        return matched + self.further * (len(pairs) - len(mentors)) + sum(points)


def random_case(chance, shape, most_wanted):
    mentees, mentors = (chance.randint(1, most) for most in shape)
    kinds, allowed = chance.choice((1, 3, 12, 1000)), chance.choice((0.1, 0.5, 0.95, 1))
    points = numpy.array([[chance.randrange(kinds) if chance.random() < allowed else FORBIDDEN for _ in range(mentors)]
                          for _ in range(mentees)]).reshape(mentees, mentors)
    return Case([chance.randint(0, most_wanted) if chance.random() < 0.3 else 1 for _ in range(mentees)],
                [chance.randint(0, 4) if chance.random() < 0.3 else 1 for _ in range(mentors)],
                [int(chance.random() < 0.2) for _ in range(mentees)], points)


def assigned(cases):
    """The pairs of each case, by the program, every one of them proven."""
    ran = subprocess.run([os.environ["MENTOR_ASSIGNS"]], input="".join(case.text() for case in cases), capture_output=True, text=True, check=True)
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert len(lines) == len(cases) and all(line[0] == "proven" for line in lines), "a case is not proven"
    return [list(zip(map(int, line[1::2]), map(int, line[2::2]))) for line in lines]


def by_scipy(case):
    """What the best is worth where nobody wants two: a column a place, and nothing gained by a pair that cannot be."""
    columns = numpy.repeat(numpy.arange(len(case.places)), case.places)
    points = case.points[:, columns]
    gain = case.matched + case.early * numpy.array(case.first)[:, None] + points
    gain = numpy.where((points == FORBIDDEN) | (numpy.array(case.wanted)[:, None] == 0), 0, gain)
    return int(gain[linear_sum_assignment(gain, maximize=True)].sum())


def by_glpsol(case):
    """What the best is worth, as a linear program."""
    gains, wanted, places, bounds = [], [], collections.defaultdict(list), []
    for mentee, row in enumerate(case.points):
        if not case.wanted[mentee]:
            continue
        gains += [f"+ {case.matched + case.early * case.first[mentee]} f{mentee}", f"+ {case.further} g{mentee}"]
        bounds += [f"f{mentee} <= 1", f"g{mentee} <= {case.wanted[mentee] - 1}"]
        mentors = [mentor for mentor, points in enumerate(row) if points != FORBIDDEN]
        gains += [f"+ {row[mentor]} x{mentee}_{mentor}" for mentor in mentors]
        bounds += [f"x{mentee}_{mentor} <= 1" for mentor in mentors]
        wanted.append(f"f{mentee} + g{mentee}" + "".join(f" - x{mentee}_{mentor}" for mentor in mentors) + " = 0")
        for mentor in mentors:
            places[mentor].append(f"x{mentee}_{mentor}")
    if not gains:
        return 0
    limits = [f"{' + '.join(names)} <= {case.places[mentor]}" for mentor, names in places.items()]
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/case.lp", "w", encoding="utf-8") as file:
            file.write("\n".join(["maximize", "worth:", *gains, "subject to", *wanted, *limits, "bounds", *bounds, "end", ""]))
        ran = subprocess.run(["glpsol", "--lp", "case.lp", "-w", "out"], cwd=folder, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout
        with open(f"{folder}/out", encoding="utf-8") as file:
            status = next(line for line in file if line.startswith("s ")).split()
    assert status[4:6] == ["f", "f"], status
    return round(float(status[6]))


def read_or_library(path):
    """Costs, as points that are the more the less they cost."""
    with open(path, encoding="utf-8") as file:
        size, *costs = map(int, file.read().split())
    points = 100 - numpy.array(costs).reshape(size, size)
    return Case([1] * size, [1] * size, [0] * size, points)


class Oracle(unittest.TestCase):
    def compare(self, count, shapes, most_wanted, oracle):
        chance = random.Random(int(os.environ.get("MENTOR_SEED", "1")))
        cases = [random_case(chance, chance.choice(shapes), most_wanted) for _ in range(count)]
        for case, pairs in zip(cases, assigned(cases)):
            self.assertEqual(oracle(case), case.worth(pairs), case.text())
        print(f"{count} cases as good as those of {oracle.__name__[3:]}")

    def test_scipy_finds_nothing_better(self):
        self.compare(rounds(300), SHAPES, 1, by_scipy)

    def test_glpsol_finds_nothing_better(self):
        self.compare(rounds(100), SHAPES[:3], 3, by_glpsol)

    @unittest.skipUnless("MENTOR_OR_LIBRARY" in os.environ, "the files of OR-Library are not ours to bring")
    def test_the_values_that_or_library_publishes_are_reached(self):
        for size, cost in OR_LIBRARY.items():
            case = read_or_library(f"{os.environ['MENTOR_OR_LIBRARY']}/assign{size}.txt")
            self.assertEqual(cost, size * 100 - sum(case.points[pair] for pair in assigned([case])[0]))


if __name__ == "__main__":
    unittest.main()
