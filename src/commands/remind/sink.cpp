#include "commands/remind/sink.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "commands/remind/letter.hpp"
#include "commands/remind/maildir.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/config.hpp"

namespace mentor::remind {
namespace {

std::vector<std::pair<std::string, std::string>> variables_of(const Message& message) {
  return {{"MENTOR_KEY", message.key},
          {"MENTOR_KIND", message.kind},
          {"MENTOR_PAIR", message.pair},
          {"MENTOR_SUBJECT", message.subject},
          {"MENTOR_TITLE", message.title},
          {"MENTOR_DUE", to_iso(message.due_at)},
          {"MENTOR_EXPIRES", message.expires_at ? to_iso(*message.expires_at) : ""},
          {"MENTOR_ATTEMPT", std::to_string(message.attempt)}};
}

Sink open_output(const Context& context) {
  return [&write = context.process.streams.write, separator = ""](const Message& message) mutable {
    if (!write(separator + visible(text_of(message)))) throw failed(std::string("could not write to stdout: ") + std::strerror(errno));
    separator = "\n";
  };
}

Sink open_exec(const Context& context) {
  auto program = program_of(SinkKind::exec, context.config);
  if (program.empty())
    throw usage_error("no program is named to run for a reminder",
                      "mentor config edit: [remind] via = \"exec\", command = [\"notify-me\", \"--loud\"]");
  return [program = std::move(program), timeout = context.config.remind_timeout](const Message& message) {
    must_succeed({program, variables_of(message), text_of(message), timeout});
  };
}

MailAddress addressee(const Config& config) {
  return {config.me_name, config.remind_mail_to.empty() ? config.me_email : config.remind_mail_to};
}

Sink open_mail(const Context& context) {
  const Config& config = context.config;
  const MailAddress to = addressee(config);
  if (to.email.empty())
    throw usage_error("no address is named to send reminders to", "mentor config edit: [remind] mail_to = \"grace@example.org\"");
  return [program = program_of(SinkKind::mail, config), to, now = context.now, timeout = config.remind_timeout](const Message& message) {
    must_succeed({program, variables_of(message), mail_text(letter(message, to, now)), timeout});
  };
}

// A mail in a folder needs no address to arrive, yet has to have one.
Sink open_maildir(const Context& context) {
  MailAddress to = addressee(context.config);
  if (to.email.empty()) to.email = "mentor@mentor.invalid";
  return [to, now = context.now, folder = Maildir(maildir_path(context.process.environment, context.config))](const Message& message) {
    folder.put(message.key, mail_text(letter(message, to, now)));
  };
}

struct Opening {
  SinkKind kind;
  Sink (*open)(const Context&);
};

constexpr Opening kOpenings[] = {
    {SinkKind::output, open_output}, {SinkKind::exec, open_exec}, {SinkKind::mail, open_mail}, {SinkKind::maildir, open_maildir}};

}  // namespace

std::vector<std::string> program_of(SinkKind kind, const Config& config) {
  const bool is_set_for_mail = config.remind_via == SinkKind::mail;
  if (kind == SinkKind::exec && !is_set_for_mail) return config.remind_command;
  if (kind != SinkKind::mail) return {};
  return is_set_for_mail && !config.remind_command.empty() ? config.remind_command
                                                           : std::vector<std::string>{"/usr/sbin/sendmail", "-t", "-i"};
}

std::string text_of(const Message& message) { return message.title + "\n" + message.body; }

Sink open_sink(SinkKind kind, const Context& context) { return std::ranges::find(kOpenings, kind, &Opening::kind)->open(context); }

}  // namespace mentor::remind
