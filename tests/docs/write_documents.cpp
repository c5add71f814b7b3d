// Writes the documents that come from the table of commands and from the JSON schema into the source folder, or checks those that lie
// there.
#include <algorithm>
#include <cstdio>
#include <string_view>

#include "commands/registry.hpp"
#include "docs/documents.hpp"
#include "docs/documents_on_disk.hpp"
#include "docs/json_page.hpp"

namespace {

namespace fs = std::filesystem;
using mentor::Document;

constexpr std::string_view kSchema = "man/mentor.schema.json";  // written by hand

std::vector<Document> all_documents(const fs::path& root) {
  auto all = mentor::documents(mentor::program());
  all.push_back({"man/mentor-json.5", mentor::json_page(mentor::read_file(root / kSchema))});
  return all;
}

// How many documents are not what they should be, or should not be there.
int faults(const fs::path& root, const std::vector<Document>& wanted) {
  int count = 0;
  const auto complain = [&](const std::string& path, const char* fault) {
    std::fprintf(stderr, "%s %s: ./dev docs writes what belongs there\n", path.c_str(), fault);
    ++count;
  };
  for (const auto& document : wanted)
    if (mentor::read_document(root, document.path) != document.content) complain(document.path, "is not up to date");
  for (const char* folder : {"man", "completions"}) {
    for (const auto& entry : fs::directory_iterator(root / folder)) {
      const std::string path = fs::relative(entry.path(), root).string();
      if (path != kSchema && std::ranges::find(wanted, path, &Document::path) == wanted.end()) complain(path, "is not wanted");
    }
  }
  return count;
}

int write_all(const fs::path& root, const std::vector<Document>& wanted) {
  for (const auto& document : wanted) mentor::write_document(root, document.path, document.content);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const bool checks = count == 3 && std::string_view(words[1]) == "--check";
  if (count != 2 && !checks) {
    std::fputs("usage: write_documents [--check] FOLDER\n", stderr);
    return 2;
  }
  try {
    const fs::path root = words[count - 1];
    const auto wanted = all_documents(root);
    return (checks ? faults(root, wanted) : write_all(root, wanted)) == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "write_documents: %s\n", error.what());
    return 1;
  }
}
