#include "cli/shell.hpp"

#include <doctest/doctest.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>

namespace mentor::real {
namespace {

constexpr int kLongestSilence = 60'000;  // milliseconds
constexpr std::string_view kPrompt = "ready> ";
constexpr std::string_view kTab = "\t";
constexpr std::string_view kShowLine = "\x14";   // control-T, bound below
constexpr std::string_view kClearLine = "\x15";  // control-U
constexpr std::string_view kLineBegins = "<<";
constexpr std::string_view kLineEnds = ">>";

// Control-T shows the line as the shell holds it.
const std::string kBashSettings =
    "PS1='ready> '\n"
    "source ~/mentor.bash\n"
    "bind 'set enable-bracketed-paste off'\n"
    "bind -x '\"\\C-t\": printf \"<<%s>>\" \"$READLINE_LINE\"'\n";
const std::string kZshSettings =
    "PS1='ready> '\n"
    "unsetopt zle_bracketed_paste\n"
    "fpath=(~ $fpath)\n"
    "autoload -U compinit && compinit -D -u\n"
    "show_line() { print -rn -- \"<<$BUFFER>>\" }\n"
    "zle -N show_line\n"
    "bindkey '^T' show_line\n"
    "bindkey '^U' kill-whole-line\n";

// A folder for the path, so that the shells find the program by its name.
std::string program_on_path(const Home& home) {
  const auto folder = home.folder / "bin";
  std::filesystem::create_directories(folder);
  if (!std::filesystem::exists(folder / "mentor")) std::filesystem::create_symlink(MENTOR_BINARY, folder / "mentor");
  return folder.string() + ":/usr/bin:/bin";
}

std::vector<std::string> arguments_of(const Home& home, const std::string& name) {
  if (name == "bash") {
    home.write(home.folder / "mentor.bash", home.out("completion bash"));
    home.write(home.folder / ".bashrc", kBashSettings);
    return {"bash", "--noprofile", "-i"};
  }
  home.write(home.folder / "_mentor", home.out("completion zsh"));
  home.write(home.folder / ".zshrc", kZshSettings);
  return {"zsh", "-d", "-i"};
}

[[noreturn]] void become(std::vector<std::string> arguments, const std::string& home, const std::string& path, const std::string& now) {
  std::vector<std::string> variables{"HOME=" + home,   "ZDOTDIR=" + home,  "PATH=" + path,     "TERM=dumb",
                                     "LC_ALL=C.UTF-8", "TZ=Europe/Berlin", "MENTOR_NOW=" + now};
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  std::vector<char*> envp;
  for (auto& variable : variables) envp.push_back(variable.data());
  envp.push_back(nullptr);
  if (::chdir(home.c_str()) == 0) ::execve(("/usr/bin/" + arguments.front()).c_str(), argv.data(), envp.data());
  ::_exit(127);
}

}  // namespace

Shell::Shell(const Home& home, const std::string& name) {
  const auto arguments = arguments_of(home, name);
  const std::string path = program_on_path(home);
  const winsize size{50, 200, 0, 0};
  child_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
  REQUIRE(child_ >= 0);
  if (child_ == 0) become(arguments, home.folder.string(), path, home.now);
  shown_until(kPrompt);
}

Shell::~Shell() {
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
  ::close(terminal_);
}

void Shell::type(std::string_view keys) { REQUIRE(::write(terminal_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size())); }

std::string Shell::shown_until(std::string_view mark) {
  for (;;) {
    const auto at = shown_.find(mark);
    if (at != std::string::npos) {
      std::string shown = shown_.substr(0, at + mark.size());
      shown_.erase(0, shown.size());
      return shown;
    }
    INFO(shown_);
    pollfd wait{terminal_, POLLIN, 0};
    REQUIRE(::poll(&wait, 1, kLongestSilence) > 0);
    std::array<char, 4096> buffer;
    const auto got = ::read(terminal_, buffer.data(), buffer.size());
    REQUIRE(got > 0);
    shown_.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

std::string Shell::completed(std::string_view typed) {
  type(std::string(typed) + std::string(kTab) + std::string(kShowLine));
  shown_until(kLineBegins);
  std::string line = shown_until(kLineEnds);
  line.resize(line.size() - kLineEnds.size());
  type(kClearLine);
  return line;
}

std::vector<std::string> offered_by_fish(const Home& home, const std::string& typed) {
  home.write(home.folder / "mentor.fish", home.out("completion fish"));
  std::string escaped;
  for (const char c : typed) escaped += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
  const std::string command = "cd '" + home.folder.string() + "' && env -i HOME=\"$PWD\" PATH='" + program_on_path(home) +
                              "' LC_ALL=C.UTF-8 TZ=Europe/Berlin MENTOR_NOW=" + home.now +
                              " fish --no-config -c 'source mentor.fish; complete -C \"" + escaped + "\"' 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::vector<std::string> lines;
  std::array<char, 4096> buffer;
  while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
    std::string line = buffer.data();
    lines.push_back(line.substr(0, line.find_first_of("\t\n")));
  }
  CHECK(::pclose(pipe) == 0);
  return lines;
}

}  // namespace mentor::real
