// The command `agenda invite`: a mail that asks the other side, and its calendar program, to a meeting.
#include "commands/commands.hpp"

#include <algorithm>

#include "commands/shared/calendar.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/mentoring/topics_on.hpp"

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
    throw refused("the meeting '" + ref_of(found) + "' is over", "mentor meeting list " + found.relationship.pair.handle);
}

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

// Whoever is asked answers; whoever asks comes.
void ask(CalendarEntry& entry, const std::vector<MailAddress>& asked) {
  for (auto& attendee : entry.attendees) {
    attendee.is_asked = std::ranges::any_of(asked, [&](const MailAddress& who) { return who.email == attendee.who.email; });
    if (!attendee.is_asked) attendee.accepted = true;
  }
}

// On the reader's clock where that is known.
const Zone& zone_of_reader(Context& context, const PairMeeting& found, Party side) {
  const std::string& tz = person_of(found.relationship.pair, side).tz;
  return tz.empty() ? context.zones.get(found.meeting.tz) : context.zones.get(tz);
}

std::string body_of(const PairMeeting& found, const std::string& when, const std::vector<Topic>& topics) {
  const Meeting& meeting = found.meeting;
  const Pair& pair = found.relationship.pair;
  std::string text = names_of(pair) + "\n" + when + ", " + say_length(meeting.length) + ", " + std::string(name_of(meeting.channel)) + "\n";
  if (!meeting.where.empty()) text += meeting.where + "\n";
  text += topics.empty() ? "\nThere are no topics yet.\n" : "\nTopics:\n";
  for (const auto& topic : topics) text += "- " + say_topic(topic, pair).shown(Disclosure::shared_only) + "\n";
  return text + "\nPlease accept, decline or propose another time in your calendar program, or answer this mail.\n";
}

Mail invitation(Context& context, const PairMeeting& found, const std::vector<Topic>& topics) {
  const Pair& pair = found.relationship.pair;
  const auto sides = asked_sides(pair.role);
  Mail mail;
  mail.from = sender_of(context, pair);
  for (const auto side : sides) mail.to.push_back(receiver_of(context, pair, side));
  const std::string when =
      say_meeting_time(found.meeting.starts_at, zone_of_reader(context, found, sides.front()), context.zone, context.today());
  CalendarEntry entry = calendar_entry(context, found.relationship, found.meeting, topics);
  ask(entry, mail.to);
  mail.subject = "Invitation: " + names_of(pair) + ", " + when;
  mail.date = context.now;
  mail.message_id = message_id("invite:" + entry.uid + ":" + std::to_string(entry.sequence), mail.from->email);
  mail.text = body_of(found, when, topics);
  mail.part = MailPart{"text/calendar; charset=utf-8; method=REQUEST", calendar_text({entry}, CalendarMethod::request, context.now)};
  return mail;
}

View run(Context& context, const Options& options) {
  const PairMeeting found = meeting_named(context, options.meeting);
  require_planned(found);
  auto topics = topics_on(*context.store, found.relationship, found.meeting, context.clock());
  const auto left_out = leave_out_private(topics, Disclosure::shared_only);
  const Mail mail = invitation(context, found, topics);
  Value::List to;
  for (const auto& who : mail.to) to.emplace_back(who.email);
  View view = verbatim(mail_text(mail));
  view.data = Value::Record{{"meeting", ref_of(found)},
                            {"uid", to_string(MeetingUid{found.relationship.pair.uid, found.meeting.original_date})},
                            {"to", std::move(to)},
                            {"subject", mail.subject},
                            {"mail", view.verbatim}};
  view.sections.clear();
  view.left_out = left_out;
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agenda_invite
