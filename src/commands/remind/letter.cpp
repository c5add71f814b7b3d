#include "commands/remind/letter.hpp"

namespace mentor::remind {

Mail letter(const Message& message, const MailAddress& to, Instant now) {
  Mail mail;
  mail.from = {"mentor", to.email};
  mail.to = {to};
  mail.subject = message.title;
  mail.date = now;
  mail.message_id = message_id(message.key, to.email);
  mail.more_headers = {
      {"Auto-Submitted", "auto-generated"}, {"X-Mentor-Key", message.key}, {"X-Mentor-Attempt", std::to_string(message.attempt)}};
  mail.text = text_of(message);
  return mail;
}

}  // namespace mentor::remind
