// Feeds a fuzzer's function without libFuzzer: every seed as it is, and some thousand variations, always the same ones. For builds in
// which a short look is enough.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "fuzz.hpp"

namespace {

using Random = std::minstd_rand;

/// One seed a line, as printf's %b reads it: \n, \t, \\ and \0 with up to three octal digits.
std::string unescaped(std::string_view line) {
  std::string bytes;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      bytes += line[i];
      continue;
    }
    const char kind = line[++i];
    if (kind != '0') {
      bytes += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind;
      continue;
    }
    int value = 0;
    for (int digits = 0; digits < 3 && i + 1 < line.size() && line[i + 1] >= '0' && line[i + 1] <= '7'; ++digits)
      value = value * 8 + (line[++i] - '0');
    bytes += static_cast<char>(value);
  }
  return bytes;
}

std::vector<std::string> seeds_in(const char* path) {
  std::ifstream file(path);
  std::vector<std::string> seeds;
  for (std::string line; std::getline(file, line);) seeds.push_back(unescaped(line));
  return seeds;
}

std::size_t below(Random& random, std::size_t end) { return end == 0 ? 0 : random() % end; }

void vary(std::string& text, const std::vector<std::string>& seeds, Random& random) {
  const std::size_t at = below(random, text.size() + 1);
  switch (below(random, 6)) {
    case 0:
      text.insert(at, 1, static_cast<char>(random()));
      break;
    case 1:
      text.erase(at, 1 + below(random, 4));
      break;
    case 2:
      if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(random, 8)));
      break;
    case 3:
      text.insert(at, std::string(text, below(random, text.size() + 1), below(random, 16)));
      break;
    case 4:
      text.resize(at);
      break;
    default: {
      const auto& other = seeds[below(random, seeds.size())];
      text.insert(at, std::string(other, below(random, other.size() + 1)));
    }
  }
}

void feed(const std::string& bytes) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); }

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: " << words[0] << " SEEDS VARIATIONS\n";
    return 2;
  }
  const auto seeds = seeds_in(words[1]);
  if (seeds.empty()) {
    std::cerr << "no seeds in " << words[1] << "\n";
    return 2;
  }
  for (const auto& seed : seeds) feed(seed);
  Random random(1);
  const long variations = std::stol(words[2]);
  for (long i = 0; i < variations; ++i) {
    std::string text = seeds[below(random, seeds.size())];
    for (std::size_t steps = 1 + below(random, 5); steps > 0; --steps) vary(text, seeds, random);
    feed(text);
  }
  std::cout << seeds.size() << " seeds and " << variations << " variations\n";
}
