// The line for prompts: short, silent whatever the store is like, and without a trace.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include "cli/program.hpp"

using namespace mentor::real;

namespace {

// It is Monday 23 November 2026, 10:00 in Berlin.
struct Prompted : Home {
  Prompted() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --now \"2026-11-04 09:00\"");
    out("log ada talked --on 2026-11-10");  // and nobody logged the 17th
    out("action add ada \"book the room\" --due 2026-11-20");
    out("action add ada \"send a sample\" --due 2026-11-20 --owner them");
  }
};

/// Holds the store as a writer of SQLite does while it writes.
class Holder {
 public:
  explicit Holder(const std::string& path) : file_(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000000;
    lock.l_len = 512;
    REQUIRE(::fcntl(file_, F_SETLK, &lock) == 0);
  }
  ~Holder() { ::close(file_); }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;

 private:
  int file_;
};

void check_silent(const Result& result) {
  CHECK(result.code == 0);
  CHECK(result.out == "");
  CHECK(result.err == "");
}

}  // namespace

TEST_CASE("the line names the next meeting, what is overdue and what is not logged, plainly") {
  const Prompted home;
  const std::string line = "ada tue 15:00 \xC2\xB7 1 overdue \xC2\xB7 1 unlogged\n";
  const Way utf8{.with = {{"LC_ALL", "C.UTF-8"}}};
  CHECK(home.out("today --oneline", utf8) == line);
  CHECK(home.out("today --oneline --color always", utf8) == line);
  CHECK(home.out("today --oneline", {.with = {{"LC_ALL", "C"}}}) == "ada tue 15:00 | 1 overdue | 1 unlogged\n");
  CHECK(home.out("today --oneline --now \"2026-11-24 09:00\"", utf8).starts_with("ada 15:00 "));
}

TEST_CASE("the line is text whatever the config prefers, and no other format is taken") {
  const Prompted home;
  home.write(home.config(), "[defaults]\nformat = \"json\"\n");
  CHECK(home.out("today --oneline").starts_with("ada tue 15:00 "));
  CHECK(home.type("today --oneline --json").code == 2);
}

TEST_CASE("there is no line where there is nothing, and nothing is made") {
  const Home home;
  check_silent(home.type("today --oneline"));
  check_silent(home.type("today --oneline --store /nonexistent/mentor.db"));
  CHECK(home.everything().empty());
  home.out("pair add --mentor Ada");
  check_silent(home.type("today --oneline"));
}

TEST_CASE("the line says nothing of a store that is damaged, newer, foreign, unsafe or held by somebody") {
  const Prompted home;
  const std::string whole = home.read(home.store());
  const auto look = [&] { check_silent(home.type("today --oneline")); };
  std::string newer = whole;
  newer[63] = 99;  // the version in SQLite's header
  home.write(home.store(), newer);
  look();
  home.write(home.store(), whole.substr(0, whole.size() / 2));
  look();
  home.write(home.store(), "no store");
  look();
  home.write(home.store(), "");
  look();
  home.write(home.store(), whole);
  std::filesystem::permissions(home.store(), std::filesystem::perms(0666));
  look();
  std::filesystem::permissions(home.store(), std::filesystem::perms(0600));
  {
    const Holder holder(home.store());
    look();
  }
  CHECK(home.out("today --oneline") != "");
}

TEST_CASE("the line leaves no trace: no file is made or written") {
  const Prompted home;
  const auto before = home.traces();
  home.out("today --oneline");
  CHECK(home.traces() == before);
}
