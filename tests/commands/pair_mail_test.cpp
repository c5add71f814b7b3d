// One short mail to each of some pairs: what it says, to whom, what it never says, and when a pair is marked.
#include <fstream>
#include <sstream>

#include "commands/typing.hpp"

using namespace mentor;
namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::size_t count_of(std::string_view text, std::string_view words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size())) ++count;
  return count;
}

// A lead's store: Ada mentors Lin every week, Max mentors Sam, of whom Sam's address is not known.
struct Lead : Typing {
  Lead() {
    configure("[me]\nname = \"Kim Lead\"\nemail = \"kim@example.org\"\n");
    out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --mentee \"Lin Wei <lin@example.org>\" --every \"weekly tue 15:00\" --start "
        "2026-09-01 --handle lin --tag autumn");
    out("pair add --mentor \"Max Roe <max@example.org>\" --mentee \"Sam Okafor\" --start 2026-09-01 --handle sam --tag autumn");
    out("log lin hello --on \"2026-11-17 15:00\" --for 45m");
  }

  void configure(const std::string& text) {
    fs::create_directories(folder / ".config/mentor/templates");
    std::ofstream(folder / ".config/mentor/config.toml") << text;
  }
  void own_template(const std::string& name, const std::string& text) const {
    std::ofstream(folder / ".config/mentor/templates" / (name + ".mail")) << text;
  }
};

}  // namespace

TEST_CASE("a mail introduces the two of a pair to one another") {
  Lead of;
  of.out("agenda add lin \"What do we hope for?\" --minutes 10");
  of.out("agenda add lin \"a private worry\" --private");
  const std::string mail = of.out("pair mail lin --template introduce");
  CHECK(
      mail.starts_with("From kim@example.org Mon Nov 23 09:00:00 2026\n"
                       "From: Kim Lead <kim@example.org>\n"
                       "To: Ada Lovelace <ada@example.org>, Lin Wei <lin@example.org>\n"
                       "Subject: Ada Lovelace and Lin Wei: your mentoring begins\n"
                       "Date: Mon, 23 Nov 2026 09:00:00 +0000\n"));
  INFO(mail);
  CHECK(mail.find("Ada Lovelace <ada@example.org>\nLin Wei <lin@example.org>\n\n"
                  "Your next meeting is on Tue 24 Nov 15:00 CET: 1 h, video.\n\n"
                  "On its agenda:\n- What do we hope for? (10 min)\n\n") != std::string::npos);
  CHECK(mail.find("worry") == std::string::npos);
  CHECK(mail.ends_with("Kim Lead\n\n"));
}

TEST_CASE("a nudge says when they met and meet, and nothing where they never met") {
  Lead of;
  CHECK(of.out("pair mail lin --template nudge").find("\nYou last met on Tue 17 Nov.\n\nYour next meeting is on Tue 24 Nov") !=
        std::string::npos);
  const std::string never = of.out("pair mail sam --template nudge --to mentor");
  CHECK(never.find("last met") == std::string::npos);
  CHECK(never.find("\n\nNo meeting of yours is planned yet.\n\n") != std::string::npos);
}

TEST_CASE("one whose address is missing is named, the others are written to, and the exit code is 1") {
  Lead of;
  const Typed typed = of.type("pair mail --tag autumn --template nudge");
  CHECK(typed.code == 1);
  CHECK(count_of(typed.out, "\nTo: ") == 1);
  CHECK(typed.err ==
        "mentor: no mail to 'sam': the address of 'Sam Okafor' is not known\n  mentor pair edit sam --mentee 'Sam Okafor "
        "<ADDRESS>'\n");
}

TEST_CASE("--to narrows whom a mail goes to, and --health which pairs") {
  Lead of;
  CHECK(of.out("pair mail sam --template nudge --to mentor").find("\nTo: Max Roe <max@example.org>\n") != std::string::npos);
  CHECK(of.type("pair mail sam --template nudge --to me").code == 4);
  CHECK(of.out("pair mail --health at-risk --template nudge") == "");
  CHECK(of.out("pair mail --health on-track --to mentor --template nudge").find("Lin") != std::string::npos);
}

TEST_CASE("in a pair of mine the mail goes to the other side") {
  Typing of;
  of.out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --start 2026-09-01");
  const std::string mail = of.out("pair mail ada --template nudge");
  CHECK(mail.find("\nTo: Ada Lovelace <ada@example.org>\n") != std::string::npos);
  CHECK(mail.starts_with("From MAILER-DAEMON "));
}

TEST_CASE("as JSON a mail is its pair, to whom, subject and body") {
  Lead of;
  const std::string json = of.out("pair mail lin --template closing --json");
  CHECK(json.find("\"pair\": \"lin\"") != std::string::npos);
  CHECK(json.find("\"subject\": \"Ada and Lin: a good ending\"") != std::string::npos);
  CHECK(json.find("\"lin@example.org\"") != std::string::npos);
  CHECK(json.find("\"body\": \"Dear Ada, dear Lin,\\n\\nA good ending is") != std::string::npos);
}

