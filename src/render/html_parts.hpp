// What a page is put together from: text that stays text, pieces, and drawings of charts as inline SVG.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mentor/render/formats.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// For an attribute between double quotes: markup escaped, control characters and bidi controls shown.
std::string html_attribute(std::string_view raw);
/// For running text: the same, line breaks kept, and what is written from right to left kept apart, so that it cannot reorder what stands
/// beside it.
std::string html_text(std::string_view raw);

/// The class that a tone has in the stylesheet; "" for plain and strong.
std::string_view html_class(Tone tone);
/// A word that stands out, in a frame; `content` is HTML.
std::string html_badge(Tone tone, const std::string& content);
/// A heading's text; a tone stands out as a badge.
std::string html_heading(const Block& block);
/// Running text: paragraphs, lists, tasks, lines to type, and headings of the third level.
std::string html_blocks(std::span<const Block> blocks);
/// `caption` names the table to those who do not see the heading above it.
std::string html_table(const Table& table, const std::string& caption, const Target& target);
std::string html_certificate(const Certificate& certificate);
std::string html_sheet(const Sheet& sheet, const Target& target);
/// A figure: what is drawn, its words, and its numbers as a table. `id` is the page's own for it.
std::string html_chart(const Chart& chart, const std::string& id, const Target& target);

std::string_view page_style();
/// Its SHA-256, in hexadecimal.
std::string_view page_style_sha256();

/// The width of every drawing in its own units; a phone is about as wide, so that text keeps its size.
inline constexpr int kSvgWidth = 360;

struct Drawing {
  int height = 0;
  std::string marks;
};

Drawing draw_weeks(const Chart& chart);
Drawing draw_line(const Chart& chart);
Drawing draw_shares(const Chart& chart);
Drawing draw_stack(const Chart& chart);
Drawing draw_parts(const Chart& chart);

}  // namespace mentor
