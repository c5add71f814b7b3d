// What agenda add and topic edit both accept, and how a topic is read back.
#pragma once

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

struct TopicFields {
  Opt<std::string> text;
  Opt<int> minutes;
  Opt<std::string> goal;
  Opt<Side> by;
  Opt<bool> is_private;
  Opt<std::string> meeting;
  Opt<bool> is_standing;
};

void define_topic_fields(Spec& spec, TopicFields& fields);
/// Throws usage for a topic that is to be on one meeting and on each.
void require_one_place(const TopicFields& fields);
/// What was given goes over what stands. Throws refused for a goal or a meeting of another pair and for a meeting that is not planned,
/// not_found, usage.
void apply(Context& context, const TopicFields& fields, const Relationship& relationship, Topic& topic);

/// "for ada@2026-12-01": the meeting it waits for.
std::string say_place(Context& context, const Topic& topic, const Relationship& relationship);
/// "t4 ada: How to open the talk", the meeting it waits for, and who brings it.
std::vector<Block> topic_echo(Context& context, const Topic& topic, const Relationship& relationship);

}  // namespace mentor
