#include "mentor/base/subprocess.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "base/child_process.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

using Clock = std::chrono::steady_clock;

// More than any list of cron jobs or any complaint; it bounds the memory that a flood takes.
constexpr std::size_t kMostKept = std::size_t{1} << 20;
constexpr int kSaidColumns = 200;

std::string named(const Subprocess& program) { return "'" + visible_line(program.words.front()) + "'"; }

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw failed(std::string("cannot make a pipe: ") + std::strerror(errno));
    reading = Descriptor(ends[0]);
    writing = Descriptor(ends[1]);
  }
  Descriptor reading, writing;
};

// A program on the other side of three pipes. Killed with its group and reaped by the destructor, where it has not ended by then.
class Attended {
 public:
  explicit Attended(const Subprocess& program) {
    Pipe input, output, errors;
    id_ = start_child({program.words, program.variables, {input.reading.get(), output.writing.get(), errors.writing.get()}, Tie::attended});
    in = std::move(input.writing);
    out = std::move(output.reading);
    err = std::move(errors.reading);
    for (const auto* end : {&in, &out, &err}) ::fcntl(end->get(), F_SETFL, O_NONBLOCK);
    ended = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, id_, 0)));
    if (ended.is_open()) return;
    const int reason = errno;
    stop();
    throw failed("cannot watch " + named(program) + ": " + std::strerror(reason));
  }
  ~Attended() { stop(); }
  Attended(const Attended&) = delete;
  Attended& operator=(const Attended&) = delete;

  ExitStatus wait() { return wait_for(std::exchange(id_, -1)); }

  Descriptor in, out, err;  // our ends, which do not block
  Descriptor ended;         // readable once it has ended

 private:
  void stop() {
    if (id_ < 0) return;
    ::kill(-id_, SIGKILL);
    (void)wait();
  }

  pid_t id_ = -1;
};

void keep(Printed& printed, std::string_view piece) {
  const auto room = kMostKept - printed.text.size();
  printed.is_whole = printed.is_whole && piece.size() <= room;
  printed.text += piece.substr(0, room);
}

// One piece of what is there; closes the pipe at its end. False when nothing is there.
bool take_piece(Descriptor& from, Printed& into) {
  std::array<char, 65536> buffer;
  const auto got = ::read(from.get(), buffer.data(), buffer.size());
  if (got < 0 && errno == EINTR) return true;
  if (got < 0 && errno == EAGAIN) return false;
  if (got <= 0) {
    from.close();
    return false;
  }
  keep(into, std::string_view(buffer.data(), static_cast<std::size_t>(got)));
  return true;
}

// What the program had printed when it ended. One that it left behind may go on printing for ever.
void take_rest(Descriptor& from, Printed& into) {
  for (std::size_t pieces = 0; from.is_open() && pieces < kMostKept / 65536; ++pieces)
    if (!take_piece(from, into)) return;
}

void feed(Descriptor& to, std::string_view& input) {
  const auto sent = ::write(to.get(), input.data(), input.size());
  if (sent > 0) input.remove_prefix(static_cast<std::size_t>(sent));
  const bool may_go_on = sent >= 0 || errno == EINTR || errno == EAGAIN;
  if (!may_go_on || input.empty()) to.close();
}

int milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
  return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

// Feeds and reads until the program ends. False at the deadline.
bool attend(Attended& child, std::string_view input, Clock::time_point deadline, SubprocessResult& result) {
  if (input.empty()) child.in.close();
  for (;;) {
    std::array<pollfd, 4> waits{
        {{child.out.get(), POLLIN, 0}, {child.err.get(), POLLIN, 0}, {child.in.get(), POLLOUT, 0}, {child.ended.get(), POLLIN, 0}}};
    const int wait = milliseconds_until(deadline);
    const int ready = ::poll(waits.data(), waits.size(), wait);
    if (ready < 0 && errno != EINTR) throw failed(std::string("cannot wait for a program: ") + std::strerror(errno));
    if (waits[3].revents != 0) return true;
    if (wait == 0) return false;
    if (waits[0].revents != 0) take_piece(child.out, result.out);
    if (waits[1].revents != 0) take_piece(child.err, result.err);
    if (waits[2].revents != 0) feed(child.in, input);
  }
}

std::string last_line(const SubprocessResult& result) {
  std::string_view text = result.err.text.find_first_not_of(" \r\n") == std::string::npos ? result.out.text : result.err.text;
  const auto end = text.find_last_not_of(" \r\n");
  if (end == std::string_view::npos) return {};
  text = text.substr(0, end + 1);
  const auto begin = text.rfind('\n');
  return ": " + fit(visible_line(begin == std::string_view::npos ? text : text.substr(begin + 1)), kSaidColumns);
}

// While a program has the terminal, the keys that interrupt are its own.
class IgnoredKeys {
 public:
  IgnoredKeys() : interrupt_(::signal(SIGINT, SIG_IGN)), quit_(::signal(SIGQUIT, SIG_IGN)) {}
  ~IgnoredKeys() {
    ::signal(SIGINT, interrupt_);
    ::signal(SIGQUIT, quit_);
  }
  IgnoredKeys(const IgnoredKeys&) = delete;
  IgnoredKeys& operator=(const IgnoredKeys&) = delete;

 private:
  sighandler_t interrupt_;
  sighandler_t quit_;
};

}  // namespace

ExitStatus::ExitStatus(int wait_status) {
  if (WIFEXITED(wait_status)) code_ = WEXITSTATUS(wait_status);
  if (WIFSIGNALED(wait_status)) signal_ = WTERMSIG(wait_status);
}

std::string ExitStatus::said() const {
  if (code_) return (is_success() ? "ended with exit code " : "failed with exit code ") + std::to_string(*code_);
  if (signal_) return "was killed by signal " + std::to_string(*signal_) + " (" + ::strsignal(*signal_) + ")";
  return "ended, and nobody can tell how";
}

SubprocessResult run_subprocess(const Subprocess& program) {
  Attended child(program);
  SubprocessResult result;
  if (!attend(child, program.input, Clock::now() + program.timeout, result))
    throw failed(named(program) + " took longer than " + std::to_string(program.timeout.count()) + " s and was stopped");
  result.status = child.wait();
  take_rest(child.out, result.out);
  take_rest(child.err, result.err);
  return result;
}

Printed output_of(const Subprocess& program, SubprocessResult result) {
  if (!result.status.is_success()) throw failed(named(program) + " " + result.status.said() + last_line(result));
  return std::move(result.out);
}

void must_succeed(const Subprocess& program) { (void)output_of(program, run_subprocess(program)); }

ExitStatus run_in_foreground(const std::vector<std::string>& words) {
  const IgnoredKeys ignored;
  return wait_for(start_child({words, {}, {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}, Tie::foreground}));
}

ExitStatus run_in_foreground(const std::vector<std::string>& words, std::string_view input) {
  const Descriptor text(::memfd_create("mentor", MFD_CLOEXEC));
  while (text.is_open() && !input.empty()) {
    const auto written = uninterrupted([&] { return ::write(text.get(), input.data(), input.size()); });
    if (written < 0) break;
    input.remove_prefix(static_cast<std::size_t>(written));
  }
  if (!text.is_open() || !input.empty() || ::lseek(text.get(), 0, SEEK_SET) != 0) throw failed("no room for the text: " + system_reason());
  const IgnoredKeys ignored;
  return wait_for(start_child({words, {}, {text.get(), STDOUT_FILENO, STDERR_FILENO}, Tie::foreground}));
}

}  // namespace mentor
