#include "mentor/domain/agenda_template.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

using Item = AgendaTemplate::Item;

constexpr const char* kExample = "write it as - How to open the talk (10 min)";

// "(10 min)" at the end, or "(10)"; what else stands in brackets is of the text.
std::optional<Minutes> length_in(std::string_view bracketed) {
  const auto number = whole_number(bracketed);
  if (number) return Minutes(*number);
  try {
    return parse_duration(bracketed);
  } catch (const Error&) {
    return std::nullopt;
  }
}

Item item_in(std::string_view line, const std::string& place) {
  const bool is_item = line.starts_with("- ") || line.starts_with("* ");
  if (!is_item) throw usage_error(place + "'" + visible_line(line.substr(0, 80)) + "' is no topic", kExample);
  std::string_view text = trimmed(line.substr(2));
  std::optional<Minutes> length;
  const auto bracket = text.ends_with(')') ? text.rfind('(') : std::string_view::npos;
  if (bracket != std::string_view::npos) length = length_in(text.substr(bracket + 1, text.size() - bracket - 2));
  if (length) text = trimmed(text.substr(0, bracket));
  if (text.empty()) throw usage_error(place + "the topic has no words", kExample);
  if (length && (*length < Minutes(1) || *length > Minutes(kMostTopicMinutes)))
    throw usage_error(place + "a topic takes 1 to " + std::to_string(kMostTopicMinutes) + " minutes", kExample);
  return {std::string(text), length};
}

}  // namespace

Minutes AgendaTemplate::planned() const {
  Minutes sum{0};
  for (const auto& item : items) sum += item.length.value_or(Minutes{0});
  return sum;
}

const std::vector<AgendaTemplate>& shipped_templates() {
  static const std::vector<AgendaTemplate> templates{
      {"first-meeting",
       {{"Who we are: the way here, and what we care about", Minutes(10)},
        {"What each of us hopes for, and what would make this worth the time", Minutes(10)},
        {"What is to be learned first: one goal in a sentence", Minutes(10)},
        {"How we work: how often, where, who sends the agenda, how to cancel", Minutes(5)},
        {"Boundaries: what stays between us, what is off the table, when not to write or call", Minutes(5)},
        {"What each of us does before we meet again", Minutes(5)}}},
      {"regular",
       {{"How are you, and what has changed since we met?", Minutes(5)},
        {"What we promised: what was done, what was not, and why", Minutes(5)},
        {"What is most on your mind today?", Minutes(20)},
        {"The goals: how far, and which step is next?", Minutes(10)},
        {"What do you take with you, and what does each of us do until next time?", Minutes(5)}}},
      {"mid-way",
       {{"What has changed since we began: in the work, and in what you want?", Minutes(10)},
        {"Each goal: keep it, change it, or let it go?", Minutes(10)},
        {"Between us: what helps, what would each like more of, and less of?", Minutes(10)},
        {"Does the agreement still fit: how often, how long, expectations, boundaries?", Minutes(5)},
        {"What should be different by the end, and what is the first step?", Minutes(10)}}},
      {"stuck",
       {{"What is in the way, in one sentence?", Minutes(5)},
        {"What was tried, and what happened?", Minutes(10)},
        {"What is in your hands, and what is not?", Minutes(5)},
        {"Three ways on, an unlikely one among them", Minutes(10)},
        {"Who else could help, and what would you ask them?", Minutes(5)},
        {"The smallest step: what, by when, and how will we both see it?", Minutes(10)}}},
      {"last-meeting",
       {{"What each goal came to, beside what we hoped for", Minutes(10)},
        {"What each of us learned from the other", Minutes(10)},
        {"What we would do again, and what otherwise", Minutes(10)},
        {"What goes on from here: next steps, and who else to learn from", Minutes(10)},
        {"Thanks, and how we stay in touch", Minutes(5)}}}};
  return templates;
}

AgendaTemplate parse_template(std::string_view name, std::string_view text, std::string_view path) {
  AgendaTemplate made{std::string(name), {}};
  const std::string file = visible_line(path) + ":";
  if (const auto bad = first_unstorable(text)) {
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n') + 1;
    throw usage_error(file + std::to_string(line) + ": a byte that is no UTF-8 text", "save it as UTF-8");
  }
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && !line.starts_with('#')) made.items.push_back(item_in(line, file + std::to_string(number) + ": "));
  }
  if (made.items.empty()) throw usage_error(visible_line(path) + " has no topic", kExample);
  return made;
}

}  // namespace mentor
