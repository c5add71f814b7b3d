// Charts made of characters, with blocks and with ASCII.
#include <doctest/doctest.h>

#include "render/chart_text.hpp"

using namespace mentor;

namespace {

using Lines = std::vector<std::string>;

Target ascii() {
  Target target;
  target.utf8 = false;
  return target;
}

Chart weeks() {
  Chart chart;
  chart.kind = Chart::Kind::weeks;
  chart.labels = {"31 Aug", "7 Sep", "14 Sep", "21 Sep", "28 Sep"};
  chart.series = {{"check-ins", {1, 0, std::nullopt, 3, 12}}};
  return chart;
}

Chart ratings() {
  Chart chart;
  chart.kind = Chart::Kind::line;
  chart.unit = Chart::Unit::number;
  chart.low = 1;
  chart.high = 5;
  chart.labels = {"1 Sep", "8 Sep", "15 Sep"};
  chart.series = {{"rating", {4, 1, 5}}};
  return chart;
}

Chart goals() {
  Chart chart;
  chart.kind = Chart::Kind::shares;
  chart.unit = Chart::Unit::share;
  chart.labels = {"Give a talk", "Write"};
  chart.series = {{"way done", {0.5, 0}}, {"time gone", {0.25, std::nullopt}}};
  return chart;
}

Chart meetings() {
  Chart chart;
  chart.kind = Chart::Kind::stack;
  chart.labels = {"2026-09", "2026-10"};
  chart.series = {{"held", {3, 1}}, {"missed", {1, 0}}, {"not logged", {0, 1}}};
  return chart;
}

}  // namespace

TEST_CASE("weeks are a row of blocks, the tallest for the most check-ins") {
  CHECK(chart_lines(weeks(), {}) == Lines{"check-ins  ▁· ▂█", "           31 Aug to 28 Sep"});
}

TEST_CASE("in ASCII a digit is the count, and more than nine is a plus") {
  CHECK(chart_lines(weeks(), ascii()) == Lines{"check-ins  1. 3+", "           31 Aug to 28 Sep"});
}

TEST_CASE("weeks that do not fit the width go on below") {
  Target narrow;
  narrow.width = 14;
  CHECK(chart_lines(weeks(), narrow) ==
        Lines{"check-ins  ▁· ", "           31 Aug to 14 Sep", "check-ins  ▂█", "           21 Sep to 28 Sep"});
}

TEST_CASE("one check-in a week does not look like the most there could be") {
  Chart chart = weeks();
  chart.series = {{"check-ins", {1, 1, 1, 1, 1}}};
  CHECK(chart_lines(chart, {}).front() == "check-ins  ▃▃▃▃▃");
}

TEST_CASE("ratings are a row of blocks between their least and their most, and digits in ASCII") {
  CHECK(chart_lines(ratings(), {}) == Lines{"▆▁█  1 Sep: rating 4; 15 Sep: rating 5"});
  CHECK(chart_lines(ratings(), ascii()) == Lines{"415  1 Sep: rating 4; 15 Sep: rating 5"});
}

TEST_CASE("a share is a bar, with a mark where it should be by now") {
  CHECK(chart_lines(goals(), {}) == Lines{"Give a talk  ██████┃█████············  way done 50 %, time gone 25 %",
                                          "Write        ························  way done 0 %"});
  CHECK(chart_lines(goals(), ascii()).front() == "Give a talk  ######|#####............  way done 50 %, time gone 25 %");
}

TEST_CASE("counts are stacked piece by piece, and those of none are not said") {
  CHECK(chart_lines(meetings(), {}) == Lines{"2026-09  ███▒  3 held, 1 missed", "2026-10  █░    1 held, 1 not logged"});
  CHECK(chart_lines(meetings(), ascii()) == Lines{"2026-09  ###x  3 held, 1 missed", "2026-10  #-    1 held, 1 not logged"});
}

TEST_CASE("a stack larger than the screen is scaled, and no piece is lost from the words") {
  Chart chart = meetings();
  chart.series[0].values = {90, 10};
  Target narrow;
  narrow.width = 60;
  CHECK(chart_lines(chart, narrow) == Lines{"2026-09  ██████████  90 held, 1 missed", "2026-10  █           10 held, 1 not logged"});
}

TEST_CASE("control characters in a label do not reach the terminal, and a chart of nothing draws nothing") {
  Chart chart = goals();
  chart.labels[0] = "a\x1b[31m";
  CHECK(chart_lines(chart, {}).front().starts_with("a\\x1b[31m  "));
  CHECK(chart_lines({}, {}).empty());
}

TEST_CASE("the numbers of a chart are a table, a row a label") {
  const Table table = chart_table(goals());
  CHECK(table.columns.size() == 3);
  CHECK(table.rows == std::vector<std::vector<Cell>>{{"Give a talk", "50 %", "25 %"}, {"Write", "0 %", Cell()}});
}
