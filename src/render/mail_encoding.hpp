// How text travels in a mail: encoded words in headers (RFC 2047), base64 and quoted-printable in bodies (RFC 2045).
#pragma once

#include <string>
#include <string_view>

namespace mentor {

/// A header's text: as it is where it is plain ASCII, else as encoded words of at most 75 characters, parted by blanks, none of which cuts
/// a character.
std::string encoded_words(std::string_view text);
/// "Name: value" in lines of at most 78 characters where the value has blanks to break at, ended by '\n'.
std::string folded_header(std::string_view name, std::string_view value);
/// Base64, `width` characters a line; without line breaks where it is 0.
std::string base64(std::string_view bytes, std::size_t width = 0);
/// Quoted-printable of text whose lines end in '\n'.
std::string quoted_printable(std::string_view text);
/// Whether the text can travel as it stands: ASCII, short lines, nothing a mail server would rewrite.
bool travels_plain(std::string_view text);

}  // namespace mentor
