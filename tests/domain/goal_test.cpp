// How far along a goal is, and goals of different kinds on one scale.
#include <doctest/doctest.h>

#include "domain/samples.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

Goal measured(std::optional<double> baseline, std::optional<double> target) {
  Goal made = goal("Read papers on storage");
  made.metric = "papers";
  made.baseline = baseline;
  made.target = target;
  return made;
}

Progress progress(std::string_view on, double value, int id = 1) {
  Progress made;
  made.id = ProgressId(id);
  made.on = day(on);
  made.amount = value;
  return made;
}

Progress change(std::string_view on, double by, int id) {
  Progress made = progress(on, by, id);
  made.is_change = true;
  return made;
}

const Date kToday = day("2026-11-25");

std::optional<double> share_at(double baseline, double target, double value) {
  Goal made = measured(baseline, target);
  made.progress = {progress("2026-11-01", value)};
  return share_done(made, kToday);
}

double score(const std::vector<Attainment>& goals) { return attainment_score(goals).value(); }

}  // namespace

TEST_CASE("the share of the way counts upwards and downwards alike") {
  CHECK(share_at(0, 4, 1) == 0.25);
  CHECK(share_at(10, 2, 8) == 0.25);
  CHECK(share_at(-5, 5, 0) == 0.5);
  CHECK(share_at(5, -5, 0) == 0.5);
}

TEST_CASE("the share of the way stays between none and all") {
  CHECK(share_at(0, 4, 9) == 1.0);
  CHECK(share_at(0, 4, -9) == 0.0);
  CHECK(share_at(10, 2, 12) == 0.0);
  CHECK(share_at(10, 2, 1) == 1.0);
}

TEST_CASE("a goal without a target that differs from its baseline has no share") {
  CHECK(share_done(measured(3, 3), kToday) == std::nullopt);
  CHECK(share_done(measured(std::nullopt, 3), kToday) == std::nullopt);
  CHECK(share_done(measured(3, std::nullopt), kToday) == std::nullopt);
}

TEST_CASE("without progress a goal stands at its baseline") { CHECK(share_done(measured(0, 3), kToday) == 0.0); }

TEST_CASE("a change for an earlier day counts where it was recorded after the value") {
  Goal made = measured(0, 10);
  made.progress = {change("2026-11-02", 1, 2), progress("2026-11-10", 5, 1)};
  CHECK(value_on(made, day("2026-11-01")) == 0);
  CHECK(value_on(made, day("2026-11-02")) == 1);
  CHECK(value_on(made, kToday) == 6);
  CHECK(value_after(made, made.progress[0]) == 1);
  CHECK(value_after(made, made.progress[1]) == 6);
}

TEST_CASE("a value says what is reached, whatever changes were recorded before it") {
  Goal made = measured(0, 10);
  made.progress = {change("2026-11-02", 1, 1), progress("2026-11-10", 5, 2), change("2026-11-11", -2, 3)};
  CHECK(value_on(made, day("2026-11-10")) == 5);
  CHECK(value_on(made, kToday) == 3);
}

TEST_CASE("progress counts from its day on, the later entry of a day last") {
  Goal made = measured(0, 10);
  made.progress = {progress("2026-11-01", 2), progress("2026-11-10", 5), progress("2026-11-10", 4), progress("2026-12-01", 9)};
  CHECK(value_on(made, day("2026-10-31")) == 0.0);
  CHECK(value_on(made, day("2026-11-01")) == 2.0);
  CHECK(value_on(made, day("2026-11-09")) == 2.0);
  CHECK(value_on(made, day("2026-11-10")) == 4.0);
  CHECK(value_on(made, kToday) == 4.0);
}

TEST_CASE("a goal with steps and no target is the share of its steps") {
  Goal made = goal("Ship the guide");
  made.steps = {Step{}, Step{}, Step{}, Step{}};
  made.steps[1].done_on = day("2026-11-20");
  made.steps[2].done_on = day("2026-11-25");
  made.steps[3].done_on = day("2026-11-26");
  CHECK(share_done(made, day("2026-11-19")) == 0.0);
  CHECK(share_done(made, kToday) == 0.5);
  made.target = 4;
  CHECK(share_done(made, kToday) == std::nullopt);
}

TEST_CASE("the share of the time runs from the start to the due date") {
  Goal made = goal("Ship the guide");
  CHECK(share_time(made, kToday) == std::nullopt);
  made.due_on = day("2026-09-01");
  CHECK(share_time(made, kToday) == std::nullopt);
  made.due_on = day("2026-09-11");
  CHECK(share_time(made, day("2026-08-01")) == 0.0);
  CHECK(share_time(made, day("2026-09-01")) == 0.0);
  CHECK(share_time(made, day("2026-09-04")) == 0.3);
  CHECK(share_time(made, day("2026-09-11")) == 1.0);
  CHECK(share_time(made, day("2026-12-01")) == 1.0);
}

TEST_CASE("goal attainment scaling gives the published scores") {
  CHECK(score({{1, 0}, {2, -1}, {3, 1}}) == doctest::Approx(52.20).epsilon(0.0001));
  CHECK(score({{1, 2}, {1, 2}, {1, 2}}) == doctest::Approx(77.39).epsilon(0.0001));
  CHECK(score({{1, 0}, {2, 0}, {5, 0}}) == 50);
  CHECK(score({{2, -2}}) == doctest::Approx(30));
}

TEST_CASE("goal attainment scaling does not depend on the unit of the weights") {
  CHECK(score({{1, 1}, {3, -2}}) == doctest::Approx(score({{10, 1}, {30, -2}})));
  CHECK(attainment_score({}) == std::nullopt);
}

TEST_CASE("numbers are said without trailing zeros, and nothing is minus nothing") {
  CHECK(say_number(3) == "3");
  CHECK(say_number(0.5) == "0.5");
  CHECK(say_number(-0.0) == "0");
  CHECK(say_number(-2.25) == "-2.25");
  CHECK(say_share(0.334) == "33 %");
  CHECK(say_share(1) == "100 %");
}

TEST_CASE("what is not all the way is never said to be, and what has begun is not nothing") {
  CHECK(say_share(0.996) == "99 %");
  CHECK(say_share(0.004) == "1 %");
  CHECK(say_share(0) == "0 %");
}
