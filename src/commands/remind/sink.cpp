#include "commands/remind/sink.hpp"

#include <algorithm>

#include "commands/remind/wording.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/config/config.hpp"
#include "mentor/render/mail.hpp"

namespace mentor::remind {
namespace {

std::vector<std::pair<std::string, std::string>> variables_of(const Delivery& delivery) {
  return {{"MENTOR_KEY", delivery.key},
          {"MENTOR_KIND", std::string(name_of(delivery.kind))},
          {"MENTOR_PAIR", delivery.handle},
          {"MENTOR_SUBJECT", delivery.subject},
          {"MENTOR_TITLE", delivery.title},
          {"MENTOR_DUE", to_iso(delivery.due_at)},
          {"MENTOR_EXPIRES", delivery.expires_at ? to_iso(*delivery.expires_at) : ""},
          {"MENTOR_ATTEMPT", std::to_string(delivery.attempts)}};
}

std::string mail_of(const Delivery& delivery, const MailAddress& to, Instant now) {
  Mail mail;
  mail.from = {"mentor", to.email};
  mail.to = {to};
  mail.subject = delivery.title;
  mail.date = now;
  mail.message_id = message_id(delivery.key, to.email);
  mail.more_headers = {
      {"Auto-Submitted", "auto-generated"}, {"X-Mentor-Key", delivery.key}, {"X-Mentor-Attempt", std::to_string(delivery.attempts)}};
  mail.text = text_of(delivery);
  return mail_text(mail);
}

template <class Deliver>
Sink one_by_one(Deliver deliver) {
  return {[deliver = std::move(deliver)](const std::vector<Delivery>& deliveries) { std::ranges::for_each(deliveries, deliver); }};
}

// As they stand once it was printed.
Sink open_output(const Context& context) {
  return {[&context](std::vector<Delivery> deliveries) {
            for (auto& delivery : deliveries) delivery = sent(std::move(delivery), context.now);
            print_now(context, reminders_printed(deliveries));
          },
          true};
}

Sink open_exec(const Context& context) {
  auto program = program_of(SinkKind::exec, context.config);
  if (program.empty())
    throw usage_error("no program is set to run for a reminder",
                      "mentor config edit: [remind] via = \"exec\", command = [\"notify-me\", \"--loud\"]");
  return one_by_one([program = std::move(program), timeout = context.config.remind_timeout](const Delivery& delivery) {
    must_succeed({program, variables_of(delivery), text_of(delivery), timeout});
  });
}

MailAddress addressee(const Config& config) {
  return {config.me_name, config.remind_mail_to.empty() ? config.me_email : config.remind_mail_to};
}

Sink open_mail(const Context& context) {
  const Config& config = context.config;
  const MailAddress to = addressee(config);
  if (to.email.empty())
    throw usage_error("no address is set to send reminders to", "mentor config edit: [remind] mail_to = \"grace@example.org\"");
  const auto program = program_of(SinkKind::mail, config);
  return one_by_one([program, to, now = context.now, timeout = config.remind_timeout](const Delivery& delivery) {
    must_succeed({program, variables_of(delivery), mail_of(delivery, to, now), timeout});
  });
}

// A mail in a folder needs no address to arrive, yet has to have one.
Sink open_maildir(const Context& context) {
  MailAddress to = addressee(context.config);
  if (to.email.empty()) to.email = "mentor@mentor.invalid";
  const Maildir folder(maildir_path(context.process.environment, context.config));
  return one_by_one([to, now = context.now, folder](const Delivery& delivery) { folder.put(delivery.key, mail_of(delivery, to, now)); });
}

struct Opening {
  SinkKind kind;
  Sink (*open)(const Context&);
};

constexpr Opening kOpenings[] = {
    {SinkKind::output, open_output}, {SinkKind::exec, open_exec}, {SinkKind::mail, open_mail}, {SinkKind::maildir, open_maildir}};

}  // namespace

void define_via(Spec& spec, Opt<SinkKind>& via) { spec.choice("--via", "SINK", via, "how reminders reach you (remind.via)"); }

Sink open_sink(SinkKind kind, const Context& context) { return std::ranges::find(kOpenings, kind, &Opening::kind)->open(context); }

}  // namespace mentor::remind
