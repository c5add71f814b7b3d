// The command `demo`: makes a store to look around in, by playing command lines into it.
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "commands/commands.hpp"
#include "commands/demo_script.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"

namespace mentor::demo_command {
namespace {

constexpr mode_t kPrivateFolder = 0700;
constexpr std::string_view kMe = "Grace Hopper";

struct Options {
  std::string folder;
};

void define(Spec& spec, Options& options) {
  spec.optional_operand("DIR", options.folder, "the folder to make it in (a new one)", Completes::folder);
}

std::string new_folder(const Environment& environment) {
  const auto temporary = environment.find("TMPDIR");
  std::string path = (temporary == environment.end() || temporary->second.empty() ? "/tmp" : temporary->second) + "/mentor-demo-XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) throw failed("cannot make a folder like '" + visible_line(path) + "': " + std::strerror(errno));
  return path;
}

// The folder that was named, made where it is not there; one that has a store is left alone.
std::string named_folder(const std::string& path) {
  if (::mkdir(path.c_str(), kPrivateFolder) != 0 && errno != EEXIST)
    throw failed("cannot make the folder '" + visible_line(path) + "': " + std::strerror(errno));
  if (::access((path + "/mentor.db").c_str(), F_OK) == 0)
    throw refused("there is already a store in '" + visible_line(path) + "'", "name another folder, or none: mentor demo");
  return path;
}

// A process of its own: the user's store, config and name stay out of it.
Process player(const Context& context, const std::string& folder, std::string& complaint) {
  Process process;
  process.environment = {{"HOME", folder}, {"USER", std::string(kMe)}, {"TZ", context.zone.name()}};
  process.streams.read = [](std::size_t) { return std::string(); };
  process.streams.write = [](std::string_view) { return true; };
  process.streams.complain = [&complaint](std::string_view text) { complaint += text; };
  return process;
}

void play(const Context& context, const std::string& folder, const std::string& store) {
  const Date monday = week_start(context.today(), std::chrono::Monday);
  std::string complaint;
  Process process = player(context, folder, complaint);
  for (const auto& line : demo_lines()) {
    process.arguments = words_of(line, monday);
    process.arguments.insert(process.arguments.begin(), {"--store", store});
    process.now = moment_of(line, monday);
    process.environment["MENTOR_NOW"] = to_iso(process.now);
    complaint.clear();
    if (run(context.program, process) != 0) throw failed("the demo stopped at 'mentor " + std::string(line.line) + "': " + complaint);
  }
}

// A folder that was there before may hold more than the demo: only one that was made for it is said to be removable.
std::vector<Block> what_next(const std::string& folder, const std::string& store, bool is_own_folder) {
  const std::string typed = "mentor --store " + shell_word(store);
  std::vector<Block> blocks{paragraph("three months of two mentorships are in '" + visible_line(store) + "'; your own store is as it was"),
                            paragraph("Look around:"),
                            command_line(typed + " today"),
                            command_line(typed + " report week"),
                            command_line(typed + " show ada"),
                            command_line(typed + " goal check")};
  if (!is_own_folder) return blocks;
  blocks.push_back(paragraph("Seen enough? It is gone with its folder:"));
  blocks.push_back(command_line("rm -r " + shell_word(folder)));
  return blocks;
}

View run(Context& context, const Options& options) {
  const std::string folder = options.folder.empty() ? new_folder(context.process.environment) : named_folder(options.folder);
  const std::string store = folder + "/mentor.db";
  play(context, folder, store);
  return written(Value::Record{{"path", store}}, what_next(folder, store, options.folder.empty()));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::demo_command
