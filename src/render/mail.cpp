#include "mentor/render/mail.hpp"

#include "mentor/render/formats.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "render/mail_encoding.hpp"

namespace mentor {
namespace {

constexpr std::size_t kBodyWidth = 76;

std::string one_line(std::string_view text, std::string_view header) {
  if (text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
    throw usage_error("the mail's " + std::string(header) + " '" + visible_line(text) + "' has a line break or NUL in it");
  return std::string(text);
}

std::string display_name(std::string_view name) {
  const std::string words = encoded_words(name);
  if (words != name) return words;
  const bool is_atoms = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '\'';
  });
  if (is_atoms) return words;
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

std::string address(const MailAddress& who, std::string_view header) {
  const std::string email = one_line(who.email, header);
  if (email.starts_with('-')) throw usage_error("the mail address '" + visible_line(email) + "' begins with '-'");
  if (!is_mail_address(email)) throw usage_error("'" + visible_line(email) + "' is not a mail address", "such as ada@example.org");
  if (who.name.empty()) return email;
  return display_name(one_line(who.name, header)) + " <" + email + ">";
}

// "Tue, 01 Dec 2026 15:00:00 +0000"
std::string date_header(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const Date date{day};
  const std::chrono::hh_mm_ss clock(at - day);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000", std::string(short_name(weekday_of(date))).c_str(),
                static_cast<unsigned>(date.day()), std::string(short_name(date.month())).c_str(), static_cast<int>(date.year()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

bool is_header_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~' && c != ':'; });
}

std::string headers_of(const Mail& mail) {
  if (mail.to.empty()) throw usage_error("the mail has nobody to go to");
  std::string to;
  for (const auto& who : mail.to) to += (to.empty() ? "" : ", ") + address(who, "To");
  std::string out;
  if (mail.from) out += folded_header("From", address(*mail.from, "From"));
  out += folded_header("To", to);
  out += folded_header("Subject", encoded_words(one_line(mail.subject, "subject")));
  out += folded_header("Date", date_header(mail.date));
  out += "Message-ID: <" + one_line(mail.message_id, "Message-ID") + ">\n";
  for (const auto& [name, value] : mail.more_headers) {
    if (!is_header_name(name)) throw usage_error("'" + visible_line(name) + "' is no mail header");
    out += folded_header(name, encoded_words(one_line(value, name)));
  }
  return out + "MIME-Version: 1.0\n";
}

std::string text_part(std::string_view text) {
  const std::string type = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ";
  if (!travels_plain(text)) return type + "quoted-printable\n\n" + quoted_printable(text);
  return type + "7bit\n\n" + std::string(text) + (text.empty() || text.ends_with('\n') ? "" : "\n");
}

// Of the mail's own Message-ID, and with "=_", which neither base64 nor quoted-printable can hold; plain text has no line that begins "--".
std::string boundary_of(const Mail& mail) {
  std::string boundary = "=_";
  for (const char c : mail.message_id)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) boundary += c;
  constexpr std::size_t kLongest = 70;
  return boundary.substr(0, kLongest);
}

std::string parts(const Mail& mail) {
  const std::string boundary = boundary_of(mail);
  return "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\n\n--" + boundary + "\n" + text_part(mail.text) + "\n--" +
         boundary + "\nContent-Type: " + one_line(mail.part->type, "Content-Type") + "\nContent-Transfer-Encoding: base64\n\n" +
         base64(mail.part->text, kBodyWidth) + "\n\n--" + boundary + "--\n";
}

}  // namespace

std::string mail_text(const Mail& mail) { return headers_of(mail) + (mail.part ? parts(mail) : text_part(mail.text)); }

namespace {

// "Tue Dec  1 15:00:00 2026", in UTC.
std::string mbox_date(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const Date date{day};
  const std::chrono::hh_mm_ss clock(at - day);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s %s %2u %02d:%02d:%02d %04d", std::string(short_name(weekday_of(date))).c_str(),
                std::string(short_name(date.month())).c_str(), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()), static_cast<int>(date.year()));
  return text.data();
}

}  // namespace

std::string mbox_text(const Mail& mail) {
  return "From " + (mail.from ? mail.from->email : "MAILER-DAEMON") + " " + mbox_date(mail.date) + "\n" + mail_text(mail) + "\n";
}

bool is_mail_address(std::string_view text) {
  const auto sign = text.find('@');
  const bool is_visible = std::ranges::all_of(
      text, [](char c) { return c > ' ' && c <= '~' && std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos; });
  return is_visible && !text.starts_with('-') && sign != std::string_view::npos && sign > 0 && sign + 1 < text.size() &&
         text.find('@', sign + 1) == std::string_view::npos;
}

std::string message_id(std::string_view key, std::string_view email) {
  std::string left;
  for (const char c : key) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (fits || (!left.empty() && left.back() != '.')) left += fits ? c : '.';
  }
  while (left.ends_with('.')) left.pop_back();
  const auto sign = email.rfind('@');
  return left + "@" + (sign == std::string_view::npos ? "mentor.invalid" : std::string(email.substr(sign + 1)));
}

std::string print_mbox(const View& view, const Target&) { return view.verbatim; }

}  // namespace mentor
