// SMART, letter by letter, at the border of each rule (rules.md, SMART).
#include "mentor/domain/smart.hpp"

#include <doctest/doctest.h>

#include "domain/samples.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

const SmartLetter& letter(const Smart& smart, char name) { return *std::ranges::find(smart, name, &SmartLetter::letter); }

bool is_met(const Goal& goal, char name, std::optional<Date> pair_ends_on = std::nullopt) {
  return letter(check_smart(goal, pair_ends_on, day("2026-11-25")), name).ok;
}

}  // namespace

TEST_CASE("S wants at least three words") {
  CHECK(!is_met(goal("Ship it"), 'S'));
  CHECK(is_met(goal("Ship the parser"), 'S'));
  CHECK(!is_met(goal("  Ship \t it \n"), 'S'));
}

TEST_CASE("S refuses each vague opening, with and without to, in any case") {
  for (const std::string opening : {"be", "become", "feel", "get better", "grow", "improve", "develop", "learn", "understand", "work on"}) {
    CAPTURE(opening);
    CHECK(!is_met(goal(opening + " at my daily work"), 'S'));
    CHECK(!is_met(goal("To " + opening + " at my daily work"), 'S'));
    std::string capital = opening;
    capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
    CHECK(!is_met(goal(capital + " at my daily work"), 'S'));
  }
}

TEST_CASE("S takes an opening for a whole word only") {
  CHECK(is_met(goal("Begin a reading group"), 'S'));
  CHECK(is_met(goal("Learners get a handout"), 'S'));
  CHECK(is_met(goal("Get the licence renewed"), 'S'));
}

TEST_CASE("S takes a vague opening with a number, a quoted or capitalised word, or a metric") {
  CHECK(is_met(goal("learn 3 chords on guitar"), 'S'));
  CHECK(is_met(goal("learn three chords on guitar"), 'S'));
  CHECK(is_met(goal("learn the \"travis\" pattern"), 'S'));
  CHECK(is_met(goal("learn the “travis” pattern"), 'S'));
  CHECK(is_met(goal("learn enough Portuguese for the trip"), 'S'));
  CHECK(!is_met(goal("Learn About Public Speaking Skills"), 'S'));
  Goal with_metric = goal("learn to play in time");
  CHECK(!is_met(with_metric, 'S'));
  with_metric.metric = "beats a minute";
  CHECK(is_met(with_metric, 'S'));
}

TEST_CASE("S takes neither I nor the first word of a sentence for a name") {
  CHECK(!is_met(goal("be what I want to be"), 'S'));
  CHECK(!is_met(goal("be sure that I'm ready"), 'S'));
  CHECK(!is_met(goal("be sure that I’ve practised"), 'S'));
  CHECK(!is_met(goal("be calmer on stage. Smile more"), 'S'));
  CHECK(!is_met(goal("to Be calm on stage"), 'S'));
}

TEST_CASE("M takes a number followed by a word, as digits or written out") {
  CHECK(is_met(goal("Give 2 talks"), 'M'));
  CHECK(is_met(goal("Give twelve talks"), 'M'));
  CHECK(is_met(goal("Give Two talks"), 'M'));
  CHECK(is_met(goal("Give thirteen talks"), 'M'));
  CHECK(!is_met(goal("Give several talks"), 'M'));
  CHECK(!is_met(goal("Attend the talk of 2027"), 'M'));
  CHECK(is_met(goal("Give a 20-minute talk"), 'M'));
  CHECK(is_met(goal("Give a five-minute talk"), 'M'));
  CHECK(is_met(goal("Answer mail within (2) days"), 'M'));
}

TEST_CASE("M takes a unit that is glued to its number") {
  CHECK(is_met(goal("Raise the line coverage to 80%"), 'M'));
  CHECK(is_met(goal("Raise the line coverage to 80 %."), 'M'));
  CHECK(is_met(goal("Run the course without a break: 10km"), 'M'));
  CHECK(!is_met(goal("Attend the course in 2027."), 'M'));
  CHECK(!is_met(goal("Attend the course in 2027 !"), 'M'));
}

