// A pair to judge: on track on its day, so that each test says only what differs.
#pragma once

#include <doctest/doctest.h>

#include "domain/samples.hpp"
#include "mentor/domain/health.hpp"

namespace mentor::sample {

/// Weekly since January; three meetings up to 24 November, signed, one open goal, a lesson by the mentor in that month.
struct Judged {
  Pair pair = sample::pair("2026-01-01");
  HealthInput facts;
  Thresholds thresholds;

  Judged() {
    facts.pair = &pair;
    facts.cadence_days = 7;
    met("2026-11-10", "2026-11-17", "2026-11-24");
    facts.last_held = {"c3", "c2", "c1"};
    facts.fully_signed = true;
    facts.open_goals = {open_goal("g1")};
    facts.last_given_back = {"c1", day("2026-11-17")};
  }
  Judged(const Judged&) = delete;
  Judged& operator=(const Judged&) = delete;

  /// The days of the last contacts, oldest first; their refs are c1, c2 ...
  template <class... Days>
  void met(const Days&... days) {
    facts.last_contacts.clear();
    int number = 0;
    (facts.last_contacts.insert(facts.last_contacts.begin(), {"c" + std::to_string(++number), day(days)}), ...);
  }
  static HealthInput::OpenGoal open_goal(std::string ref) { return {std::move(ref), std::nullopt, day("2026-01-01"), std::nullopt, false}; }
  void pause(std::string_view from, std::optional<std::string_view> until) {
    pair.pauses.push_back({day(from), until ? std::optional(day(*until)) : std::nullopt, ""});
  }

  Health on(std::string_view iso) const { return judge(facts, thresholds, day(iso)); }
  std::string status(std::string_view iso) const { return std::string(name_of(on(iso).status)); }
  /// The reason a rule gives on a day; nullopt when it does not fire.
  std::optional<HealthReason> reason(std::string_view rule, std::string_view iso) const {
    const auto health = on(iso);
    const auto found = std::ranges::find(health.reasons, rule, &HealthReason::rule);
    return found == health.reasons.end() || found->verdict == Verdict::on_track ? std::nullopt : std::optional(*found);
  }
  /// "at-risk silent 21 22 c3", or "" when the rule does not fire.
  std::string verdict(std::string_view rule, std::string_view iso) const {
    const auto found = reason(rule, iso);
    if (!found) return "";
    std::string text = std::string(name_of(found->verdict)) + " " + say_number(found->threshold) + " " + say_number(found->value);
    for (const auto& ref : found->evidence) text += " " + ref;
    return text;
  }
};

}  // namespace mentor::sample
