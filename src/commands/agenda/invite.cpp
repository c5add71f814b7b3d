// The commands `agenda invite` and `agenda withdraw`: mails that put a meeting into the other side's calendar, or take it out.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/calendar.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/agenda_page.hpp"
#include "mentor/mentoring/inviting.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/mentoring/topics_on.hpp"

namespace mentor {
namespace {

MailAddress sender_of(const Context& context, const Pair& pair) {
  if (auto mine = my_address(context, pair)) return *mine;
  throw refused("your own mail address is not known, and the answer would go there", "set me.email: mentor config edit");
}

MailAddress receiver_of(const Context& context, const Pair& pair, Party side) {
  if (auto theirs = address_of(context, pair, side)) return *theirs;
  const std::string option(name_of(side));
  throw refused("no mail address of '" + person_of(pair, side).name + "' is known",
                "mentor pair edit " + pair.handle + " --" + option + " \"" + person_of(pair, side).name + " <ADDRESS>\"");
}

// The other side; both where I am neither.
std::vector<Party> asked_sides(Role role) {
  if (role == Role::none) return {Party::mentor, Party::mentee};
  return {their_party(role)};
}

// Whoever is asked answers; whoever asks comes. Who agreed before the agenda changed is asked again.
std::vector<Attendee> attendees_of(Context& context, const PairMeeting& found, const std::vector<Topic>& topics,
                                   const std::vector<Party>& asked, CalendarMethod method) {
  const auto due = sides_to_agree(*context.store, found, topics, context.now);
  std::vector<Attendee> attendees;
  for (const auto side : {Party::mentor, Party::mentee}) {
    auto who = address_of(context, found.relationship.pair, side);
    const bool is_asked = std::ranges::find(asked, side) != asked.end();
    const bool is_due = std::ranges::find(due, side) != due.end();
    if (who) attendees.push_back({std::move(*who), !is_asked || !is_due, is_asked && method == CalendarMethod::request});
  }
  return attendees;
}

// On the reader's clock where that is known.
const Zone& zone_of_reader(Context& context, const PairMeeting& found, Party side) {
  const std::string& tz = person_of(found.relationship.pair, side).tz;
  return tz.empty() ? context.zones.get(found.meeting.tz) : context.zones.get(tz);
}

std::string say_topics(const Pair& pair, const std::vector<Topic>& topics) {
  std::string text = topics.empty() ? "\nThere are no topics yet.\n" : "\nTopics:\n";
  for (const auto& topic : topics) text += "- " + say_topic(topic, pair).shown(Disclosure::shared_only) + "\n";
  return text + "\nPlease accept, decline or propose another time in your calendar program, or answer this mail.\n";
}

std::string body_of(const PairMeeting& found, const std::string& when, const std::vector<Topic>& topics, CalendarMethod method) {
  const Meeting& meeting = found.meeting;
  const Pair& pair = found.relationship.pair;
  std::string text = names_of(pair) + "\n" + when + ", " + say_length(meeting.length) + ", " + std::string(name_of(meeting.channel)) + "\n";
  if (!meeting.where.empty()) text += meeting.where + "\n";
  if (method == CalendarMethod::cancel) return text + "\nThis meeting will not be. Your calendar program can take it out.\n";
  return text + say_topics(pair, topics);
}

CalendarEntry entry_of(Context& context, const PairMeeting& found, const std::vector<Topic>& topics, CalendarMethod method,
                       const CalendarRevision& revision) {
  const Pair& pair = found.relationship.pair;
  CalendarEntry entry = calendar_entry(context, found, topics, names_of(pair), revision);
  entry.organizer = sender_of(context, pair);
  entry.attendees = attendees_of(context, found, topics, asked_sides(pair.role), method);
  return entry;
}

Mail mail_of(Context& context, const PairMeeting& found, const std::vector<Topic>& topics, CalendarMethod method,
             const CalendarRevision& revision) {
  const bool is_request = method == CalendarMethod::request;
  const Pair& pair = found.relationship.pair;
  const auto sides = asked_sides(pair.role);
  Mail mail;
  mail.from = sender_of(context, pair);
  for (const auto side : sides) mail.to.push_back(receiver_of(context, pair, side));
  const std::string when = say_meeting_time(found.meeting.starts_at, zone_of_reader(context, found, sides.front()),
                                            clocks_of(pair, found.meeting.tz, context.clock()), context.today());
  const CalendarEntry entry = entry_of(context, found, topics, method, revision);
  mail.subject = (is_request ? "Invitation: " : "Cancelled: ") + names_of(pair) + ", " + when;
  mail.date = context.now;
  mail.message_id = message_id((is_request ? "invite:" : "withdraw:") + entry.uid + ":" + std::to_string(entry.sequence), mail.from->email);
  mail.text = body_of(found, when, topics, method);
  mail.part = MailPart{std::string("text/calendar; charset=utf-8; method=") + (is_request ? "REQUEST" : "CANCEL"),
                       calendar_text({entry}, method, context.now)};
  return mail;
}

// Kept as sent: its SEQUENCE stands whatever is undone later.
View calendar_mail(Context& context, const PairMeeting& found, const std::vector<Topic>& topics, CalendarMethod method) {
  const std::string uid = uid_of(found);
  const Revision revision = revision_of(*context.store, found, context.zones);
  const auto digest = method == CalendarMethod::request ? std::optional(agenda_digest_of(found.meeting, topics)) : std::nullopt;
  const SentInvitation sent = next_invitation(*context.store, uid, revision, digest, context.now);
  const Mail mail = mail_of(context, found, topics, method, {sent.sequence, revision.modified});
  save_sent(*context.store, uid, sent);
  Value::List to;
  for (const auto& who : mail.to) to.emplace_back(who.email);
  View view = verbatim(mail_text(mail));
  view.data =
      Value::Record{{"meeting", ref_of(found)}, {"uid", uid}, {"to", std::move(to)}, {"subject", mail.subject}, {"mail", view.verbatim}};
  view.sections.clear();
  return view;
}

}  // namespace
}  // namespace mentor

namespace mentor::agenda_invite {
namespace {

struct Options {
  std::string meeting;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair for its next", Completes::meeting);
}

void require_planned(const PairMeeting& found) {
  require_changeable(found);
  if (found.meeting.status != MeetingStatus::planned)
    throw refused("the meeting '" + ref_of(found) + "' is over", "mentor meeting list --pair " + found.relationship.pair.handle);
}

View run(Context& context, const Options& options) {
  const PairMeeting found = meeting_named(context, options.meeting);
  require_planned(found);
  auto topics = topics_on(*context.store, found.relationship, found.meeting, context.clock());
  const auto left_out = leave_out_private(topics, Disclosure::shared_only);
  View view = calendar_mail(context, found, topics, CalendarMethod::request);
  view.left_out = left_out;
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agenda_invite

namespace mentor::agenda_withdraw {
namespace {

struct Options {
  std::string meeting;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair with one that was invited to", Completes::meeting_called_off);
}

View run(Context& context, const Options& options) {
  const PairMeeting found = meeting_to_withdraw(*context.store, options.meeting, context.clock());
  return calendar_mail(context, found, {}, CalendarMethod::cancel);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agenda_withdraw
