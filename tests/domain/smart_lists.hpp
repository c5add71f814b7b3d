// Goals as public guides of universities, employers and mentoring programmes call them good or vague, in our own words.
#pragma once

#include <span>
#include <string_view>

namespace mentor::sample {

/// Judged by while the rule was written.
std::span<const std::string_view> good_goals();
std::span<const std::string_view> vague_goals();
/// Written after the rule was done, which knows nothing of them.
std::span<const std::string_view> held_out_good_goals();
std::span<const std::string_view> held_out_vague_goals();

}  // namespace mentor::sample
