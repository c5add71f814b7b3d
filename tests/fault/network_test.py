#!/usr/bin/python3
"""No command opens a socket."""
import os
import unittest

import home


class Network(unittest.TestCase):
    def test_no_command_makes_a_call_of_the_network(self):
        with home.Home() as world:
            world.make_demo()
            log = os.path.join(world.folder, "calls")
            for _, words in home.lines("read", "write", "other"):
                with self.subTest(words=words):
                    world.restore()
                    ran = world.run(*words, through=["strace", "-f", "-qq", "-e", "trace=%network", "-o", log])
                    self.assertEqual(0, ran.code, ran)
                    self.assertEqual(b"", home.bytes_of(log))


if __name__ == "__main__":
    home.needs(["strace", "-qq", "-o", "/dev/null", "true"])
    home.main()
