// What a command accepts: its operands and options as data, each bound to a typed field of the command's own options struct.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mentor/base/dates.hpp"
#include "mentor/base/enum_names.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"

namespace mentor {

/// What typed values are read against.
struct ParseContext {
  Instant now;
  const Zone& zone;  ///< mine
  Weekday week_starts_on = std::chrono::Monday;
};

/// An option's value, and whether it was given at all. In an edit, given and empty clears the field.
template <class T>
struct Opt : std::optional<T> {
  using std::optional<T>::optional;
  using std::optional<T>::operator=;
  bool given = false;

  /// For edits: leaves `field` alone when the option was not given, clears it when it was given empty.
  void apply_to(std::optional<T>& field) const {
    if (given) field = static_cast<const std::optional<T>&>(*this);
  }
  /// The same for fields that are never absent: given empty resets to `when_empty`.
  void apply_to(T& field, T when_empty = {}) const {
    if (given) field = this->value_or(std::move(when_empty));
  }
};

/// What an option adds to a list, and what its --no- twin takes away.
struct ListChange {
  std::vector<std::string> added;
  std::vector<std::string> removed;
  bool cleared = false;

  bool given() const { return !added.empty() || !removed.empty() || cleared; }
};
/// The list after the change: first what goes, then what comes, each text once. Throws not_found for a text to take away that is not in
/// the list; `what` says what the list holds ("tag").
std::vector<std::string> with_change(std::vector<std::string> list, const ListChange& change, std::string_view what);

/// What a word can be completed with: only what the command takes. Those that stand for pairs, meetings and references say in which state.
enum class Completes {
  nothing,
  pair,          ///< any
  pair_active,   ///< one that can be paused
  pair_resting,  ///< one that is paused or ended
  pair_running,  ///< one that has not ended
  person,
  goal,                ///< an open one
  meeting,             ///< a planned one to come, or a pair for its next
  meeting_past,        ///< one that is neither logged, missed nor cancelled, or its pair
  meeting_called_off,  ///< one to come that was cancelled
  reference,           ///< anything
  editable_reference,
  open_reference,  ///< what can be done: goals, steps, topics, promises
  droppable_reference,
  closed_reference,  ///< what can be opened again
  held_reference,    ///< what reminders are about
  list_of_open,      ///< topics and promises, with commas between them
  progress,          ///< G=N
  command,
  zone,
  file,
  folder,
  side,
  config_key,
  tag,
  past_day,
  future_day,
  cadence,
  reminder_kinds,
  agenda_template,
};

/// What stands behind an option's name; an operand is a value itself.
enum class Takes { nothing, value, value_or_nothing };

struct Param {
  std::string name;                  ///< "--due", or an operand's "PAIR"
  std::string_view short_name = {};  ///< "-o"; "" where there is none
  Takes takes = Takes::value;
  std::string metavar;  ///< "D"; only shown
  std::string help;     ///< imperative or a noun phrase, at most 60 columns, no full stop
  Completes completes = Completes::nothing;
  std::vector<std::string_view> choices;  ///< the values of an enum; empty otherwise
  bool required = false;
  bool repeatable = false;
  bool joins_words = false;         ///< an operand that takes all remaining words as one text ("-" is stdin)
  bool editable = false;            ///< such a text may also come from --edit
  bool reads_only = false;          ///< an option with which a command that writes only looks
  bool glances = false;             ///< an option with which a command that reads waits for nothing and never complains of the store
  std::string_view list_word = {};  ///< the value that lists what the option takes: no operand is needed then, nor the store
  bool last_counts = false;         ///< may be given twice, although it is one value
  std::vector<std::string_view> or_options;  ///< options that say what this required operand says
  bool gives_way = false;                    ///< to one of them: then the words are those of the operands behind it
  /// Called once for each occurrence, in the order of the command line. Throws usage.
  std::function<void(const std::string&, const ParseContext&)> assign;
};

/// The option that shows private words wherever a command prints; Context::disclosure and the runner know of it.
inline constexpr std::string_view kIncludePrivate = "--include-private";

/// Limits of stored text (quality.md).
inline constexpr std::size_t kNameLimit = 256;
inline constexpr std::size_t kTextLimit = 256 * 1024;

/// What a stored text may be.
struct TextRule {
  std::size_t limit = kTextLimit;
  bool is_name = false;  ///< things are found by it: no line break or other control character
};
inline constexpr TextRule kShortText{kNameLimit, false};
inline constexpr TextRule kNameText{kNameLimit, true};

/// The one check of text before it is stored: valid UTF-8 without NUL, not empty, by the rule. `what` names it in the message. Throws usage
/// with the position.
std::string storable(std::string_view text, std::string_view what, TextRule rule = {});
/// A finite decimal number such as "3" or "-0.5". Not "+2", which could mean that 2 is added; no hex, no exponent, no blanks. Throws
/// usage.
double parse_number(std::string_view text, std::string_view what);

class Spec {
 public:
  /// In an edit an empty option value clears the field instead of being refused.
  explicit Spec(bool empty_clears = false) : empty_clears_(empty_clears) {}

