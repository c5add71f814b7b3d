// Text as terminals show it: UTF-8 checks, display width, visible escapes, fitting and wrapping, case folding, shell words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// The byte offset of the first byte that is not valid UTF-8, or of the first NUL; nullopt when the text can be stored.
std::optional<std::size_t> first_unstorable(std::string_view text);

/// Whether there is a line break or another control character in it (C0, DEL, C1, U+2028, U+2029), as no name has.
bool has_control(std::string_view text);

/// Columns a terminal uses: per grapheme cluster, wide CJK and emoji 2, combining marks 0. ASCII takes a fast path.
int display_width(std::string_view text);

/// Control characters (C0 but '\n', DEL, C1), bytes that are not UTF-8, bidi controls and invisible characters (U+061C, 200B, 200E/F,
/// 202A-E, 2066-9, FEFF) shown as visible escapes such as "\x1b" and "<U+202E>"; everything else as it is. ASCII takes a fast path.
std::string visible(std::string_view text);
/// The same on one line: '\n' becomes a space, runs of line breaks one space.
std::string visible_line(std::string_view text);

/// Cut to `width` columns with "…" at the end where it was cut; never inside a grapheme.
std::string fit(std::string_view text, int width);
/// Padded with spaces to `width` columns.
std::string pad(std::string_view text, int width);
/// Broken at spaces into lines of at most `width` columns; a longer word is broken at graphemes. width <= 0: only at '\n'.
std::vector<std::string> wrap(std::string_view text, int width);

/// The texts one after the other, with `between` between them.
template <class Texts>
std::string joined(const Texts& texts, std::string_view between) {
  std::string all;
  bool is_first = true;
  for (const auto& text : texts) {
    if (!is_first) all += between;
    all += text;
    is_first = false;
  }
  return all;
}

/// Without the blanks and line breaks around it.
std::string_view trimmed(std::string_view text);
/// All of it as a whole number, "-" in front allowed; nullopt when it is none.
std::optional<int> whole_number(std::string_view text);

/// Case folded by Unicode, for comparing without case.
std::string fold_case(std::string_view text);
/// Whether a letter of it is a capital by Unicode; ß and ς are none.
bool has_capital(std::string_view text);
/// Latin letters in lower-case ASCII without their marks (ü to u, ß to ss, ø to o, æ to ae, ł to l ...); other letters are left out,
/// anything else becomes '-'; no leading, trailing or double '-'. Empty when no Latin letter or digit is left.
std::string ascii_slug(std::string_view text);
/// A word as a shell takes it: as it is where no shell reads anything into it, else in single quotes.
std::string shell_word(std::string_view word);
/// A command as a shell would split it: blanks part words, quotes and backslashes keep them together. No shell runs.
std::vector<std::string> shell_words(std::string_view text);

/// Optimal string alignment distance (insert, delete, replace, swap of neighbours), by bytes.
int edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, when it is near enough to be a slip: at most a third of the longer word's length, and at least 1;
/// a candidate that `word` is a prefix of (3 letters or more) counts as near. Ties go to the first.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

/// "did you mean 'X'?" or "".
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace mentor
