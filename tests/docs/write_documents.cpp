// Writes the documents that come from the table of commands into the source folder.
#include <cstdio>

#include "commands/registry.hpp"
#include "docs/documents_on_disk.hpp"
#include "mentor/cli/run.hpp"

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: write_documents FOLDER\n", stderr);
    return 2;
  }
  try {
    for (const auto& document : mentor::documents(mentor::program())) mentor::write_document(words[1], document.path, document.content);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "write_documents: %s\n", error.what());
    return 1;
  }
}
