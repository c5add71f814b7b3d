// The bytes of somebody's answer, and any text in a calendar of ours.
#include <algorithm>
#include <iterator>

#include "fuzz.hpp"
#include "mentor/base/mail_parts.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/answer.hpp"

using namespace mentor;

namespace {

constexpr std::size_t kLongestLine = 75;

void read(std::string_view text) {
  static Zones zones;
  std::vector<Component> calendars;
  for (const auto& calendar : calendars_in(text)) std::ranges::move(parse_components(calendar), std::back_inserter(calendars));
  const Answers found = read_answers(calendars, zones);
  for (const auto& answer : found.answers) {
    fuzz::promise(!answer.uid.empty(), "an answer names what it is for");
    fuzz::promise(answer.kind != AnswerKind::counter || answer.at, "a counter proposes a time");
    fuzz::promise(!answer.length || *answer.length > Minutes(0), "a length is one");
    fuzz::promise(visible_line(answer.where) == answer.where, "a place can be shown");
    if (answer.at) (void)to_iso(instant_in(*answer.at, Zone::utc()));
  }
  for (const auto& other : found.others) fuzz::promise(visible_line(other) == other, "what is named can be shown");
}

void write(std::string_view text) {
  const std::string line = content_line("X;Y=" + quoted_parameter(text) + ":" + escaped_text(text));
  for (std::size_t at = 0; at < line.size(); at = line.find("\r\n", at) + 2)
    fuzz::promise(line.find("\r\n", at) - at <= kLongestLine, "a folded line is short");
  const auto found = parse_components("BEGIN:A\r\n" + line + "END:A\r\n");
  fuzz::promise(found.size() == 1 && found[0].lines.size() == 1 && found[0].parts.empty(), "a text breaks out of no line");
  const bool is_plain = std::ranges::none_of(text, [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7F || c == 0xC2; });
  fuzz::promise(!is_plain || unescaped_text(found[0].lines[0].value) == text, "a text is read back as it was");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  fuzz::may_refuse([&] { read(text); });
  if (!first_unstorable(text)) write(text);
  return 0;
}
