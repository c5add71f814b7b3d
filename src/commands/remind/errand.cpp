#include "commands/remind/errand.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "commands/remind/child.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor::remind {
namespace {

using Clock = std::chrono::steady_clock;

// More than any list of cron jobs or any complaint; it bounds the memory that a flood takes.
constexpr std::size_t kMostKept = std::size_t{1} << 20;
constexpr int kSaidColumns = 200;

std::string named(const Errand& errand) { return "'" + visible_line(errand.words.front()) + "'"; }

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
bool attend(Child& child, std::string_view input, Clock::time_point deadline, Ended& ended) {
  if (input.empty()) child.in.close();
  for (;;) {
    std::array<pollfd, 4> waits{
        {{child.out.get(), POLLIN, 0}, {child.err.get(), POLLIN, 0}, {child.in.get(), POLLOUT, 0}, {child.ended.get(), POLLIN, 0}}};
    const int wait = milliseconds_until(deadline);
    const int ready = ::poll(waits.data(), waits.size(), wait);
    if (ready < 0 && errno != EINTR) throw failed(std::string("cannot wait for a program: ") + std::strerror(errno));
    if (waits[3].revents != 0) return true;
    if (wait == 0) return false;
    if (waits[0].revents != 0) take_piece(child.out, ended.out);
    if (waits[1].revents != 0) take_piece(child.err, ended.err);
    if (waits[2].revents != 0) feed(child.in, input);
  }
}

std::string last_line(const Ended& ended) {
  std::string_view text = ended.err.text.find_first_not_of(" \r\n") == std::string::npos ? ended.out.text : ended.err.text;
  const auto end = text.find_last_not_of(" \r\n");
  if (end == std::string_view::npos) return {};
  text = text.substr(0, end + 1);
  const auto begin = text.rfind('\n');
  return ": " + fit(visible_line(begin == std::string_view::npos ? text : text.substr(begin + 1)), kSaidColumns);
}

}  // namespace

Ended run_errand(const Errand& errand) {
  Child child(errand);
  Ended ended;
  if (!attend(child, errand.input, Clock::now() + errand.timeout, ended))
    throw failed(named(errand) + " took longer than " + std::to_string(errand.timeout.count()) + " s and was stopped");
  const int status = child.wait();
  take_rest(child.out, ended.out);
  take_rest(child.err, ended.err);
  ended.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return ended;
}

Printed succeeded(const Errand& errand, Ended ended) {
  if (ended.signal != 0)
    throw failed(named(errand) + " was killed by signal " + std::to_string(ended.signal) + " (" + ::strsignal(ended.signal) + ")");
  if (ended.code != 0) throw failed(named(errand) + " failed with exit code " + std::to_string(ended.code) + last_line(ended));
  return std::move(ended.out);
}

void must_succeed(const Errand& errand) { (void)succeeded(errand, run_errand(errand)); }

}  // namespace mentor::remind
