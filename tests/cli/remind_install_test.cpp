// `remind install` with the real program: `crontab` and `systemctl` are stand-ins that keep what they get; systemd-analyze is real.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>

#include "cli/program.hpp"

using namespace mentor::real;

namespace {

class Installing : public Home {
 public:
  void put_program(const std::string& name, std::string_view script) const {
    write(folder / "bin" / name, "#!/bin/sh\n" + std::string(script) + "\n");
    REQUIRE(::chmod((folder / "bin" / name).c_str(), 0700) == 0);
  }
  /// A crontab that holds these lines; nullopt: none yet.
  void put_crontab(const std::optional<std::string>& lines) const {
    put_program("crontab",
                "[ \"$1\" = - ] && exec cat > \"$HOME/crontab\"\n"
                "[ -e \"$HOME/crontab\" ] && exec cat \"$HOME/crontab\"\n"
                "echo 'no crontab for grace' >&2; exit 1");
    if (lines) write(folder / "crontab", *lines);
  }
  Way with_programs() const { return {.with = {{"PATH", (folder / "bin").string() + ":/usr/bin:/bin"}, {"TZ", ""}}}; }
  static std::string removal_in(const std::string& said) {
    const auto begin = said.find("lines=$(crontab -l)");
    REQUIRE(begin != std::string::npos);
    return said.substr(begin, said.find('\n', begin) - begin);
  }
  /// As the user would type it.
  int do_by_hand(const std::string& typed) const {
    write(folder / "typed", typed + "\n");
    return std::system(
        ("HOME='" + folder.string() + "' PATH='" + (folder / "bin").string() + "':/usr/bin:/bin sh '" + (folder / "typed").string() + "'")
            .c_str());
  }
  std::string line() const { return "*/5 * * * * " MENTOR_BINARY " remind run --via stdout # mentor-remind\n"; }
};

}  // namespace

TEST_CASE_FIXTURE(Installing, "the line is printed alone, and nothing is written") {
  const auto before = everything();
  CHECK(out("remind install cron --via stdout", with_programs()) == line());
  const Json printed = json("remind install cron --via stdout", with_programs());
  CHECK(printed.at("written") == false);
  CHECK(printed.at("parts").at(0).at("text") == line());
  CHECK(everything() == before);
}

TEST_CASE_FIXTURE(Installing, "a first crontab is written, and the line is taken out by what is said") {
  put_crontab(std::nullopt);
  const std::string said = out("remind install cron --via stdout --write", with_programs());
  CHECK(read(folder / "crontab") == line());
  const std::string removal = removal_in(said);
  CHECK(do_by_hand(removal) == 0);
  CHECK(read(folder / "crontab") == "");
}

TEST_CASE_FIXTURE(Installing, "what takes the line out leaves a crontab that cannot be read as it is, and the lines of others") {
  put_crontab("0 5 * * * backup --all\n");
  const std::string removal = removal_in(out("remind install cron --via stdout --write", with_programs()));
  const std::string before = read(folder / "crontab");
  put_program("crontab", "[ \"$1\" = - ] && exec cat > \"$HOME/crontab\"\nexit 1");
  CHECK(do_by_hand(removal) != 0);
  CHECK(read(folder / "crontab") == before);
  put_program("crontab", "[ \"$1\" = - ] && exec cat > \"$HOME/crontab\"\nexec cat \"$HOME/crontab\"");
  CHECK(do_by_hand(removal) == 0);
  CHECK(read(folder / "crontab") == "0 5 * * * backup --all\n");
}

TEST_CASE_FIXTURE(Installing, "two stores whose paths have no Latin letter have a line and units each") {
  put_crontab(std::nullopt);
  put_program("systemctl", "echo \"$@\" >> \"$HOME/told\"");
  Way way = with_programs();
  for (const char* name : {"пары", "папки"}) {
    way.with["MENTOR_STORE"] = (folder / name / "м.б").string();
    for (const char* scheduler : {"cron", "systemd"}) out("remind install " + std::string(scheduler) + " --via stdout --write", way);
  }
  const std::string lines = read(folder / "crontab");
  CHECK(lines.find("пары") != std::string::npos);
  CHECK(lines.find("папки") != std::string::npos);
  CHECK(std::distance(std::filesystem::directory_iterator(folder / ".config/systemd/user"), {}) == 4);
  out("remind install cron --via stdout --write", way);
  CHECK(read(folder / "crontab") == lines);
}

