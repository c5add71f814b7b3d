#include "commands/agenda/answering.hpp"

#include <algorithm>

#include "commands/shared/agenda_agreeing.hpp"
#include "commands/shared/calendar.hpp"
#include "commands/shared/meeting_changes.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/topics_on.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/domain/meeting_uid.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

std::optional<PairMeeting> meeting_of_uid(Context& context, const std::vector<Relationship>& pairs, std::string_view text) {
  const auto uid = parse_meeting_uid(text);
  const auto pair = std::ranges::find_if(pairs, [&](const Relationship& r) { return uid && r.pair.uid == uid->pair; });
  if (pair == pairs.end()) return std::nullopt;
  try {
    return PairMeeting{*pair, meeting_at(*context.store, *pair, uid->original_date, context.now, context.zones)};
  } catch (const Error& error) {
    if (error.kind != ErrorKind::not_found) throw;
    return std::nullopt;
  }
}

// We name no series, so an occurrence of one is ours only where it is that very meeting.
bool is_meant(Context& context, const PairMeeting& found, const Answer& answer) {
  if (!answer.recurrence) return true;
  const Zone& zone = context.zones.get(found.meeting.tz);
  return zone.date_at(instant_in(*answer.recurrence, zone)) == found.meeting.original_date;
}

bool is_address_of(const Context& context, const Pair& pair, Party side, const std::string& email) {
  const auto address = address_of(context, pair, side);
  return address && fold_case(address->email) == fold_case(email);
}

// Where both sides share an address, it is the other who answers me.
Party side_of(const Context& context, const PairMeeting& found, const std::string& email) {
  const Pair& pair = found.relationship.pair;
  for (const auto side : {their_party(pair.role), my_party(pair.role)})
    if (is_address_of(context, pair, side, email)) return side;
  const std::string handle = pair.handle;
  throw refused("'" + visible_line(email) + "' answers for '" + ref_of(found) + "' and is the address of neither side",
                "mentor pair edit " + handle + " --mentor \"NAME <ADDRESS>\", or --mentee");
}

struct Answering {
  Context& context;
  const PairMeeting& found;
  const Answer& answer;
  Party by;
  std::optional<Instant> at;

  const Pair& pair() const { return found.relationship.pair; }
  std::string who() const { return first_name(pair(), by); }

  Taken taken(Outcome outcome, std::string said, std::vector<Block> more = {}) const {
    std::vector<Block> echo{paragraph({strong(ref_of(found)), plain(" " + said)})};
    for (auto& block : more) echo.push_back(std::move(block));
    return {outcome, ref_of(found), by, at, std::move(echo)};
  }

  // What to type to have the meeting at the time of the answer; the clock's reading is the agreement's, and in UTC where that is no one
  // time.
  Block move_line() const {
    const Zone& zone = zone_of_meeting(context, found);
    const WallTime wall = zone.to_wall(*at);
    const bool is_plain = zone.meaning_of(wall).kind == LocalMeaning::Kind::unique;
    std::string when = is_plain ? to_iso(wall) : to_iso(*at);
    if (is_plain) when[when.find('T')] = ' ';
    return command_line("mentor meeting move " + ref_of(found) + " --at \"" + when + "\"");
  }

  std::string say_time() const { return say_in_zones(context, zone_of_meeting(context, found), *at); }

  Taken propose() const {
    require_changeable(found);
    if (at == found.meeting.starts_at) return taken(Outcome::already, "is at the time that " + who() + " proposes: " + say_time());
    return taken(Outcome::proposed, who() + " proposes " + say_time(), {bullet("if that suits:"), move_line()});
  }

  Taken outdated() const {
    return taken(Outcome::outdated,
                 who() + " answers (" + std::string(name_of(answer.kind)) + ") for " + say_time() + ", but it is at " +
                     say_meeting(context, found.meeting),
                 {bullet("nothing was changed; to have it at that time:"), move_line()});
  }

  // What was agreed before the topics changed is agreed anew.
  Taken agree() const {
    require_agreeable(context, found);
    const auto due = sides_to_agree(context, found, topics_on(context, found.relationship, found.meeting));
    if (std::ranges::find(due, by) == due.end()) return taken(Outcome::already, "was agreed by " + who() + " before");
    write_agreed(context, found, by);
    return taken(Outcome::agreed, "agenda agreed by " + who() + ": " + say_meeting(context, found.meeting));
  }

  Taken cancel() const {
    if (found.meeting.cancelled) return taken(Outcome::already, "was cancelled before");
    require_changeable(found);
    const auto topics = topics_on(context, found.relationship, found.meeting);
    const std::string because = answer.comment.empty() ? "" : storable(answer.comment, "the answer's COMMENT");
    const MeetingId id = cancel_meeting(context, found, by, because);
    return taken(Outcome::cancelled, "cancelled by " + who() + ": " + say_meeting(context, found.meeting),
                 after_cancelling(context, found, id, topics));
  }

  Taken write() const {
    if (answer.kind == AnswerKind::counter) return propose();
    if (at && *at != found.meeting.starts_at) return outdated();
    if (answer.kind == AnswerKind::accepted) return agree();
    if (answer.kind == AnswerKind::declined) return cancel();
    return taken(Outcome::tentative, who() + " may come; nothing was changed");
  }
};

}  // namespace

Taken take_answer(Context& context, const std::vector<Relationship>& pairs, const Answer& answer) {
  const auto found = meeting_of_uid(context, pairs, answer.uid);
  if (!found || !is_meant(context, *found, answer))
    return {Outcome::unknown, "", {}, {}, {paragraph("'" + answer.uid + "' is no meeting here; its answer was left")}};
  const Zone& zone = context.zones.get(found->meeting.tz);
  const auto at = answer.at ? std::optional(instant_in(*answer.at, zone)) : std::nullopt;
  return Answering{context, *found, answer, side_of(context, *found, answer.email), at}.write();
}

}  // namespace mentor