TEST_CASE("a digit inside a name is no number") {
  CHECK(!is_met(goal("Learn K8s basics well"), 'M'));
  CHECK(!is_met(goal("Read up on C++20 modules"), 'M'));
  CHECK(!is_met(goal("Attend the Q3 review"), 'M'));
  CHECK(!is_met(goal("Move to Windows 11 properly"), 'M'));
  CHECK(!is_met(goal("Read up on chapter 7 again"), 'M'));
  CHECK(!is_met(goal("learn oauth2 flows properly"), 'S'));
}

TEST_CASE("M takes a metric only with a target that differs from its baseline") {
  Goal talks = goal("Give talks at meetups");
  talks.metric = "talks";
  CHECK(!is_met(talks, 'M'));
  talks.target = 0;
  talks.baseline = 0;
  CHECK(!is_met(talks, 'M'));
  talks.target = -1;
  CHECK(is_met(talks, 'M'));
  talks.metric.clear();
  CHECK(!is_met(talks, 'M'));
}

TEST_CASE("M takes worded levels") {
  Goal talk = goal("Give the talk well");
  talk.levels = {{0, "without notes"}};
  CHECK(is_met(talk, 'M'));
}

TEST_CASE("A takes means or a step, R a reason") {
  Goal talk = goal("Give the talk well");
  CHECK(missing_letters(check_smart(talk, std::nullopt, day("2026-11-25"))) == std::vector{'M', 'A', 'R', 'T'});
  talk.how = "one dry run a week";
  talk.why = "to be heard";
  CHECK(missing_letters(check_smart(talk, std::nullopt, day("2026-11-25"))) == std::vector{'M', 'T'});
  talk.how.clear();
  talk.steps = {Step{}};
  CHECK(is_met(talk, 'A'));
}

TEST_CASE("A shows the rate that is needed beside the rate so far, a week") {
  Goal papers = goal("Read papers on storage");
  papers.metric = "papers";
  papers.baseline = 0;
  papers.target = 10;
  papers.starts_on = day("2026-11-11");
  papers.due_on = day("2026-12-09");
  papers.progress = {{ProgressId(1), GoalId(1), day("2026-11-20"), 4, "", std::nullopt}};
  papers.how = "two a week";
  CHECK(letter(check_smart(papers, std::nullopt, day("2026-11-25")), 'A').reason == "the means are named; needs 3 a week, so far 2 a week");
}

TEST_CASE("T wants a due date after the start and within the pair's end") {
  Goal talk = goal("Give the talk well");
  talk.starts_on = day("2026-11-01");
  CHECK(!is_met(talk, 'T'));
  talk.due_on = day("2026-11-01");
  CHECK(!is_met(talk, 'T'));
  talk.due_on = day("2026-11-02");
  CHECK(is_met(talk, 'T'));
  CHECK(is_met(talk, 'T', day("2026-11-02")));
  CHECK(!is_met(talk, 'T', day("2026-11-01")));
}

TEST_CASE("each missing letter names the flag that supplies it, and a met one none") {
  Goal vague = goal("improve at talks");
  const Smart smart = check_smart(vague, std::nullopt, day("2026-11-25"));
  for (const auto& checked : smart) {
    CAPTURE(checked.letter);
    CHECK(!checked.ok);
    CHECK(checked.mend.find("--") != std::string::npos);
    CHECK(!checked.reason.empty());
  }
  CHECK(letter(check_smart(goal("Give the talk well"), std::nullopt, day("2026-11-25")), 'S').mend.empty());
}

TEST_CASE("S refuses every direction that names no end") {
  for (const std::string opening :
       {"enhance", "increase", "reduce", "strengthen", "take on", "focus on", "do better", "get", "I want to improve",
        "I will try to be better", "Our goal is to grow", "By June, improve", "Within one year I'll become good"}) {
    CAPTURE(opening);
    CHECK(!is_met(goal(opening + " at my daily work"), 'S'));
  }
}

TEST_CASE("S takes a direction with a product, a grade, a proof or a share") {
  CHECK(is_met(goal("develop a guide for new colleagues"), 'S'));
  CHECK(is_met(goal("improve from a C+ to a B"), 'S'));
  CHECK(is_met(goal("become certified in first aid"), 'S'));
  CHECK(is_met(goal("reduce our travel costs by a third"), 'S'));
}

