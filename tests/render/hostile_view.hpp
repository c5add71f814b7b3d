// One view that holds everything a format has to bear: every kind of cell and block, and text that would like to be more than text.
#pragma once

#include "mentor/render/view.hpp"

namespace mentor::hostile {

using namespace std::chrono_literals;

inline constexpr Date kToday = std::chrono::year(2026) / 11 / 23;
inline const Instant kNow = std::chrono::sys_days(kToday) + 9h;

inline Table promises() {
  Table table{"Promises",
              {{"id", "Promise"},
               {"pair", "Pair"},
               {"text", "What", Align::left, Fit::wraps},
               {"due_on", "Due"},
               {"at", "At"},
               {"minutes", "Length", Align::right},
               {"share", "Done", Align::right},
               {"open", "Open"},
               {"uid", ""}},
              {},
              "No promises",
              false};
  const auto add = [&](const char* id, const char* who, std::string text, Tone tone = Tone::plain) {
    table.rows.push_back({id, who, Cell(std::move(text), tone), add_days(kToday, static_cast<int>(table.rows.size()) - 2),
                          kNow + static_cast<int>(table.rows.size()) * 25h, Minutes(45), 0.25, true, "u"});
  };
  add("a1", "ada", "book the room");
  add("a2", "雪", "発表の準備をして、来週の火曜日までに送ること", Tone::bad);
  add("a3", "zoë", "👩‍💻 and 🇩🇪 meet e\u0301le\u0300ve, 한국어 too");
  add("a4", "m\x1b[2J", "red \x1b[31m bell \x07 tab\there cr\rlf\nend \x7f c1 \u009b2J");
  add("a5", "nb\u202Elr", "bidi \u202Egnp.exe\u2066 zero\u200Bwidth \uFEFFbom");
  add("a6", "=1+1", "=cmd|' /C calc'!A0");
  add("a7", "+49 30", "-3 days, @home, 'quoted', \"said\", a,b;c");
  add("a8", "*b*", "# no heading, _no_ stress, `no` code, [no](link) <b>tag</b> a|b \\ &amp; ~~no~~");
  table.rows.push_back({"a9", Cell(), Cell(), Cell(), Cell(), Cell(), -0.0, false, Cell()});
  return table;
}

inline Sheet details() {
  return {"Details",
          {{"name", "Name", "Ada Lovelace"},
           {"note", "Note",
            std::string("a note that is long enough to need a second line on any screen narrower than it is, and a third on some")},
           {"met_on", "Met", add_days(kToday, -1)},
           {"count", "Count", 3},
           {"hidden", "", "for scripts"}}};
}

inline Prose page() {
  return {{heading(1, "Agenda: Ada & Grace #1"),
           paragraph({plain("From "), strong("Tue 24 Nov"), plain(" on; "), {"late", Tone::bad}}),
           bullet("first"),
           bullet("second, # not a heading", 2),
           bullet("- not a list in a list"),
           {Block::Kind::task_open, 1, {plain("a1 book the room")}},
           {Block::Kind::task_done, 1, {plain("[x] a trick"), {" (kept)", Tone::good}}},
           heading(2, "Then"),
           paragraph("1. not a list"),
           paragraph("* not a list either"),
           paragraph("  # not a heading behind blanks"),
           paragraph("+ plus, and a text that goes on and on until the line is full and has to be broken somewhere, best at a blank"),
           command_line("mentor log ada \"...\"")}};
}

inline Value data() {
  return Value::Record{{"null", Value()},
                       {"flag", true},
                       {"count", std::int64_t{9007199254740993}},
                       {"share", 1.0 / 3},
                       {"whole", 3.0},
                       {"day", kToday},
                       {"at", kNow},
                       {"local", WallTime(std::chrono::local_days(kToday) + 15h)},
                       {"minutes", Minutes(90)},
                       {"text", "quote \" backslash \\ slash / tab\t line\n bell\x07 del\x7f 漢字 👩‍💻"},
                       {"steering", "esc \x1b[31m c1 \u009b bidi \u202E zero \u200B"},
                       {"broken", std::string("cut \xe6\xbc nul ") + '\0'},
                       {"none", Value::List{}},
                       {"empty", Value::Record{}},
                       {"nested", Value::List{1, Value::List{"a", Value()}, Value::Record{{"key \"k\"", false}}}}};
}

/// Dates lie around Monday 23 November 2026, 10:00 in Berlin.
inline View view() {
  View view;
  view.data = data();
  view.rows = promises();
  view.sections = {promises(), details(), page(), Table{"Nothing", {{"id", "Id"}}, {}, "Nothing here: mentor help", false}};
  return view;
}

}  // namespace mentor::hostile
