// The calendars in what a mail program saves: a calendar file, or a whole mail (RFC 5322, MIME) that carries one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// The most that is read as one mail, in bytes.
inline constexpr std::size_t kMailLimit = 8 * 1024 * 1024;

/// Of a mail each part that is a calendar, by its type or its file's name, decoded (7bit, 8bit, quoted-printable, base64; ISO-8859-1 and
/// Windows-1252 as UTF-8), parts in parts too; anything else is the one calendar, without its byte order mark. Throws usage for more than
/// kMailLimit, parts more than 8 deep, and a mail without a calendar.
std::vector<std::string> calendars_in(std::string_view saved);

}  // namespace mentor
