// Reminders installed: the line of a crontab and the units of systemd, and what they keep of what was there.
#include <doctest/doctest.h>

#include <set>

#include "commands/remind/scheduler.hpp"
#include "commands/remind/sinking.hpp"
#include "commands/typing.hpp"

using namespace mentor;
using namespace mentor::remind;

namespace {

const Scheduler& kCron = schedulers().front();
const Scheduler& kSystemd = schedulers().back();
const Job kJob{"mentor-remind", "", "", {}, {"/usr/bin/mentor", "remind", "run", "--via", "mail"}};
const char* const kLine = "*/5 * * * * /usr/bin/mentor remind run --via mail # mentor-remind";

}  // namespace

TEST_CASE("the line of a crontab runs the program by its whole path, every five minutes, and is marked") {
  CHECK(crontab_line(kJob) == kLine);
}

TEST_CASE("what a shell or cron would read into a path is kept from them") {
  Job job = kJob;
  job.variables = {{"MENTOR_STORE", "/home/g/100% 'mine'/mentor.db"}};
  CHECK(crontab_line(job) ==
        "*/5 * * * * MENTOR_STORE='/home/g/100\\% '\\''mine'\\''/mentor.db' /usr/bin/mentor remind run --via mail # mentor-remind");
  job.variables = {{"MENTOR_STORE", "/home/g/a\nb"}};
  CHECK_THROWS_AS(crontab_line(job), Error);
}

TEST_CASE("a crontab keeps the lines of others, and takes our line in place of the old one") {
  CHECK(crontab_with("", kJob) == std::string(kLine) + "\n");
  const std::string others = "MAILTO=me\n# mentor-remind is mine\n\n0 5 * * * backup # mentor-remind-other";
  const std::string once = others + "\n" + kLine + "\n";
  CHECK(crontab_with(others, kJob) == once);
  CHECK(crontab_with(once, kJob) == once);
  CHECK(crontab_with("0 1 * * * /old/mentor remind run # mentor-remind\n" + others + "\n", kJob) == once);
}

TEST_CASE_FIXTURE(Sinking, "where everything is where it belongs, nothing but the program is named") {
  process.environment["TZ"] = "";
  const Job job = job_for(context, SinkKind::maildir);
  CHECK(job.name == "mentor-remind");
  CHECK(job.variables.empty());
  CHECK(job.words ==
        std::vector<std::string>{std::filesystem::read_symlink("/proc/self/exe").string(), "remind", "run", "--via", "maildir"});
}

TEST_CASE_FIXTURE(Sinking, "what cron's bare environment lacks is named: store, config and zone") {
  process.environment["MENTOR_STORE"] = "/srv/pairs/mentor.db";
  process.environment["TZ"] = "Europe/Berlin";
  process.environment["XDG_CONFIG_HOME"] = "/srv/config";
  const Job job = job_for(context, SinkKind::output);
  CHECK(job.name == "mentor-remind-srv-pairs-mentor-db-a908f50ec5299d9f");
  CHECK(job.former_name == "mentor-remind-srv-pairs-mentor-db");
  using Variables = std::vector<std::pair<std::string, std::string>>;
  CHECK(job.variables == Variables{{"MENTOR_STORE", "/srv/pairs/mentor.db"}, {"XDG_CONFIG_HOME", "/srv/config"}, {"TZ", "Europe/Berlin"}});
  globals.config = "own.toml";
  config.me_tz = "Europe/Paris";
  CHECK(job_for(context, SinkKind::output).variables ==
        Variables{{"MENTOR_STORE", "/srv/pairs/mentor.db"}, {"MENTOR_CONFIG", std::filesystem::absolute("own.toml").string()}});
}

TEST_CASE_FIXTURE(Sinking, "each store has a name of its own, in whatever letters its path is") {
  const std::vector<std::string> paths{"/срв/пары/mentor.db",
                                       "/срв/папки/mentor.db",
                                       "/srv/a-b/mentor.db",
                                       "/srv/a/b/mentor.db",
                                       "/srv/a_b/mentor.db",
                                       "/srv/A-B/mentor.db",
                                       "/srv/a b/mentor.db",
                                       "/srv/a//../a-b/mentor.dB",
                                       "/" + std::string(200, 'a') + "/mentor.db",
                                       "/" + std::string(201, 'a') + "/mentor.db",
                                       "/メンター",
                                       "/メンタ"};
  std::set<std::string> names;
  for (const auto& path : paths) {
    process.environment["MENTOR_STORE"] = path;
    const std::string name = job_for(context, SinkKind::output).name;
    INFO(name);
    CHECK(name.size() <= 80);
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    names.insert(name);
  }
  CHECK(names.size() == paths.size());
}

TEST_CASE("a line under a former mark goes where it is the same store's, and stays where it is another's") {
  Job job = kJob;
  job.name = "mentor-remind-mentor-db-0123456789abcdef";
  job.former_name = "mentor-remind-mentor-db";
  job.store = "/пары/mentor.db";
  job.variables = {{"MENTOR_STORE", job.store}};
  const std::string other = "*/5 * * * * MENTOR_STORE='/папки/mentor.db' /usr/bin/mentor remind run --via mail # mentor-remind-mentor-db\n";
  const std::string former = "*/5 * * * * MENTOR_STORE='/пары/mentor.db' /usr/bin/mentor remind run --via mail # mentor-remind-mentor-db\n";
  const std::string unnamed = std::string(kLine) + "\n";
  CHECK(crontab_with(other + former + unnamed, job) == other + unnamed + crontab_line(job) + "\n");
}

TEST_CASE_FIXTURE(Sinking, "a program that a scheduler would not find is named beforehand") {
  config.remind_command = {"no-such-program-of-mentor"};
  CHECK(
      warnings(kCron, kJob, SinkKind::exec, config) ==
      std::vector<std::string>{
          "cron finds no program 'no-such-program-of-mentor' in /usr/bin:/bin: set remind.command to the full path of one that is there"});
  config.remind_command = {"sh"};
  CHECK(warnings(kCron, kJob, SinkKind::exec, config).empty());
  CHECK(warnings(kCron, kJob, SinkKind::maildir, config).empty());
  CHECK(warnings(kSystemd, kJob, SinkKind::output, config) ==
        std::vector<std::string>{"what is printed goes only to the journal: journalctl --user -u mentor-remind"});
}

TEST_CASE_FIXTURE(Typing, "there is no sink unless one is named, and no other scheduler than two") {
  CHECK(type("remind install cron").code == 2);
  CHECK(type("remind install cron --via maildir").err.find("no maildir is named") != std::string::npos);
  CHECK(type("remind install at --via stdout").err == "mentor: SCHEDULER: 'at' is none of cron, systemd\n");
}
