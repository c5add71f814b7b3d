// Meetings as the entries that a calendar shows.
#pragma once

#include <optional>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/render/calendar.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// Where mail reaches a side: the pair's own address, for me else me.email; nullopt where none is known. `side` is not both.
std::optional<MailAddress> address_of(const Context& context, const Pair& pair, Party side);
/// Where mail reaches me.
std::optional<MailAddress> my_address(const Context& context, const Pair& pair);

/// The meeting with the topics given and both sides' addresses. Its uid is that of json.md, and its sequence rises with every command that
/// writes, so that whatever changes it (a move, its topics, a pause, an undo) is newer to every calendar.
CalendarEntry calendar_entry(Context& context, const Relationship& relationship, const Meeting& meeting, const std::vector<Topic>& topics);

/// The meetings of a view as a calendar with my alarms, without private topics unless they are asked for.
class Calendar {
 public:
  explicit Calendar(Context& context) : context_(context) {}
  void add(const Relationship& relationship, const Meeting& meeting, std::vector<Topic> topics);
  void put_in(View& view) const;

 private:
  Context& context_;
  std::size_t left_out_ = 0;
  std::vector<CalendarEntry> entries_;
};

}  // namespace mentor
