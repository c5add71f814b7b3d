#!/usr/bin/python3
"""The project configures wherever it stands: from another folder, below another project, with a packager's flags, and without what only
some builds need. Nothing is compiled but what CMake tries itself.

The compiler is $CXX, the sources are $MENTOR_SOURCE_DIR.
"""
import os
import shutil
import subprocess
import tempfile
import unittest

SOURCE = os.environ["MENTOR_SOURCE_DIR"]
PARENT = """cmake_minimum_required(VERSION 3.25)
project(parent LANGUAGES CXX)
add_subdirectory(mentor)
add_custom_target(version COMMAND mentor::mentor --version)
"""


def write(path, text):
    with open(path, "a", encoding="utf-8") as file:
        file.write(text)


def text_of(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


class Configure(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="mentor-build-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.source = os.path.join(self.folder, "sources of mentor")
        self.build = os.path.join(self.folder, "x")

    def copy(self, to):
        shutil.copytree(SOURCE, to, ignore=shutil.ignore_patterns(".*", "build*"))

    def configure(self, *options, source=SOURCE):
        """What CMake says, in a line, run from a folder that has nothing to do with the project."""
        command = ["cmake", "-S", source, "-B", self.build, "-G", "Ninja", *options]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CMAKE_")}
        ran = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True)
        self.code = ran.returncode
        return " ".join((ran.stdout + ran.stderr).split())

    def configured(self, *options, source=SOURCE):
        told = self.configure(*options, source=source)
        self.assertEqual(0, self.code, told)
        return told

    def commands(self):
        """What would be run to build everything."""
        return subprocess.run(["ninja", "-C", self.build, "-t", "commands"], check=True, capture_output=True, text=True).stdout

    def test_in_place_a_touched_style_and_a_new_file_are_seen(self):
        self.copy(self.source)
        self.configured("-DMENTOR_TESTS=OFF", source=self.source)
        write(os.path.join(self.source, "src/render/page.css"), "\n.is-new { color: red }\n")
        write(os.path.join(self.source, "src/base/is_new.cpp"), "// Owns nothing.\n")
        ran = subprocess.run(["ninja", "-C", self.build, "build.ninja"], capture_output=True, text=True)
        self.assertEqual(0, ran.returncode, ran)
        self.assertIn(".is-new", text_of(self.build, "page_style.cpp"))
        self.assertIn("is_new.cpp", self.commands())

    def test_below_another_project_there_is_the_program_and_nothing_is_installed_or_tested(self):
        self.copy(os.path.join(self.folder, "parent/mentor"))
        write(os.path.join(self.folder, "parent/CMakeLists.txt"), PARENT)
        self.configured("-DCMAKE_CXX_FLAGS_RELEASE=-O3", "-DCMAKE_BUILD_TYPE=Release", source=os.path.join(self.folder, "parent"))
        self.assertNotIn("unit_tests", self.commands())
        self.assertNotIn("file(INSTALL", text_of(self.build, "mentor/cmake_install.cmake"))

    def test_the_flags_of_a_packager_stay_as_they_are(self):
        self.configured("-DCMAKE_CXX_FLAGS_RELEASE=-O3 -DOF_A_PACKAGER", "-DMENTOR_TESTS=OFF")
        compiled = [line for line in self.commands().splitlines() if " -c " in line and "mentor_above.dir" in line]
        self.assertTrue(compiled)
        for line in compiled:
            self.assertIn("-O3 -DOF_A_PACKAGER", line)
            self.assertNotRegex(line, "-O[012]")

    def test_without_the_packages_of_the_tests_the_program_alone_is_built(self):
        without = ["-DCMAKE_DISABLE_FIND_PACKAGE_doctest=ON", "-DSHELLCHECK=OFF"]
        self.assertIn("Without tests, which want doctest, shellcheck as well", self.configured(*without))
        self.assertNotIn("unit_tests", self.commands())
        self.assertIn("the tests want what is missing here: doctest, shellcheck", self.configure("-DMENTOR_TESTS=ON"))
        self.assertNotEqual(0, self.code)

    def test_what_is_missing_is_named_with_what_to_do(self):
        for option, says in {
            "-DSQLite3_LIBRARY=OFF": "the library sqlite3 is missing; its Debian name is in apt-packages.txt; "
                                     "without a static one configure with -DMENTOR_STATIC=OFF",
            "-DUTF8PROC_LIBRARY=OFF": "the library utf8proc is missing",
            "-DUTF8PROC_HEADERS=OFF": "the header utf8proc.h is missing",
            "-DTOMLPLUSPLUS_HEADERS=OFF": "the header toml++/toml.h is missing",
            "-DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON": "the library fmt is missing",
            "-DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON": "the library CLI11 is missing",
            "-DMENTOR_LINKS_STATIC=OFF": "configure with -DMENTOR_STATIC=OFF",
        }.items():
            with self.subTest(option=option):
                self.assertIn(says, self.configure(option, "-DMENTOR_TESTS=OFF"))
                self.assertNotEqual(0, self.code)
                shutil.rmtree(self.build)


if __name__ == "__main__":
    unittest.main()
