#include "commands/shared/calendar.hpp"

#include <algorithm>
#include <limits>

#include "commands/shared/report_phrases.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/mentoring/answering.hpp"

namespace mentor {
namespace {

std::string description_of(const Meeting& meeting, const Pair& pair, const std::vector<Topic>& topics, Disclosure disclosure) {
  std::string text = "Channel: " + std::string(name_of(meeting.channel));
  if (!topics.empty()) text += "\nTopics:";
  for (const auto& topic : topics) text += "\n- " + say_topic(topic, pair).shown(disclosure);
  return text;
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

CalendarEntry calendar_entry(Context& context, const PairMeeting& found, const std::vector<Topic>& topics, const std::string& title,
                             const CalendarRevision& revision) {
  const Meeting& meeting = found.meeting;
  CalendarEntry entry;
  entry.uid = uid_of(found);
  entry.starts_at = meeting.starts_at;
  entry.zone = context.zones.get(meeting.tz);
  entry.length = meeting.length;
  entry.is_cancelled = meeting.status == MeetingStatus::cancelled;
  // Not every program shows the status.
  entry.summary = std::string(entry.is_cancelled ? "Cancelled: " : "") + "Mentoring: " + title;
  entry.description = description_of(meeting, found.relationship.pair, topics, context.disclosure);
  entry.location = meeting.where;
  entry.sequence = std::min<std::int64_t>(revision.sequence, std::numeric_limits<std::int32_t>::max());
  entry.modified = revision.modified;
  return entry;
}

Calendar::Calendar(Context& context, const std::vector<Relationship>& pairs)
    : context_(context), pairs_(pairs), histories_(plan_histories(*context.store, pairs)) {}

void Calendar::add_entry(const PairMeeting& found, const std::vector<Topic>& topics) {
  const Pair& pair = found.relationship.pair;
  const Revision revision = revision_of(histories_.at(pair.id), found.meeting.original_date, context_.zones);
  entries_.push_back(
      calendar_entry(context_, found, topics, counterpart(pair), calendar_revision(*context_.store, uid_of(found), revision)));
}

void Calendar::add(const Relationship& relationship, const Meeting& meeting, std::vector<Topic> topics) {
  left_out_ += leave_out_private(topics, context_.disclosure);
  add_entry({relationship, meeting}, topics);
  if (meeting.status == MeetingStatus::planned) entries_.back().alarms = context_.config.remind_meeting;
}

void Calendar::add_taken_away(Date first, Date last) {
  const Instant from = context_.zone.start_of(first);
  const Instant until = context_.zone.start_of(add_days(last, 1));
  for (const auto& pair : pairs_)
    for (const auto& meeting : taken_away(histories_.at(pair.pair.id), from, until, context_.now - kWithdrawnFor, context_.zones))
      add_entry({pair, meeting}, {});
}

void Calendar::put_in(View& view) const {
  view.verbatim = calendar_text(entries_, CalendarMethod::none, context_.now);
  view.left_out = left_out_;
}

}  // namespace mentor
