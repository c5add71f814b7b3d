// A mail as the text that `sendmail -t` reads (RFC 5322, MIME): headers encoded, lines short, nothing that breaks out of a header.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mentor/base/time.hpp"

namespace mentor {

struct MailAddress {
  std::string name;   ///< "" where only the address is known
  std::string email;  ///< ASCII, without blanks or brackets, never with '-' in front
};

/// A part beside the text, as other programs read it.
struct MailPart {
  std::string type;  ///< "text/calendar; charset=utf-8; method=REQUEST"
  std::string text;  ///< kept byte for byte
};

struct Mail {
  std::optional<MailAddress> from;  ///< nullopt: the mail server's to add
  std::vector<MailAddress> to;      ///< at least one
  std::string subject;
  Instant date{};
  std::string message_id;                                         ///< message_id() makes one
  std::vector<std::pair<std::string, std::string>> more_headers;  ///< such as Auto-Submitted; plain text
  std::string text;                                               ///< the body, lines ended by '\n'
  std::optional<MailPart> part;
};

/// The mail, its lines ended by '\n' as a local sendmail takes them. The same mail gives the same bytes. Throws usage for a CR, LF or NUL
/// in a header, a header's name that is none, an address that is none or begins with '-', or nobody to send it to.
std::string mail_text(const Mail& mail);

/// The mail as one of a file of many (mbox, RFC 4155): behind a line that begins "From ", which no line of the mail does, and with an empty
/// line behind it.
std::string mbox_text(const Mail& mail);

/// Whether mail can go there: ASCII, one '@', without blanks, brackets or quotes, and no '-' in front, which a program may take for an
/// option.
bool is_mail_address(std::string_view text);

/// "key@domain of `email`", with what has no place in a Message-ID replaced by '.'; the domain is "mentor.invalid" for "".
std::string message_id(std::string_view key, std::string_view email);

}  // namespace mentor
