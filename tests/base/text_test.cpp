// Proves how text is checked, shown, measured, broken and compared, hostile text included.
#include "mentor/base/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

using namespace mentor;

namespace {

using Lines = std::vector<std::string>;

const std::string kFamily = "👨‍👩‍👧‍👦";
const std::string kFlag = "🇩🇪";

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string joined(const Lines& lines) { return std::accumulate(lines.begin(), lines.end(), std::string()); }

int widest(const Lines& lines) {
  int width = 0;
  for (const auto& line : lines) width = std::max(width, display_width(line));
  return width;
}

}  // namespace

TEST_CASE("valid UTF-8 can be stored, whatever it holds") {
  CHECK(first_unstorable("") == std::nullopt);
  CHECK(first_unstorable("plain\n\ttext\x7f") == std::nullopt);
  CHECK(first_unstorable("\x1b[31m Grüße 漢字 👩‍💻 \u202e \U0010FFFF") == std::nullopt);
}

TEST_CASE("what cannot be stored is found by its offset") {
  CHECK(first_unstorable(std::string_view("ab\0c", 4)) == 2);
  CHECK(first_unstorable("ü\xff") == 2);
  CHECK(first_unstorable("a\x80") == 1);
  CHECK(first_unstorable("cut \xe6\xbc") == 4);
  CHECK(first_unstorable("\xc0\xaf") == 0);          // an overlong '/'
  CHECK(first_unstorable("\xed\xa0\x80") == 0);      // half of a surrogate pair
  CHECK(first_unstorable("\xf4\x90\x80\x80") == 0);  // beyond U+10FFFF
}

TEST_CASE("width counts columns, not bytes and not code points") {
  CHECK(display_width("") == 0);
  CHECK(display_width("plain") == 5);
  CHECK(display_width("Grüße") == 5);
  CHECK(display_width("e\u0301le\u0300ve") == 5);
  CHECK(display_width("漢字") == 4);
  CHECK(display_width("한국") == 4);
  CHECK(display_width("ﾊﾝ") == 2);
  CHECK(display_width("a漢b") == 4);
  CHECK(display_width("\u0301") == 0);
}

TEST_CASE("an emoji of several code points is two columns wide") {
  CHECK(display_width("🎉") == 2);
  CHECK(display_width(kFamily) == 2);
  CHECK(display_width(kFlag) == 2);
  CHECK(display_width(kFlag + kFlag) == 4);
  CHECK(display_width("👍🏽") == 2);
  CHECK(display_width("❤️") == 2);
  CHECK(display_width("1️⃣") == 2);
}

TEST_CASE("the emoji style widens no letter") { CHECK(display_width("a\uFE0F") == 1); }

TEST_CASE("bytes that are not UTF-8 are one column each") { CHECK(display_width("\xff\xfe漢\xe6\xbc") == 6); }

TEST_CASE("control characters are shown, line breaks are kept") {
  CHECK(visible("plain text") == "plain text");
  CHECK(visible("a\nb") == "a\nb");
  CHECK(visible("a\tb\rc") == "a\\tb\\x0dc");
  CHECK(visible("\x1b[31mred\x07\x7f") == "\\x1b[31mred\\x07\\x7f");
  CHECK(visible(std::string_view("a\0b", 3)) == "a\\x00b");
  CHECK(visible("\u009b31m\u0085") == "\\x9b31m\\x85");
}

TEST_CASE("what turns or hides text is shown by its number") {
  CHECK(visible("\u202eevil\u202c") == "<U+202E>evil<U+202C>");
  CHECK(visible("\u061c\u200b\u200e\u200f\u2066\u2069\ufeff") == "<U+061C><U+200B><U+200E><U+200F><U+2066><U+2069><U+FEFF>");
}

TEST_CASE("bytes that are not UTF-8 are shown one by one") { CHECK(visible("a\xff\xe6\xbc!") == "a\\xff\\xe6\\xbc!"); }

TEST_CASE("letters of every script and joined emoji are shown as they are") {
  for (const std::string text : {"Grüße", "漢字", "עברית", "e\u0301", "👩‍💻"}) CHECK(visible(text) == text);
}

TEST_CASE("on one line a run of line breaks is one space") {
  CHECK(visible_line("plain") == "plain");
  CHECK(visible_line("one\ntwo\n\n\nthree") == "one two three");
  CHECK(visible_line("\nü\n") == " ü ");
  CHECK(visible_line("a\r\n\x1b]0;x\x07") == "a\\x0d \\x1b]0;x\\x07");
}

TEST_CASE("text that fits is left as it is, other text ends in an ellipsis") {
  CHECK(fit("plain", 5) == "plain");
  CHECK(fit("plains", 5) == "plai…");
  CHECK(fit("plain", 1) == "…");
  CHECK(fit("plain", 0) == "");
  CHECK(fit("", 0) == "");
}

