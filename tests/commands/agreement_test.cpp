// What both sides agree: the form, the versions, the page, and what changed when.
#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

struct Agreements : Typing {
  Agreements() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01 --notice 1d --expect \"We are on time\"");
  }
  void edit_with(const std::string& command) {
    std::ofstream(folder / "editor") << "#!/bin/sh\n" << command << "\n";
    std::filesystem::permissions(folder / "editor", std::filesystem::perms::owner_all);
    editor = (folder / "editor").string();
    in_terminal = true;
  }
};

}  // namespace

TEST_CASE("the form has every term with what it means, and what is changed in it holds from a day on") {
  Agreements at;
  at.edit_with("cp \"$1\" " + (at.folder / "form").string() +
               "; sed -i -e 's/^every = .*/every = 2w thu 10:00/' -e 's/^notice = .*/notice =/' \"$1\"");
  CHECK(holds(at.out("agreement set ada --edit --from 2027-01-04 --because \"term begins\""), "2w thu 10:00"));
  std::ifstream file(at.folder / "form");
  const std::string form(std::istreambuf_iterator<char>(file), {});
  CHECK(form.starts_with("# What Ada Lovelace and Grace Hopper agree, from Mon 2027-01-04 (in 42 days)\n"));
  for (const char* line : {"every = weekly tue 15:00\n", "for = 1h\n", "tz = Europe/Berlin\n", "channel = video\n", "notice = 1d\n",
                           "reply-within = \n", "agenda-lead = \n", "hours = \n", "expect = We are on time\n", "# length of a meeting\n"}) {
    INFO(line);
    CHECK(holds(form, line));
  }
  const std::string json = at.out("agreement show ada --json --now 2027-01-05");
  CHECK(holds(json, "\"every\": \"2w thu 10:00\""));
  CHECK(holds(json, "\"notice_minutes\": null"));
  CHECK(holds(json, "We are on time"));
}

TEST_CASE("a form left as it was changes nothing, and one that cannot be read is kept") {
  Agreements at;
  at.edit_with("true");
  CHECK(at.type("agreement set ada --edit").code == 2);
  at.edit_with("sed -i 's/^every = .*/every = sometimes/' \"$1\"");
  const Typed refused = at.type("agreement set ada --edit");
  CHECK(refused.code == 2);
  CHECK(holds(refused.err, "is not a cadence"));
  CHECK(holds(refused.err, "what you typed is kept in"));
  CHECK(holds(at.out("agreement show ada --json"), "weekly tue 15:00"));
}

TEST_CASE("the form stands alone, and needs somebody at a terminal") {
  Agreements at;
  CHECK(at.type("agreement set ada --edit").code == 7);
  at.in_terminal = true;
  CHECK(at.type("agreement set ada --edit --notice 2d").code == 2);
}

TEST_CASE("the page is fit to send: it has later versions and who is to sign, and no commands") {
  Agreements at;
  at.out("agreement set ada --every \"2w thu 10:00\" --from 2027-01-04");
  at.out("agreement sign ada");
  const Typed page = at.type("agreement show ada --format markdown");
  CHECK(holds(page.out, "# Agreement of Ada Lovelace and Grace Hopper\n"));
  CHECK(holds(page.out, "- **From Mon 2027-01-04:** every 2w thu 10:00 (was weekly tue 15:00)\n"));
  CHECK(holds(page.out, "- [ ] to be signed by Ada Lovelace\n"));
  CHECK(holds(page.out, "- [x] signed by Grace Hopper on Mon 2026-11-23\n"));
  CHECK(!holds(page.out, "mentor agreement"));
  CHECK(page.err == "when it is signed: mentor agreement sign ada --by mentor\n");
}

TEST_CASE("a pair's timeline and history say what changed in its agreement, when, and why") {
  Agreements at;
  at.out("agreement set ada --every \"2w thu 10:00\" --channel phone --from 2026-11-23 --because \"term begins\"");
  CHECK(holds(at.out("show ada"), "every 2w thu 10:00 (was weekly tue 15:00); channel phone (was video): term begins\n"));
  const std::string csv = at.out("history ada --format csv");
  CHECK(holds(csv, ",agreement set,p1,agreement.from,2026-09-01,2026-11-23,term begins,false\n"));
  CHECK(holds(csv, ",agreement set,p1,agreement.every,weekly tue 15:00,2w thu 10:00,term begins,false\n"));
  CHECK(holds(csv, ",agreement set,p1,agreement.channel,video,phone,term begins,false\n"));
}
