// What was agreed beside what happened, term by term; and what was said, line by line.
#include <algorithm>
#include <map>

#include "commands/report/mentorship_report.hpp"
#include "commands/shared/json.hpp"
#include "mentor/base/phrase.hpp"

namespace mentor {
namespace {

std::vector<const Checkin*> held_of(const MentorshipReport& mentorship) {
  std::vector<const Checkin*> held;
  for (const auto& checkin : mentorship.contacts)
    if (was_meeting(checkin)) held.push_back(&checkin);
  return held;
}

// "mostly 7 days apart" where more than half of the gaps are, else the median.
std::string say_gaps(const std::vector<const Checkin*>& held, const Zone& zone) {
  std::vector<int> gaps;
  for (std::size_t i = 1; i < held.size(); ++i)
    gaps.push_back(days_between(zone.date_at(held[i - 1]->met_at), zone.date_at(held[i]->met_at)));
  if (gaps.empty()) return "";
  std::ranges::sort(gaps);
  const int middle = gaps[(gaps.size() - 1) / 2];  // whatever more than half are is the middle, too
  const bool is_most = 2 * static_cast<std::size_t>(std::ranges::count(gaps, middle)) > gaps.size();
  return (is_most ? ", mostly " : ", a median of ") + say_count(middle, "day", "days") + " apart";
}

AgreedTerm frequency(const MentorshipReport& mentorship, const Zone& zone) {
  const auto held = held_of(mentorship);
  return {"frequency", to_string(mentorship.agreement().every),
          say_count(static_cast<long long>(held.size()), "meeting", "meetings") + say_gaps(held, zone)};
}

AgreedTerm planned(const MentorshipReport& mentorship) {
  const auto count = [&](MeetingStatus status) {
    return std::to_string(std::ranges::count(mentorship.meetings, status, &Meeting::status));
  };
  const auto unlogged = std::ranges::count_if(mentorship.meetings, is_unlogged);
  const auto unasked = std::ranges::count(mentorship.meetings, MeetingStatus::unrecorded, &Meeting::status) - unlogged;
  return {"meetings", std::to_string(static_cast<long>(mentorship.meetings.size()) - unasked) + " planned so far",
          count(MeetingStatus::held) + " held, " + count(MeetingStatus::missed) + " missed, " + count(MeetingStatus::cancelled) +
              " cancelled, " + std::to_string(unlogged) + " not logged"};
}

AgreedTerm length(const MentorshipReport& mentorship) {
  Minutes sum{0};
  int known = 0;
  for (const Checkin* checkin : held_of(mentorship)) {
    sum += checkin->length.value_or(Minutes{0});
    known += checkin->length ? 1 : 0;
  }
  return {"length", say_length(mentorship.agreement().length), known == 0 ? "" : say_length(sum / known) + " on average"};
}

AgreedTerm channel(const MentorshipReport& mentorship) {
  std::map<Channel, int> counts;
  for (const auto& checkin : mentorship.contacts) ++counts[checkin.channel];
  std::string happened;
  for (const auto& [channel, count] : counts)
    happened += (happened.empty() ? "" : ", ") + std::string(name_of(channel)) + " " + std::to_string(count);
  return {"channel", std::string(name_of(mentorship.agreement().channel)), happened};
}

AgreedTerm notice(const MentorshipReport& mentorship) {
  const auto& agreed = mentorship.agreement().notice;
  if (mentorship.changed.empty()) return {"notice", agreed ? to_duration(*agreed) : "", agreed ? "none moved or called off" : ""};
  int short_notice = 0;
  for (std::size_t i = 0; i < mentorship.changed.size(); ++i)
    short_notice += mentorship.changed[i].starts_at - mentorship.changed_at[i] < agreed.value_or(Minutes{0}) ? 1 : 0;
  return {"notice", agreed ? to_duration(*agreed) : "",
          say_count(static_cast<long long>(mentorship.changed.size()), "meeting", "meetings") + " moved or called off, " +
              std::to_string(short_notice) + " with less notice"};
}

bool had_topic(const MentorshipReport& mentorship, const Meeting& meeting, Instant by) {
  const auto stood = [&](const Topic& topic) {
    return topic.created_at <= by && (!topic.closed_at || *topic.closed_at >= meeting.starts_at);
  };
  return std::ranges::any_of(mentorship.open_topics, stood) || std::ranges::any_of(mentorship.closed_topics, stood);
}

AgreedTerm agenda(const MentorshipReport& mentorship) {
  const auto& lead = mentorship.agreement().agenda_lead;
  int held = 0;
  int ready = 0;
  for (const auto& meeting : mentorship.meetings) {
    if (meeting.status != MeetingStatus::held) continue;
    ++held;
    ready += had_topic(mentorship, meeting, meeting.starts_at - lead.value_or(Minutes{0})) ? 1 : 0;
  }
  if (held == 0) return {"agenda", lead ? to_duration(*lead) + " before" : "", ""};
  return {"agenda", lead ? to_duration(*lead) + " before" : "",
          "topics stood in time for " + std::to_string(ready) + " of " + say_count(held, "meeting", "meetings")};
}

}  // namespace

std::vector<AgreedTerm> agreed_terms(const MentorshipReport& mentorship, const Zone& zone) {
  std::vector<AgreedTerm> terms{frequency(mentorship, zone), planned(mentorship), length(mentorship),
                                channel(mentorship),         notice(mentorship),  agenda(mentorship)};
  std::erase_if(terms, [](const AgreedTerm& term) { return term.agreed.empty() && term.happened.empty(); });
  return terms;
}

Value said_value(const MentorshipReport& mentorship, LineKind kind) {
  return list_of(said_of(mentorship, kind), [](const Said& said) { return line_value(*said.line); });
}

void add_said(const MentorshipReport& mentorship, LineKind kind, std::string title, const Zone& zone, std::vector<Block>& blocks) {
  const auto all = said_of(mentorship, kind);
  if (!all.empty()) blocks.push_back(heading(2, std::move(title)));
  for (const auto& [line, checkin] : all)
    blocks.push_back(bullet(first_name(mentorship.pair(), line->by) + ", " +
                            say_short_day(zone.date_at(checkin->met_at), mentorship.until) + ": " + phrase_of(*line)));
}

}  // namespace mentor