  // Operands, in the order in which they are typed.
  void operand(std::string name, std::string& out, std::string help, Completes completes = Completes::nothing);
  void optional_operand(std::string name, std::string& out, std::string help, Completes completes = Completes::nothing);
  /// One or more.
  void operands(std::string name, std::vector<std::string>& out, std::string help, Completes completes = Completes::nothing);
  /// Zero or more.
  void optional_operands(std::string name, std::vector<std::string>& out, std::string help, Completes completes = Completes::nothing);
  /// All remaining words joined by blanks; "-" reads stdin; with `editable` also --edit. Checked by storable().
  void text(std::string name, Opt<std::string>& out, std::string help, bool required, bool editable = true);

  // Options.
  void flag(std::string name, bool& out, std::string help);
  void text_option(std::string name, std::string metavar, Opt<std::string>& out, std::string help, Completes completes = Completes::nothing,
                   TextRule rule = {});
  void texts(std::string name, std::string metavar, std::vector<std::string>& out, std::string help,
             Completes completes = Completes::nothing);
  /// Adds to a list, once for each text. In an edit an empty value empties it, and --no-NAME takes away one text, or all.
  void list(std::string name, std::string metavar, ListChange& out, std::string help, std::string help_to_remove, TextRule rule = {});
  void number(std::string name, std::string metavar, Opt<double>& out, std::string help);
  void integer(std::string name, std::string metavar, Opt<int>& out, int least, int most, std::string help);
  /// `edge` says which day a week or a month is.
  void day(std::string name, std::string metavar, Opt<Date>& out, DateBias lean, std::string help, DateEdge edge = DateEdge::none);
  /// Read in my zone.
  void when(std::string name, std::string metavar, Opt<When>& out, DateBias lean, std::string help);
  /// Read later, in the agreement's zone: only its form is checked now. Keeps the text.
  void local_when(std::string name, std::string metavar, Opt<std::string>& out, DateBias lean, std::string help);
  /// `bare_minutes`: a number without a unit is minutes.
  void length(std::string name, std::string metavar, Opt<Minutes>& out, std::string help, bool bare_minutes = false);
  /// A zone that exists; keeps its name.
  void zone(std::string name, Opt<std::string>& out, std::string help);
  /// One of an enum's names, with "did you mean".
  template <class E>
  void choice(std::string name, std::string metavar, Opt<E>& out, std::string help);
  /// Anything else: `assign` is called once for each occurrence, in the order of the command line.
  void custom(std::string name, std::string metavar, bool repeatable, std::string help,
              std::function<void(const std::string&, const ParseContext&)> assign, Completes completes = Completes::nothing);

  /// One of some names known only when the program runs, with "did you mean".
  void named_choice(std::string name, std::string metavar, std::vector<std::string_view> names, std::string help,
                    std::function<void(std::string_view)> chosen);
  /// A flag that does something else than set a bool.
  void custom_flag(std::string name, std::string help, std::function<void()> set);

  /// With the option added last the command only reads.
  void reads_only() { params_.back().reads_only = true; }
  /// With the option added last the command prints one line of text, or nothing where the store cannot be read at once.
  void glances() { params_.back().glances = true; }
  /// With this value of the option added last the command only lists what the option takes.
  void lists_with(std::string_view word) { params_.back().list_word = word; }
  /// Gives the option added last a short name, such as "-o".
  void short_form(std::string_view name) { params_.back().short_name = name; }

  /// Of every option declared so far that is given twice, the last value counts.
  void last_counts();

  /// Declares --include-private.
  void include_private(std::string help = "show private lines wherever this goes");

  /// The operand added last may be left out where one of these options is given.
  void or_else(std::vector<std::string_view> options) { params_.back().or_options = std::move(options); }
  /// Where the option is given, the operand declared last takes no word.
  void gives_way_to(std::string_view option) {
    or_else({option});
    params_.back().gives_way = true;
  }
  /// Says what an option added earlier is completed with.
  void completes(std::string_view name, Completes what);

  /// Marks the option added last as one that must be given.
  void required() { params_.back().required = true; }
  /// Marks the option added last as one whose value may be left out.
  void value_may_be_left_out();
  /// Leaves out an option added earlier (an edit that takes all flags of add but one).
  void without(std::string_view name);

  const std::vector<Param>& params() const { return params_; }
  bool empty_clears() const { return empty_clears_; }

 private:
  void add_choice(std::string name, std::string metavar, std::string help, std::vector<std::string_view> names,
                  std::function<void(std::size_t)> chosen, std::function<void()> cleared);
  Param& add(std::string name, std::string metavar, std::string help);

  std::vector<Param> params_;
  bool empty_clears_;
};

template <class E>
void Spec::choice(std::string name, std::string metavar, Opt<E>& out, std::string help) {
  std::vector<std::string_view> names;
  for (const auto& entry : kEnumNames<E>) names.push_back(entry.text);
  add_choice(
      std::move(name), std::move(metavar), std::move(help), std::move(names),
      [&out](std::size_t i) {
        out.emplace(kEnumNames<E>[i].value);
        out.given = true;
      },
      [&out] {
        out.reset();
        out.given = true;
      });
}

}  // namespace mentor
