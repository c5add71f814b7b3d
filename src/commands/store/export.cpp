// The command `store export`: everything as lines of JSON, or the check-ins as a sheet.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "mentor/base/csv.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/text_input.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/export.hpp"
#include "mentor/store/written_file.hpp"

namespace mentor::store_export {
namespace {

using Sink = std::function<void(std::string_view)>;

struct Options {
  PairChoice who;
  bool without_private = false;
  bool include_private = false;
  Opt<std::string> file;
};

void define(Spec& spec, Options& options) {
  define_pair_choice(spec, options.who);
  spec.flag(std::string(kIncludePrivate), options.include_private, "of some pairs: put private lines in");
  spec.flag("--without-private", options.without_private, "leave private lines out");
  spec.text_option("--file", "F", options.file, "write it to this file, - is stdout", Completes::file);
  spec.short_form("-o");
}

bool is_format(const Globals& globals, std::string_view name) { return globals.format != nullptr && globals.format->name == name; }

void require_config_untouched(const Context& context, const std::string& file) {
  std::error_code problem;
  if (std::filesystem::equivalent(file, config_file_path(context.process.environment, context.globals.config), problem) && !problem)
    throw usage_error(quoted_path(file) + " is the config file", "name another file");
}

// What is found out without the store.
void ask(Prompter& prompter, Options& options) {
  const Format* format = prompter.globals().format;
  constexpr std::array<std::string_view, 3> kFormats{"ndjson", "json", "csv"};
  if (format != nullptr && std::ranges::find(kFormats, format->name) == kFormats.end())
    throw usage_error("an export is ndjson or csv, not " + std::string(format->name), "mentor store export --format ndjson");
  if (options.include_private && options.without_private)
    throw usage_error(std::string(kIncludePrivate) + " and --without-private ask for two things", "give one of them");
}

// The lines of an export as one list; in their texts there is no line break.
Exported write_list(Store& store, const ExportChoice& choice, const Sink& write) {
  std::string between = "[\n";
  const Exported done = export_rows(store, choice, [&](std::string_view piece) {
    std::string list;
    for (std::size_t at = 0, end = 0; at < piece.size(); at = end + 1) {
      end = piece.find('\n', at);
      list.append(between).append(piece.substr(at, end - at));
      between = ",\n";
    }
    write(list);
  });
  write("\n]\n");
  return done;
}

// "wins", parted as import parts them.
std::string texts_of(const Checkin& checkin, LineKind kind, bool with_private, std::size_t& private_ones) {
  std::vector<std::string> texts;
  for (const auto& line : checkin.lines) {
    if (line.kind != kind) continue;
    if (line.is_private) ++private_ones;
    if (!line.is_private || with_private) texts.push_back(phrase_of(line).shown(Disclosure::private_too));
  }
  return joined(texts, kind == LineKind::note ? "\n" : "; ");
}

Exported write_sheet(Context& context, const std::vector<Relationship>& pairs, bool with_private, const Sink& write) {
  Exported done;
  write("pair,met_on,minutes,channel,rating,note,wins,blockers\n");
  for (const auto& relationship : pairs) {
    CheckinFilter filter;
    filter.pair = relationship.pair.id;
    auto found = checkins(*context.store, filter);
    std::reverse(found.begin(), found.end());
    for (const auto& checkin : found) {
      std::vector<std::string> cells{relationship.pair.handle, to_iso(context.zone.date_at(checkin.met_at)),
                                     checkin.length ? std::to_string(checkin.length->count()) : "", std::string(name_of(checkin.channel)),
                                     checkin.rating ? std::to_string(*checkin.rating) : ""};
      for (const auto kind : {LineKind::note, LineKind::win, LineKind::blocker})
        cells.push_back(csv_cell(texts_of(checkin, kind, with_private, done.private_ones)));
      write(joined(cells, ",") + "\n");
      ++done.rows;
    }
  }
  return done;
}

// Gives the pieces of a file to `write` until that gives false.
bool copy_from(int file, const std::function<bool(std::string_view)>& write) {
  std::array<char, 65536> piece;
  if (::lseek(file, 0, SEEK_SET) != 0) return false;
  for (;;) {
    const auto got = uninterrupted([&] { return ::read(file, piece.data(), piece.size()); });
    if (got <= 0) return got == 0;
    if (!write({piece.data(), static_cast<std::size_t>(got)})) return false;
  }
}

void deliver_export(const Context& context, const Options& options, int file) {
  const std::string path = options.file.value_or("-");
  if (path != "-")
    return write_file(path, [&](int target) { return copy_from(file, [&](std::string_view text) { return write_all(target, text); }); });
  if (!copy_from(file, context.process.streams.write) && errno != EPIPE)
    throw failed(std::string("could not write to stdout: ") + std::strerror(errno));
}

std::string say_private(const Exported& done, bool is_inside) {
  const std::string count = say_count(static_cast<long long>(done.private_ones), "private line", "private lines");
  const std::string verb = done.private_ones == 1 ? " is" : " are";
  if (is_inside) return count + verb + " inside (--without-private leaves " + (done.private_ones == 1 ? "it" : "them") + " out)";
  return count + (done.private_ones == 1 ? " was" : " were") + " left out (" + std::string(kIncludePrivate) + " puts " +
         (done.private_ones == 1 ? "it" : "them") + " in)";
}

View run(Context& context, const Options& options) {
  if (options.file) require_config_untouched(context, *options.file);
  View view;
  auto store = open_store(context);
  if (!store) {
    view.notes.emplace_back(begin_lines());
    store = Store::in_memory("store export", context.now);
  }
  context.store = store.get();
  const auto pairs =
      options.who.is_narrowed() || is_format(context.globals, "csv") ? chosen_pairs(context, options.who) : std::vector<Relationship>();
  const bool is_whole = !options.who.is_narrowed();
  const bool with_private = options.include_private || (is_whole && !is_format(context.globals, "csv") && !options.without_private);
  const Descriptor spool = unnamed_file();
  const Sink write = [&](std::string_view text) {
    if (!write_all(spool.get(), text)) throw failed("the export cannot be kept in /tmp: " + system_reason(), "free some space there");
  };
  ExportChoice choice{{}, with_private};
  if (!is_whole)
    for (const auto& relationship : pairs) choice.pairs.push_back(relationship.pair.id);
  const bool is_nothing = !is_whole && pairs.empty();
  if (is_nothing) throw not_found("pair", "with these tags", "mentor pair list");
  const Exported done = is_format(context.globals, "csv")    ? write_sheet(context, pairs, with_private, write)
                        : is_format(context.globals, "json") ? write_list(*store, choice, write)
                                                             : export_rows(*store, choice, write);
  store->commit();
  context.store = nullptr;
  store.reset();
  deliver_export(context, options, spool.get());
  if (done.private_ones > 0) view.notes.push_back(say_private(done, with_private));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::store_export
