// Asking the user: yes or no, and a text in the editor.
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"

namespace mentor {
namespace {

std::string editor_of(const Environment& environment) {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const auto found = environment.find(name);
    if (found != environment.end() && !found->second.empty()) return found->second;
  }
  return "vi";
}

ExitStatus start_editor(const std::vector<std::string>& words) {
  try {
    return run_in_foreground(words);
  } catch (const Error& error) {
    throw failed(error.message, "set VISUAL or EDITOR");
  }
}

void run_editor(const std::string& editor, const std::string& file) {
  auto words = shell_words(editor);
  if (words.empty()) throw usage_error("no editor is named", "set VISUAL or EDITOR");
  const std::string name = words.front();
  words.push_back(file);
  const ExitStatus status = start_editor(words);
  if (!status.is_success()) throw failed("the editor '" + visible_line(name) + "' " + status.said());
}

class File {
 public:
  File(int descriptor, const std::string& path) : descriptor_(descriptor) {
    if (descriptor_ < 0) throw failed("cannot open '" + visible_line(path) + "': " + std::strerror(errno));
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write_all(std::string_view text) const {
    while (!text.empty()) {
      const auto written = ::write(descriptor_, text.data(), text.size());
      if (written < 0 && errno != EINTR) throw failed(std::string("cannot write the draft: ") + std::strerror(errno));
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  std::string read_all() const {
    std::string text;
    char buffer[4096];
    for (;;) {
      const auto got = ::read(descriptor_, buffer, sizeof buffer);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw failed(std::string("cannot read the draft: ") + std::strerror(errno));
      if (got == 0) return text;
      text.append(buffer, static_cast<std::size_t>(got));
    }
  }

 private:
  int descriptor_;
};

// What comes back from the editor is stored, or becomes the config: nobody else may change it meanwhile.
constexpr Guarded kDraftGuard{"a draft", "set XDG_STATE_HOME to a folder of yours", true, true};

// A file of its own, which only the user can read.
std::string make_draft(const std::string& folder, std::string_view text) {
  make_folders(folder);
  require_safe_folder(folder, kDraftGuard);
  constexpr std::string_view kEnding = ".txt";
  std::string path = folder + "/draft-XXXXXX" + std::string(kEnding);
  const File file(::mkostemps(path.data(), static_cast<int>(kEnding.size()), O_CLOEXEC), path);
  file.write_all(text);
  return path;
}

// Some editors replace the file, so it is opened anew.
std::string read_draft(const std::string& path) { return File(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW), path).read_all(); }

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string without_end_of_line(std::string text) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

// Of what nobody has typed in nothing is to be kept.
bool is_untouched(const std::string& draft, std::string_view initial) {
  try {
    return read_draft(draft) == initial;
  } catch (const Error&) {
    return true;
  }
}

constexpr std::size_t kBarWidth = 20;
// Back to the first column, and away with what stands behind the cursor.
constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

bool Prompter::can_ask() const {
  return !globals_.no_input && !globals_.dry_run && process_.streams.in_terminal && process_.streams.err_terminal;
}

bool Prompter::confirm(std::string_view question) const {
  if (globals_.yes || globals_.dry_run) return true;
  if (!can_ask()) throw input_needed("this needs a yes, and there is nobody to ask", "add --yes");
  process_.streams.complain(visible_line(question) + " [y/N] ");
  const auto answer = process_.streams.read_line();
  return answer && (*answer == "y" || *answer == "Y" || *answer == "yes");
}

std::optional<std::string> Prompter::edit(std::string_view initial) const {
  if (!can_ask())
    throw input_needed("a text is needed, and there is no terminal for an editor", "give the text on the command line, or - for stdin");
  drafts_.push_back(make_draft(state_folder(process_.environment) + "/drafts", initial));
  try {
    run_editor(editor_of(process_.environment), drafts_.back());
  } catch (const Error&) {
    if (is_untouched(drafts_.back(), initial)) drop_drafts();
    throw;
  }
  const std::string text = without_end_of_line(read_draft(drafts_.back()));
  if (!is_blank(text) && text != without_end_of_line(std::string(initial))) {
    forms_.push_back(storable(text, "the text"));
    return forms_.back();
  }
  ::unlink(drafts_.back().c_str());
  drafts_.pop_back();
  return std::nullopt;
}

void Prompter::drop_drafts() const {
  for (const auto& path : drafts_) ::unlink(path.c_str());
  drafts_.clear();
}

std::optional<std::string> ask_line(const Prompter& prompter, std::string_view question) {
  if (!prompter.can_ask()) throw input_needed("this needs an answer, and there is nobody to ask", "give it on the command line");
  prompter.process().streams.complain(visible_line(question) + " ");
  auto answer = prompter.process().streams.read_line();
  const bool is_blank = !answer || answer->find_first_not_of(" \t\r") == std::string::npos;
  return is_blank ? std::nullopt : std::move(answer);
}

ProgressBar::ProgressBar(const Process& process, const Globals& globals, std::size_t steps)
    : process_(process), steps_(steps), is_drawn_(process.streams.err_terminal && !globals.quiet && steps > 1) {}

ProgressBar::~ProgressBar() {
  if (is_drawn_ && begun_ > 0) process_.streams.complain(kClearLine);
}

void ProgressBar::step(std::string_view what) {
  const std::size_t done = std::min(begun_++, steps_);
  if (!is_drawn_) return;
  const std::size_t filled = kBarWidth * done / steps_;
  const std::string bar = "[" + std::string(filled, '#') + std::string(kBarWidth - filled, '.') + "] " + std::to_string(begun_) + " of " +
                          std::to_string(steps_) + " ";
  const int room = process_.streams.columns - static_cast<int>(bar.size()) - 1;
  process_.streams.complain(std::string(kClearLine) + bar + fit(visible_line(what), std::max(room, 0)));
}

}  // namespace mentor