TEST_CASE("a cut never halves a grapheme") {
  CHECK(fit("漢字漢", 5) == "漢字…");
  CHECK(fit("漢字漢", 4) == "漢…");
  CHECK(fit("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
  CHECK(fit("a" + kFamily + "bc", 4) == "a" + kFamily + "…");
  CHECK(fit("a" + kFamily + "bc", 3) == "a…");
}

TEST_CASE("padding fills up to the width and cuts nothing") {
  CHECK(pad("ab", 4) == "ab  ");
  CHECK(pad("漢", 4) == "漢  ");
  CHECK(pad("long", 2) == "long");
}

TEST_CASE("lines break at spaces") {
  CHECK(wrap("the quick brown fox", 9) == Lines{"the quick", "brown fox"});
  CHECK(wrap("the quick brown fox", 8) == Lines{"the", "quick", "brown", "fox"});
  CHECK(wrap("", 8) == Lines{""});
  CHECK(wrap("fits", 8) == Lines{"fits"});
}

TEST_CASE("blanks go where a line breaks and stay where it does not") {
  CHECK(wrap("a  b", 8) == Lines{"a  b"});
  CHECK(wrap("abc     def  ", 4) == Lines{"abc", "def"});
  CHECK(wrap("  indented text", 10) == Lines{"  indented", "text"});
  CHECK(wrap("      ", 3) == Lines{""});
}

TEST_CASE("a longer word is broken at graphemes") {
  CHECK(wrap("to unbreakable", 5) == Lines{"to", "unbre", "akabl", "e"});
  CHECK(wrap("unbreakable it", 8) == Lines{"unbreaka", "ble it"});
  CHECK(wrap("漢字漢字", 5) == Lines{"漢字", "漢字"});
  CHECK(wrap(kFamily + kFamily, 3) == Lines{kFamily, kFamily});
  CHECK(wrap("漢字", 1) == Lines{"漢", "字"});
}

TEST_CASE("line breaks in the text hold at every width") {
  CHECK(wrap("one two\n\nthree", 0) == Lines{"one two", "", "three"});
  CHECK(wrap("one two\n\nthree\n", 4) == Lines{"one", "two", "", "thre", "e", ""});
}

TEST_CASE("a line of a megabyte is broken without loss") {
  const std::string ascii = repeated("x", 1 << 20);
  const std::string wide = repeated("漢e\u0301", 1 << 17);
  CHECK(joined(wrap(ascii, 80)) == ascii);
  CHECK(wrap(ascii, 80).size() == ((1 << 20) + 79) / 80);
  CHECK(joined(wrap(wide, 40)) == wide);
  CHECK(widest(wrap(wide, 40)) == 39);
  CHECK(display_width(wide) == 3 << 17);
  CHECK(fit(ascii, 3) == "xx…");
  CHECK(wrap(repeated(" ", 1 << 20) + "x", 80) == Lines{"x"});
}

TEST_CASE("text that is not UTF-8 is measured and broken all the same") {
  const std::string bad = repeated("\xff\xf0\x9f", 100);
  CHECK(joined(wrap(bad, 20)) == bad);
  CHECK(widest(wrap(bad, 20)) == 20);
}

TEST_CASE("case is folded in every script") {
  CHECK(fold_case("Ada LOVELACE\n42") == "ada lovelace\n42");
  CHECK(fold_case("GRÜSSE") == fold_case("grüße"));
  CHECK(fold_case("ΣΊΣΥΦΟΣ") == fold_case("σίσυφος"));
  CHECK(fold_case("E\u0301cole") == "école");
  CHECK(fold_case("漢字") == "漢字");
  CHECK(fold_case("A\xff") == "A\xff");
}

TEST_CASE("a slug spells Latin letters in plain ASCII") {
  CHECK(ascii_slug("Ada") == "ada");
  CHECK(ascii_slug("Jürgen Groß") == "jurgen-gross");
  CHECK(ascii_slug("Søren Æther ŁUKASZ Đào İpek Þór") == "soren-aether-lukasz-dao-ipek-thor");
  CHECK(ascii_slug("STRAẞE") == "strasse");
  CHECK(ascii_slug("ﬁn Ａｄａ") == "fin-ada");
  CHECK(ascii_slug("e\u0301lan") == "elan");
}

TEST_CASE("a slug leaves out other letters and joins the rest with single hyphens") {
  CHECK(ascii_slug("  --O'Brien,  Pat 2nd!! ") == "o-brien-pat-2nd");
  CHECK(ascii_slug("Ada 漢字 Lovelace") == "ada-lovelace");
  CHECK(ascii_slug("Иван") == "");
  CHECK(ascii_slug("漢字") == "");
  CHECK(ascii_slug("🎉 -- ...") == "");
  CHECK(ascii_slug("a\x1b[31m\u202e b") == "a-31m-b");
  CHECK(ascii_slug("Ada\xff") == "ada");
}
