#include "commands/shared/calendar.hpp"

#include <algorithm>
#include <limits>

#include "commands/shared/report_phrases.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/mentoring/agenda_page.hpp"
#include "mentor/mentoring/answering.hpp"
#include "mentor/store/history.hpp"

namespace mentor {
namespace {

// Seconds as well as commands: a store that was imported anew counts its commands from the start, but later than the old one did.
std::int64_t sequence_after(const LastCommand& last) {
  constexpr Instant kBegins = std::chrono::sys_days(std::chrono::year(2020) / 1 / 1);
  const std::int64_t sum = std::max<std::int64_t>(0, (last.at - kBegins).count()) + last.id;
  return std::min<std::int64_t>(sum, std::numeric_limits<std::int32_t>::max());
}

std::string description_of(const Meeting& meeting, const Pair& pair, const std::vector<Topic>& topics, Disclosure disclosure) {
  std::string text = "Channel: " + std::string(name_of(meeting.channel));
  if (!topics.empty()) text += "\nTopics:";
  for (const auto& topic : topics) text += "\n- " + say_topic(topic, pair).shown(disclosure);
  return text;
}

// Who agreed before the topics changed is asked again.
std::vector<Attendee> attendees_of(Context& context, const PairMeeting& of, const std::vector<Topic>& topics) {
  const auto due = sides_to_agree(*context.store, of, topics, context.now);
  std::vector<Attendee> attendees;
  const auto add = [&](Party side, bool has_agreed) {
    const bool is_due = std::ranges::find(due, side) != due.end();
    if (auto who = address_of(context, of.relationship.pair, side)) attendees.push_back({std::move(*who), has_agreed && !is_due, false});
  };
  add(Party::mentor, of.meeting.agreed_by_mentor_at.has_value());
  add(Party::mentee, of.meeting.agreed_by_mentee_at.has_value());
  return attendees;
}

}  // namespace

std::optional<MailAddress> address_of(const Context& context, const Pair& pair, Party side) {
  const std::string email = email_of(pair, side, context.config.me_email);
  return email.empty() ? std::nullopt : std::optional(MailAddress{person_of(pair, side).name, email});
}

std::optional<MailAddress> my_address(const Context& context, const Pair& pair) {
  if (pair.role != Role::none) return address_of(context, pair, my_party(pair.role));
  if (context.config.me_email.empty()) return std::nullopt;
  return MailAddress{context.config.me_name, context.config.me_email};
}

CalendarEntry calendar_entry(Context& context, const Relationship& relationship, const Meeting& meeting, const std::vector<Topic>& topics) {
  const Pair& pair = relationship.pair;
  const LastCommand last = last_command(*context.store);
  CalendarEntry entry;
  entry.uid = to_string(MeetingUid{pair.uid, meeting.original_date});
  entry.starts_at = meeting.starts_at;
  entry.zone = context.zones.get(meeting.tz);
  entry.length = meeting.length;
  entry.is_cancelled = meeting.status == MeetingStatus::cancelled;
  // Not every program shows the status.
  entry.summary = (entry.is_cancelled ? "Cancelled: " : "") + names_of(pair);
  entry.description = description_of(meeting, pair, topics, context.disclosure);
  entry.location = meeting.where;
  entry.sequence = sequence_after(last);
  entry.modified = last.at;
  entry.organizer = my_address(context, pair);
  entry.attendees = attendees_of(context, {relationship, meeting}, topics);
  return entry;
}

void Calendar::add(const Relationship& relationship, const Meeting& meeting, std::vector<Topic> topics) {
  left_out_ += leave_out_private(topics, context_.disclosure);
  entries_.push_back(calendar_entry(context_, relationship, meeting, topics));
  if (meeting.status == MeetingStatus::planned) entries_.back().alarms = context_.config.remind_meeting;
}

void Calendar::put_in(View& view) const {
  view.verbatim = calendar_text(entries_, CalendarMethod::publish, context_.now);
  view.left_out = left_out_;
}

}  // namespace mentor
