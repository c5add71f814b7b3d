// Times and lengths as people read them, and phrases that know which of their words are private.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"

namespace mentor {

/// "Tue 2026-12-01"
std::string say_day(Date date);
/// "Tue 1 Dec", and with the year where it differs from that of `today`.
std::string say_short_day(Date date, Date today);
/// "today", "tomorrow", "yesterday", "in 8 days", "3 days ago".
std::string say_distance(Date date, Date today);
/// What a write echoes: "Tue 2026-12-01 15:00 GMT (in 8 days)".
std::string say_when(Instant at, const Zone& zone, Instant now);
/// The same for a day: "Tue 2026-12-01 (in 8 days)".
std::string say_when(Date date, Date today);
/// "Tue 1 Dec 16:00 CET", and " (15:00 in London)" behind it where the other zone's clock differs then.
std::string say_meeting_time(Instant at, const Zone& mine, const Zone& theirs, Date today);
/// The same with each of the other clocks that differs: " (15:00 in London, 10:00 in New York)".
std::string say_meeting_time(Instant at, const Zone& mine, const std::vector<const Zone*>& others, Date today);
/// "15:00 in London, Wed 01:00 in Sydney": each that differs from the clock already shown, and from one another; "" where none does.
std::string say_other_clocks(Instant at, const Zone& shown, const std::vector<const Zone*>& others);
/// "45 min", "1 h 30 min"
std::string say_length(Minutes length);
/// A length that was agreed, days as days: "45 min", "1 day", "36 h".
std::string say_term(Minutes length);
/// "3 days", "1 day"
std::string say_count(long long count, std::string_view one, std::string_view many);

/// Whether private words may be read where something is printed.
enum class Disclosure { shared_only, private_too };

/// Where something is printed.
struct Destination {
  bool is_marked = false;     ///< what is private is marked as such (JSON)
  bool is_looked_at = false;  ///< it is made for a terminal, and goes to one
  bool is_report = false;     ///< made to be handed on
  bool is_asked = false;      ///< --include-private
};

/// Private words stand on a terminal and, marked, in JSON; anywhere else, and in a report, only where they are asked for (product.md,
/// Output).
Disclosure disclosure_to(const Destination& destination);

/// What stands in place of private words.
inline constexpr std::string_view kPrivateWords = "(private)";

/// A text as it was typed and is stored. It becomes a Phrase before it is shown, together with whether it is private.
class RawText {
 public:
  RawText() = default;
  RawText(std::string text) : text_(std::move(text)) {}
  RawText(const char* text) : text_(text) {}
  /// For the store, for forms and for what was typed; a test lists who may.
  const std::string& unguarded() const { return text_; }
  friend bool operator==(const RawText&, const RawText&) = default;

 private:
  std::string text_;
};

/// Text for people that knows which part of it is private, from the first private word to the last, and keeps that when it is put together.
/// It is no string: it is shown by way of a View, or to those whom a Disclosure names.
class Phrase {
 public:
  Phrase() = default;
  Phrase(std::string text) : text_(std::move(text)) {}
  Phrase(std::string_view text) : text_(text) {}
  Phrase(const char* text) : text_(text) {}
  Phrase(const RawText& text, bool is_private) : text_(text.unguarded()), until_(is_private ? text_.size() : 0) {}

  bool empty() const { return text_.empty(); }
  bool is_private() const { return until_ > 0; }
  /// With "(private)" in place of the private part unless that may be read.
  std::string shown(Disclosure disclosure) const;
  /// For the formats, which print what is left when private words were taken out; a test lists who may.
  const std::string& unguarded() const { return text_; }

  Phrase& operator+=(const Phrase& more);
  friend Phrase operator+(Phrase first, const Phrase& second) { return std::move(first += second); }
  friend bool operator==(const Phrase&, const Phrase&) = default;

 private:
  std::string text_;
  std::size_t from_ = 0;   // of the private part
  std::size_t until_ = 0;  // 0: there is none
};

/// Several phrases that stand in one place, each of which may be left out.
using Phrases = std::vector<Phrase>;

/// Takes out what is private unless it may be read. Returns how many were left out.
template <class Things>
std::size_t leave_out_private(Things& things, Disclosure disclosure) {
  if (disclosure == Disclosure::private_too) return 0;
  return std::erase_if(things, [](const auto& thing) { return thing.is_private; });
}

}  // namespace mentor
