#include "mentor/mentoring/inviting.hpp"

#include <algorithm>

#include "mentor/base/digest.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

PlanHistory history_of(Store& store, const Relationship& relationship) {
  return std::move(plan_histories(store, {relationship}).at(relationship.pair.id));
}

bool is_to_withdraw(const Revision& revision) {
  return revision.meeting && (!revision.is_planned || revision.meeting->status == MeetingStatus::cancelled);
}

// The only one of the pair that was invited to and will not be.
Date date_to_withdraw(Store& store, const Relationship& relationship, const PlanHistory& history, Zones& zones) {
  auto dates = invited_dates(store, relationship.pair);
  std::erase_if(dates, [&](Date date) { return !is_to_withdraw(revision_of(history, date, zones)); });
  const std::string handle = relationship.pair.handle;
  if (dates.empty())
    throw not_found("meeting to withdraw of", handle,
                    "mentor agenda withdraw " + handle + "@DATE, after mentor meeting cancel " + handle + "@DATE");
  std::vector<std::string> refs;
  for (const Date date : dates) refs.push_back(meeting_ref(handle, date));
  if (refs.size() > 1) throw refused("several meetings of '" + handle + "' are to be withdrawn: " + joined(refs, ", "), "name one of them");
  return dates.front();
}

void require_withdrawable(const PairMeeting& found, const Revision& revision) {
  const std::string ref = ref_of(found);
  if (!revision.meeting) throw not_found("meeting", ref, "mentor meeting list " + found.relationship.pair.handle);
  if (is_to_withdraw(revision)) return;
  throw refused("the meeting '" + ref + "' was not cancelled, so there is nothing to withdraw", "mentor meeting cancel " + ref);
}

}  // namespace

CalendarRevision calendar_revision(Store& store, const std::string& meeting_uid, const Revision& revision) {
  const std::int64_t own = sequence_base(store) + revision.changes;
  const auto sent = sent_invitation(store, meeting_uid);
  if (!sent) return {own, revision.modified};
  const std::int64_t since = std::max<std::int64_t>(0, revision.changes - sent->changes);
  return {std::max(own, sent->sequence + since), revision.modified};
}

SentInvitation next_invitation(Store& store, const std::string& meeting_uid, const Revision& revision,
                               std::optional<std::uint64_t> agenda_digest, Instant now) {
  const auto sent = sent_invitation(store, meeting_uid);
  std::int64_t sequence = calendar_revision(store, meeting_uid, revision).sequence;
  const bool is_other = sent && sent->agenda_digest != agenda_digest;
  if (is_other && sequence == sent->sequence) ++sequence;
  const bool is_same = sent && !is_other && sequence == sent->sequence;
  return {sequence, revision.changes, agenda_digest, is_same ? sent->at : now};
}

std::uint64_t agenda_digest_of(const Meeting& meeting, const std::vector<Topic>& topics) {
  Digest digest;
  digest.add(to_iso(meeting.starts_at));
  digest.add(std::to_string(meeting.length.count()));
  digest.add(meeting.where);
  for (const auto& topic : topics) {
    if (topic.is_private) continue;
    digest.add(phrase_of(topic).shown(Disclosure::shared_only));
    digest.add(name_of(topic.by));
    digest.add(topic.length ? std::to_string(topic.length->count()) : "");
  }
  return digest.value();
}

std::string uid_of(const PairMeeting& found) { return to_string(MeetingUid{found.relationship.pair.uid, found.meeting.original_date}); }

Revision revision_of(Store& store, const PairMeeting& found, Zones& zones) {
  return revision_of(history_of(store, found.relationship), found.meeting.original_date, zones);
}

bool is_invited(Store& store, const PairMeeting& found) {
  const auto sent = sent_invitation(store, uid_of(found));
  return sent && sent->agenda_digest;
}

bool agree_on_agendas(Store& store, const PairMeeting& found) {
  if (is_invited(store, found)) return true;
  return std::ranges::any_of(meeting_rows(store, found.relationship.pair.id),
                             [](const MeetingRow& row) { return row.agreed_by_mentor_at || row.agreed_by_mentee_at; });
}

PairMeeting meeting_to_withdraw(Store& store, const std::string& text, const Clock& clock) {
  const Reference reference = parse_reference(text);
  const bool is_by_id = reference.kind != Kind::pair && reference.number;
  PairMeeting found = is_by_id ? meeting_named(store, text, clock)
                               : PairMeeting{find_relationship(store, reference.kind == Kind::meeting ? reference.name : text), {}};
  const PlanHistory history = history_of(store, found.relationship);
  if (!is_by_id)
    found.meeting.original_date = reference.date ? *reference.date : date_to_withdraw(store, found.relationship, history, clock.zones);
  Revision revision = revision_of(history, found.meeting.original_date, clock.zones);
  require_withdrawable(found, revision);
  found.meeting = std::move(*revision.meeting);
  return found;
}

}  // namespace mentor