TEST_CASE_FIXTURE(Installing, "units under a former name go where they are the same store's, and stay where they are another's") {
  put_program("systemctl", "echo \"$@\" >> \"$HOME/told\"");
  const auto units = folder / ".config/systemd/user";
  Way way = with_programs();
  for (const char* there : {"/srv/other", "/srv/pairs"}) {
    way.with["MENTOR_STORE"] = "/srv/pairs";
    const bool is_ours = way.with["MENTOR_STORE"] == there;
    write(units / "mentor-remind-srv-pairs.service", "[Service]\nEnvironment=\"MENTOR_STORE=" + std::string(there) + "\"\nExecStart=x\n");
    write(units / "mentor-remind-srv-pairs.timer", "[Timer]\n");
    out("remind install systemd --via stdout --write", way);
    CHECK(std::filesystem::exists(units / "mentor-remind-srv-pairs.service") == !is_ours);
    CHECK(std::filesystem::exists(units / "mentor-remind-srv-pairs.timer") == !is_ours);
    CHECK((read(folder / "told").find("--user disable --now mentor-remind-srv-pairs.timer\n") != std::string::npos) == is_ours);
  }
}

TEST_CASE_FIXTURE(Installing, "a unit of that name which somebody else wrote is left as it is, and one of ours is written anew") {
  put_program("systemctl", "echo \"$@\" >> \"$HOME/told\"");
  const auto timer = folder / ".config/systemd/user/mentor-remind.timer";
  out("remind install systemd --via stdout --write", with_programs());
  write(timer, read(timer) + "# a change\n");
  out("remind install systemd --via stdout --write", with_programs());
  CHECK(read(timer).find("# a change") == std::string::npos);
  write(timer, "[Timer]\nOnCalendar=daily\n");
  CHECK(error("remind install systemd --via stdout --write", with_programs()).at("exit") == 4);
  CHECK(read(timer) == "[Timer]\nOnCalendar=daily\n");
}

TEST_CASE_FIXTURE(Installing, "a crontab keeps the lines of others, however often we come") {
  const std::string others = "MAILTO=grace@example.org\n0 5 * * * backup --all\n";
  put_crontab(others);
  out("remind install cron --via stdout --write", with_programs());
  out("remind install cron --via stdout --write", with_programs());
  CHECK(read(folder / "crontab") == others + line());
}

TEST_CASE_FIXTURE(Installing, "a crontab that cannot be read is left alone") {
  put_crontab("0 5 * * * backup --all\n");
  put_program("crontab", "[ \"$1\" = - ] && exec cat > \"$HOME/crontab\"\necho 'you are not allowed' >&2; exit 1");
  const Json error = this->error("remind install cron --via stdout --write", with_programs());
  CHECK(error.at("exit") == 1);
  CHECK(error.at("message") == "'crontab' failed with exit code 1: you are not allowed");
  CHECK(read(folder / "crontab") == "0 5 * * * backup --all\n");
}

TEST_CASE_FIXTURE(Installing, "systemd takes the units as they are, whatever is in the paths") {
  put_program("systemctl", "echo \"$@\" >> \"$HOME/told\"");
  const std::string store = (folder / "100% \"mine\" $HOME/mentor.db").string();
  Way way = with_programs();
  way.with["MENTOR_STORE"] = store;
  const Json made = json("remind install systemd --via stdout --write", way);
  CHECK(made.at("written") == true);
  std::string units;
  for (const auto& part : made.at("parts")) {
    const std::string path = part.at("path");
    CHECK(path.starts_with((folder / ".config/systemd/user/mentor-remind-").string()));
    CHECK(read(path) == part.at("text").get<std::string>());
    units += " '" + path + "'";
  }
  CHECK(read(folder / "told").starts_with("--user daemon-reload\n--user enable --now mentor-remind-"));
  const std::string log = (folder / "log").string();
  const std::string verify =
      "XDG_RUNTIME_DIR='" + folder.string() + "' systemd-analyze verify --user --man=no" + units + " > '" + log + "' 2>&1";
  CHECK(std::system(verify.c_str()) == 0);
  CHECK(read(log) == "");
  CHECK(read(made.at("parts").at(1).at("path")).find("Persistent=true\n") != std::string::npos);
  CHECK(type("remind install systemd --via stdout", way).err.find("loginctl enable-linger") != std::string::npos);
}

TEST_CASE_FIXTURE(Installing, "a systemd that cannot be told leaves the units, and says what to type") {
  put_program("systemctl", "echo 'Failed to connect to bus: No medium found' >&2; exit 1");
  const Json error = this->error("remind install systemd --via stdout --write", with_programs());
  CHECK(error.at("exit") == 1);
  CHECK(error.at("message") ==
        "the units are written, but not started: 'systemctl' failed with exit code 1: Failed to connect to bus: No medium found");
  CHECK(error.at("hint") == "systemctl --user daemon-reload && systemctl --user enable --now mentor-remind.timer");
  CHECK(std::filesystem::exists(folder / ".config/systemd/user/mentor-remind.timer"));
}
