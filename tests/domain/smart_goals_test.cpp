// Good goals, of which the check refuses none, and vague ones, of which it names every missing letter.
#include <doctest/doctest.h>

#include "domain/samples.hpp"
#include "mentor/domain/smart.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

// What stands beside the text, a letter each: m a metric with a target, l worded levels, h how, s a step, w why, d a due date.
struct Row {
  const char* text;
  const char* given;
  const char* missing;
};

constexpr Row kGood[] = {
    {"Give a 20-minute talk at the March meetup", "hwd", ""},
    {"Publish two blog posts about query planning", "hwd", ""},
    {"Merge five pull requests into the compiler", "swd", ""},
    {"Read three papers a month and summarise each", "hwd", ""},
    {"Cut the build time of the service to 4 minutes", "hwd", ""},
    {"Raise the test coverage of the parser to 80%", "swd", ""},
    {"Pass the Rust exam with at least 85 % of the points", "hwd", ""},
    {"Ship version 2 of the onboarding guide", "swd", ""},
    {"Hold eight practice interviews before the spring", "hwd", ""},
    {"Answer every support ticket within 2 days", "hwd", ""},
    {"Run 10 km without a break", "hwd", ""},
    {"Write the first chapter of the thesis: 25 pages", "swd", ""},
    {"Lead one design review a fortnight", "hwd", ""},
    {"Mentor a new colleague through her first four weeks", "hwd", ""},
    {"Close 30 stale issues of the tracker", "hwd", ""},
    {"To present six findings to the board", "swd", ""},
    {"Build a twelve-week study plan with Grace", "hwd", ""},
    {"Save €1,500 for the conference trip", "hwd", ""},
    {"Migrate 3 of the 7 cron jobs to timers", "swd", ""},
    {"Apply for ten positions in data engineering", "hwd", ""},
    {"Become the maintainer of 1 library we depend on", "hwd", ""},
    {"Improve my Spanish to level B1 with 90 lessons", "hwd", ""},
    {"Learn 40 shell commands by heart", "hwd", ""},
    {"Get better at estimates: within 20 % of the real time", "swd", ""},
    {"Work on two architecture records a month", "hwd", ""},
    {"Develop a 5-question survey for new members", "swd", ""},
    {"Understand the scheduler well enough to fix 1 bug in it", "hwd", ""},
    {"Grow the reading group to nine regulars", "hwd", ""},
    {"Feel ready to chair the \"retro\": 3 times without help", "hwd", ""},
    {"Be on call for two weeks without an escalation", "hwd", ""},
    {"Improve how fast reviews come back", "mhwd", ""},
    {"Become fluent in reading assembly", "mswd", ""},
    {"Lower the error rate of the importer", "mhwd", ""},
    {"Speak in front of the whole department", "lhwd", ""},
    {"Negotiate a fair salary with my manager", "lswd", ""},
    {"Make the release notes worth reading", "mhwd", ""},
    {"Halten von drei Vorträgen: 3 Termine im Frühjahr", "hwd", ""},
    {"Écrire 4 articles pour le blog de l'équipe", "hwd", ""},
    {"Прочитать 12 статей о базах данных", "hwd", ""},
    {"إلقاء 3 محاضرات في اللقاء الشهري", "hwd", ""},
    {"三月までに技術発表を3回行う", "hwd", ""},
    {"在三月之前做3次技术演讲", "swd", ""},
    {"3월까지 기술 발표를 3회 하기", "hwd", ""},
};

constexpr Row kVague[] = {
    {"Network more", "", "SMART"},
    {"Be confident", "", "SMART"},
    {"Growth", "", "SMART"},
    {"Rust", "hwd", "SM"},
    {"Communicate better", "wd", "SMA"},
    {"More visibility", "hw", "SMT"},
    {"become a better speaker", "", "SMART"},
    {"To become a better speaker", "d", "SMAR"},
    {"become more senior", "hwd", "SM"},
    {"get better at estimating work", "hd", "SMR"},
    {"get better at saying no", "", "SMART"},
    {"improve my writing", "wd", "SMA"},
    {"improve our onboarding documents", "hw", "SMT"},
    {"improve work life balance", "", "SMART"},
    {"learn about distributed systems", "", "SMART"},
    {"learn to code", "hwd", "SM"},
    {"learn how the business works", "w", "SMAT"},
    {"to learn public speaking", "sd", "SMR"},
    {"understand the codebase", "d", "SMAR"},
    {"understand what seniors do differently", "hwd", "SM"},
    {"develop leadership skills", "", "SMART"},
    {"develop a thicker skin", "h", "SMRT"},
    {"grow as an engineer", "", "SMART"},
    {"grow my professional network", "wd", "SMA"},
    {"feel less like an impostor", "", "SMART"},
    {"feel at home in the team", "hwd", "SM"},
    {"be more proactive", "", "SMART"},
    {"be a good mentor", "wd", "SMA"},
    {"work on my soft skills", "", "SMART"},
    {"work on communication with stakeholders", "hw", "SMT"},
    {"Work on being where I want to be", "", "SMART"},
    {"be someone that I'd like to work with", "wd", "SMA"},
    {"Give talks at meetups", "", "MART"},
    {"Contribute to open source", "d", "MAR"},
    {"Write the documentation for the importer", "hwd", "M"},
    {"Read books on management", "h", "MRT"},
    {"Find a new job", "wd", "MA"},
    {"Speak up in meetings more often", "w", "MAT"},
    {"Learn K8s properly", "hwd", "M"},
    {"Finish the Q3 roadmap", "", "ART"},
    {"Give 2 talks at meetups", "", "ART"},
    {"Publish three posts this year", "d", "AR"},
    {"Run 10 km without a break", "hw", "T"},
    {"Hold five mock interviews", "hd", "R"},
    {"Close 30 stale issues", "wd", "A"},
    {"Become an expert in Kubernetes", "wd", "MA"},
    {"get better at one-on-ones", "hwd", "SM"},
    {"もっと話す", "d", "SMAR"},
};

Goal goal_of(const Row& row) {
  Goal made = goal(row.text);
  const auto given = [&](char what) { return std::string_view(row.given).find(what) != std::string_view::npos; };
  if (given('m')) {
    made.metric = "points";
    made.baseline = 0;
    made.target = 5;
  }
  if (given('l')) made.levels = {{0, "as expected"}};
  if (given('h')) made.how = "an hour every Friday";
  if (given('s')) made.steps = {Step{}};
  if (given('w')) made.why = "for the next role";
  if (given('d')) made.due_on = day("2027-03-31");
  return made;
}

std::string missing_of(const Row& row) {
  const auto letters = missing_letters(check_smart(goal_of(row), day("2027-06-30"), day("2026-11-25")));
  return {letters.begin(), letters.end()};
}

template <std::size_t N>
void check_all(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    CAPTURE(row.given);
    CHECK(missing_of(row) == std::string(row.missing));
  }
}

}  // namespace

TEST_CASE("no good goal is refused a letter") {
  static_assert(std::size(kGood) >= 40);
  check_all(kGood);
}

TEST_CASE("of a vague goal every missing letter is named, and no other") {
  static_assert(std::size(kVague) >= 40);
  check_all(kVague);
}
