#include "mentor/base/json.hpp"

#include <doctest/doctest.h>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

/// Each node as "key=text", with how many it holds where it holds any.
std::string nodes_of(std::string text) {
  JsonReader reader;
  const auto& nodes = reader.read(text);
  std::string all;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto& node = nodes[i];
    const bool holds = node.type == JsonNode::Type::object || node.type == JsonNode::Type::list;
    all += (i == 0 ? "" : " ") + std::string(node.key) + "=" + std::string(node.text) + (node.flag ? "true" : "") +
           (holds ? std::to_string(node.next - i - 1) : "");
  }
  return all;
}

std::string refusal_of_json(std::string text) {
  JsonReader reader;
  try {
    reader.read(text);
  } catch (const Error& error) {
    return error.message;
  }
  return "";
}

}  // namespace

TEST_CASE("nodes stand in the order of the text, each with all that it holds behind it") {
  CHECK(nodes_of(R"({"a":1.50,"b":["x",null,true],"c":{"d":"e"}})") == "=7 a=1.50 b=3 =x = =true c=1 d=e");
  CHECK(nodes_of("[]") == "=0");
}

TEST_CASE("a text is read with its escapes, and keeps every digit of a number") {
  CHECK(nodes_of(R"(["\u00e9\n\"\ud83d\ude00", 0.1000000000000000055511151231257827])") ==
        "=2 =\u00e9\n\"\U0001F600 =0.1000000000000000055511151231257827");
}

TEST_CASE("what is no JSON is refused with the byte") {
  CHECK(refusal_of_json("{\"a\":}").find("it is no JSON from byte 6 on: ") == 0);
  CHECK(refusal_of_json("{} x").find("it is no JSON from byte 4 on: ") == 0);
  CHECK(refusal_of_json("").find("it is no JSON from byte 1 on: ") == 0);
  CHECK(refusal_of_json("[\"\\ud800\"]").find("it is no JSON") == 0);
  CHECK(refusal_of_json("[\"a\nb\"]").find("it is no JSON") == 0);
  CHECK(refusal_of_json(std::string(17, '[')).find("it lies too deep") != std::string::npos);
  CHECK(refusal_of_json(std::string(100'000, '[')).find("it lies too deep") != std::string::npos);
}

TEST_CASE("a text is written so that it is read back, and steers no terminal") {
  const std::string text = "a\"\\\n\t\r\x1b\x7f\u0085\u2028\u202e\ufeff\u65e5\U0001F600";
  std::string json;
  append_json_text(json, text);
  CHECK(json.find('\x1b') == std::string::npos);
  CHECK(json.find("\u202e") == std::string::npos);
  CHECK(nodes_of("[" + json + "]") == "=1 =" + text);
}
