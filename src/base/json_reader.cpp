// The one file that sees RapidJSON.
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include "mentor/base/error.hpp"
#include "mentor/base/json.hpp"

namespace mentor {
namespace {

constexpr std::size_t kDeepest = 16;

struct NodeHandler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, NodeHandler> {
  explicit NodeHandler(std::vector<JsonNode>& into) : nodes(into) {}

  std::vector<JsonNode>& nodes;
  std::string_view key;
  std::size_t open[kDeepest] = {};
  std::size_t depth = 0;

  bool add(JsonNode::Type type, std::string_view text = {}, bool flag = false) {
    nodes.push_back({type, flag, key, text, nodes.size() + 1});
    key = {};
    return true;
  }
  bool begin(JsonNode::Type type) {
    if (depth == kDeepest) return false;
    open[depth++] = nodes.size();
    return add(type);
  }
  bool end() {
    nodes[open[--depth]].next = nodes.size();
    return true;
  }

  bool Null() { return add(JsonNode::Type::null); }
  bool Bool(bool flag) { return add(JsonNode::Type::boolean, {}, flag); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return add(JsonNode::Type::number, {text, size}); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return add(JsonNode::Type::text, {text, size}); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    key = {text, size};
    return true;
  }
  bool StartObject() { return begin(JsonNode::Type::object); }
  bool EndObject(rapidjson::SizeType) { return end(); }
  bool StartArray() { return begin(JsonNode::Type::list); }
  bool EndArray(rapidjson::SizeType) { return end(); }
};

std::string in_words(rapidjson::ParseErrorCode code) {
  if (code == rapidjson::kParseErrorTermination) return "it lies too deep";
  std::string words = rapidjson::GetParseError_En(code);
  words.front() = static_cast<char>(words.front() | 0x20);
  while (words.ends_with('.')) words.pop_back();
  return words;
}

}  // namespace

const std::vector<JsonNode>& JsonReader::read(std::string& text) {
  constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag;
  nodes_.clear();
  NodeHandler handler(nodes_);
  rapidjson::Reader reader;
  rapidjson::InsituStringStream stream(text.data());
  const auto result = reader.Parse<kFlags>(stream, handler);
  if (result.IsError())
    throw usage_error("it is no JSON from byte " + std::to_string(result.Offset() + 1) + " on: " + in_words(result.Code()));
  return nodes_;
}

}  // namespace mentor
