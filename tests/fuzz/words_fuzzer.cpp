// The words of a command line, up to where the store would be opened; one word a line. Also as words to complete.
#include <algorithm>

#include "cli/line.hpp"
#include "commands/registry.hpp"
#include "fuzz.hpp"
#include "mentor/cli/run.hpp"

using namespace mentor;

namespace {

constexpr int kWidth = 80;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    words.emplace_back(text.substr(0, text.find('\0') < end ? text.find('\0') : end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

void read_line(const std::vector<std::string>& words) {
  static const Zone zone = Zone::load("Europe/Berlin");
  const ParseContext context{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23), zone};
  TypedLine line;
  line.found = find_command(program(), words);
  if (line.found.asks_help || line.found.command == nullptr) return;
  read_words(line);
  assign_globals(line, context);
  assign_options(line, context);
  check_words(line);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto words = words_of(fuzz::text_of(data, size));
  fuzz::may_refuse([&] { read_line(words); });
  if (words.empty()) return 0;
  (void)help_text(program(), words.front(), kWidth);
  (void)complete(program(), words, [](const Sought&) { return std::vector<std::string>{"ada\tAda Lovelace"}; });
  return 0;
}
