#include "mentor/domain/mail_template.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::string_view kSubject = "Subject:";

constexpr std::array kMailFields{
    MailFieldWords{MailField::mentor, "mentor", "the mentor's name"},
    MailFieldWords{MailField::mentee, "mentee", "the mentee's name"},
    MailFieldWords{MailField::mentor_first, "mentor_first", "the mentor's first name"},
    MailFieldWords{MailField::mentee_first, "mentee_first", "the mentee's first name"},
    MailFieldWords{MailField::from, "from", "your name"},
    MailFieldWords{MailField::addresses, "addresses", "both names with their addresses, a line each"},
    MailFieldWords{MailField::last_met, "last_met", "a sentence: when they last met"},
    MailFieldWords{MailField::next_meeting, "next_meeting", "a sentence: when they meet next"},
    MailFieldWords{MailField::agenda, "agenda", "the shared topics of the next meeting, a line each"},
    MailFieldWords{MailField::every, "every", "how often they meet, as agreed"},
    MailFieldWords{MailField::ends, "ends", "a sentence: when it ends or ended"},
};

const MailFieldWords* field_named(std::string_view name) {
  const auto found = std::ranges::find(kMailFields, name, &MailFieldWords::name);
  return found == kMailFields.end() ? nullptr : &*found;
}

std::string all_fields() {
  std::string all;
  for (const auto& field : kMailFields) all += (all.empty() ? "{" : ", {") + std::string(field.name) + "}";
  return all;
}

// Calls for each gap with its field; gives the text with what is said of each in its place.
std::string with_gaps(std::string_view text, const std::function<std::string(std::string_view)>& say) {
  std::string out;
  while (true) {
    const auto open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) return out;
    const auto close = text.find('}', open);
    const bool is_open = close == std::string_view::npos || text.substr(open, close - open).find('\n') != std::string_view::npos;
    out += say(is_open ? std::string_view() : text.substr(open + 1, close - open - 1));
    text.remove_prefix(is_open ? text.size() : close + 1);
  }
}

void require_known_fields(std::string_view line, const std::string& place) {
  (void)with_gaps(line, [&](std::string_view name) {
    if (field_named(name) == nullptr)
      throw usage_error(place + (name.empty() ? "'{' begins a field that has no name, or does not end in this line"
                                              : "unknown field '{" + visible_line(name) + "}'"),
                        "there are " + all_fields());
    return std::string();
  });
}

std::string fact_of(const MailFacts& facts, std::string_view name) {
  const auto* field = field_named(name);
  const auto found = std::ranges::find_if(facts, [&](const auto& fact) { return field != nullptr && fact.first == field->field; });
  return found == facts.end() ? "" : found->second;
}

std::string fill(std::string_view text, const MailFacts& facts) {
  return with_gaps(text, [&](std::string_view name) { return fact_of(facts, name); });
}

bool is_one_field(std::string_view paragraph) { return paragraph.starts_with('{') && paragraph.find('}') == paragraph.size() - 1; }

std::vector<std::string_view> paragraphs_of(std::string_view body) {
  std::vector<std::string_view> paragraphs;
  while (!body.empty()) {
    const auto end = body.find("\n\n");
    const auto paragraph = trimmed(body.substr(0, end));
    if (!paragraph.empty()) paragraphs.push_back(paragraph);
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 2);
  }
  return paragraphs;
}

}  // namespace

std::vector<MailFieldWords> mail_fields() { return {kMailFields.begin(), kMailFields.end()}; }

MailTemplate parse_mail_template(std::string_view text, std::string_view name) {
  std::size_t number = 1;
  const auto place = [&](std::size_t line) { return visible_line(name) + ":" + std::to_string(line) + ": "; };
  for (auto rest = text; !rest.empty(); ++number) {
    const auto end = rest.find('\n');
    require_known_fields(rest.substr(0, end), place(number));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  const auto first = text.substr(0, text.find('\n'));
  MailTemplate made;
  if (first.starts_with(kSubject)) made.subject = trimmed(first.substr(kSubject.size()));
  if (made.subject.empty()) throw usage_error(place(1) + "a mail begins with its subject", "Subject: {mentor} and {mentee}");
  text.remove_prefix(std::min(first.size() + 1, text.size()));
  made.body = trimmed(text);
  if (made.body.empty()) throw usage_error(place(2) + "the mail says nothing", "an empty line, then what it says");
  return made;
}

MailTemplate filled(const MailTemplate& gapped, const MailFacts& facts) {
  MailTemplate made;
  made.subject = fill(gapped.subject, facts);
  std::ranges::replace_if(
      made.subject, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  for (const auto paragraph : paragraphs_of(gapped.body)) {
    const std::string said = fill(paragraph, facts);
    if (said.empty() && is_one_field(paragraph)) continue;
    made.body += (made.body.empty() ? "" : "\n") + said + "\n";
  }
  return made;
}

}  // namespace mentor
