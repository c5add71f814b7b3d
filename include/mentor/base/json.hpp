// JSON: one text read as its nodes, in the order in which they stand; and how a text is written in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mentor {

struct JsonNode {
  enum class Type { null, boolean, number, text, list, object } type = Type::null;
  bool flag = false;      ///< of a boolean
  std::string_view key;   ///< of what stands in an object
  std::string_view text;  ///< of a text; of a number, as it is written
  std::size_t next = 0;   ///< the place of the node behind it and all that it holds
};

/// Reads texts one after the other; what it keeps is used again.
class JsonReader {
 public:
  /// The nodes lie in `text`, which is changed for it, and are there until the next call. Throws usage for what is no JSON, or lies more
  /// than 16 deep, with the byte; a text in which a character is 0 is one.
  const std::vector<JsonNode>& read(std::string& text);

 private:
  std::vector<JsonNode> nodes_;
};

/// Appends the text in its quotes: control characters, quotes and backslashes escaped, and all that steers a terminal; bytes that are not
/// UTF-8 replaced by U+FFFD.
void append_json_text(std::string& out, std::string_view text);

}  // namespace mentor
