#include "commands/remind/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

extern char** environ;

namespace mentor::remind {
namespace {

constexpr int kCannotStart = 127;

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw failed(std::string("cannot make a pipe: ") + std::strerror(errno));
    reading = Descriptor(ends[0]);
    writing = Descriptor(ends[1]);
  }
  Descriptor reading, writing;
};

std::vector<std::string> environment_of(const Errand& errand) {
  std::vector<std::string> all;
  for (const auto& [name, value] : errand.variables) all.push_back(name + "=" + value);
  const auto is_replaced = [&](std::string_view entry) {
    return std::ranges::any_of(errand.variables, [&](const auto& set) { return entry.substr(0, entry.find('=')) == set.first; });
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

// Runs in the child, between fork and exec: system calls only.
[[noreturn]] void become(char* const* words, char* const* variables, const std::array<int, 3>& streams, pid_t parent, int complaint) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(kCannotStart);
  for (int place = 0; place < 3; ++place) ::dup2(streams[static_cast<std::size_t>(place)], place);
  for (const int signal : {SIGPIPE, SIGXFSZ}) ::signal(signal, SIG_DFL);
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

void stop_blocking(const Descriptor& end) { ::fcntl(end.get(), F_SETFL, O_NONBLOCK); }

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  close();
  number_ = std::exchange(other.number_, -1);
  return *this;
}

void Descriptor::close() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

Child::Child(const Errand& errand) {
  auto words = errand.words;
  auto variables = environment_of(errand);
  const auto argv = pointers(words);
  const auto envp = pointers(variables);
  Pipe input, output, errors, complaint;
  const auto cannot = [&](int reason) { return failed("cannot start '" + visible_line(words.front()) + "': " + std::strerror(reason)); };
  const pid_t parent = ::getpid();
  id_ = ::fork();
  if (id_ < 0) throw cannot(errno);
  if (id_ == 0)
    become(argv.data(), envp.data(), {input.reading.get(), output.writing.get(), errors.writing.get()}, parent, complaint.writing.get());
  complaint.writing.close();
  in = std::move(input.writing);
  out = std::move(output.reading);
  err = std::move(errors.reading);
  for (const auto* end : {&in, &out, &err}) stop_blocking(*end);
  ended = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, id_, 0)));
  const int reason = ended.is_open() ? reason_not_started(complaint.reading) : errno;
  if (reason == 0) return;
  ::kill(id_, SIGKILL);
  wait();
  throw cannot(reason);
}

Child::~Child() {
  if (id_ < 0) return;
  ::kill(-id_, SIGKILL);
  wait();
}

int Child::wait() {
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
  }
  id_ = -1;
  return status;
}

}  // namespace mentor::remind
