// Row ids as strong types: an id of one kind never converts to another kind or to a number.
#pragma once

#include <compare>
#include <cstdint>

namespace mentor {

template <class Tag>
struct Id {
  explicit constexpr Id(std::int64_t number) : value(number) {}
  std::int64_t value;
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using PersonId = Id<struct PersonTag>;
using PairId = Id<struct PairTag>;
using AgreementId = Id<struct AgreementTag>;
using PauseId = Id<struct PauseTag>;
using GoalId = Id<struct GoalTag>;
using StepId = Id<struct StepTag>;
using ProgressId = Id<struct ProgressTag>;
using MeetingId = Id<struct MeetingTag>;
using TopicId = Id<struct TopicTag>;
using CheckinId = Id<struct CheckinTag>;
using LineId = Id<struct LineTag>;
using ClosingId = Id<struct ClosingTag>;
using ActionId = Id<struct ActionTag>;

}  // namespace mentor