TEST_CASE("a look marks nothing, --mark and --via do, and undo takes no mark back") {
  Lead of;
  of.configure("[me]\nname = \"Kim Lead\"\nemail = \"kim@example.org\"\n[remind]\nmaildir = \"" + (of.folder / "mails").string() + "\"\n");
  const std::string nudge = "pair mail lin --template nudge --not-within 14d";
  CHECK(of.out(nudge) != "");
  CHECK(of.out(nudge) != "");
  CHECK(of.out(nudge + " --mark") != "");
  const Typed again = of.type(nudge);
  CHECK(again.code == 0);
  CHECK(again.out == "");
  CHECK(again.err == "1 pair was written to within the last 14 days, and left out\n");
  of.now += std::chrono::days(14);
  CHECK(of.out(nudge + " --via maildir") == "sent 1 mail by maildir\n");
  of.type("undo");
  CHECK(of.out(nudge) == "");
  std::vector<fs::path> mails;
  for (const auto& entry : fs::directory_iterator(of.folder / "mails/new")) mails.push_back(entry.path());
  REQUIRE(mails.size() == 1);
  CHECK(text_of(mails.front()).find("\nSubject: Ada and Lin: your next meeting\n") != std::string::npos);
}

TEST_CASE("a mail that does not arrive leaves its pair unmarked, and is told") {
  Lead of;
  of.configure("[me]\nemail = \"kim@example.org\"\n[remind]\nvia = \"exec\"\ncommand = [\"/bin/false\"]\n");
  const Typed typed = of.type("pair mail lin --template nudge --via exec");
  CHECK(typed.code == 1);
  CHECK(typed.err.find("the mail to 'lin' was not sent: ") != std::string::npos);
  CHECK(of.out("pair mail lin --template nudge --not-within 14d") != "");
}

TEST_CASE("on more than five pairs sending is asked for, with the list") {
  Lead of;
  for (const char* name : {"Amy", "Ben", "Cat", "Dan", "Eve"})
    of.out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --mentee \"" + std::string(name) + " <" + name +
           "@example.org>\" --start 2026-09-01 --tag many --tag all");
  of.out("pair edit lin --tag all");
  CHECK(of.type("pair mail --tag all --template nudge --via exec").code == 7);
  CHECK(count_of(of.out("pair mail --tag all --template nudge"), "\nTo: ") == 6);
}

TEST_CASE("a template of one's own is read from the config's folder, and refused where it is wrong") {
  Lead of;
  of.own_template("hello", "Subject: Hello {mentee_first}\n\nYou meet {every}.\nFrom the lead\n");
  const std::string mail = of.out("pair mail lin --template hello");
  CHECK(mail.find("\nSubject: Hello Lin\n") != std::string::npos);
  INFO(mail);
  CHECK(mail.find("\nYou meet weekly tue 15:00.\n=46rom the lead\n") != std::string::npos);
  of.own_template("bad", "Subject: Hello\n\nYou are {health}.\n");
  const Typed bad = of.type("pair mail lin --template bad");
  CHECK(bad.code == 2);
  CHECK(bad.err.find("bad.mail:3: unknown field '{health}'\n  there are {mentor}, {mentee}, ") != std::string::npos);
  of.own_template("open", "Subject: Hello {mentor\n\nText\n");
  CHECK(of.type("pair mail lin --template open").err.find("open.mail:1: ") != std::string::npos);
  of.own_template("none", "Hello\n");
  CHECK(of.type("pair mail lin --template none").err.find("none.mail:1: a mail begins with its subject") != std::string::npos);
  CHECK(of.type("pair mail lin --template nugde").err.find("did you mean 'nudge'?") != std::string::npos);
  CHECK(of.type("pair mail lin --template ../hello").code == 2);
  fs::permissions(of.folder / ".config/mentor/templates/hello.mail", fs::perms::others_write, fs::perm_options::add);
  CHECK(of.type("pair mail lin --template hello").code == 6);
}

TEST_CASE("a name with a line break in it makes no header") {
  Lead of;
  of.own_template("hello", "Subject: Hello {agenda}\n\n{agenda}\n");
  of.out("agenda add lin \"one\"");
  const std::string mail = of.out("pair mail lin --template hello");
  CHECK(mail.find("\nSubject: Hello On its agenda: - one\n") != std::string::npos);
}

TEST_CASE("no mail holds what is private or judges") {
  Lead of;
  of.out(
      "log lin canarynote --on \"2026-11-03 15:00\" --for 45m --rating 1 --win canarywin --blocker canaryblocker --lesson canarylesson "
      "--thanks canarythanks --private-note canaryprivate --they-will canarypromise --due 2026-11-01");
  of.out(
      "goal add lin \"canarygoal of three talks\" --metric canarymetric --target 3 --baseline 0 --due 2026-10-01 --why canarywhy --how "
      "canaryhow");
  of.out("agenda add lin \"canarytopic\" --private");
  of.out("agreement set lin --expect canaryexpect");
  of.out("meeting miss lin@2026-11-10 --because canarymiss");
  of.out("pair edit lin --tag canarytag");
  of.out("pair pause lin --until 2026-12-24 --because canarypause");
  const auto check = [&] {
    for (const char* name : {"introduce", "nudge", "midway", "closing"}) {
      for (const char* format : {"", " --json", " --format csv"}) {
        const std::string mail = of.out("pair mail lin --template " + std::string(name) + format);
        CAPTURE(name);
        for (const char* word : {"canary", "risk", "overdue", "silen", "rating", "health", "attention", "missed", "late", "quiet", "limit"})
          CHECK(mail.find(word) == std::string::npos);
      }
    }
  };
  check();
  of.out("pair resume lin");
  check();
  of.out("pair end lin --because canaryend --thanks canarythanks");
  check();
}

TEST_CASE("who is erased is forgotten as somebody who was written to") {
  Lead of;
  of.out("pair mail lin --template nudge --mark");
  of.out("person erase lin@example.org --keep-pairs --yes");
  of.out("pair edit p1 --mentee \"Lin Wei <lin@example.org>\"");
  CHECK(of.out("pair mail p1 --template nudge --not-within 14d") != "");
}
