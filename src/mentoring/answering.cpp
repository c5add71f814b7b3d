#include "mentor/mentoring/answering.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/mentoring/agenda_page.hpp"
#include "mentor/mentoring/inviting.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

std::optional<PairMeeting> meeting_of_uid(Store& store, const std::vector<Relationship>& pairs, std::string_view text, const Clock& clock) {
  const auto uid = parse_meeting_uid(text);
  const auto pair = std::ranges::find_if(pairs, [&](const Relationship& r) { return uid && r.pair.uid == uid->pair; });
  if (pair == pairs.end()) return std::nullopt;
  try {
    return PairMeeting{*pair, meeting_at(store, *pair, uid->original_date, clock.now, clock.zones)};
  } catch (const Error& error) {
    if (error.kind != ErrorKind::not_found) throw;
    return std::nullopt;
  }
}

// We name no series, so an occurrence of one is ours only where it is that very meeting.
bool is_meant(const PairMeeting& found, const Answer& answer, Zones& zones) {
  if (!answer.recurrence) return true;
  const Zone& zone = zones.get(found.meeting.tz);
  return zone.date_at(instant_in(*answer.recurrence, zone)) == found.meeting.original_date;
}

bool is_address_of(const Pair& pair, Party side, const std::string& email, const std::string& my_email) {
  const std::string address = email_of(pair, side, my_email);
  return !address.empty() && fold_case(address) == fold_case(email);
}

// Where both sides share an address, it is the other who answers me.
Party side_of(const PairMeeting& found, const std::string& email, const std::string& my_email) {
  const Pair& pair = found.relationship.pair;
  for (const auto side : {their_party(pair.role), my_party(pair.role)})
    if (is_address_of(pair, side, email, my_email)) return side;
  const std::string handle = pair.handle;
  throw refused("'" + visible_line(email) + "' answers for '" + ref_of(found) + "' and is the address of neither side",
                "mentor pair edit " + handle + " --mentor \"NAME <ADDRESS>\", or --mentee");
}

struct Answering {
  Store& store;
  const PairMeeting& found;
  const Answer& answer;
  Party by;
  std::optional<Instant> at;
  const Clock& clock;

  Taken taken(Outcome outcome) const { return {outcome, found, by, at, {}, MeetingId(0)}; }
  std::vector<Topic> topics() const { return topics_on(store, found.relationship, found.meeting, clock); }

  bool proposes_nothing() const {
    const Meeting& meeting = found.meeting;
    return at == meeting.starts_at && answer.length.value_or(meeting.length) == meeting.length &&
           (answer.where.empty() || answer.where == meeting.where);
  }

  Taken propose() const {
    require_changeable(found);
    return taken(proposes_nothing() ? Outcome::already : Outcome::proposed);
  }

  // Another was sent since.
  bool is_to_older_invitation() const {
    const auto sent = sent_invitation(store, uid_of(found));
    return sent && answer.sequence < sent->sequence;
  }

  // What was sent is not what stands now.
  bool is_about_older_agenda() const {
    const auto sent = sent_invitation(store, uid_of(found));
    const bool is_changed = sent && sent->agenda_digest && *sent->agenda_digest != agenda_digest_of(found.meeting, topics());
    return is_changed || is_to_older_invitation();
  }

  // What was agreed before the topics changed is agreed anew.
  Taken agree() const {
    require_agreeable(found, clock);
    const auto due = sides_to_agree(store, found, topics(), clock.now);
    if (std::ranges::find(due, by) == due.end()) return taken(Outcome::already);
    if (is_about_older_agenda()) return taken(Outcome::outdated);
    write_agreed(store, found, by, clock.now);
    return taken(Outcome::agreed);
  }

  Taken cancel() const {
    if (found.meeting.cancelled) return taken(Outcome::already);
    require_changeable(found);
    if (is_to_older_invitation()) return taken(Outcome::outdated);
    Taken result = taken(Outcome::cancelled);
    result.topics = topics();
    result.cancelled = cancel_meeting(store, found, by, answer.comment);
    return result;
  }

  bool is_older() const {
    const auto last = last_answer(store, uid_of(found), by);
    return last && stamp() < *last;
  }

  AnswerStamp stamp() const { return {answer.sequence, answer.stamp}; }

  Taken write() const {
    if (is_older()) return taken(Outcome::older);
    const Taken result = take();
    save_answer(store, uid_of(found), by, stamp());
    return result;
  }

  Taken take() const {
    if (answer.kind == AnswerKind::counter) return propose();
    if (at && *at != found.meeting.starts_at) return taken(Outcome::outdated);
    if (answer.kind == AnswerKind::accepted) return agree();
    if (answer.kind == AnswerKind::declined) return cancel();
    return taken(Outcome::tentative);
  }
};

}  // namespace

std::string email_of(const Pair& pair, Party side, const std::string& my_email) {
  const Person& person = person_of(pair, side);
  return person.email.empty() && includes_me(side, pair.role) ? my_email : person.email;
}

Taken take_answer(Store& store, const std::vector<Relationship>& pairs, const Answer& answer, const std::string& my_email,
                  const Clock& clock) {
  const auto found = meeting_of_uid(store, pairs, answer.uid, clock);
  if (!found || !is_meant(*found, answer, clock.zones)) return {};
  const Zone& zone = clock.zones.get(found->meeting.tz);
  auto at = answer.at ? std::optional(instant_in(*answer.at, zone)) : std::nullopt;
  if (at && answer.is_all_day) at = zone.to_instant(mentor::at(zone.date_at(*at), clock_of(found->meeting.wall)));
  return Answering{store, *found, answer, side_of(*found, answer.email, my_email), at, clock}.write();
}

}  // namespace mentor
