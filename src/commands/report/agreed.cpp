// What was agreed beside what happened, term by term; and what was said, line by line.
#include <algorithm>
#include <map>

#include "commands/report/mentorship_report.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

// "mostly" where more than half of the gaps are as long.
std::string say_apart(const std::vector<int>& gaps) {
  if (gaps.empty()) return "";
  const int middle = gaps[(gaps.size() - 1) / 2];
  const bool is_usual = 2 * std::ranges::count(gaps, middle) > static_cast<std::ptrdiff_t>(gaps.size());
  return (is_usual ? ", mostly " : ", a median of ") + say_count(middle, "day", "days") + " apart";
}

std::string_view say_through(Channel channel) {
  switch (channel) {
    case Channel::video:
      return "by video";
    case Channel::phone:
      return "by phone";
    case Channel::in_person:
      return "in person";
    case Channel::email:
      return "by e-mail";
    case Channel::message:
      return "by message";
    case Channel::app:
      return "in an app";
  }
  return "";
}

// "9 by video, 1 by message"
std::string say_channels(const std::map<Channel, int>& channels) {
  std::vector<std::string> counts;
  for (const auto& [channel, count] : channels) counts.push_back(std::to_string(count) + " " + std::string(say_through(channel)));
  return joined(counts, ", ");
}

// Whole days are said as such.
std::string say_ahead(Minutes ahead) {
  constexpr int kMinutesOfDay = 24 * 60;
  return ahead.count() % kMinutesOfDay == 0 ? say_count(ahead.count() / kMinutesOfDay, "day", "days") : say_length(ahead);
}

std::string say_notice(const MentorshipReport& mentorship, bool is_agreed) {
  if (mentorship.changed == 0) return is_agreed ? "none moved or called off" : "";
  return say_count(mentorship.changed, "meeting", "meetings") + " moved or called off, " + std::to_string(mentorship.changed_short) +
         " with less notice";
}

}  // namespace

std::vector<AgreedTerm> agreed_terms(const MentorshipReport& mentorship, const Zone& zone) {
  const Happened happened = happened_in(mentorship, zone);
  const Agreement& agreed = mentorship.agreement();
  std::vector<AgreedTerm> terms{
      {"frequency", to_string(agreed.every), say_count(happened.held, "meeting", "meetings") + say_apart(happened.gaps)},
      {"meetings", std::to_string(mentorship.meetings.size()) + " planned so far",
       std::to_string(happened.planned_held) + " held, " + std::to_string(happened.missed) + " missed, " +
           std::to_string(happened.cancelled) + " cancelled, " + std::to_string(happened.unrecorded) + " not logged"},
      {"length", say_length(agreed.length), happened.mean_length ? say_length(*happened.mean_length) + " on average" : ""},
      {"channel", std::string(name_of(agreed.channel)), say_channels(happened.channels)},
      {"notice", agreed.notice ? say_ahead(*agreed.notice) : "", say_notice(mentorship, agreed.notice.has_value())},
      {"agenda", agreed.agenda_lead ? say_ahead(*agreed.agenda_lead) + " before" : "",
       happened.planned_held == 0 ? ""
                                  : "topics stood in time for " + std::to_string(happened.prepared) + " of " +
                                        say_count(happened.planned_held, "meeting", "meetings")}};
  std::erase_if(terms, [](const AgreedTerm& term) { return term.agreed.empty() && term.happened.empty(); });
  return terms;
}

MentorshipReport told_mentorship(Context& context, const std::string& pair, const ReportChoice& choice) {
  auto mentorship =
      gather_mentorship(*context.store, pair_named(context, pair), context.config.health, context.disclosure, context.clock());
  if (!choice.brief) return mentorship;
  make_brief(mentorship.contacts);
  make_brief(mentorship.meetings);
  make_brief(mentorship.relationship.pair);
  make_brief(mentorship.health);
  return mentorship;
}

Value said_value(const std::vector<Checkin>& contacts, LineKind kind) {
  return list_of(said_of(contacts, kind), [](const Said& said) { return line_value(*said.line); });
}

void add_said(const MentorshipReport& mentorship, LineKind kind, std::string title, const Zone& zone, std::vector<Block>& blocks) {
  const auto all = said_of(mentorship.contacts, kind);
  if (!all.empty()) blocks.push_back(heading(2, std::move(title)));
  for (const auto& [line, checkin] : all)
    blocks.push_back(bullet(first_name(mentorship.pair(), line->by) + ", " +
                            say_short_day(zone.date_at(checkin->met_at), mentorship.until) + ": " + phrase_of(*line)));
}

}  // namespace mentor
