#include "base/child_process.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

extern char** environ;

namespace mentor {
namespace {

constexpr int kCannotStart = 127;

std::vector<std::string> environment_with(const Variables& variables) {
  std::vector<std::string> all;
  for (const auto& [name, value] : variables) all.push_back(name + "=" + value);
  const auto is_replaced = [&](std::string_view entry) {
    return std::ranges::any_of(variables, [&](const auto& set) { return entry.substr(0, entry.find('=')) == set.first; });
  };
  for (char** entry = environ; *entry != nullptr; ++entry)
    if (!is_replaced(*entry)) all.emplace_back(*entry);
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (auto& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

// What follows runs in the child, between fork and exec: system calls only.

// Neither what our parent left nor what we set ourselves.
void usual_signals() {
  for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

void tie_to(pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(kCannotStart);
}

// Before anything else: a copy of a lock's descriptor would hold the lock even where our parent is killed meanwhile.
void keep_only(const std::array<int, 3>& streams, int complaint) {
  for (int place = 0; place < 3; ++place) ::dup2(streams[static_cast<std::size_t>(place)], place);
  const auto kept = static_cast<unsigned>(complaint);
  if (kept > 3) ::close_range(3, kept - 1, 0);
  ::close_range(kept + 1, ~0U, 0);
}

[[noreturn]] void become(char* const* words, char* const* variables, const ChildPlan& plan, pid_t parent, int complaint) {
  keep_only(plan.streams, complaint);
  if (plan.tie == Tie::attended) tie_to(parent);
  usual_signals();
  ::execvpe(words[0], words, variables);
  const int reason = errno;
  (void)!::write(complaint, &reason, sizeof reason);
  ::_exit(kCannotStart);
}

// Nothing comes once the program runs: the pipe is closed then.
int reason_not_started(const Descriptor& complaint) {
  int reason = 0;
  while (::read(complaint.get(), &reason, sizeof reason) < 0 && errno == EINTR) {
  }
  return reason;
}

}  // namespace

pid_t start_child(const ChildPlan& plan) {
  auto words = plan.words;
  auto variables = environment_with(plan.variables);
  const auto argv = pointers(words);
  const auto envp = pointers(variables);
  const auto cannot = [&](int reason) { return failed("cannot start '" + visible_line(words.front()) + "': " + std::strerror(reason)); };
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw cannot(errno);
  const Descriptor complaint(ends[0]);
  Descriptor complaining(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) throw cannot(errno);
  if (child == 0) become(argv.data(), envp.data(), plan, parent, complaining.get());
  complaining.close();
  const int reason = reason_not_started(complaint);
  if (reason == 0) return child;
  (void)wait_for(child);
  throw cannot(reason);
}

ExitStatus wait_for(pid_t child) {
  int status = 0;
  for (;;) {
    if (::waitpid(child, &status, 0) == child) return ExitStatus(status);
    if (errno != EINTR) return {};
  }
}

}  // namespace mentor
