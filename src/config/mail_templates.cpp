#include "mentor/config/mail_templates.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

struct ShippedMail {
  std::string_view name;
  std::string_view text;
};

// Short, and nothing in them judges: both read them, and neither is to be put to shame before the other.
constexpr ShippedMail kShippedMails[] = {
    {"introduce", R"(Subject: {mentor} and {mentee}: your mentoring begins

Dear {mentor_first}, dear {mentee_first},

You are a pair from now on: {mentor} is the mentor, {mentee} the mentee.
This is how you reach each other:

{addresses}

{next_meeting}

{agenda}

A first meeting goes well when each of you says what you hope for, and when
you settle how often you meet, where, and what stays between the two of you.

Have a good start!
{from}
)"},
    {"nudge", R"(Subject: {mentor_first} and {mentee_first}: your next meeting

Dear {mentor_first}, dear {mentee_first},

{last_met}

{next_meeting}

If that date does not suit any more, or none is set, a line to each other is
enough to find one. A quarter of an hour on the phone is a meeting, too.

{addresses}

And if something is in the way that I can help with, tell me.

Kind regards
{from}
)"},
    {"midway", R"(Subject: {mentor_first} and {mentee_first}: halfway

Dear {mentor_first}, dear {mentee_first},

You are about halfway. Before you go on, take some minutes of your next
meeting to look back and ahead:

- What has changed for you since you began?
- Which goal still matters, and which may go?
- What should there be more of in your meetings, and what less?

{next_meeting}

{ends}

Enjoy the second half!
{from}
)"},
    {"closing", R"(Subject: {mentor_first} and {mentee_first}: a good ending

Dear {mentor_first}, dear {mentee_first},

{ends}

A good ending is a meeting of its own: what each of you learned, what was
reached, what you thank each other for, and whether and how you stay in touch.

{next_meeting}

{addresses}

Thank you both for the time you gave.
{from}
)"},
};

std::string own_path(std::string_view name, const Environment& env, std::optional<std::string_view> flag) {
  const std::string folder = template_folder(env, flag);
  return folder.empty() ? "" : folder + "/" + std::string(name) + ".mail";
}

bool is_file_name(std::string_view name) {
  return !name.empty() && !name.starts_with('.') && name.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> shipped_mails() {
  std::vector<std::string_view> names;
  for (const auto& mail : kShippedMails) names.push_back(mail.name);
  return names;
}

MailTemplate mail_template_named(std::string_view name, const Environment& env, std::optional<std::string_view> flag) {
  const std::string path = is_file_name(name) ? own_path(name, env, flag) : "";
  if (!path.empty())
    if (const auto own = read_own_file(path, "the template")) return parse_mail_template(*own, path);
  const auto shipped = std::ranges::find(kShippedMails, name, &ShippedMail::name);
  if (shipped != std::end(kShippedMails)) return parse_mail_template(shipped->text, name);
  const auto names = shipped_mails();
  const std::string guess = did_you_mean(name, names);
  throw usage_error(
      "no mail is called '" + visible_line(name) + "'",
      !guess.empty() ? guess : "there are " + joined(names, ", ") + "; your own are templates/NAME.mail beside the config file");
}

}  // namespace mentor
