// A mail with gaps: text in which {field} stands for what is true of one pair.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mentor {

/// What a template may ask for, in the order in which people are told. Nothing that judges a pair or that is private is among them: the
/// pair reads it.
enum class MailField { mentor, mentee, mentor_first, mentee_first, from, addresses, last_met, next_meeting, agenda, every, ends };
/// Its name, and what it becomes.
struct MailFieldWords {
  MailField field;
  std::string_view name;
  std::string_view what;
};
std::vector<MailFieldWords> mail_fields();

using MailFacts = std::vector<std::pair<MailField, std::string>>;

struct MailTemplate {
  std::string subject;
  std::string body;
};

/// "Subject: ..." in the first line, an empty line, then the body. `name` is what messages call it. Throws usage, with the line, for a
/// field that is none (and tells those there are), for a brace that is not closed, and where there is no subject or no body.
MailTemplate parse_mail_template(std::string_view text, std::string_view name);

/// With the gaps filled. A paragraph of the body that is one field alone is left out where there is nothing to say. The subject is one
/// line.
MailTemplate filled(const MailTemplate& gapped, const MailFacts& facts);

}  // namespace mentor
