// Meetings as the entries that a calendar shows.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/inviting.hpp"
#include "mentor/render/calendar.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// Where mail reaches a side: the pair's own address, for me else me.email; nullopt where none is known. `side` is not both.
std::optional<MailAddress> address_of(const Context& context, const Pair& pair, Party side);
/// Where mail reaches me.
std::optional<MailAddress> my_address(const Context& context, const Pair& pair);

/// The meeting with the topics given, for the calendar of whoever is in `title`. Its uid is that of json.md.
CalendarEntry calendar_entry(Context& context, const PairMeeting& found, const std::vector<Topic>& topics, const std::string& title,
                             const CalendarRevision& revision);

/// The meetings of a view as a calendar of my own with my alarms, without private topics unless they are asked for.
class Calendar {
 public:
  /// Of meetings of these pairs.
  Calendar(Context& context, const std::vector<Relationship>& pairs);
  void add(const Relationship& relationship, const Meeting& meeting, std::vector<Topic> topics);
  /// Adds the meetings from `first` to `last`, both included, in my zone, that a change of late took away.
  void add_taken_away(Date first, Date last);
  void put_in(View& view) const;

 private:
  void add_entry(const PairMeeting& found, const std::vector<Topic>& topics);

  Context& context_;
  const std::vector<Relationship>& pairs_;
  std::map<PairId, PlanHistory> histories_;
  std::size_t left_out_ = 0;
  std::vector<CalendarEntry> entries_;
};

}  // namespace mentor
