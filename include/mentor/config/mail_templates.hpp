// The mails there are: those that come with the program, and the user's own in templates/ beside the config file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/config/config.hpp"
#include "mentor/domain/mail_template.hpp"

namespace mentor {

/// The names of those that come with the program, in the order of a mentorship.
std::vector<std::string_view> shipped_mails();
/// An own one, templates/NAME.mail, takes the place of a shipped one. Throws usage for a name that is none, with those there are, and for a
/// file that is no template, with its line; damaged for a file that others may write.
MailTemplate mail_template_named(std::string_view name, const Environment& env, std::optional<std::string_view> config_flag);

}  // namespace mentor
