#include "mentor/base/text_input.hpp"

#include <fcntl.h>
#include <stdlib.h>

#include <algorithm>
#include <array>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kPiece = 256 * 1024;
constexpr std::size_t kHead = 128;

Error unreadable_input(const std::string& name) { return failed("cannot read " + quoted_path(name) + ": " + system_reason()); }

std::size_t read_some(int descriptor, std::string& into, const std::string& name) {
  into.resize(kPiece);
  const auto got = uninterrupted([&] { return ::read(descriptor, into.data(), into.size()); });
  if (got < 0) throw unreadable_input(name);
  into.resize(static_cast<std::size_t>(got));
  return into.size();
}

// The kinds of files that begin like this, and what to do with them.
struct ForeignFile {
  std::string_view begins;
  std::string_view holds;  ///< somewhere in its first bytes
  std::string_view is;
  std::string_view hint;
};
constexpr std::string_view kSaveAsCsv = "open it in the spreadsheet and save it as CSV UTF-8";
constexpr std::array kForeignFiles{
    ForeignFile{"PK\x03\x04", "opendocument.spreadsheet", "a workbook of LibreOffice (.ods)", kSaveAsCsv},
    ForeignFile{"PK\x03\x04", "[Content_Types].xml", "a workbook of Excel (.xlsx)", kSaveAsCsv},
    ForeignFile{"PK\x03\x04", "xl/", "a workbook of Excel (.xlsx)", kSaveAsCsv},
    ForeignFile{"PK\x03\x04", "", "a zip archive", "unpack it, and import the file in it; a workbook is saved as CSV UTF-8 first"},
    ForeignFile{"\xD0\xCF\x11\xE0", "", "a workbook of an old Excel (.xls)", kSaveAsCsv},
    ForeignFile{"\xFF\xFE", "", "text in UTF-16", "save it as CSV UTF-8, or: iconv -f UTF-16 -t UTF-8"},
    ForeignFile{"\xFE\xFF", "", "text in UTF-16", "save it as CSV UTF-8, or: iconv -f UTF-16 -t UTF-8"},
    ForeignFile{"\x1F\x8B", "", "compressed", "unpack it: gunzip"},
    ForeignFile{"SQLite format 3\0"sv, "", "a database", "a store is named, not imported: mentor --store FILE"},
    ForeignFile{"BEGIN:VCALENDAR", "", "a calendar", "the answer to an invitation: mentor agenda import FILE"},
    ForeignFile{"%PDF", "", "a PDF", "save the sheet that it was made of as CSV UTF-8"},
};

// Letters of Latin script in UTF-16 have a 0 as every other byte.
bool looks_like_utf16(std::string_view head) {
  return head.size() >= 4 &&
         ((head[0] == '\0' && head[2] == '\0' && head[1] != '\0') || (head[1] == '\0' && head[3] == '\0' && head[0] != '\0'));
}

}  // namespace

Descriptor unnamed_file() {
  constexpr std::array<const char*, 2> kFolders{"/tmp", "/var/tmp"};
  for (const char* folder : kFolders) {
    Descriptor file(uninterrupted([&] { return ::open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600); }));
    if (file.is_open()) return file;
    std::string name = std::string(folder) + "/mentor-XXXXXX";
    Descriptor named(uninterrupted([&] { return ::mkostemp(name.data(), O_CLOEXEC); }));
    if (named.is_open() && ::unlink(name.c_str()) == 0) return named;
  }
  throw failed("no temporary file can be made in /tmp: " + system_reason());
}

TextInput::TextInput(Descriptor file, std::string name) : file_(std::move(file)), name_(std::move(name)) {
  struct stat info {};
  if (::fstat(file_.get(), &info) != 0) throw unreadable_input(name_);
  size_ = static_cast<std::uint64_t>(info.st_size);
}

TextInput TextInput::of_pieces(const std::function<std::string()>& read, std::size_t longest_line) {
  Descriptor file = unnamed_file();
  std::size_t line = 0;
  for (std::string piece = read(); !piece.empty() && line <= longest_line; piece = read()) {
    const auto end = piece.rfind('\n');
    line = end == std::string::npos ? line + piece.size() : piece.size() - end - 1;
    if (!write_all(file.get(), piece)) throw failed("what is read cannot be kept in /tmp: " + system_reason(), "free some space there");
  }
  TextInput input(std::move(file), "stdin");
  input.rewind();
  return input;
}

TextInput TextInput::of_file(const std::string& path) {
  constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);
  Descriptor file(uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY); }));
  struct stat info {};
  if (!file.is_open() || ::fstat(file.get(), &info) != 0) throw unreadable_input(path);
  if (S_ISDIR(info.st_mode)) throw usage_error(quoted_path(path) + " is a folder", "name a file in it");
  if (S_ISREG(info.st_mode)) return {std::move(file), path};
  std::string piece;
  return of_pieces([&] { return read_some(file.get(), piece, path) > 0 ? piece : std::string(); }, kNoLimit / 2);
}

std::string_view TextInput::next_piece() {
  position_ += read_some(file_.get(), piece_, name_);
  return piece_;
}

void TextInput::rewind() {
  if (::lseek(file_.get(), 0, SEEK_SET) != 0) throw unreadable_input(name_);
  position_ = 0;
}

std::string TextInput::head() const {
  std::string head(kHead, '\0');
  const auto got = uninterrupted([&] { return ::pread(file_.get(), head.data(), head.size(), 0); });
  if (got < 0) throw unreadable_input(name_);
  head.resize(static_cast<std::size_t>(got));
  return head;
}

void require_text_file(std::string_view head, std::string_view name) {
  for (const auto& kind : kForeignFiles)
    if (head.starts_with(kind.begins) && head.find(kind.holds) != std::string_view::npos)
      throw usage_error(quoted_path(name) + " is " + std::string(kind.is), std::string(kind.hint));
  if (looks_like_utf16(head))
    throw usage_error(quoted_path(name) + " is text in UTF-16", "save it as CSV UTF-8, or: iconv -f UTF-16 -t UTF-8");
}

}  // namespace mentor
