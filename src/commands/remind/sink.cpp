#include "commands/remind/sink.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "commands/remind/wording.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/config/config.hpp"
#include "mentor/render/mail.hpp"

namespace mentor::remind {
namespace {

Error cannot(std::string_view what, const std::string& path) {
  return failed("cannot " + std::string(what) + " '" + visible_line(path) + "': " + std::strerror(errno));
}

// Each key gives a name of its own. '/' has no place in a name, and ':' begins the flags of a mail that was read.
std::string file_name(std::string_view key) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string name = "mentor.";
  for (const char c : key) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("-.@_+").find(c) != std::string_view::npos;
    if (is_plain) {
      name += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    name += {'=', kDigits[byte >> 4], kDigits[byte & 0xF]};
  }
  return name;
}

// What an earlier try left behind is written anew: it may be cut off.
void write_new(const std::string& path, std::string_view text) {
  ::unlink(path.c_str());
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.is_open()) throw cannot("write", path);
  if (!write_all(file.get(), text) || ::fsync(file.get()) != 0) throw cannot("write", path);
}

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

std::vector<std::string> program_of(SinkKind kind, const Config& config) {
  const bool is_set_for_mail = config.remind_via == SinkKind::mail;
  if (kind == SinkKind::exec && !is_set_for_mail) return config.remind_command;
  if (kind != SinkKind::mail) return {};
  return is_set_for_mail && !config.remind_command.empty() ? config.remind_command
                                                           : std::vector<std::string>{"/usr/sbin/sendmail", "-t", "-i"};
}

Sink open_sink(SinkKind kind, const Context& context) { return std::ranges::find(kOpenings, kind, &Opening::kind)->open(context); }

void Maildir::put(std::string_view key, std::string_view mail) const {
  for (const char* part : {"/tmp", "/new", "/cur"}) make_folders(folder_ + part);
  const std::string name = file_name(key);
  const std::string draft = folder_ + "/tmp/" + name;
  const std::string place = folder_ + "/new/" + name;
  if (!holds(name)) {
    write_new(draft, mail);
    if (!put_new_in_place(draft, place)) throw cannot("write", place);
  }
  if (!sync_folder(folder_ + "/new")) throw cannot("sync the folder", folder_ + "/new");
}

// A reader moves a mail from new to cur, never back: looking in this order misses none. In cur a name may carry flags behind a ':'.
bool Maildir::holds(const std::string& name) const {
  if (::access((folder_ + "/new/" + name).c_str(), F_OK) == 0) return true;
  const std::string cur = folder_ + "/cur";
  const std::unique_ptr<DIR, int (*)(DIR*)> opened(::opendir(cur.c_str()), &::closedir);
  if (!opened) throw cannot("read the folder", cur);
  while (const dirent* entry = ::readdir(opened.get())) {
    const std::string_view there = entry->d_name;
    if (there.substr(0, there.find(':')) == name) return true;
  }
  return false;
}

}  // namespace mentor::remind
