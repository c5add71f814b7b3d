// Charts in a terminal of either kind.
#include <doctest/doctest.h>

#include "cli/program.hpp"

using namespace mentor::real;

TEST_CASE("charts are drawn with blocks where the first locale variable says UTF-8, and with ASCII elsewhere") {
  const Home home;
  home.out("pair add --mentor Ada --start 2026-11-09");
  home.out("log ada hello --on 2026-11-10");
  const auto draws_blocks = [&](const std::map<std::string, std::string>& locale) {
    const std::string shown = home.out("report pair ada", {.with = locale});
    CAPTURE(shown);
    const bool has_blocks = shown.find("check-ins  \xE2\x96\x83\xC2\xB7\xC2\xB7\n") != std::string::npos;
    CHECK(has_blocks != (shown.find("check-ins  1..\n") != std::string::npos));
    return has_blocks;
  };
  CHECK(draws_blocks({{"LANG", "en_GB.UTF-8"}}));
  CHECK(draws_blocks({{"LANG", "C"}, {"LC_CTYPE", "C.utf8"}}));
  CHECK_FALSE(draws_blocks({{"LANG", "en_GB.UTF-8"}, {"LC_ALL", "C"}}));
  CHECK_FALSE(draws_blocks({{"LANG", "de_DE.ISO-8859-1"}}));
  CHECK_FALSE(draws_blocks({}));
}
