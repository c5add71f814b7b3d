// What a running command is given: the store, the settings, the clock, the reader; and what it may ask before the store is opened.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/phrase.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"
#include "mentor/config/config.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/render/formats.hpp"

namespace mentor {

class Store;
struct Program;

/// The standard streams, as main finds them or a test makes them.
struct Streams {
  std::function<std::string(std::size_t limit)> read;     ///< all of stdin, at most `limit` + 1 bytes; throws failed
  std::function<std::optional<std::string>()> read_line;  ///< one line of a terminal, without its end; nullopt at its end
  std::function<bool(std::string_view)> write;            ///< to stdout; false: failed (errno is set); a closed pipe counts as written
  std::function<void(std::string_view)> complain;         ///< to stderr
  bool in_terminal = false;
  bool out_terminal = false;
  bool err_terminal = false;
  int columns = 80;  ///< of the terminal
  int rows = 0;      ///< of the terminal; 0: not known
};

/// All that comes from outside, built by main and nowhere else.
struct Process {
  std::vector<std::string> arguments;  ///< without the program's name
  Environment environment;
  Streams streams;
  Instant now;  ///< the system clock; MENTOR_NOW and --now go before it
};

/// Options every command takes, before or after its name.
struct Globals {
  std::optional<std::string> store, config, now;
  const Format* format = nullptr;  ///< nullptr where not given, as in the others
  std::optional<Colours> colour;
  std::optional<int> width;
  bool yes = false, no_input = false, quiet = false;
  bool dry_run = false;  ///< what a write would do is shown and not done
};

struct Context {
  Store* store;  ///< nullptr where the command's Access says none or own
  const Config& config;
  const Program& program;
  const Process& process;
  const Globals& globals;
  Instant now;
  const Zone& zone;  ///< mine
  Zones& zones;
  const Format& format;
  Target target;
  Disclosure disclosure = Disclosure::shared_only;  ///< of what this command prints; a view needs no asking, since it is withheld from

  Date today() const { return zone.date_at(now); }
  Clock clock() const { return {now, zone, zones}; }
};

/// What a command may ask of the user before the store is opened, so that nothing is held while waiting.
class Prompter {
 public:
  Prompter(const Process& process, const Globals& globals, const Config& config, Instant now, const Zone& zone,
           std::function<void(const std::function<void(Context&)>&)> read_store)
      : process_(process), globals_(globals), config_(config), now_(now), zone_(zone), read_store_(std::move(read_store)) {}

  /// Whether a question can be put: stdin and stderr are terminals and there is no --no-input.
  bool can_ask() const;
  /// y or N. True at once with --yes. Throws input_needed where nobody can be asked.
  bool confirm(std::string_view question) const;
  /// The text as the user leaves it in $VISUAL or $EDITOR, or nullopt when it was left unchanged or emptied. Throws input_needed where
  /// nobody can be asked, failed when the editor fails, usage for a text that cannot be stored. The text is kept under drafts/ until
  /// drop_drafts(), which the runner calls when the command is done.
  std::optional<std::string> edit(std::string_view initial) const;
  void drop_drafts() const;
  /// What was left in the editor, in the order it was asked for.
  const std::vector<std::string>& forms() const { return forms_; }
  /// The files that keep what was typed.
  const std::vector<std::string>& drafts() const { return drafts_; }
  /// Looks something up in the store, which is open only meanwhile.
  void look_up(const std::function<void(Context&)>& reader) const { read_store_(reader); }
  Instant now() const { return now_; }
  const Zone& zone() const { return zone_; }
  const Config& config() const { return config_; }
  const Process& process() const { return process_; }
  const Globals& globals() const { return globals_; }

 private:
  const Process& process_;
  const Globals& globals_;
  const Config& config_;
  Instant now_;
  const Zone& zone_;
  std::function<void(const std::function<void(Context&)>&)> read_store_;
  mutable std::vector<std::string> drafts_;
  mutable std::vector<std::string> forms_;
};

/// What is typed in one line; nullopt where that is blank, and at the end of the input. Throws input_needed where nobody can be asked.
std::optional<std::string> ask_line(const Prompter& prompter, std::string_view question);

/// A line on stderr that is gone with the object. Nothing is drawn where stderr is no terminal, with --quiet, or for a single step.
class ProgressBar {
 public:
  ProgressBar(const Process& process, const Globals& globals, std::size_t steps);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Begins the next step.
  void step(std::string_view what);

 private:
  const Process& process_;
  std::size_t steps_;
  std::size_t begun_ = 0;
  bool is_drawn_;
};

}  // namespace mentor
