// The command store publish, as it is typed; what PostgreSQL makes of its script is held in tests/postgres.
#include <filesystem>
#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

struct Publishing : Typing {
  Publishing() {
    begin_two_pairs();
    out("pair edit ada --tag spring --tag hidden");
    out("log ada \"a word of mine\" --on 2026-11-17 --rating 4");
    out("action add ada \"a promise of mine\" --private");
    configure("[publish]\nkey = \"0123456789abcdef0123456789abcdef\"\ntags = [\"spring\"]\n");
  }
  void configure(const std::string& text) {
    const auto config = folder / ".config" / "mentor";
    std::filesystem::create_directories(config);
    std::ofstream(config / "config.toml") << text;
    std::filesystem::permissions(config / "config.toml", std::filesystem::perms(0600));
  }
  std::string store() const { return (folder / ".local/share/mentor/mentor.db").string(); }
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a publication is one transaction that commits in its last line") {
  Publishing at;
  const std::string script = at.out("store publish --programme spring");
  CHECK(holds(script, "\nbegin;\n"));
  CHECK(script.ends_with("\ncommit;\n"));
  CHECK(script.find("commit;") == script.rfind("commit;"));
  CHECK(script == at.out("store publish --programme spring"));
}

TEST_CASE("no word and no handle is in it, and names only where they are asked for") {
  Publishing at;
  const std::string script = at.out("store publish --programme spring");
  // The handle as a cell: a uid may have its letters.
  for (const std::string_view secret : {"of mine", "\tada\t", "Ada", "Sam", "Grace", "hidden", "0123456789abcdef"}) {
    CAPTURE(std::string(secret));
    CHECK_FALSE(holds(script, secret));
  }
  CHECK(holds(script, "{\"spring\"}"));
  CHECK(holds(at.out("store publish --programme spring --names"), "\tAda Lovelace\t"));
}

TEST_CASE("a name is never part of a statement") {
  Publishing at;
  const std::string script = at.out("store publish --programme \"O'Neil \\ x\ny\t$$\"");
  CHECK(holds(script, "\nO'Neil \\\\ x\\ny\\t$$\t0\n\\.\n"));
}

TEST_CASE("as json it says what would travel and what is left out") {
  Publishing at;
  const std::string json = at.out("store publish --programme spring --json");
  for (const std::string_view part : {"\"pairs\": 2", "\"contacts\": 1", "\"promises\": 1", "\"tags_left_out\": 1"})
    CHECK(holds(json, part));
}

TEST_CASE("in a format it is a row a store, and no script") {
  Publishing at;
  const std::string csv = at.out("store publish --programme spring --format csv");
  CHECK(csv.starts_with("path,uid,pairs,contacts,meetings,goals,promises,tags_left_out\n"));
  CHECK(holds(csv, ",2,1,"));
  CHECK(csv.ends_with(",0,1,1\n"));
  CHECK(holds(at.out("store publish --programme spring --format table"), "Contacts"));
}

TEST_CASE("what is missing or wrong in the line is refused before a store is read") {
  Publishing at;
  CHECK(at.type("store publish").code == 2);
  CHECK(at.type("store publish --programme spring --forget nonsense").code == 2);
  CHECK(at.type("store publish --programme \"\"").code == 2);
  CHECK(holds(at.out("store publish --schema"), "create schema if not exists mentor"));
  at.configure("");
  const Typed typed = at.type("store publish --programme spring");
  CHECK(typed.code == 2);
  CHECK(holds(typed.err, "publish.key is not set"));
}

TEST_CASE("a store that is not there is named, the rest is published, and the same one twice counts once") {
  Publishing at;
  const Typed typed = at.type("store publish --programme spring " + at.store() + " /nowhere.db");
  CHECK(typed.code == 1);
  CHECK(holds(typed.err, "/nowhere.db"));
  CHECK(typed.out.ends_with("\ncommit;\n"));
  const auto twin = at.folder / "twin.db";
  std::filesystem::copy_file(at.store(), twin);
  const Typed twice = at.type("store publish --programme spring " + at.store() + " " + twin.string());
  CHECK(twice.code == 0);
  CHECK(holds(twice.err, "is the same store as"));
  CHECK(twice.out == at.out("store publish --programme spring"));
  const Typed none = at.type("store publish --programme spring /nowhere.db");
  CHECK(none.out == "");
  CHECK(none.code == 3);
}
