// A text that is read in pieces and may be read again, however long: a file, or what a pipe gave.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "mentor/base/files.hpp"

namespace mentor {

/// A file without a name, for the user alone, that is gone when it is closed. Throws failed.
Descriptor unnamed_file();

class TextInput {
 public:
  /// A file; what is no regular one is read to its end first. Throws failed where it cannot be read, usage for a folder.
  static TextInput of_file(const std::string& path);
  /// What `read` gives, "" at its end. Nothing is read behind a line of more than `longest_line` bytes, which the caller refuses.
  static TextInput of_pieces(const std::function<std::string()>& read, std::size_t longest_line);

  /// Throws failed.
  std::string_view next_piece();
  void rewind();
  /// The first bytes, wherever reading stands.
  std::string head() const;
  std::uint64_t size() const { return size_; }
  /// How much was read.
  std::uint64_t position() const { return position_; }

 private:
  TextInput(Descriptor file, std::string name);

  Descriptor file_;
  std::string name_;
  std::string piece_;
  std::uint64_t size_ = 0;
  std::uint64_t position_ = 0;
};

/// Throws usage for what is no text that people save (a workbook, an archive, UTF-16, a store), with what to do about it.
void require_text_file(std::string_view head, std::string_view name);

}  // namespace mentor
