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
/// `topics` are those on it.
Sections meeting_sections(Context& context, const Relationship& relationship, const Meeting& meeting, const std::vector<Topic>& topics);
/// With the five letters, its steps and its progress.
Sections sections_of(Context& context, const Goal& goal);
Sections sections_of(Context& context, const Step& step);
Sections sections_of(Context& context, const Topic& topic);
Sections sections_of(Context& context, const Checkin& checkin);
Sections sections_of(Context& context, const Action& action);

}  // namespace mentor
