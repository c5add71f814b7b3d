// Process in, exit code out: builds the environment of a run, nothing else.
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "commands/registry.hpp"
#include "mentor/base/error.hpp"
#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

constexpr const char* kVariables[] = {"HOME",
                                      "USER",
                                      "TERM",
                                      "LANG",
                                      "LC_ALL",
                                      "LC_CTYPE",
                                      "TZ",
                                      "TZDIR",
                                      "MENTOR_STORE",
                                      "MENTOR_CONFIG",
                                      "MENTOR_NOW",
                                      "VISUAL",
                                      "EDITOR",
                                      "PAGER",
                                      "XDG_DATA_HOME",
                                      "XDG_CONFIG_HOME",
                                      "XDG_STATE_HOME",
                                      "NO_COLOR",
                                      "CLICOLOR",
                                      "CLICOLOR_FORCE",
                                      "FORCE_COLOR",
                                      "COLUMNS",
                                      "TMPDIR"};

// Notes about people must not end up readable by others or in a core file.
void keep_private() {
  ::umask(077);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

// A parent may have left signals blocked, or SIGCHLD ignored, by which the kernel forgets how a child ended. Those of a write that fails
// are the only ones held back: its error tells. What asks us to end, ends us as our parent left it (nohup).
void settle_signals() {
  sigset_t held;
  ::sigemptyset(&held);
  for (const int signal : {SIGPIPE, SIGXFSZ}) ::sigaddset(&held, signal);
  ::sigprocmask(SIG_SETMASK, &held, nullptr);
  ::signal(SIGCHLD, SIG_DFL);
}

// A stream that was closed must not be given to a file opened later: it is filled. To be asked in the order of the descriptors.
bool is_terminal(int descriptor) {
  if (::isatty(descriptor) != 0) return true;
  const bool was_closed = errno == EBADF;
  if (was_closed && ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor) std::_Exit(1);
  return false;
}

Environment environment() {
  Environment found;
  for (const char* name : kVariables)
    if (const char* value = std::getenv(name)) found.emplace(name, value);
  return found;
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string read_all(std::size_t limit) {
  std::string text;
  char buffer[65536];
  while (text.size() <= limit) {
    const auto got = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw failed("cannot read stdin", "is it open?");
    if (got == 0) break;
    text.append(buffer, static_cast<std::size_t>(got));
  }
  return text;
}

std::optional<std::string> read_line() {
  std::string line;
  char c = 0;
  for (;;) {
    const auto got = ::read(STDIN_FILENO, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return line.empty() ? std::nullopt : std::optional(line);
    if (c == '\n') return line;
    line += c;
  }
}

// None where it cannot be told.
winsize terminal_size() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size : winsize{};
}

Streams streams() {
  Streams s;
  s.read = read_all;
  s.read_line = read_line;
  s.write = [](std::string_view text) { return write_all(STDOUT_FILENO, text); };
  s.complain = [](std::string_view text) { (void)write_all(STDERR_FILENO, text); };
  s.in_terminal = is_terminal(STDIN_FILENO);
  s.out_terminal = is_terminal(STDOUT_FILENO);
  s.err_terminal = is_terminal(STDERR_FILENO);
  const winsize size = s.out_terminal ? terminal_size() : winsize{};
  if (size.ws_col > 0) s.columns = size.ws_col;
  s.rows = size.ws_row;
  return s;
}

}  // namespace
}  // namespace mentor

int main(int count, char** words) {
  mentor::keep_private();
  mentor::settle_signals();
  mentor::Process process;
  process.arguments.assign(words + (count > 0 ? 1 : 0), words + count);
  process.environment = mentor::environment();
  process.streams = mentor::streams();
  process.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return mentor::run(mentor::program(), process);
}
