// Deliveries that go wrong, with the real program: what is said, what is kept, and that the reminder arrives when it can.
#include <doctest/doctest.h>

#include "cli/program.hpp"

using namespace mentor::real;

namespace {

/// A meeting in 23 hours, of which `remind run` has to tell.
class Due : public Home {
 public:
  Due() {
    out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --tz Europe/London --start 2026-11-20");
    now = "2026-11-23T16:00:00Z";
  }
  void configure(std::string_view remind) const {
    write(config(), "[me]\nname = \"Grace Hopper\"\nemail = \"grace@example.org\"\n[remind]\n" + std::string(remind) + "\n");
  }
  Json reminder() const {
    for (const Json& one : json("remind"))
      if (one.at("kind") == "meeting" && one.at("subject") == "ada@2026-11-24") return one;
    FAIL("there is no such reminder");
    return {};
  }
};

struct Fault {
  const char* command;
  const char* said;
};

}  // namespace

TEST_CASE_FIXTURE(Due, "a delivery that goes wrong is told, kept, and tried again later") {
  const Fault faults[] = {
      {"[\"/no/such/program\"]", "cannot start '/no/such/program': No such file or directory"},
      {"[\"/bin/sh\", \"-c\", \"echo no route to host >&2; exit 75\"]", "'/bin/sh' failed with exit code 75: no route to host"},
      {"[\"/bin/sh\", \"-c\", \"sleep 60\"]", "'/bin/sh' took longer than 1 s and was stopped"},
      {"[\"/bin/sh\", \"-c\", \"head -c 9000000 /dev/zero >&2; exit 1\"]", "'/bin/sh' failed with exit code 1"},
      {"[\"/bin/sh\", \"-c\", \"exec <&-; exit 1\"]", "'/bin/sh' failed with exit code 1"},
  };
  const std::string before = read(store());
  for (const auto& fault : faults) {
    INFO(fault.said);
    write(store(), before);
    configure("via = \"exec\"\ntimeout = \"1s\"\ncommand = " + std::string(fault.command));
    const Result result = type("remind run");
    CHECK(result.code == 1);
    CHECK(result.out == "");
    CHECK(result.err.find(fault.said) != std::string::npos);
    CHECK(reminder().at("state") == "failed");
    CHECK(reminder().at("attempts") == 1);
  }
  configure("via = \"maildir\"\nmaildir = \"~/Mail\"");
  now = "2026-11-23T16:30:00Z";
  const Result result = type("remind run");
  CHECK(result.code == 0);
  CHECK(result.out + result.err == "");
  CHECK(reminder().at("state") == "sent");
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "Mail/new"), {}) == 1);
}

TEST_CASE_FIXTURE(Due, "a reminder that nobody could read from a stdout that is full or gone is not marked sent") {
  for (const Out out : {Out::full, Out::gone}) {
    const Result result = type("remind run --via stdout", {.out = out});
    CHECK(result.code == 1);
    CHECK(reminder().at("state") == "failed");
    now = out == Out::full ? "2026-11-23T16:30:00Z" : "2026-11-23T19:00:00Z";
  }
  const Result result = type("remind run --via stdout");
  CHECK(result.code == 0);
  CHECK(result.out.starts_with("Tue 24 Nov 16:00 CET (15:00 in London), in "));
}

TEST_CASE_FIXTURE(Due, "an address that is none is refused where it stands") {
  for (const char* bad : {"-oQ/tmp@example.org", "grace", "a b@example.org", "grace@example.org\\nBcc: eve@example.org"}) {
    INFO(bad);
    configure("mail_to = \"" + std::string(bad) + "\"");
    const Json error = this->error("remind run --via mail");
    CHECK(error.at("exit") == 2);
    CHECK(error.at("message").get<std::string>().find("config.toml:5:") != std::string::npos);
  }
}
