// The formats a view can be printed in: one table, one file a format.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// Where a view is going.
struct Target {
  bool terminal = false;  ///< people look at it: relative dates, fitted tables
  bool colour = false;
  bool utf8 = true;              ///< bars and sparklines may be drawn; else they are made of ASCII
  int width = 0;                 ///< columns; 0 is unlimited
  bool has_short_dates = false;  ///< dates without how far off they are
  Instant now{};
  const Zone* zone = nullptr;  ///< the reader's zone; never null when printing
};

/// Whom it is for: a terminal, which is fitted and coloured; scripts, for which it is stable within a major version; other programs that
/// show it.
enum class Audience { terminal, scripts, documents };

struct Format {
  std::string_view name;     ///< "json"
  std::string_view summary;  ///< for help, at most 60 columns
  std::string (*print)(const View&, const Target&);
  Prints prints;
  Audience audience;
  std::string_view only_for = {};  ///< what alone it can print ("reports"); "" for everything
};

/// In the order of help; the first is the default.
std::span<const Format> formats();
/// nullptr when there is no such format.
const Format* find_format(std::string_view name);

std::string print_table(const View& view, const Target& target);
std::string print_json(const View& view, const Target& target);
std::string print_csv(const View& view, const Target& target);
std::string print_markdown(const View& view, const Target& target);
/// One page that is whole by itself: no script, nothing loaded from elsewhere, no colour that stands for a word.
std::string print_html(const View& view, const Target& target);
/// The mails as they stand.
std::string print_mbox(const View& view, const Target& target);

/// JSON text of one value, indented by two spaces, no final line break; control characters, quotes and backslashes escaped, bytes that
/// are not UTF-8 replaced by U+FFFD.
std::string to_json(const Value& value);

/// Leaves out rows, bullets, tasks and listed records that hold private words, and puts "(private)" in place of those words where what
/// holds them stays; nothing is changed where they may be read. Returns how many were taken out of what is `printed`, with those that never
/// came in.
std::size_t withhold_private(View& view, Disclosure disclosure, Prints printed);

}  // namespace mentor
