#!/usr/bin/python3
"""The program as it is released: one file that needs no other, that may lie anywhere in memory and has nothing in it that can be both
written and run, without symbols and not too large. The program is $MENTOR_BINARY, and of at most $MENTOR_LARGEST bytes.
"""
import os
import subprocess
import unittest

BINARY = os.environ["MENTOR_BINARY"]
LARGEST = int(os.environ["MENTOR_LARGEST"])


def readelf(what):
    return subprocess.run(["readelf", "--wide", what, BINARY], check=True, capture_output=True, text=True).stdout


class Binary(unittest.TestCase):
    def test_it_needs_no_shared_library_and_lies_anywhere(self):
        self.assertRegex(readelf("--file-header"), r"Type: +DYN")
        self.assertIn("PIE", readelf("--dynamic"))
        self.assertNotIn("NEEDED", readelf("--dynamic"))
        self.assertNotIn("INTERP", readelf("--program-headers"))

    def test_nothing_can_be_both_written_and_run(self):
        headers = readelf("--program-headers")
        self.assertNotIn("RWE", headers)
        self.assertRegex(headers, r"GNU_STACK .* RW ")
        self.assertIn("GNU_RELRO", headers)
        self.assertIn("NOW", readelf("--dynamic"))

    def test_symbols_are_left_out(self):
        self.assertNotIn(".symtab", readelf("--sections"))

    def test_it_is_not_too_large(self):
        self.assertLessEqual(os.path.getsize(BINARY), LARGEST)


if __name__ == "__main__":
    unittest.main()
