#include "cli/program.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>

namespace mentor::real {
namespace {

namespace fs = std::filesystem;

constexpr uid_t kNobody = 65534;
constexpr int kLongestSilence = 60'000;  // milliseconds without a byte from a run: far past any lock's ten seconds

struct Pipe {
  Pipe() { REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0); }
  /// A terminal in place of a pipe: it passes line breaks on as they are.
  explicit Pipe(winsize size) {
    termios raw{};
    REQUIRE(::openpty(&ends[0], &ends[1], nullptr, &raw, &size) == 0);
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  std::array<int, 2> ends{-1, -1};
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (auto& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// What follows runs in the child, between fork and exec: system calls only.
void put(int descriptor, int place) {
  if (descriptor < 0) {
    ::close(place);
  } else {
    ::dup2(descriptor, place);
  }
}

void leave_rights() {
  if (::geteuid() != 0) return;
  if (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) ::_exit(126);
}

int out_for(Out out, const Pipe& pipe) {
  if (out == Out::closed) return -1;
  if (out == Out::full) return ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  return pipe.ends[1];
}

// Feeds stdin and gathers both outputs until both end. False when nothing came for too long.
bool gather(Pipe& in, std::string_view input, Pipe& out, Pipe& err, Result& result) {
  std::array<std::string*, 2> texts{&result.out, &result.err};
  std::array<Pipe*, 2> pipes{&out, &err};
  if (input.empty()) in.close_end(1);
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    std::array<pollfd, 3> waits{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}, {in.ends[1], POLLOUT, 0}}};
    if (::poll(waits.data(), waits.size(), kLongestSilence) <= 0) return false;
    for (std::size_t i = 0; i < pipes.size(); ++i) {
      if (waits[i].revents == 0) continue;
      std::array<char, 65536> buffer;
      const auto got = ::read(pipes[i]->ends[0], buffer.data(), buffer.size());
      if (got > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(got));
      } else {
        pipes[i]->close_end(0);
      }
    }
    if (waits[2].revents == 0) continue;
    const auto sent = ::write(in.ends[1], input.data(), input.size());
    if (sent > 0) input.remove_prefix(static_cast<std::size_t>(sent));
    if (sent <= 0 || input.empty()) in.close_end(1);
  }
  return true;
}

int code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

}  // namespace

Home::Home() {
  std::string name = (fs::temp_directory_path() / "mentor-cli-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  folder = name;
  ::signal(SIGPIPE, SIG_IGN);
}

Home::~Home() {
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

std::vector<std::string> Home::variables(const Way& way) const {
  std::map<std::string, std::string> all{{"HOME", folder.string()}, {"USER", "Grace Hopper"}, {"TZ", "Europe/Berlin"},
                                         {"MENTOR_NOW", now},       {"EDITOR", "false"},      {"PATH", "/usr/bin:/bin"}};
  for (const char* passed : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "GCOV_PREFIX", "GCOV_PREFIX_STRIP"})
    if (const char* value = ::getenv(passed)) all.emplace(passed, value);
  for (const auto& [name, value] : way.with) all[name] = value;
  for (const auto& name : way.without) all.erase(name);
  std::vector<std::string> texts;
  for (const auto& [name, value] : all) texts.push_back(name + "=" + value);
  return texts;
}

Result Home::run(const std::vector<std::string>& words, const Way& way) const {
  std::vector<std::string> arguments{"mentor"};
  arguments.insert(arguments.end(), words.begin(), words.end());
  auto environment = variables(way);
  const auto argv = pointers(arguments);
  const auto envp = pointers(environment);
  const int program = ::open(MENTOR_BINARY, O_RDONLY | O_CLOEXEC);
  REQUIRE(program >= 0);
  Pipe in, err;
  Pipe out = way.out == Out::terminal ? Pipe(winsize{50, kTerminalColumns, 0, 0}) : Pipe();
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (::chdir((way.folder.empty() ? folder : way.folder).c_str()) != 0) ::_exit(126);
    if (way.out == Out::gone) out.close_end(0);
    put(way.input ? in.ends[0] : -1, 0);
    put(out_for(way.out, out), 1);
    put(err.ends[1], 2);
    ::signal(SIGPIPE, SIG_DFL);
    const rlimit limit{way.file_limit, way.file_limit};
    if (way.file_limit > 0) ::setrlimit(RLIMIT_FSIZE, &limit);
    if (way.as_nobody) leave_rights();
    ::fexecve(program, argv.data(), envp.data());
    ::_exit(127);
  }
  ::close(program);
  in.close_end(0);
  out.close_end(1);
  err.close_end(1);
  if (way.out == Out::gone) out.close_end(0);
  Result result;
  const bool ended = gather(in, way.input.value_or(""), out, err, result);
  if (!ended) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.code = ended ? code_of(status) : kHung;
  return result;
}

std::string Home::out(std::string_view line, const Way& way) const {
  const Result result = type(line, way);
  INFO(std::string(line));
  INFO(result.err);
  REQUIRE(result.code == 0);
  return result.out;
}

Json Home::json(std::string_view line, const Way& way) const { return Json::parse(out(std::string(line) + " --json", way)); }

Json Home::error(std::string_view line, const Way& way) const {
  const Result result = type(std::string(line) + " --json", way);
  INFO(std::string(line));
  CHECK(result.out == "");
  REQUIRE(result.code != 0);
  Json error = Json::parse(result.err).at("error");
  error["exit"] = result.code;
  return error;
}

void Home::begin_two_pairs() const {
  out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01");
  out("pair add --mentee \"Sam Okafor\" --every \"2w thu 10:00\" --start 2026-09-01");
}

void Home::write(const fs::path& file, std::string_view text) const {
  const auto old = ::umask(077);
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  ::umask(old);
}

std::string Home::read(const fs::path& file) const {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in.good());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::map<std::string, std::string> Home::everything() const {
  std::map<std::string, std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = fs::relative(entry.path(), folder).string();
    if (entry.is_symlink()) {
      found[name] = "-> " + fs::read_symlink(entry.path()).string();
    } else if (entry.is_directory()) {
      found[name] = "folder";
    } else if (!name.ends_with(".lock")) {
      found[name] = read(entry.path());
    }
  }
  return found;
}

std::map<std::string, std::string> Home::traces() const {
  std::map<std::string, std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat info {};
    REQUIRE(::lstat(entry.path().c_str(), &info) == 0);
    std::ostringstream text;
    text << info.st_ino << ' ' << info.st_mode << ' ' << info.st_mtim.tv_sec << '.' << info.st_mtim.tv_nsec << ' ' << info.st_ctim.tv_sec
         << '.' << info.st_ctim.tv_nsec << ' ' << (entry.is_regular_file() ? read(entry.path()) : "");
    found[fs::relative(entry.path(), folder).string()] = text.str();
  }
  return found;
}

void Home::give_to_nobody() const {
  if (::geteuid() != 0) return;
  REQUIRE(::lchown(folder.c_str(), kNobody, kNobody) == 0);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) REQUIRE(::lchown(entry.path().c_str(), kNobody, kNobody) == 0);
}

}  // namespace mentor::real
