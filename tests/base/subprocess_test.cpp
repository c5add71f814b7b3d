// Programs that are run for us, where the kernel forgets how they ended or where they never began.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>

#include "mentor/base/error.hpp"
#include "mentor/base/subprocess.hpp"

using namespace mentor;

namespace {

/// As a parent may have left us: nobody can be told how a child ended.
class ForgottenChildren {
 public:
  ForgottenChildren() : before_(::signal(SIGCHLD, SIG_IGN)) {}
  ~ForgottenChildren() { ::signal(SIGCHLD, before_); }

 private:
  sighandler_t before_;
};

Subprocess shell(std::string script) { return {{"/bin/sh", "-c", std::move(script)}, {}, ""}; }

std::string complaint_about(const Subprocess& program) {
  try {
    must_succeed(program);
  } catch (const Error& error) {
    return error.message;
  }
  return "";
}

}  // namespace

TEST_CASE("nothing but an end with code 0 is a success") {
  CHECK_FALSE(ExitStatus().is_success());
  CHECK_FALSE(ExitStatus().is_code(0));
  CHECK(ExitStatus(W_EXITCODE(0, 0)).is_success());
  CHECK_FALSE(ExitStatus(W_EXITCODE(1, 0)).is_success());
  CHECK(ExitStatus(W_EXITCODE(1, 0)).is_code(1));
  CHECK_FALSE(ExitStatus(W_EXITCODE(0, SIGKILL)).is_success());
  CHECK_FALSE(ExitStatus(W_EXITCODE(0, SIGKILL)).is_code(0));
  CHECK_FALSE(ExitStatus(W_STOPCODE(SIGTSTP)).is_success());
}

TEST_CASE("a program whose end nobody can tell did not succeed, even where it did its work") {
  const ForgottenChildren forgotten;
  CHECK(complaint_about(shell("exit 0")).find("/bin/sh") != std::string::npos);
  CHECK(complaint_about(shell("sleep 0.2; exit 0")) == "'/bin/sh' ended, and nobody can tell how");
  CHECK_FALSE(run_in_foreground({"/bin/sh", "-c", "exit 0"}).is_success());
}

TEST_CASE("a program is in the foreground until it ends, and is told how it did") {
  CHECK(run_in_foreground({"true"}).is_success());
  CHECK(run_in_foreground({"false"}).said() == "failed with exit code 1");
  CHECK(run_in_foreground({"/bin/sh", "-c", "kill -9 $$"}).said() == "was killed by signal 9 (Killed)");
  CHECK_THROWS_AS((void)run_in_foreground({"/no/such/program"}), Error);
}

TEST_CASE("a program gets what it is given and gives back what it printed") {
  Subprocess program = shell("cat; echo $GREETING >&2");
  program.input = "from us";
  program.variables = {{"GREETING", "hello"}};
  const SubprocessResult result = run_subprocess(program);
  CHECK(result.status.is_success());
  CHECK(result.out.text == "from us");
  CHECK(result.err.text == "hello\n");
}
