// What is private stays with whoever wrote it: promises with their check-in, and echoes that say what changed.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

class Sam : public Typing {
 public:
  Sam() {
    out("pair add --mentee \"Sam Okafor <sam@example.org>\" --every \"weekly tue 15:00\" --start 2026-11-01");
    logged = type("log sam \"he may be burnt out\" --private --i-will \"call HR about Sam\" --due fri");
  }
  std::string on_terminal(std::string_view line) {
    out_terminal = true;
    std::string shown = out(line);
    out_terminal = false;
    return shown;
  }
  std::string json(std::string_view line) { return out(std::string(line) + " --json"); }
  /// Whether everything in it is.
  bool is_private(const std::string& ref) {
    const std::string shown = json("show " + ref);
    return holds(shown, "\"private\": true") && !holds(shown, "\"private\": false");
  }
  bool is_shared(const std::string& ref) { return !holds(json("show " + ref), "\"private\": true"); }

  Typed logged;
};

constexpr const char* kFormats[] = {"table", "markdown", "csv", "html", "json"};

}  // namespace

TEST_CASE_FIXTURE(Sam, "a promise of a private check-in is private, and in no report, agenda or list that is handed on") {
  CHECK(is_private("a1"));
  for (const std::string format : kFormats)
    for (const std::string line : {"report week", "report month", "report pair sam", "report ending sam"}) {
      CAPTURE(line);
      CAPTURE(format);
      // Two letters alone may stand in the digest of the style that a page declares.
      CHECK_FALSE(holds(out(line + " --format " + format), "call HR"));
      const bool lists_promises = format != "csv" && line != "report ending sam";
      if (lists_promises) CHECK(holds(out(line + " --include-private --format " + format), "call HR"));
    }
  for (const std::string line :
       {"agenda sam", "today", "action list", "action list --all", "show c1", "show a1", "show sam", "search HR"}) {
    CAPTURE(line);
    for (const std::string format : {"table", "markdown", "csv"}) CHECK_FALSE(holds(out(line + " --format " + format), "HR"));
    CHECK(holds(on_terminal(line), "HR"));
    CHECK(holds(out(line + " --include-private"), "HR"));
  }
}

TEST_CASE_FIXTURE(Sam, "a report that leaves a private promise out does not count it either, but that they met") {
  const std::string report = json("report week");
  CHECK(holds(report, "\"actions_open\": 0"));
  CHECK(holds(report, "\"checkins\": 1"));
  CHECK(holds(json("report week --include-private"), "\"actions_open\": 1"));
}

TEST_CASE_FIXTURE(Sam, "an edit of a check-in makes its promises private, and shared again") {
  out("edit c1 --no-private");
  CHECK(is_shared("a1"));
  CHECK(holds(out("report week"), "call HR about Sam"));
  out("edit c1 --private");
  CHECK(is_private("a1"));
  CHECK(is_private("c1"));
}

TEST_CASE_FIXTURE(Sam, "what is added to a check-in that is private as a whole is private too") {
  out("edit c1 --lesson \"ask earlier\" --i-will \"ask again\"");
  CHECK(is_private("c1"));
  CHECK(is_private("a2"));
  out("edit c1 \"he is burnt out\"");
  CHECK(is_private("c1"));
  CHECK(holds(json("show c1"), "he is burnt out"));
  CHECK_FALSE(holds(json("show c1"), "he may be"));
  out("edit c1 --win \"he told me\" --no-private");
  CHECK(is_shared("c1"));
}

TEST_CASE_FIXTURE(Sam, "the form has every private line, and leaving it so keeps them") {
  out("log sam \"well\" --on 2026-11-10 --win \"a secret win\" --private");
  editor = "sed -i s/well/better/";
  in_terminal = true;
  out("edit c2 --edit");
  in_terminal = false;
  CHECK(is_private("c2"));
  CHECK(holds(json("show c2"), "better"));
  CHECK(holds(json("show c2"), "a secret win"));
}

TEST_CASE_FIXTURE(Sam, "a promise is made private and shared by its own command") {
  out("action add sam \"find a therapist\" --private");
  CHECK(is_private("a2"));
  out("edit a2 \"find a doctor\"");
  CHECK(is_private("a2"));
  out("edit a2 --no-private");
  CHECK(is_shared("a2"));
  out("edit a2 --private");
  CHECK(out("action list") == "Nothing here but what is private.\n");
  CHECK(type("edit a2 --private --no-private").code == 2);
  CHECK(type("action add sam x --no-private").code == 2);
}