TEST_CASE("a date is no measure and no name, in any form") {
  for (const std::string date :
       {"by 30 June", "by June 30th, 2027", "in Q3", "within one year", "in the next six months", "by the first of May", "this year",
        "by 2027-06-30", "by the end of 2027", "before Christmas", "by Friday", "over the next 90 days", "within 90 days", "in two weeks",
        "in the third quarter", "by mid-March", "by 5 pm on Monday"}) {
    CAPTURE(date);
    CHECK(missing_letters(check_smart(goal("improve how I write " + date), std::nullopt, day("2026-11-25"))) ==
          std::vector{'S', 'M', 'A', 'R', 'T'});
  }
}

TEST_CASE("M takes a limit and a rate, but not of something that is only to be more or better") {
  CHECK(is_met(goal("Answer every ticket within 24 hours"), 'M'));
  CHECK(is_met(goal("Answer every ticket within two days"), 'M'));
  CHECK(is_met(goal("Meet my supervisor every other Thursday"), 'M'));
  CHECK(is_met(goal("Write a weekly review"), 'M'));
  CHECK(!is_met(goal("Speak in my weekly meeting"), 'M'));
  CHECK(!is_met(goal("Communicate better every day"), 'M'));
}

TEST_CASE("M takes a grade, a proof and a finished product") {
  CHECK(is_met(goal("Bring chemistry from a C+ to a B"), 'M'));
  CHECK(is_met(goal("Speak Italian at level B1"), 'M'));
  CHECK(is_met(goal("Pass the CKA exam"), 'M'));
  CHECK(!is_met(goal("Pass on what I know"), 'M'));
  CHECK(is_met(goal("Publish my article on moths"), 'M'));
  CHECK(is_met(goal("Defend the dissertation"), 'M'));
  CHECK(is_met(goal("Ship the parser"), 'M'));
  CHECK(!is_met(goal("Publish more papers"), 'M'));
  CHECK(!is_met(goal("Ship better code"), 'M'));
  CHECK(!is_met(goal("Launch my career in design"), 'M'));
}

TEST_CASE("ß and ς are lower case") {
  CHECK(!is_met(goal("improve how I cross straßen"), 'S'));
  CHECK(!is_met(goal("improve how I say λόγος"), 'S'));
  CHECK(is_met(goal("improve how I say Λόγος"), 'S'));
}

TEST_CASE("a goal in a language without words is judged by numbers and metrics alone, and says so") {
  const auto spanish = check_smart(goal("Mejorar mi comunicación con el equipo"), std::nullopt, day("2026-11-25"));
  CHECK(letter(spanish, 'S').reason == "no number and no metric (no table of words in this language: by numbers and metrics alone)");
  CHECK(letter(spanish, 'M').reason == "nothing that can be counted (no table of words in this language: by numbers and metrics alone)");
  CHECK(is_met(goal("Publicar 2 artículos sobre bases de datos"), 'S'));
  CHECK(is_met(goal("Publicar 2 artículos sobre bases de datos"), 'M'));
  CHECK(!is_met(goal("Escribir el informe antes del 30 de junio de 2027"), 'M'));
  CHECK(!is_met(goal("三月までにもっと話す、3月"), 'M'));
  Goal metric = goal("Mejorar mi comunicación con el equipo");
  metric.metric = "reuniones";
  metric.target = 3;
  CHECK(is_met(metric, 'S'));
  CHECK(is_met(metric, 'M'));
}

TEST_CASE("a date in the text is offered as the due date") {
  const auto offered = [](std::string text) {
    return letter(check_smart(goal(std::move(text)), std::nullopt, day("2026-09-01")), 'T').mend;
  };
  CHECK(offered("Give a talk by 30 June") == "--due 2027-06-30");
  CHECK(offered("Give a talk in Q4") == "--due 2026-12-31");
  CHECK(offered("Give a talk within one year") == "--due 2027-09-01");
  CHECK(offered("Give a talk in the next six weeks") == "--due 2026-10-13");
  CHECK(offered("Give a talk by the end of the year") == "--due 2026-12-31");
  CHECK(offered("Give a talk before March") == "--due 2027-02-28");
  CHECK(offered("Give a talk by 2027-01-15.") == "--due 2027-01-15");
  CHECK(offered("Give a talk every Friday") == "--due D");
  CHECK(offered("Give a talk by Friday") == "--due 2026-09-04");
  CHECK(offered("Give a talk") == "--due D");
}
