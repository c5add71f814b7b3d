// A demo store with some of its bytes changed, read and written by some commands in turn. Each change is three bytes of place and one of
// content.
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "commands/registry.hpp"
#include "fuzz.hpp"
#include "mentor/cli/run.hpp"

using namespace mentor;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChange = 4;

int type(const fs::path& home, std::vector<std::string> words) {
  Process process;
  process.arguments = std::move(words);
  process.environment = {{"HOME", home.string()}, {"USER", "Grace Hopper"}, {"TZ", "UTC"}};
  process.now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(9);
  process.streams.read = [](std::size_t) { return std::string(); };
  process.streams.read_line = [] { return std::optional<std::string>(); };
  process.streams.write = [](std::string_view) { return true; };
  process.streams.complain = [](std::string_view) {};
  return run(program(), process);
}

/// A folder with a demo store, made once and left behind: libFuzzer ends without unwinding.
class Demo {
 public:
  Demo() {
    std::string name = (fs::temp_directory_path() / "mentor-fuzz-XXXXXX").string();
    fuzz::promise(::mkdtemp(name.data()) != nullptr, "a folder can be made");
    folder_ = name;
    fuzz::promise(type(folder_, {"demo", (folder_ / "demo").string()}) == 0, "the demo can be made");
    std::ifstream in(path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    whole_ = bytes.str();
  }
  fs::path folder() const { return folder_; }
  std::string path() const { return (folder_ / "demo/mentor.db").string(); }

  void change(std::string_view changes) const {
    std::string bytes = whole_;
    for (; changes.size() >= kChange; changes.remove_prefix(kChange)) {
      const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(changes[i])); };
      bytes[(byte(0) << 16 | byte(1) << 8 | byte(2)) % bytes.size()] = changes[3];
    }
    std::ofstream(path(), std::ios::binary) << bytes;
  }

 private:
  fs::path folder_;
  std::string whole_;
};

const std::vector<std::vector<std::string>> kLines{{"today"},
                                                   {"show", "ada"},
                                                   {"report", "week", "--json"},
                                                   {"report", "pair", "ada"},
                                                   {"checkin", "list", "--json"},
                                                   {"goal", "--json"},
                                                   {"history", "g1"},
                                                   {"agenda", "ada", "--json"},
                                                   {"report", "health"},
                                                   {"store", "check"},
                                                   {"search", "the"},
                                                   {"meeting"},
                                                   {"action", "--all"},
                                                   {"log", "ada", "a line"},
                                                   {"done", "a11"},
                                                   {"rm", "c1"},
                                                   {"edit", "g1", "--target", "7"}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Demo demo;
  if (size == 0) return 0;
  demo.change(fuzz::text_of(data + 1, size - 1));
  auto words = kLines[data[0] % kLines.size()];
  words.insert(words.end(), {"--store", demo.path()});
  const int code = type(demo.folder(), words);
  fuzz::promise(code == 0 || code == 1 || code == 3 || code == 4 || code == 6, "a damaged store is an answer or an error");
  return 0;
}