TEST_CASE_FIXTURE(Sam, "an echo that is piped says what changed, and not what it is about") {
  CHECK(logged.out ==
        "c1 Sam Okafor: Mon 2026-11-23 10:00 CET (today), video\n"
        "- sam@2026-11-17 is not logged, 6 days ago; if this was it: mentor edit c1 --meeting sam@2026-11-17\n");
  CHECK(logged.err == "2 private lines were left out\n");
  CHECK(type("edit c1 --rating 4") == Typed{0, "c1 Sam Okafor: Mon 2026-11-23 10:00 CET (today), video, rated 4 of 5\n", ""});
  CHECK(type("edit a1 --due 2026-12-01") ==
        Typed{0, "a1 Sam Okafor: (private) (me), due Tue 2026-12-01 (in 8 days), private\n", "1 private line was left out\n"});
  CHECK(type("done a1") == Typed{0, "done a1 Sam Okafor: (private)\n", "1 private line was left out\n"});
  CHECK(holds(on_terminal("edit a1 --due 2026-12-02"), "call HR about Sam"));
  out("agenda add sam \"fears\" --private");
  for (const std::string line : {"edit t1 --minutes 5", "drop t1", "reopen t1", "rm t1"})
    for (const std::string format : {"table", "markdown", "csv"}) {
      CAPTURE(line);
      CHECK_FALSE(holds(type(line + " --format " + format).out, "fears"));
    }
}

TEST_CASE_FIXTURE(Sam, "the echo of a repeated key does not say what is private") {
  for (const std::string line : {"log sam \"a secret\" --private --key k1 --i-will \"a secret\"",
                                 "agenda add sam \"a secret\" --private --key k2", "action add sam \"a secret\" --private --key k3"})
    for (int time = 0; time < 2; ++time) {
      CAPTURE(line);
      const Typed typed = type(line);
      CHECK(typed.code == 0);
      CHECK_FALSE(holds(typed.out + typed.err, "secret"));
    }
}

TEST_CASE_FIXTURE(Sam, "an edit of a check-in says what was taken away, added and turned, and nothing else") {
  out("log sam \"open\" --win \"a win\" --on 2026-11-17 --i-will \"write\"");
  CHECK(out("edit c2 --win \"\" --lesson \"a lesson\"") ==
        "c2 Sam Okafor: Tue 2026-11-17 15:00 CET (6 days ago), 1 h, video\n"
        "- Lesson (Grace): a lesson\n"
        "- taken away: Win (Grace): a win\n");
  CHECK(on_terminal("edit c2 --private") ==
        "c2 Sam Okafor: Tue 2026-11-17 15:00 CET (6 days ago), 1 h, video\n"
        "- [private] open\n"
        "- [private] Lesson (Grace): a lesson\n"
        "- promised: a2 Grace: write\n");
}

TEST_CASE_FIXTURE(Sam, "history keeps what was private from those for whom it is not, also when it is shared now") {
  out("edit a1 \"call HR about Sam again\" --because \"he fell asleep\"");
  out("edit a1 \"write a mail\" --no-private");
  for (const std::string format : {"table", "markdown", "csv"}) {
    const std::string text = out("history a1 --format " + format);
    CHECK_FALSE(holds(text, "HR"));
    CHECK_FALSE(holds(text, "asleep"));
  }
  CHECK(holds(on_terminal("history a1"), "call HR about Sam"));
  CHECK(holds(json("history a1"), "\"private\": true"));
  out("rm a1");
  CHECK_FALSE(holds(out("history a1"), "HR"));
}

TEST_CASE_FIXTURE(Sam, "a private promise reminds without its words, also before a meeting") {
  now += std::chrono::days(5);
  const std::string listed = out("remind --json");
  CHECK(holds(listed, "\"a private promise is due (a1)\""));
  CHECK(holds(listed, "You promised: a private promise, "));
  CHECK_FALSE(holds(listed, "HR"));
}

TEST_CASE_FIXTURE(Sam, "what became private since it was sent is not said any more where reminders are listed") {
  out("action add sam \"find a therapist\" --due 2026-11-23");
  CHECK(holds(out("remind run --via stdout"), "find a therapist"));
  CHECK(holds(out("remind"), "find a therapist"));
  out("edit a2 --private");
  for (const std::string format : {"table", "json", "csv"}) {
    const std::string listed = out("remind --format " + format);
    CHECK_FALSE(holds(listed, "therapist"));
    CHECK(holds(listed, "You promised Sam: (private), due today (a2)"));
  }
}
