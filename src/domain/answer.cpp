#include "mentor/domain/answer.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "mentor/base/text.hpp"

namespace mentor {
namespace {

// As another program writes it: the case of names and values in calendars is free (RFC 5545 2).
bool is_same(std::string_view text, std::string_view word) { return fold_case(text) == fold_case(word); }

std::string text_of(const Component& component, std::string_view name) {
  const ContentLine* line = line_of(component, name);
  return line == nullptr ? "" : unescaped_text(line->value);
}

// "%2B" as "+" (RFC 3986 2.1)
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const auto digits = text.substr(std::min(i + 1, text.size()), 2);
    const bool is_code = text[i] == '%' && digits.size() == 2 &&
                         std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16).ptr == digits.data() + digits.size();
    out += is_code ? static_cast<char>(byte) : text[i];
    if (is_code) i += digits.size();
  }
  return out;
}

// The address of an ATTENDEE: that of its mailto, else of its EMAIL (RFC 7986 6.2).
std::string email_of(const ContentLine& attendee) {
  constexpr std::string_view kMailto = "mailto:";
  if (is_same(std::string_view(attendee.value).substr(0, kMailto.size()), kMailto))
    return percent_decoded(std::string_view(attendee.value).substr(kMailto.size()));
  return std::string(parameter_of(attendee, "EMAIL"));
}

std::int64_t sequence_of(const Component& event) {
  const std::string text = text_of(event, "SEQUENCE");
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string organizer_of(const Component& event) {
  const ContentLine* organizer = line_of(event, "ORGANIZER");
  return organizer == nullptr ? "" : email_of(*organizer);
}

std::optional<AnswerKind> kind_of(const ContentLine& attendee) {
  for (const auto kind : {AnswerKind::accepted, AnswerKind::declined, AnswerKind::tentative})
    if (is_same(parameter_of(attendee, "PARTSTAT"), name_of(kind))) return kind;
  return std::nullopt;
}

std::string described(const Component& component, std::string_view method) {
  const std::string summary = text_of(component, "SUMMARY");
  return visible_line(component.name) + (summary.empty() ? "" : " '" + visible_line(summary) + "'") +
         (method.empty() ? "" : " (" + visible_line(method) + ")");
}

// Mails carry the same answer twice, as a part and as a file.
using AnswerKey =
    std::tuple<AnswerKind, std::string, std::optional<CalendarTime>, std::optional<CalendarTime>, std::string, std::int64_t, Instant>;

AnswerKey key_of(const Answer& answer) {
  return {answer.kind, answer.uid, answer.recurrence, answer.at, answer.email, answer.sequence, answer.stamp};
}

struct Reader {
  const Component& calendar;
  std::string method;
  Zones& zones;
  Answers& found;
  std::set<AnswerKey>& seen;

  // False where the line is there and its time cannot be read.
  bool read_time(const Component& event, std::string_view name, std::optional<CalendarTime>& time) const {
    const ContentLine* line = line_of(event, name);
    if (line == nullptr) return true;
    time = calendar_time(*line, calendar, zones);
    return time.has_value();
  }

  // By its length, or else by its end.
  std::optional<Minutes> length_of(const Component& event, const std::optional<CalendarTime>& start) const {
    if (const ContentLine* duration = line_of(event, "DURATION")) return parse_calendar_duration(duration->value);
    std::optional<CalendarTime> end;
    if (!start || !read_time(event, "DTEND", end) || !end || end->index() != start->index()) return std::nullopt;
    const auto length = std::chrono::floor<Minutes>(instant_in(*end, Zone::utc()) - instant_in(*start, Zone::utc()));
    return length > Minutes(0) ? std::optional(length) : std::nullopt;
  }

  void add(Answer answer) const {
    if (seen.insert(key_of(answer)).second) found.answers.push_back(std::move(answer));
  }

  void leave(const Component& component, const std::string& why = "") const {
    found.others.push_back(described(component, method) + (why.empty() ? "" : ": " + why));
  }

  void read_rest(const Component& event, Answer& answer) const {
    answer.sequence = sequence_of(event);
    std::optional<CalendarTime> stamp;
    if (read_time(event, "DTSTAMP", stamp) && stamp) answer.stamp = instant_in(*stamp, Zone::utc());
    if (is_same(method, name_of(AnswerKind::counter))) {
      answer.length = length_of(event, answer.at);
      answer.where = std::string(trimmed(visible_line(text_of(event, "LOCATION"))));
      answer.is_all_day = line_of(event, "DTSTART")->value.size() == std::string_view("20261201").size();
    }
  }

  void read_event(const Component& event) const {
    const bool is_counter = is_same(method, name_of(AnswerKind::counter));
    if (event.name != "VEVENT" || (!is_counter && !is_same(method, "REPLY"))) return leave(event);
    Answer answer;
    answer.uid = text_of(event, "UID");
    answer.comment = std::string(trimmed(text_of(event, "COMMENT")));
    if (answer.uid.empty()) return leave(event, "it has no UID");
    if (!read_time(event, "DTSTART", answer.at) || !read_time(event, "RECURRENCE-ID", answer.recurrence))
      return leave(event, "its time, or the zone of that, cannot be read");
    if (is_counter && !answer.at) return leave(event, "it proposes no time");
    read_rest(event, answer);
    const std::string organizer = organizer_of(event);
    std::size_t count = 0;
    for (const auto& line : event.lines) {
      if (line.name != "ATTENDEE" || (is_counter && count > 0)) continue;
      const auto kind = is_counter ? std::optional(AnswerKind::counter) : kind_of(line);
      answer.email = email_of(line);
      if (!kind || (!organizer.empty() && is_same(answer.email, organizer))) continue;
      answer.kind = *kind;
      add(answer);
      ++count;
    }
    if (count == 0) leave(event, "nobody in it accepts, declines or may come");
  }
};

}  // namespace

Answers read_answers(const std::vector<Component>& calendars, Zones& zones) {
  Answers found;
  std::set<AnswerKey> seen;
  for (const auto& calendar : calendars) {
    const Reader reader{calendar, calendar.name == "VCALENDAR" ? text_of(calendar, "METHOD") : "", zones, found, seen};
    if (calendar.name != "VCALENDAR") reader.leave(calendar);
    if (calendar.name != "VCALENDAR") continue;
    for (const auto& part : calendar.parts)
      if (part.name != "VTIMEZONE") reader.read_event(part);
  }
  return found;
}

}  // namespace mentor
