// The one table of formats.
#include "mentor/render/formats.hpp"

#include <algorithm>
#include <array>

#include "mentor/render/calendar.hpp"

namespace mentor {
namespace {

constexpr std::array kFormats{
    Format{"table", "for people: fitted to the terminal (the default)", print_table, Prints::sections, Audience::terminal},
    Format{"json", "for scripts: every field, stable", print_json, Prints::data, Audience::scripts},
    Format{"csv", "for spreadsheets: one row a thing", print_csv, Prints::rows, Audience::scripts},
    Format{"markdown", "for notes and mail", print_markdown, Prints::sections, Audience::documents},
    Format{"ics", "for calendars: one entry a meeting", print_ics, Prints::calendar, Audience::scripts, "what has meetings"},
    Format{"ndjson", "for another store: a line a thing; exports only", print_json, Prints::data, Audience::scripts, "exports"},
    Format{"html", "for a browser: one page, nothing loaded; reports only", print_html, Prints::sections, Audience::documents, "reports"},
    Format{"mbox", "for mail programs: one mail behind the other", print_mbox, Prints::mails, Audience::documents, "mails"},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &Format::name);
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace mentor
