// Goals with their steps and progress, and the arithmetic of how far along they are.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mentor/base/id.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"
#include "mentor/domain/side.hpp"

namespace mentor {

enum class GoalStatus { open, done, dropped };
template <>
inline constexpr auto kEnumNames<GoalStatus> =
    std::to_array<EnumName<GoalStatus>>({{GoalStatus::open, "open"}, {GoalStatus::done, "done"}, {GoalStatus::dropped, "dropped"}});

struct Step {
  StepId id{0};
  Uid uid;
  GoalId goal{0};
  std::string text;
  std::optional<Date> due_on;
  std::optional<Date> done_on;
  friend bool operator==(const Step&, const Step&) = default;
};

struct Progress {
  ProgressId id{0};
  GoalId goal{0};
  Date on{};
  double amount = 0;
  std::string note;
  std::optional<CheckinId> checkin;
  bool is_change = false;  ///< the amount is added to what is reached, else it is what is reached
  double value = 0;        ///< what is reached with it; computed when read
  Uid uid{};
  friend bool operator==(const Progress&, const Progress&) = default;
};

struct Goal {
  GoalId id{0};
  Uid uid;
  PairId pair{0};
  std::string text;
  Party learner = Party::mentee;
  std::string metric;
  std::string unit;
  std::optional<double> baseline;
  std::optional<double> target;
  Date starts_on{};  ///< the day it was set
  std::optional<Date> due_on;
  std::string why;
  std::string how;
  double weight = 1;
  std::map<int, std::string> levels;  ///< goal attainment scaling, -2..2, worded
  GoalStatus status = GoalStatus::open;
  std::optional<Date> closed_on;
  std::optional<int> result;       ///< -2..2
  std::vector<Step> steps;         ///< by id
  std::vector<Progress> progress;  ///< by day, then id
  friend bool operator==(const Goal&, const Goal&) = default;
};

/// What is reached at the end of `day`: the last value given for a day up to then, with the changes that are of a later day or were
/// recorded after it; the baseline when there is none yet.
std::optional<double> value_on(const Goal& goal, Date day);
/// What is reached with `progress`, one of the goal's.
double value_after(const Goal& goal, const Progress& progress);
/// The way done between baseline and target in either direction, 0 to 1 (clamped); nullopt without a target that differs from the
/// baseline. A goal without a target but with steps: the share of its steps that are done.
std::optional<double> share_done(const Goal& goal, Date day);
/// The time gone between starts_on and due_on, 0 to 1 (clamped); nullopt without a due date after the start.
std::optional<double> share_time(const Goal& goal, Date day);

struct Attainment {
  double weight;
  int result;  ///< -2..2
};
/// Goal Attainment Scaling (Kiresuk and Sherman): T = 50 + 10 Σwx / sqrt((1-ρ)Σw² + ρ(Σw)²), ρ = 0.3. nullopt for no goals.
std::optional<double> attainment_score(std::span<const Attainment> goals);

/// "33 %" for 0.334. Only 0 is "0 %", and only 1 is "100 %".
std::string say_share(double share);
/// A number as people write it: "3", "0.5", no trailing zeros.
std::string say_number(double number);

/// How far a goal came within a time.
struct GoalWay {
  Goal goal;
  std::optional<double> from;
  std::optional<double> to;
};

/// "0 to 1 of 3 dry runs"
std::string say_way(const Goal& goal, std::optional<double> from, std::optional<double> to);

}  // namespace mentor
