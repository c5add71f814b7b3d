// The pieces a page is put together from.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mentor/render/formats.hpp"

namespace mentor {

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
std::string html_sheet(const Sheet& sheet, const Target& target);
/// A figure: what is drawn, its words, and its numbers as a table. `id` is the page's own for it.
std::string html_chart(const Chart& chart, const std::string& id, const Target& target);

}  // namespace mentor
