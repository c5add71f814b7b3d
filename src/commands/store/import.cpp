// The command `store import`: takes in an export, or a sheet of check-ins or pairs.
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/fault_list.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/text_input.hpp"
#include "mentor/mentoring/importing.hpp"

namespace mentor::store_import {
namespace {

struct Options {
  std::string file;
  bool skips_bad = false;
  bool makes_pairs = false;
  mutable std::optional<TextInput> input;
};

void define(Spec& spec, Options& options) {
  spec.operand("FILE", options.file, "an export or a sheet, - for stdin", Completes::file);
  spec.flag("--skip-bad", options.skips_bad, "take the good lines, tell the bad ones, exit with 1");
  spec.flag("--create-pairs", options.makes_pairs, "make the pairs that check-ins name, with a mentor of mine");
}

// What comes through a pipe is read before the store is locked.
void ask(Prompter& prompter, Options& options) {
  constexpr std::size_t kPiece = 1024 * 1024;
  const auto& read = prompter.process().streams.read;
  bool is_over = false;
  const auto next = [&] {
    std::string piece = is_over ? std::string() : read(kPiece);
    is_over = piece.size() <= kPiece;
    return piece;
  };
  options.input.emplace(options.file == "-" ? TextInput::of_pieces(next, kExportLineLimit) : TextInput::of_file(options.file));
  const std::string head = options.input->head();
  require_text_file(head, options.file);
  if (trimmed(head).empty()) throw usage_error(quoted_path(options.file) + " is empty", "name an export or a sheet");
}

std::vector<PlacedFault> placed(const std::vector<ImportFault>& faults) {
  std::vector<PlacedFault> all;
  for (const auto& fault : faults) all.push_back({say_place(fault.line, fault.column), fault.error});
  return all;
}

Error all_faults(const Imported& done, const Options& options) {
  const std::string count = say_count(static_cast<long long>(done.bad), "line", "lines");
  const std::string headline =
      count + " of " + quoted_path(options.file) + (done.bad == 1 ? " is" : " are") + " bad, and nothing was imported";
  std::vector<std::string> more;
  if (done.untold > 0) more.push_back("and " + std::to_string(done.untold) + " more that refer to those");
  if (done.faults.size() == kMostFaults) more.emplace_back("and more");
  return told_together(headline, placed(done.faults), more, done.is_torn ? "" : "--skip-bad takes the others");
}

std::string said_kind(const std::string& kind, std::size_t count) {
  struct KindName {
    std::string_view kind, one, several;
  };
  static constexpr KindName kNames[] = {{"person", "person", "people"},
                                        {"pair", "pair", "pairs"},
                                        {"pause", "pause", "pauses"},
                                        {"agreement", "agreement", "agreements"},
                                        {"goal", "goal", "goals"},
                                        {"step", "step", "steps"},
                                        {"meeting", "meeting", "meetings"},
                                        {"topic", "topic", "topics"},
                                        {"checkin", "check-in", "check-ins"},
                                        {"progress", "record of progress", "records of progress"},
                                        {"action", "promise", "promises"},
                                        {"closing", "closing", "closings"}};
  for (const auto& name : kNames)
    if (name.kind == kind) return say_count(static_cast<long long>(count), std::string(name.one), std::string(name.several));
  return std::to_string(count) + " " + kind;
}

std::string said_counts(const Imported& done, std::size_t ImportCount::*which) {
  std::vector<std::string> parts;
  for (const auto& count : done.counts)
    if (count.*which > 0) parts.push_back(said_kind(count.kind, count.*which));
  return joined(parts, ", ");
}

Value value_of(const Imported& done, const std::string& file) {
  Value::List kinds;
  for (const auto& count : done.counts)
    kinds.push_back(Value::Record{{"kind", count.kind}, {"added", count.added}, {"already", count.already}});
  Value::List faults;
  for (const auto& fault : done.faults)
    faults.push_back(Value::Record{{"line", fault.line},
                                   {"column", text_or_null(fault.column)},
                                   {"message", fault.error.message},
                                   {"hint", text_or_null(fault.error.hint)}});
  return Value::Record{{"file", file}, {"kinds", kinds}, {"bad_lines", done.bad}, {"faults", faults}};
}

std::vector<Block> echo(const Imported& done) {
  const std::string added = said_counts(done, &ImportCount::added);
  const std::string already = said_counts(done, &ImportCount::already);
  std::vector<Block> blocks{paragraph(added.empty() ? "imported nothing new" : "imported " + added)};
  if (!already.empty()) blocks.push_back(bullet("there already: " + already));
  if (done.bad > 0) blocks.push_back(bullet("left out: " + say_count(static_cast<long long>(done.bad), "bad line", "bad lines")));
  return blocks;
}

View run(Context& context, const Options& options) {
  TextInput& input = *options.input;
  constexpr std::size_t kSteps = 100;
  ProgressBar bar(context.process, context.globals, kSteps);
  std::size_t step = 0;
  const auto progress = [&] {
    const auto reached = static_cast<std::size_t>(input.position() * kSteps / std::max<std::uint64_t>(input.size(), 1));
    while (step < reached && step < kSteps) bar.step((++step, options.file));
  };
  Imported done;
  if (is_export(input.head())) {
    done = import_rows(*context.store, input, context.zones, progress);
  } else {
    SheetReader sheet([&] { return input.next_piece(); });
    done = import_sheet(*context.store, sheet, {new_me(context), new_agreement(context), options.makes_pairs}, context.clock(), progress);
  }
  if (done.bad > 0 && (done.is_torn || !options.skips_bad)) throw all_faults(done, options);
  View view = written(value_of(done, options.file), echo(done));
  for (const auto& fault : done.faults)
    view.failures.push_back({fault.error.kind, say_place(fault.line, fault.column) + fault.error.message, fault.error.hint});
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::store_import
