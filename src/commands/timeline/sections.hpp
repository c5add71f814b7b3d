// Things as sections for people: one function a kind.
#pragma once

#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/timeline.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

using Sections = std::vector<Section>;

/// A pair's facts, then its timeline.
Sections pair_sections(Context& context, const Relationship& relationship, const std::vector<Event>& timeline);
/// With the five letters, its steps and its progress.
Sections goal_sections(const Context& context, const Goal& goal, const Pair& pair);
Sections step_sections(const Step& step, const Goal& goal);
/// `topics` are those on it.
Sections meeting_sections(Context& context, const Relationship& relationship, const Meeting& meeting, const std::vector<Topic>& topics);
/// `meeting_on` is the original date of the meeting it waits for.
Sections topic_sections(const Topic& topic, const Pair& pair, std::optional<Date> meeting_on);
Sections checkin_sections(Context& context, const Checkin& checkin, const Pair& pair);
Sections action_sections(const Action& action, const Pair& pair, Date today);

}  // namespace mentor
