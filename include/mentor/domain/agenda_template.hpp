// Agenda templates: topics with minutes for a kind of meeting, shipped or the user's own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/time.hpp"

namespace mentor {

struct AgendaTemplate {
  struct Item {
    std::string text;
    std::optional<Minutes> length;
    friend bool operator==(const Item&, const Item&) = default;
  };
  std::string name;
  std::vector<Item> items;

  /// The sum of what they may take.
  Minutes planned() const;
};

/// What a topic of an agenda may take.
inline constexpr int kMostTopicMinutes = 600;

/// The templates that come with the program. Each fills 45 minutes, so that it fits a meeting of 45 to 60; what they ask is what mentoring
/// programmes ask at that point: expectations and boundaries, what has changed, what is in the way, what each learned.
const std::vector<AgendaTemplate>& shipped_templates();

/// The topics of a template's text: one a line, "- How to open the talk (10 min)", the minutes being optional; blank lines and those that
/// begin with # are skipped. `path` names the file in messages. Throws usage with the line of what is none, and where there is no topic.
AgendaTemplate parse_template(std::string_view name, std::string_view text, std::string_view path);

}  // namespace mentor
