// What goal add and goal edit both accept.
#pragma once

#include <map>

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

struct GoalFields {
  Opt<std::string> text;
  Opt<std::string> metric;
  Opt<std::string> unit;
  Opt<double> baseline;
  Opt<double> target;
  Opt<Date> due;
  Opt<std::string> why;
  Opt<std::string> how;
  Opt<Side> learner;
  Opt<double> weight;
  Opt<std::map<int, std::string>> levels;  ///< without words: taken away
  bool clears_levels = false;
};

void define_goal_fields(Spec& spec, GoalFields& fields);
/// What was given goes over what stands. A target brings a baseline of 0 where there is none. Throws refused, usage.
void apply(const GoalFields& fields, Goal& goal, const Pair& pair);

/// What a write reads back: the goal, its dates, and the SMART letters it lacks with the flags that supply them.
std::vector<Block> goal_echo(const Context& context, const Goal& goal, const Pair& pair);

}  // namespace mentor
