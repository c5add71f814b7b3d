// A reminder as a mail.
#pragma once

#include "commands/remind/sink.hpp"
#include "mentor/render/mail.hpp"

namespace mentor::remind {

/// The mail to `to`, sent at `now`. Its Message-ID comes from the reminder's key alone, so that every try has the same; it says that it was
/// made by a program, so that nothing answers it.
Mail letter(const Message& message, const MailAddress& to, Instant now);

}  // namespace mentor::remind
