// Text in Markdown stays text: nothing from the store makes a heading, a list, a link or a tag.
#include <doctest/doctest.h>

#include "mentor/render/formats.hpp"

using namespace mentor;

namespace {

std::string markdown(std::vector<Block> blocks) {
  const Zone zone = Zone::utc();
  View view;
  view.sections = {Prose{std::move(blocks)}};
  return print_markdown(view, {.zone = &zone});
}

std::string paragraph_of(const char* text) {
  std::string out = markdown({paragraph(text)});
  out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("what would begin a block at the start of a line is escaped, behind blanks too") {
  CHECK(paragraph_of("# x") == "\\# x");
  CHECK(paragraph_of("> x") == "\\> x");
  CHECK(paragraph_of("- x") == "\\- x");
  CHECK(paragraph_of("+ x") == "\\+ x");
  CHECK(paragraph_of("* x") == "\\* x");
  CHECK(paragraph_of("* * *") == "\\* * *");
  CHECK(paragraph_of("---") == "\\---");
  CHECK(paragraph_of("===") == "\\===");
  CHECK(paragraph_of("1. x") == "1\\. x");
  CHECK(paragraph_of("12) x") == "12\\) x");
  CHECK(paragraph_of("1.") == "1\\.");
  CHECK(paragraph_of("  # x") == "\\# x");
  CHECK(paragraph_of("     code") == "code");
  CHECK(paragraph_of("   1. x") == "1\\. x");
}

TEST_CASE("what is no markup is left as it is") {
  CHECK(paragraph_of("1.5 hours, 3 - 2 = 1, 2 * 3, a_b_c, AT&T, C#, 50 %") == "1.5 hours, 3 - 2 = 1, 2 * 3, a_b_c, AT&T, C#, 50 %");
  CHECK(paragraph_of("me & you") == "me & you");
  CHECK(paragraph_of("2026-12-01") == "2026-12-01");
}

TEST_CASE("markup inside a line is escaped") {
  CHECK(paragraph_of("*a* _b_ **c** ~~d~~") == "\\*a\\* \\_b\\_ \\*\\*c\\*\\* \\~\\~d\\~\\~");
  CHECK(paragraph_of("`a` [b](c) ![d](e)") == "\\`a\\` \\[b\\](c) !\\[d\\](e)");
  CHECK(paragraph_of("<script>x</script>") == "\\<script>x\\</script>");
  CHECK(paragraph_of("&lt; &#60;") == "\\&lt; \\&#60;");
  CHECK(paragraph_of("a\\b") == "a\\\\b");
}

TEST_CASE("a heading keeps a # at its end, and nothing breaks out of it") {
  CHECK(markdown({heading(2, "C #")}) == "## C \\#\n");
  CHECK(markdown({heading(1, "a\nb\n# c")}) == "# a b # c\n");
}

TEST_CASE("strong text keeps its blanks outside the stars") {
  CHECK(markdown({paragraph({plain("a"), strong(" b "), plain("c")})}) == "a **b** c\n");
  CHECK(markdown({paragraph({strong("  "), plain("c")})}) == "c\n");
}

TEST_CASE("blocks that would run together are parted, and a command is code") {
  CHECK(markdown({paragraph("a"), paragraph("b")}) == "a\n\nb\n");
  CHECK(markdown({bullet("a"), bullet("b", 2), paragraph("c")}) == "- a\n  - b\n\nc\n");
  CHECK(markdown({paragraph("a"), command_line("mentor log ada")}) == "a\n\n    mentor log ada\n");
  CHECK(markdown({heading(1, "a"), paragraph("b"), bullet("c"), gap(), bullet("d"), heading(2, "e"), bullet("f")}) ==
        "# a\n\nb\n\n- c\n\n- d\n\n## e\n\n- f\n");
}

TEST_CASE("a table row stays one row") {
  const Zone zone = Zone::utc();
  View view;
  view.sections = {Table{"T", {{"a", "A|B"}, {"n", "N", Align::right}}, {{"x | y\nz", 3}}, "", false}};
  CHECK(print_markdown(view, {.zone = &zone}) == "## T\n\n| A\\|B | N |\n| --- | ---: |\n| x \\| y z | 3 |\n");
}
