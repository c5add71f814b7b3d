// Reminders given to a program: what it gets, and what is said when it does not do its work.
#include <unistd.h>

#include "commands/remind/sinking.hpp"

using namespace mentor;
using namespace mentor::remind;

namespace {

/// One that has ended may wait as a zombie for whoever reaps it.
bool is_running(int process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/stat");
  std::string id, name, state;
  return status >> id >> name >> state && state != "Z";
}

/// The words of the config's key that name a program which writes what it gets into the test's folder.
std::vector<std::string> script(const std::string& text) { return {"/bin/sh", "-c", text}; }

}  // namespace

TEST_CASE_FIXTURE(Sinking, "a program gets the message on stdin and what it is about in its environment") {
  config.remind_command = script("cd \"$1\" && cat > stdin && env | grep ^MENTOR_ | sort > variables");
  config.remind_command.insert(config.remind_command.end(), {"sh", folder.string()});
  message.attempts = 2;
  deliver(SinkKind::exec, message);
  CHECK(text("stdin") == "Tue 1 Dec 16:00 CET, in 24 hours: Ada, 45 min, video\n  Prepare: mentor agenda ada\n");
  CHECK(text("variables") ==
        "MENTOR_ATTEMPT=2\n"
        "MENTOR_DUE=2026-11-30T15:00:00Z\n"
        "MENTOR_EXPIRES=2026-12-01T15:00:00Z\n"
        "MENTOR_KEY=meeting.ada.2026-12-01.24h\n"
        "MENTOR_KIND=meeting\n"
        "MENTOR_PAIR=ada\n"
        "MENTOR_SUBJECT=ada@2026-12-01\n"
        "MENTOR_TITLE=Tue 1 Dec 16:00 CET, in 24 hours: Ada, 45 min, video\n");
}

TEST_CASE_FIXTURE(Sinking, "the words of a command reach the program as they stand: no shell reads them") {
  const std::string path = program("notify", "printf '%s|' \"$@\" > \"$(dirname \"$0\")/words\"");
  config.remind_command = {path, "$(touch broken)", "a b", "; touch broken", "`touch broken`", ""};
  message.title = "$(touch broken)";
  deliver(SinkKind::exec, message);
  CHECK(text("words") == "$(touch broken)|a b|; touch broken|`touch broken`||");
  CHECK(!std::filesystem::exists("broken"));
}

TEST_CASE_FIXTURE(Sinking, "a program runs in the caller's folder") {
  config.remind_command = script("pwd > '" + (folder / "where").string() + "'");
  deliver(SinkKind::exec, message);
  CHECK(text("where") == std::filesystem::current_path().string() + "\n");
}

TEST_CASE_FIXTURE(Sinking, "a program that does not read the message, and ends well, has taken it") {
  message.body = std::string(1 << 20, 'x') + "\n";
  config.remind_command = script("exec <&-; exit 0");
  deliver(SinkKind::exec, message);
  CHECK(refusal_of("exec <&-; exit 4").message == "'/bin/sh' failed with exit code 4");
}

TEST_CASE_FIXTURE(Sinking, "a program that fails is named with its exit code and the last line it printed") {
  const Error error = refusal_of("echo out; echo first >&2; printf 'the \\033[31mlast\\n\\n' >&2; exit 3");
  CHECK(error.kind == ErrorKind::failed);
  CHECK(error.message == "'/bin/sh' failed with exit code 3: the \\x1b[31mlast");
  CHECK(refusal_of("echo only out; exit 1").message == "'/bin/sh' failed with exit code 1: only out");
}

TEST_CASE_FIXTURE(Sinking, "a program that is killed is said to be") {
  CHECK(refusal_of("kill -9 $$").message == "'/bin/sh' was killed by signal 9 (Killed)");
}

TEST_CASE_FIXTURE(Sinking, "a program that is not there, or is none, is named with the reason") {
  config.remind_command = {"no-such-program-of-mentor"};
  CHECK(refusal(SinkKind::exec, message).message == "cannot start 'no-such-program-of-mentor': No such file or directory");
  config.remind_command = {folder.string()};
  CHECK(refusal(SinkKind::exec, message).message == "cannot start '" + folder.string() + "': Permission denied");
}

TEST_CASE_FIXTURE(Sinking, "a program that hangs is stopped at the timeout, with those it started") {
  config.remind_timeout = std::chrono::seconds(1);
  const std::string alive = (folder / "alive").string();
  const Error error = refusal_of("(sleep 3; touch '" + alive + "') & echo $! > '" + (folder / "child").string() + "'; wait");
  CHECK(error.message == "'/bin/sh' took longer than 1 s and was stopped");
  const int child = std::stoi(text("child"));
  while (is_running(child)) ::usleep(10'000);
  CHECK(!std::filesystem::exists(alive));
}

TEST_CASE_FIXTURE(Sinking, "a flood of output neither blocks a program nor fills the memory") {
  config.remind_command = script("head -c 30000000 /dev/zero; head -c 30000000 /dev/zero >&2");
  deliver(SinkKind::exec, message);
  CHECK(refusal_of("yes | head -c 5000000; exit 1").message == "'/bin/sh' failed with exit code 1: y");
}

TEST_CASE_FIXTURE(Sinking, "a program that leaves another one behind has ended all the same") {
  config.remind_command = script("sleep 60 & echo $! > '" + (folder / "left").string() + "'");
  deliver(SinkKind::exec, message);
  CHECK(::kill(std::stoi(text("left")), SIGKILL) == 0);
}

TEST_CASE_FIXTURE(Sinking, "a command that is not set is asked for") {
  const Error error = refusal(SinkKind::exec, message);
  CHECK(error.kind == ErrorKind::usage);
  CHECK(error.message == "no program is set to run for a reminder");
}
