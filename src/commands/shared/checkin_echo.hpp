// What a check-in's write reads back: the text as stored, what was joined, carried and due.
#pragma once

#include <span>

#include "mentor/cli/context.hpp"
#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/mentoring/checkin_writing.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

/// What is new in a check-in and its records since `before`: all of it where there was none.
std::vector<Block> checkin_echo(Context& context, const CheckinWritten& written, const Relationship& relationship,
                                const CheckinWritten& before = {});
View checkin_written(Context& context, const CheckinWritten& written, const Relationship& relationship);
/// "45 min, video, rated 4"
std::string say_circumstances(const Checkin& checkin);
/// "Win (Grace)": the kind of a line and whose it is.
std::string say_line_kind(const Line& line, const Pair& pair);
/// "Win (Grace): first draft done"
Phrase say_line(const Line& line, const Pair& pair);
/// "t1, a2": what it closed.
std::string say_closed(std::span<const Closing> closings);

}  // namespace mentor
