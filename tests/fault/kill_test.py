#!/usr/bin/python3
"""Writers are killed at random moments: what was acknowledged is there, and the store is whole.

$MENTOR_ROUNDS rounds; a few in every build.
"""
import json
import os
import random
import time
import unittest

import home

ROUNDS = home.rounds(40)
WRITERS = 3


class Kills(unittest.TestCase):
    def setUp(self):
        self.random = random.Random()
        self.world = home.Home().make_demo()
        self.addCleanup(self.world.__exit__)

    def usual_seconds(self):
        """How long a write takes here and now."""
        begin = time.monotonic()
        self.world.done("log", "ada", "how long this takes")
        return time.monotonic() - begin

    def killed_round(self, seconds, name):
        """Starts writers, kills them, and tells which of their texts were acknowledged."""
        texts = [f"{name} by {writer}" for writer in range(WRITERS)]
        writers = [self.world.start("log", "ada", text, "--json") for text in texts]
        time.sleep(self.random.uniform(0, 2 * seconds))
        for writer in writers:
            writer.kill()
        return [text for writer, text in zip(writers, texts) if is_whole(writer.communicate()[0])]

    def stored(self):
        return {line["text"] for checkin in self.world.done("checkin", "list", "--pair", "ada") for line in checkin["lines"]}

    def test_what_was_acknowledged_is_there_after_each_kill(self):
        acknowledged = set()
        seconds = self.usual_seconds()
        kills = 0
        for number in range(ROUNDS):
            said = self.killed_round(seconds, f"round {number}")
            kills += WRITERS - len(said)
            acknowledged.update(said)
            if number % 20 == 19 or number == ROUNDS - 1:
                self.assertEqual(set(), acknowledged - self.stored())
                self.world.done("store", "check")
                seconds = self.usual_seconds()
        print(f"{ROUNDS} rounds, {kills} writers killed, {len(acknowledged)} writes acknowledged")
        self.assertGreater(kills, 0)
        self.assertGreater(len(acknowledged), 0)

    def test_a_first_run_that_is_killed_leaves_no_store_or_a_whole_one(self):
        seconds = self.usual_seconds()
        for number in range(ROUNDS // 3):
            store = os.path.join(self.world.folder, f"first-{number}", "mentor.db")
            first = self.world.start("pair", "add", "--mentor", "Ada", "--json", "--store", store)
            time.sleep(self.random.uniform(0, 2 * seconds))
            first.kill()
            acknowledged = is_whole(first.communicate()[0])
            self.assertTrue(os.path.exists(store) or not acknowledged)
            if os.path.exists(store):
                self.assertIn(len(self.world.done("pair", "list", "--store", store)), [1] if acknowledged else [0, 1])
            else:
                self.assertEqual(3, self.world.run("pair", "list", "--store", store).code)
            self.world.done("pair", "add", "--mentor", "Eve", "--store", store)
            self.world.done("store", "check", "--store", store)
            self.assertEqual(["mentor.db", "mentor.db.lock"], sorted(os.listdir(os.path.dirname(store))))


def is_whole(text):
    try:
        return "id" in json.loads(text)
    except ValueError:
        return False


if __name__ == "__main__":
    home.main()
