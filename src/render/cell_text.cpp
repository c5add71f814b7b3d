#include "render/cell_text.hpp"

#include <charconv>
#include <cmath>

#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

std::string number_text(double number) {
  if (!std::isfinite(number)) return "";
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number == 0 ? 0.0 : number).ptr;
  return {buffer, end};
}

std::string joined(const Phrases& phrases, std::string_view between) {
  std::string text;
  for (const auto& phrase : phrases) text.append(text.empty() ? "" : between).append(phrase.unguarded());
  return text;
}

struct Plain {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(bool v) const { return v ? "true" : "false"; }
  std::string operator()(std::int64_t v) const { return std::to_string(v); }
  std::string operator()(double v) const { return number_text(v); }
  std::string operator()(const std::string& v) const { return v; }
  std::string operator()(Date v) const { return to_iso(v); }
  std::string operator()(Instant v) const { return to_iso(v); }
  std::string operator()(Minutes v) const { return std::to_string(v.count()); }
  std::string operator()(const Phrases& v) const { return joined(v, "; "); }
};

struct People {
  const Target& target;

  std::string distance(Date date, Date today) const { return target.has_short_dates ? "" : " (" + say_distance(date, today) + ")"; }
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(bool v) const { return v ? "yes" : "no"; }
  std::string operator()(std::int64_t v) const { return std::to_string(v); }
  std::string operator()(double v) const { return number_text(v); }
  std::string operator()(const std::string& v) const { return target.terminal ? visible(v) : visible_line(v); }
  std::string operator()(Date v) const {
    if (!target.terminal) return to_iso(v);
    const Date today = target.zone->date_at(target.now);
    return say_short_day(v, today) + distance(v, today);
  }
  std::string operator()(Instant v) const {
    const WallTime wall = target.zone->to_wall(v);
    if (!target.terminal) return to_iso(date_of(wall)) + " " + to_clock(clock_of(wall));
    const Date today = target.zone->date_at(target.now);
    return say_short_day(date_of(wall), today) + " " + to_clock(clock_of(wall)) + distance(date_of(wall), today);
  }
  std::string operator()(const Phrases& v) const { return target.terminal ? visible(joined(v, "\n")) : visible_line(joined(v, "; ")); }
  std::string operator()(Minutes v) const { return target.terminal ? say_length(v) : std::to_string(v.count()); }
};

}  // namespace

std::string plain_text(const Cell& cell) { return std::visit(Plain{}, cell.value); }
std::string people_text(const Cell& cell, const Target& target) { return std::visit(People{target}, cell.value); }
bool is_text(const Cell& cell) { return std::holds_alternative<std::string>(cell.value) || std::holds_alternative<Phrases>(cell.value); }
bool is_numeric(const Cell& cell) { return std::holds_alternative<std::int64_t>(cell.value) || std::holds_alternative<double>(cell.value); }

}  // namespace mentor
