#!/usr/bin/python3
"""Writers are killed at random moments: what was acknowledged is there, and the store is whole.

$MENTOR_ROUNDS rounds, 500 in every build.
"""
import json
import os
import random
import time
import unittest

import home
from home import Wrong

ROUNDS = home.rounds(500, 10_000)
WRITERS = 3


class Writing(unittest.TestCase):
    """Check-ins that were acknowledged, and those that are there."""

    def setUp(self):
        self.random = random.Random()
        self.world = home.Home().make_demo()
        self.addCleanup(self.world.__exit__)
        self.acknowledged = set()

    def usual_seconds(self):
        """How long a write takes here and now."""
        begin = time.monotonic()
        self.world.done("log", "ada", "how long this takes")
        return time.monotonic() - begin

    def writers(self, name):
        """Some that write at once, by their texts."""
        return {text: self.world.start("log", "ada", text, "--json") for text in (f"{name} by {number}" for number in range(WRITERS))}

    def hear(self, writers):
        """Notes what was acknowledged; how many were not."""
        said = [text for text, writer in writers.items() if is_whole(writer.communicate()[0])]
        self.acknowledged.update(said)
        return len(writers) - len(said)

    def wrong_now(self):
        checked = self.world.run("store", "check")
        if checked.code != 0:
            return Wrong("corrupt", checked)
        stored = {line["text"] for checkin in self.world.done("checkin", "list", "--pair", "ada") for line in checkin["lines"]}
        lost = self.acknowledged - stored
        return Wrong("lost", lost) if lost else None


class Kills(Writing):
    def test_what_was_acknowledged_is_there_after_each_kill(self):
        tally = home.Tally("kill at random")
        seconds = self.usual_seconds()
        kills = 0
        for number in range(ROUNDS):
            writers = self.writers(f"round {number}")
            time.sleep(self.random.uniform(0, 2 * seconds))
            for writer in writers.values():
                writer.kill()
            kills += self.hear(writers)
            is_checked = number % 20 == 19 or number == ROUNDS - 1
            tally.tried(self.wrong_now() if is_checked else None, f"round {number}")
            if is_checked:
                self.acknowledged.clear() if number % 500 == 499 else None
                seconds = self.usual_seconds()
        tally.end(self, f", {kills} writers killed")
        self.assertGreater(kills, 0)

    def wrong_first(self, store, acknowledged):
        """What is wrong with a store that a killed first run made, or did not."""
        is_there = os.path.exists(store)
        listed = self.world.run("pair", "list", "--json", "--store", store)
        if acknowledged and (not is_there or len(json.loads(listed.out)) != 1):
            return Wrong("lost", listed)
        if listed.code != (0 if is_there else 3):
            return Wrong("corrupt", listed)
        for words in (["pair", "add", "--mentor", "Eve"], ["store", "check"]):
            ran = self.world.run(*words, "--store", store)
            if ran.code != 0:
                return Wrong("corrupt", ran)
        left = sorted(os.listdir(os.path.dirname(store)))
        return Wrong("corrupt", left) if left != ["mentor.db", "mentor.db.lock"] else None

    def test_a_first_run_that_is_killed_leaves_no_store_or_a_whole_one(self):
        tally = home.Tally("kill of a first run")
        seconds = self.usual_seconds()
        for number in range(ROUNDS // 5):
            store = os.path.join(self.world.folder, f"first-{number}", "mentor.db")
            first = self.world.start("pair", "add", "--mentor", "Ada", "--json", "--store", store)
            time.sleep(self.random.uniform(0, 2 * seconds))
            first.kill()
            tally.tried(self.wrong_first(store, is_whole(first.communicate()[0])), f"first run {number}")
        tally.end(self)


def is_whole(text):
    try:
        return "id" in json.loads(text)
    except ValueError:
        return False


if __name__ == "__main__":
    home.main()
