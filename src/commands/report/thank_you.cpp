#include "commands/report/thank_you.hpp"
#include "commands/report/period.hpp"

#include <algorithm>

#include "mentor/base/phrase.hpp"

namespace mentor {
namespace {

constexpr std::size_t kRemembered = 3;  // of each kind: a note is read, a list is not

// The newest lines of one kind by one side, oldest of them first.
Phrases said_by(const MentorshipReport& mentorship, LineKind kind, Party side) {
  Phrases found;
  for (const auto& said : said_of(mentorship, kind))
    if (said.line->by == side) found.push_back(phrase_of(*said.line));
  if (found.size() > kRemembered) found.erase(found.begin(), found.end() - kRemembered);
  return found;
}

Phrase listed(const Phrases& items) {
  Phrase text;
  for (const auto& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

Phrases quoted_goals(const MentorshipReport& mentorship, GoalStatus status) {
  Phrases found;
  for (const auto& goal : mentorship.goals)
    if (goal.status == status) found.emplace_back("\"" + goal.text + "\"");
  return found;
}

std::string time_together(const MentorshipReport& mentorship) {
  const Totals totals = totals_of(mentorship);
  if (totals.checkins == 0) return "thank you for being ready to work with me since " + say_day(mentorship.pair().starts_on) + ".";
  std::string text = "thank you for the " + say_count(totals.checkins, "time", "times") + " we were in touch";
  if (totals.held > 0) text = "thank you for our " + say_count(totals.held, "meeting", "meetings");
  if (totals.length > Minutes{0}) text += ", " + say_length(totals.length) + " in all,";
  return text + " since " + say_day(mentorship.pair().starts_on) + ".";
}

void add(Phrases& note, const std::string& opening, const Phrases& items) {
  if (!items.empty()) note.push_back(opening + " " + listed(items) + ".");
}

}  // namespace

Phrases drafted_thanks(const MentorshipReport& mentorship) {
  const Pair& pair = mentorship.pair();
  const Party mine = my_party(pair.role);
  const Party theirs = mine == Party::mentor ? Party::mentee : Party::mentor;
  Phrases note{"Dear " + first_name(pair, theirs) + ",", time_together(mentorship)};
  add(note, "Together we reached", quoted_goals(mentorship, GoalStatus::done));
  add(note, "Still on the way:", quoted_goals(mentorship, GoalStatus::open));
  add(note, "I learned:", said_by(mentorship, LineKind::lesson, mine));
  add(note, "I saw you learn:", said_by(mentorship, LineKind::lesson, theirs));
  add(note, "I remember with joy:", said_by(mentorship, LineKind::win, theirs));
  note.insert(note.end(), {"With thanks,", first_name(pair, mine)});
  return note;
}

}  // namespace mentor
